//! An action, done by somebody or deemed done.

use std::collections::BTreeMap;

use gongzhi::{
    charter::Next,
    engine::{Capacity, Ground, Known, Person, What, World},
    id::{ActionId, ClockId, StateId},
    rule::{Assignment, Condition, Target, Used},
    time::{Instant, Limit},
    workflow::Leaving,
};

use super::{
    Past, Rules,
    ask::{Meant, Request, names_twice},
    belongs::As,
    condition::{holds, waits},
    draft::{Draft, Why},
    guard::only,
    past::{Asked, Done},
    way::Way,
};

/// Who does the action, or which clock's end takes it for done.
pub(crate) enum Doer {
    /// These, in that capacity.
    Persons(Vec<Person>, Option<Capacity>),
    /// "A deemed action is done by `system`: party and separation rules are skipped, conditions kept."
    Clock(ClockId),
}

/// What is done, by whom, with what.
pub(crate) struct Deed<'a> {
    pub(crate) action: ActionId,
    pub(crate) doer: Doer,
    pub(crate) given: BTreeMap<Target, Meant>,
    pub(crate) with: &'a [Assignment],
    pub(crate) more: Option<Limit>,
    /// Whether who acts was found not to fit; the words of that.
    pub(crate) why: Why,
    /// Who may be asked.
    pub(crate) world: Option<World<'a>>,
}

/// The case after somebody did what was asked, or why not.
pub(crate) fn act(asked: &Asked<'_>, past: &Past, request: &Request, at: Instant) -> Result<Past, Why> {
    let given = given(asked.rules, past, request, at);
    let (doer, why) = who(asked, past, &given, request, at);
    let deed = Deed {
        action: request.action,
        doer,
        given: request.given.clone(),
        with: &[],
        more: request.more,
        why,
        world: Some(asked.world),
    };
    perform(asked.rules, past, deed, at)
}

/// The case with what was just given, on which conditions are judged.
fn given(rules: Rules<'_>, past: &Past, request: &Request, at: Instant) -> Past {
    let mut draft = Draft::new(rules, past, at);
    for (target, meant) in request.given.clone() {
        draft.say(target, meant);
    }
    draft.now
}

/// Who may: parties are judged before the step, their conditions with what was just given.
fn who(asked: &Asked<'_>, past: &Past, given: &Past, request: &Request, at: Instant) -> (Doer, Why) {
    let mut why = Why::new();
    let mut capacity = None;
    if names_twice(&request.by) {
        why.insert("by");
    } else {
        match asked.capacity(past, given, request.action, &request.by, request.named.as_deref(), at) {
            Ok(found) => capacity = Some(found),
            Err(words) => why.extend(words),
        }
    }
    why.extend(bars(asked, past, given, request.action, &request.by, at));
    (Doer::Persons(request.by.clone(), capacity), why)
}

/// "Barring … excludes everybody": the action's bars and the workflow's.
pub(crate) fn bars(
    asked: &Asked<'_>,
    past: &Past,
    given: &Past,
    action: ActionId,
    by: &[Person],
    at: Instant,
) -> Why {
    let workflow = asked.rules.workflow;
    let action = workflow.actions.get(action).unwrap();
    let mut why = Why::new();
    for clause in workflow.bars.iter().chain(&action.bars) {
        // A condition that cannot be decided does not lift the bar.
        if holds(asked.rules, given, &clause.condition) == Some(false)
            || waits(asked.rules, given, &clause.condition)
        {
            continue;
        }
        for person in by {
            for party in &clause.parties {
                match asked.is_of(past, person, party, As::Barred, at) {
                    Known::Yes => {
                        why.insert("bars");
                        break;
                    }
                    Known::Unknown => {
                        why.insert("roster");
                    }
                    Known::No => {}
                }
            }
        }
    }
    why
}

