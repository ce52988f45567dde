//! Sub-cases: "the parent's events ask for opening or cancelling; the host delivers `child ended` back, idempotently".

use gongzhi::{
    Name,
    charter::Waits,
    engine::{Change, Child, ChildEnded, Command, Ground, What, Whom},
    id::StateId,
    rule::{Opens, Party, Route, Target},
    time::Instant,
    workflow::Leaving,
};

use super::{
    Held, Past, Rules,
    answer::Answered,
    ask::{Senseless, senseless},
    draft::{Draft, Why},
    guard::only,
    past::Asked,
    tick::tick,
};

/// A case that this one opened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offspring {
    pub(crate) child: Child,
    /// The event that opened it.
    pub(crate) event: usize,
    pub(crate) outcome: Option<Name>,
    pub(crate) is_cancelled: bool,
}

impl Draft<'_> {
    /// "Leaving the awaiting state in any way cancels the children that have not ended."
    pub(crate) fn cancel_children(&mut self) {
        for known in &mut self.now.offspring {
            let is_left = known.child.awaited_in.is_some_and(|state| self.left.contains(&state));
            if is_left && known.outcome.is_none() && !known.is_cancelled {
                known.is_cancelled = true;
                self.changes.push(Change::Cancelled(known.child.id.clone()));
            }
        }
    }

    /// "`opens W for SLOT` one child each body or person in the slot (none: none), in order." "A child is awaited by the state
    /// that waits for its workflow and is active after the event that opened it (of several the first declared)."
    pub(crate) fn open_children(&mut self) {
        let mut index = 0;
        for opens in self.opening.clone() {
            for of in self.each(opens) {
                index += 1;
                let id = format!("{}/{}.{index}", self.rules.case, self.number());
                let waits = |(id, state): &(StateId, &gongzhi::charter::State)| {
                    self.now.active.contains(id)
                        && state.waits.iter().any(|waits| waits.workflow == opens.workflow)
                };
                let awaited_in = self.rules.workflow.states.iter().find(waits).map(|(id, _)| id);
                let child = Child { id: id.into(), workflow: opens.workflow, of, awaited_in };
                self.changes.push(Change::Opened(child.clone().into()));
                self.now.offspring.push(Offspring {
                    child,
                    event: self.number(),
                    outcome: None,
                    is_cancelled: false,
                });
            }
        }
    }

    fn each(&self, opens: &Opens) -> Vec<Option<Whom>> {
        let Some(slot) = opens.for_each else { return vec![None] };
        let mut each = Vec::new();
        let held: Vec<Whom> = match self.now.slots.get(&slot) {
            None => Vec::new(),
            Some(Held::Bodies(bodies)) => bodies.iter().cloned().map(Whom::Body).collect(),
            Some(Held::Persons(persons)) => persons.iter().cloned().map(Whom::Person).collect(),
        };
        for whom in held {
            if !each.contains(&Some(whom.clone())) {
                each.push(Some(whom));
            }
        }
        each
    }
}

/// How an opened case begins: "the workflow's action `from start` `by system` (of several the first declared), the body after
/// `for` in the slot it asks".
pub(crate) fn beginning(rules: Rules<'_>, child: &Child) -> Command {
    let workflow = rules.charter.workflows.get(child.workflow).unwrap();
    let begins = |action: &&gongzhi::charter::Action| {
        action.leaving == Leaving::Start
            && !action.is_retired
            && action.by.iter().any(|by| by.parties.contains(&Party::System))
    };
    let action = workflow.actions.values().find(begins).unwrap();
    let command = Command::new(action.name.as_str());
    let [Target::Slot(slot)] = action.asks[..] else { return command };
    let name = workflow.slots.get(slot).unwrap().name.as_str();
    match &child.of {
        None => command,
        Some(Whom::Body(body)) => command.with(name, body.written(rules.charter)),
        Some(Whom::Person(person)) => command.with(name, person.key()),
    }
}

