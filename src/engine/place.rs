//! A case put where it stands: a test that begins in the middle, or a case taken over from elsewhere.

use super::{
    Binding, Case, Directory, Event, Person, Reason, What, draft::Draft, stretch::Stretch, view::View,
};
use crate::{
    charter::Charter,
    id::{FactId, SlotId, StateId},
    rule::{Clock, ClockOwner, Trigger, Value},
    time::{Calendar, Instant},
};

/// Where a case stands, and what it knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Placement {
    /// The active states.
    pub(crate) states: Vec<StateId>,
    /// Who raised it; nobody if anonymously.
    pub(crate) raisers: Vec<Person>,
    /// What it knows.
    pub(crate) facts: Vec<(FactId, Value)>,
    /// Whom it holds.
    pub(crate) slots: Vec<(SlotId, Binding)>,
}

/// The event that puts a new case where `placement` says. The case has then just done all that its limits count from: every
/// clock that may run there runs from `at`. Nobody is told.
///
/// # Errors
/// Why a case cannot stand there: nobody is accountable, or an end state stands with others.
pub(crate) fn place(
    charter: &Charter,
    (directory, calendar): (&dyn Directory, &Calendar),
    case: &Case,
    placement: &Placement,
    at: Instant,
) -> Result<Event, Vec<Reason>> {
    if case.raised.is_some() {
        return Err(vec![Reason::Raised]);
    }
    let workflow = charter.workflows.at(case.workflow());
    let mut draft = Draft::new(View::new(charter, workflow, case, directory), calendar, at);
    draft.raise(&placement.raisers);
    for (fact, value) in &placement.facts {
        draft.tell(*fact, Some(value.clone()));
    }
    for (slot, binding) in &placement.slots {
        let binding = draft.resolve(binding);
        draft.bind(*slot, binding);
    }
    if !draft.reasons.is_empty() {
        return Err(draft.reasons);
    }
    draft.go(&[], &[], &placement.states);
    draft.arrive();
    draft.run_ballots();
    if !draft.reasons.is_empty() {
        return Err(draft.reasons);
    }
    draft.place_clocks(&placement.states);
    Ok(draft.finish(What::Placed))
}

impl Draft<'_> {
    /// Starts every clock that may run where the case was put. One whose limit cannot be told does not run.
    fn place_clocks(&mut self, states: &[StateId]) {
        if self.ended.is_some() {
            return;
        }
        let workflow = self.workflow();
        for (id, clock) in workflow.clocks.iter() {
            let may_run = match clock.owner {
                ClockOwner::Workflow => Stretch::of(workflow, id, clock).reaches(states),
                owner => self.is_owner_active(owner),
            };
            if let Some(from) = self.placed_from(clock).filter(|_| may_run) {
                self.restart(id, clock, from, false);
            }
        }
        self.reasons.clear();
    }

    /// From when a clock counts in a case that was put where it stands: from now, or from the day that is named.
    fn placed_from(&self, clock: &Clock) -> Option<Instant> {
        let is_day = |trigger: &&Trigger| matches!(trigger, Trigger::Day(_));
        if clock.since.is_empty() || !clock.since.iter().all(|trigger| is_day(&trigger)) {
            return Some(self.at);
        }
        clock.since.iter().filter_map(|&day| self.last(day)).max()
    }
}