/// The step itself: what was given, the conditions, what is set, where it leads, what it does to clocks.
pub(crate) fn perform<'a>(rules: Rules<'a>, past: &Past, deed: Deed<'a>, at: Instant) -> Result<Past, Why> {
    let action = rules.workflow.actions.get(deed.action).unwrap();
    let from = source(rules, past, deed.action)?;
    let mut draft = Draft::new(rules, past, at);
    draft.world = deed.world;
    draft.why.extend(deed.why.iter().copied());
    if action.leaving == Leaving::Start {
        draft.raise(deed.by());
    }
    if let Doer::Clock(clock) = deed.doer {
        draft.expire(clock);
    }
    for (target, meant) in deed.given.clone() {
        draft.say(target, meant);
    }
    draft.assign(deed.with, &[]);
    let missing = match deed.doer {
        Doer::Persons(..) => draft.asks(deed.action, &deed.given),
        // Nobody is there to be asked.
        Doer::Clock(_) => Vec::new(),
    };
    draft.guard(deed.action, &from, &missing);
    if draft.is_open() {
        draft.carry_out(&deed, &from);
    }
    draft.tell(deed.what())
}

/// Where the action stands: the states it would leave, or why it does not stand here. In the wrong place only that is said.
pub(crate) fn source(rules: Rules<'_>, past: &Past, action: ActionId) -> Result<Vec<StateId>, Why> {
    if past.ended.is_some() {
        return Err(only("end"));
    }
    match &rules.workflow.actions.get(action).unwrap().leaving {
        Leaving::Start if past.is_raised() => Err(only("from")),
        // "A state or action may be *retired*: kept for cases that run already."
        Leaving::Start if rules.workflow.actions.get(action).unwrap().is_retired => Err(only("retired")),
        Leaving::Start => Ok(Vec::new()),
        Leaving::Any if past.active.is_empty() => Err(only("from")),
        Leaving::Any => Ok(Vec::new()),
        Leaving::Some(_) => rules.standing(&past.active, action).first().cloned().ok_or(only("from")),
    }
}

impl Deed<'_> {
    fn by(&self) -> &[Person] {
        match &self.doer {
            Doer::Persons(by, _) => by,
            Doer::Clock(_) => &[],
        }
    }

    fn who(&self) -> (Vec<Person>, Option<Capacity>) {
        match &self.doer {
            Doer::Persons(by, capacity) => (by.clone(), capacity.clone()),
            Doer::Clock(_) => (Vec::new(), None),
        }
    }

    fn what(&self) -> What {
        let nobody = Capacity { clause: 0, party: 0, body: None, delegation: None };
        match &self.doer {
            Doer::Clock(clock) => What::Deemed { clock: *clock, action: self.action },
            Doer::Persons(by, capacity) => What::Done {
                action: self.action,
                by: by.iter().cloned().collect(),
                capacity: capacity.clone().unwrap_or(nobody),
            },
        }
    }
}

impl<'a> Draft<'a> {
    /// The action is open: what follows, step by step, as long as nothing is missing for the next.
    fn carry_out(&mut self, deed: &Deed<'_>, from: &[StateId]) {
        let action = self.rules.workflow.actions.get(deed.action).unwrap();
        let (by, capacity) = deed.who();
        self.did = Some(deed.action);
        self.grounds.insert(Ground::Action(deed.action));
        if let Some(capacity) = &capacity {
            self.grounds.insert(Ground::By(deed.action, capacity.clause));
            self.grounds.extend(capacity.delegation.map(Ground::Delegation));
        }
        self.now.doing = Some(Done { action: deed.action, event: self.number(), at: self.at, by, capacity });
        self.prolong(deed);
        self.decline(deed.action);
        self.request(deed.action);
        let mut tables = action.uses.clone();
        if let Next::Table(table) = action.next
            && !tables.iter().any(|used| used.table == table)
        {
            tables.push(Used { table, condition: Condition::Always });
        }
        // Where a table leads is read from the facts on which it was asked.
        let way = self.way(deed.action);
        self.use_tables(&tables);
        self.assign(&action.sets, deed.by());
        self.opening.extend(&action.opens);
        if !self.is_open() {
            return;
        }
        let way = way.or_else(|| self.route(deed.action));
        let Some(way) = way else { return };
        if let Way::Route(route) = way {
            self.by_route(route, deed.by());
        }
        let Some(enter) = self.destination(deed.action, way, deed.by()) else { return };
        let leave = if enter.is_empty() { &[][..] } else { from };
        self.go(leave, &action.clears, &enter);
        if !self.is_open() {
            return;
        }
        if matches!(deed.doer, Doer::Persons(..)) {
            self.stays();
        }
        if action.leaving == Leaving::Start
            && enter.iter().any(|&state| self.rules.workflow.states.get(state).unwrap().is_retired)
        {
            self.why.insert("retired");
        }
        self.settle();
    }
}
