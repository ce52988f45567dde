//! A step being worked out: the case before it, the case after it, and what changed.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    charter::Next,
    engine::{Breach, Change, Instance, Notice, Unkept, What},
    id::{ActionId, ClockId, FactId, SlotId, StateId, TableId},
    rule::{Assignment, ClockOwner, Column, Grade, Holder, Setting, SlotType, Target, Value, ValueSource},
    time::{Instant, Limit},
    workflow::Leaving,
};

use super::{
    Held, Past, Rules,
    ask::Meant,
    clocks::amount,
    condition::holds,
    past::Told,
    table::{Fits, row},
};

/// The words of the reasons why something is not open.
pub(crate) type Why = BTreeSet<&'static str>;

/// A step being worked out.
pub(crate) struct Draft<'a> {
    pub(crate) rules: Rules<'a>,
    pub(crate) before: Past,
    pub(crate) now: Past,
    pub(crate) at: Instant,
    pub(crate) changes: Vec<Change>,
    pub(crate) why: Why,
    pub(crate) left: BTreeSet<StateId>,
    /// Those of them that are only emptied, by `clears`.
    pub(crate) cleared: BTreeSet<StateId>,
    pub(crate) entered: BTreeSet<StateId>,
    /// The action done or deemed done.
    pub(crate) did: Option<ActionId>,
    pub(crate) escalated: bool,
    /// Whether it is the end of a clock.
    pub(crate) is_expiry: bool,
    /// Limits that tables used in this step gave to clocks.
    pub(crate) given: BTreeMap<ClockId, Limit>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(rules: Rules<'a>, past: &Past, at: Instant) -> Self {
        Self {
            rules,
            before: past.clone(),
            now: past.clone(),
            at,
            changes: Vec::new(),
            why: Why::new(),
            left: BTreeSet::new(),
            cleared: BTreeSet::new(),
            entered: BTreeSet::new(),
            did: None,
            escalated: false,
            is_expiry: false,
            given: BTreeMap::new(),
        }
    }

    pub(crate) fn number(&self) -> usize {
        self.before.told.len() + 1
    }

    pub(crate) fn give(&mut self, target: Target, meant: Meant) {
        match (target, meant) {
            (Target::Fact(fact), Meant::Fact(value)) => self.set_fact(fact, value),
            (Target::Slot(slot), Meant::Slot(held)) => self.set_slot(slot, held),
            _ => {}
        }
    }

    pub(crate) fn set_fact(&mut self, fact: FactId, value: Option<Value>) {
        self.changes.push(Change::Fact(fact, value.clone()));
        match value {
            Some(value) => self.now.facts.insert(fact, value),
            None => self.now.facts.remove(&fact),
        };
    }

    /// Binding the slot that climbs a ladder puts the case on the rung of the body bound; a body that is no rung stands on
    /// none, and from there the case climbs to the lowest.
    pub(crate) fn set_slot(&mut self, slot: SlotId, held: Option<Held>) {
        let declared = self.rules.workflow.slots.get(slot).unwrap();
        self.changes.push(Change::Slot(slot, binding(&declared.r#type, held.as_ref())));
        if let SlotType::Ladder(ladder) = declared.r#type {
            let rungs = &self.rules.charter.ladders.get(ladder).unwrap().rungs;
            let body = held.as_ref().and_then(|held| held.bodies().first().copied());
            let place = rungs.iter().position(|rung| Some(rung.body) == body);
            self.now.rung = place.map_or(0, |place| u16::try_from(place + 1).unwrap());
        }
        match held {
            Some(held) => self.now.slots.insert(slot, held),
            None => self.now.slots.remove(&slot),
        };
    }

    /// `sets` and `with`. Clauses have no order: all is read before anything is written.
    pub(crate) fn assign(&mut self, assignments: &[Assignment], by: &[gongzhi::engine::Person]) {
        let read: Vec<_> = assignments
            .iter()
            .filter_map(|assignment| Some((assignment.target, self.meant(assignment, by)?)))
            .collect();
        for (target, meant) in read {
            self.give(target, meant);
        }
    }

    fn meant(&mut self, assignment: &Assignment, by: &[gongzhi::engine::Person]) -> Option<Meant> {
        Some(match (assignment.target, &assignment.value) {
            (Target::Fact(_), ValueSource::Value(value)) => Meant::Fact(Some(value.clone())),
            (Target::Fact(_), ValueSource::Fact(other)) => Meant::Fact(self.now.facts.get(other).cloned()),
            (Target::Fact(_), _) => Meant::Fact(None),
            (Target::Slot(slot), ValueSource::Holder(holder)) => Meant::Slot(Some(self.held(slot, holder)?)),
            (Target::Slot(_), ValueSource::Actor) => {
                Meant::Slot((!by.is_empty()).then(|| Held::Persons(by.to_vec())))
            }
            (Target::Slot(_), _) => Meant::Slot(None),
        })
    }

    /// "Slots are bound … from the structure …; where there is none, the action is refused and says so."
    fn held(&mut self, slot: SlotId, holder: &Holder) -> Option<Held> {
        let bodies = self.rules.bodies(&self.now, holder);
        let fits = match self.rules.workflow.slots.get(slot).unwrap().r#type {
            SlotType::Bodies => !bodies.is_empty(),
            SlotType::Body | SlotType::Ladder(_) => bodies.len() == 1,
            SlotType::Person | SlotType::Persons => false,
        };
        if !fits {
            self.why.insert("none");
        }
        fits.then_some(Held::Bodies(bodies))
    }

    /// "A table's outputs are facts, slots, clocks' limits and, headed `->`, the next state."
    pub(crate) fn use_tables(&mut self, tables: &[TableId]) {
        let mut read = Vec::new();
        for &id in tables {
            let Fits::Row(row) = row(self.rules, &self.now, id) else {
                self.why.insert("uses");
                continue;
            };
            let table = self.rules.workflow.tables.get(id).unwrap();
            for (column, setting) in table.outputs.iter().zip(&row.settings) {
                match (column, setting) {
                    (Column::Fact(fact), Setting::Value(value)) => {
                        read.push((Target::Fact(*fact), Meant::Fact(Some(value.clone()))));
                    }
                    (Column::Fact(fact), _) => read.push((Target::Fact(*fact), Meant::Fact(None))),
                    (Column::Slot(slot), Setting::Holder(holder)) => {
                        let held = self.held(*slot, holder);
                        read.extend(held.map(|held| (Target::Slot(*slot), Meant::Slot(Some(held)))));
                    }
                    (Column::Slot(slot), _) => read.push((Target::Slot(*slot), Meant::Slot(None))),
                    (Column::Clock(clock), Setting::Limit(limit)) => {
                        self.given.insert(*clock, *limit);
                    }
                    (Column::Clock(clock), Setting::LimitFact(fact)) => {
                        match amount(self.rules, &self.now, *fact) {
                            Some(limit) => {
                                self.given.insert(*clock, limit);
                            }
                            None => {
                                self.why.insert("within");
                            }
                        }
                    }
                    (Column::Clock(clock), _) => {
                        self.given.remove(clock);
                    }
                    (Column::Next, _) => {}
                }
            }
        }
        for (target, meant) in read {
            self.give(target, meant);
        }
    }

    /// "An end state is entered only when no other state stays active; an action that would break this, or activate an active
    /// state, is refused at run time."
    pub(crate) fn go(&mut self, leave: &[StateId], clears: &[StateId], enter: &[StateId]) {
        for state in leave {
            if self.now.active.remove(state) {
                self.left.insert(*state);
            }
        }
        for state in clears {
            if self.now.active.remove(state) {
                self.left.insert(*state);
                self.cleared.insert(*state);
            }
        }
        self.changes.extend(self.left.iter().copied().map(Change::Left));
        for state in enter {
            if !self.now.active.insert(*state) {
                self.why.insert("->");
                continue;
            }
            self.entered.insert(*state);
            self.now.entries.push((*state, self.number(), self.at));
            self.changes.push(Change::Entered(*state));
        }
        self.now.ended = self.entered.iter().copied().find(|&state| self.is_end(state));
        self.changes.extend(self.now.ended.map(Change::Ended));
    }

    /// What follows once it is settled what the case leaves and enters.
    pub(crate) fn settle(&mut self) {
        self.check_competence();
        self.check_place();
        self.check_accountable();
        self.charge_duties();
        self.run_clocks();
    }

    /// "Competence is judged on all that the event writes, each time it puts a body into a slot. Of several rules of a body one
    /// must hold; a body without any may be given every case. What is undecided counts as outside. The case stands where it stood
    /// before the step."
    fn check_competence(&mut self) {
        let seen = Past { active: self.before.active.clone(), ..self.now.clone() };
        let is_bound = |slot: &&SlotId| {
            self.changes.iter().any(|change| matches!(change, Change::Slot(bound, _) if bound == *slot))
        };
        let bound =
            self.now.slots.iter().filter(|(slot, _)| is_bound(slot)).flat_map(|(_, held)| held.bodies());
        let is_outside = |body: &gongzhi::id::BodyId| {
            let mut rules =
                self.rules.workflow.competences.iter().filter(|rule| rule.body == *body).peekable();
            rules.peek().is_some()
                && !rules.any(|rule| holds(self.rules, &seen, &rule.condition) == Some(true))
        };
        if bound.cloned().collect::<Vec<_>>().iter().any(is_outside) {
            self.why.insert("competence");
        }
    }

    fn check_place(&mut self) {
        if self.now.ended.is_some() && self.now.active.len() > 1 {
            self.why.insert("end");
        }
        if self.now.active.is_empty() {
            self.why.insert("->");
        }
    }

    fn is_end(&self, state: StateId) -> bool {
        self.rules.workflow.states.get(state).unwrap().end.is_some()
    }

    /// "Exactly one accountable body for each active, non-end state"; "entering a state whose accountable slot is unbound is
    /// refused", and so is unbinding it there.
    pub(crate) fn check_accountable(&mut self) {
        for state in self.now.active.clone() {
            if !self.is_end(state) && self.rules.accountable(&self.now, state).is_none() {
                self.why.insert("accountable");
            }
        }
    }

    /// "A `must` without an arrow is owed while the state lasts, and leaving it undone is a breach", charged to the body
    /// accountable just before, once. It is owed if its conditions hold; what `clears` empties owes nothing any more.
    pub(crate) fn charge_duties(&mut self) {
        for (id, action) in self.rules.workflow.actions.iter() {
            let is_owed = action.grade == Grade::Duty
                && action.next == Next::Stay
                && action.prolongs.is_empty()
                && action.declines.is_empty()
                && action.requests.is_empty()
                && !action.is_retired
                && self.did != Some(id)
                && action
                    .guards
                    .iter()
                    .all(|guard| holds(self.rules, &self.before, &guard.condition) == Some(true));
            let Leaving::Some(alternatives) = &action.leaving else { continue };
            let undone = alternatives.iter().find_map(|states| match states.as_slice() {
                [state] if self.left.contains(state) && !self.cleared.contains(state) => {
                    let since = self.before.entered(*state).map_or(0, |(event, _)| event);
                    let is_done =
                        self.before.deeds.iter().any(|deed| deed.action == id && deed.event > since);
                    (!is_done).then_some(*state)
                }
                _ => None,
            });
            if let Some(state) = undone.filter(|_| is_owed) {
                let body = self.rules.accountable(&self.before, state);
                self.changes.push(Change::Breached(Breach {
                    body: body.map(Instance::single),
                    of: Unkept::Duty(id),
                }));
            }
        }
    }

    pub(crate) fn breach(&mut self, clock: ClockId) {
        let body = self.charged(clock);
        self.changes
            .push(Change::Breached(Breach { body: body.map(Instance::single), of: Unkept::Clock(clock) }));
    }

    /// "A breach is charged to the body accountable just before expiry."
    fn charged(&self, clock: ClockId) -> Option<gongzhi::id::BodyId> {
        let state = self.states_of(clock).first().copied().or(self.before.active.first().copied())?;
        self.rules.accountable(&self.before, state)
    }

    /// The active states that a clock belongs to: of one that names none the only active one, if there is but one.
    pub(crate) fn states_of(&self, clock: ClockId) -> Vec<StateId> {
        let active = &self.before.active;
        let only = || if active.len() == 1 { active.iter().copied().collect() } else { Vec::new() };
        match self.rules.workflow.clocks.get(clock).unwrap().owner {
            ClockOwner::State(state) => active.get(&state).copied().into_iter().collect(),
            ClockOwner::Action(action) => match &self.rules.workflow.actions.get(action).unwrap().leaving {
                Leaving::Some(_) => {
                    self.rules.standing(active, action).into_iter().next().unwrap_or_default()
                }
                Leaving::Any => only(),
                Leaving::Start => Vec::new(),
            },
            ClockOwner::Workflow => only(),
        }
    }

    /// Whether nothing speaks against the step so far. What would follow from a step that is not open is moot.
    pub(crate) fn is_open(&self) -> bool {
        self.why.is_empty()
    }

    /// The case after the step, or why it cannot be taken.
    pub(crate) fn tell(mut self, what: What) -> Result<Past, Why> {
        if !self.why.is_empty() {
            return Err(self.why);
        }
        let notices: Vec<Notice> = self.notices();
        let told = Told { number: self.number(), at: self.at, what, changes: self.changes, notices };
        self.now.told.push(told);
        self.now.deeds.extend(self.now.doing.take());
        Ok(self.now)
    }
}

/// What a slot holds, in the engine's words.
pub(crate) fn binding(r#type: &SlotType, held: Option<&Held>) -> gongzhi::engine::Binding {
    use gongzhi::engine::Binding;
    match (r#type, held) {
        (_, None) => Binding::Empty,
        (SlotType::Bodies, Some(Held::Bodies(bodies))) => {
            Binding::Bodies(bodies.iter().copied().map(Instance::single).collect())
        }
        (_, Some(Held::Bodies(bodies))) => {
            bodies.first().map_or(Binding::Empty, |&body| Binding::Body(Instance::single(body)))
        }
        (_, Some(Held::Persons(persons))) => Binding::Persons(persons.iter().cloned().collect()),
    }
}
