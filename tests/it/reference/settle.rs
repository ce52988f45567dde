//! What holds wherever a case arrives: competence, place, accountability; and which duties were left undone.

use gongzhi::{
    charter::Next,
    engine::{Breach, Change, Instance, Unkept},
    id::{ClockId, SlotId, StateId},
    rule::{ClockOwner, Grade},
    workflow::Leaving,
};

use super::{Past, condition::holds, draft::Draft};

impl Draft<'_> {
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
        self.cancel_children();
        self.open_children();
        self.run_ballots();
        self.run_clocks();
        self.notify();
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
        let is_outside = |body: &Instance| {
            let mut rules =
                self.rules.workflow.competences.iter().filter(|rule| rule.body == body.body).peekable();
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
            let holder = self.rules.workflow.states.get(state).unwrap().accountable.as_ref();
            let found = holder.map_or(Ok(Vec::new()), |holder| self.rules.find(&self.now, holder));
            match found {
                _ if self.is_end(state) => {}
                Ok(bodies) if bodies.len() == 1 => {}
                Ok(_) => {
                    self.why.insert("accountable");
                }
                Err(lack) => {
                    self.why.insert(lack.word());
                }
            }
        }
    }

    /// "A `must` without an arrow is owed while the state lasts, and leaving it undone is a breach", charged to the body
    /// accountable just before, once. It is owed if its conditions hold; what `clears` empties owes nothing any more.
    pub(crate) fn charge_duties(&mut self) {
        for (id, action) in self.rules.workflow.actions.iter() {
            let is_owed = action.grade == Grade::Duty
                && action.next == Next::Stay
                && action.every.is_empty()
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
            let undone = alternatives.iter().filter_map(|states| match states.as_slice() {
                [state] if self.left.contains(state) && !self.cleared.contains(state) => {
                    let since = self.before.entered(*state).map_or(0, |(event, _)| event);
                    let is_done =
                        self.before.deeds.iter().any(|deed| deed.action == id && deed.event > since);
                    (!is_done).then_some(*state)
                }
                _ => None,
            });
            let undone = undone.min();
            if let Some(state) = undone.filter(|_| is_owed) {
                let body = self.rules.accountable(&self.before, state);
                self.changes.push(Change::Breached(Breach { body, of: Unkept::Duty(id) }));
            }
        }
    }

    pub(crate) fn breach(&mut self, clock: ClockId) {
        let body = self.charged(clock);
        self.changes.push(Change::Breached(Breach { body, of: Unkept::Clock(clock) }));
    }

    /// "A breach is charged to the body accountable just before expiry."
    fn charged(&self, clock: ClockId) -> Option<Instance> {
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
            ClockOwner::Ballot(ballot) => {
                let state = self.rules.workflow.ballots.get(ballot).unwrap().state;
                active.get(&state).copied().into_iter().collect()
            }
            ClockOwner::Workflow => only(),
        }
    }
}