/// "Told again the same: accepted with no event of its own; told otherwise, unknown child, unknown outcome: senseless; a
/// cancelled child, or one on its own, that ended: recorded, moves nothing."
pub(crate) fn child_ended(
    asked: &Asked<'_>,
    past: &Past,
    ended: &ChildEnded,
    at: Instant,
) -> Result<Answered, Senseless> {
    let rules = asked.rules;
    let known = past
        .offspring
        .iter()
        .find(|known| *known.child.id == *ended.child)
        .ok_or_else(|| senseless("UnknownChild"))?;
    let workflow = rules.charter.workflows.get(known.child.workflow).unwrap();
    let mut outcomes = workflow.states.values().filter_map(|state| state.end.as_ref());
    let outcome =
        outcomes.find(|end| **end == *ended.outcome.as_str()).ok_or_else(|| senseless("UnknownOutcome"))?;
    if known.outcome.as_ref().is_some_and(|told| told != outcome) {
        return Err(senseless("ToldOtherwise"));
    }
    let is_late = past.last().is_some_and(|last| at < last);
    if is_late && known.outcome.is_some() {
        return Ok(Answered::Accepted(past.clone()));
    }
    if is_late {
        return Ok(Answered::Refused { why: only("at"), pending: past.clone() });
    }
    let now = tick(rules, past, at).ok_or_else(|| senseless("TooManyExpiries"))?;
    if known.outcome.is_some() {
        return Ok(Answered::Accepted(now));
    }
    Ok(match record(asked, &now, &ended.child, outcome, at) {
        Ok(after) => Answered::Accepted(after),
        Err(why) => Answered::Refused { why, pending: now },
    })
}

fn record(asked: &Asked<'_>, past: &Past, id: &str, outcome: &Name, at: Instant) -> Result<Past, Why> {
    let mut draft = Draft::new(asked.rules, past, at);
    draft.world = Some(asked.world);
    let known = draft.now.offspring.iter_mut().find(|known| *known.child.id == *id).unwrap();
    known.outcome = Some(outcome.clone());
    let child = known.child.clone();
    if let Some(state) = child.awaited_in.filter(|_| !known.is_cancelled) {
        draft.join(state, &child);
    }
    draft.tell(What::ChildEnded { child: child.id, outcome: outcome.clone() })
}

impl<'a> Draft<'a> {
    /// "n = all children awaited by the state, or `least`. After each end: the first `on OUTCOME` with at least n ended so is
    /// taken; else, if the state has no `on` and n have ended, or all have ended, the plain routes."
    fn join(&mut self, state: StateId, child: &Child) {
        let waits = &self.rules.workflow.states.get(state).unwrap().waits;
        let Some(place) = waits.iter().position(|waits| waits.workflow == child.workflow) else { return };
        let Some((on, routes)) = self.joined(state, &waits[place]) else { return };
        let Some((number, route)) = self.first_route(routes) else {
            self.why.insert("->");
            return;
        };
        // Ways on are numbered as they are written: of each wait those of its outcomes, then its own.
        let ways =
            |waits: &Waits| waits.on.iter().map(|on| on.routes.len()).sum::<usize>() + waits.routes.len();
        let before: usize = waits[..place].iter().map(ways).sum();
        let within: usize = waits[place].on[..on].iter().map(|on| on.routes.len()).sum();
        let number = before + within + usize::from(number);
        self.grounds.insert(Ground::Join(state, u16::try_from(number).unwrap()));
        self.lead(state, route);
    }

    /// The routes to take, and behind how many outcomes they stand.
    fn joined(&self, state: StateId, waits: &'a Waits) -> Option<(usize, &'a [Route])> {
        let (entered, _) = self.now.entered(state)?;
        let awaited: Vec<&Offspring> = self
            .now
            .offspring
            .iter()
            .filter(|known| {
                known.child.awaited_in == Some(state)
                    && known.child.workflow == waits.workflow
                    && known.event >= entered
            })
            .collect();
        let enough = waits.least.map_or(awaited.len(), |least| least as usize);
        let ended = awaited.iter().filter(|known| known.outcome.is_some()).count();
        let ended_so =
            |outcome: &Name| awaited.iter().filter(|known| known.outcome.as_ref() == Some(outcome)).count();
        if let Some(place) = waits.on.iter().position(|on| ended_so(&on.outcome) >= enough) {
            return Some((place, &waits.on[place].routes));
        }
        let is_plain = waits.on.is_empty() && ended >= enough || ended == awaited.len();
        (is_plain && !waits.routes.is_empty()).then_some((waits.on.len(), &waits.routes))
    }
}
