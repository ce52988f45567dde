//! Clocks by the other edition: they keep from when they count and all that happened to them, and take the new limits.

use super::facts::{Carrier, counterpart};
use crate::{
    engine::{Case, Event, Run, Spans, draft::Draft},
    id::ClockId,
    rule::{Clock, ClockOwner, Trigger},
    time::Instant,
};

impl Carrier<'_, '_> {
    /// The runs of the clocks that go on, by the limits of the new edition. Nothing ends by that: what would have ended already
    /// stands as ended.
    pub(super) fn running_on(&self, draft: &mut Draft<'_>) -> Vec<Run> {
        let mut runs = Vec::new();
        for old in &self.was.runs {
            let Some(id) = counterpart(&self.plan.clocks, old.clock) else { continue };
            let clock = self.new.clocks.at(id);
            if !draft.is_owner_active(clock.owner) {
                continue;
            }
            let mut run = Run { clock: id, ..old.clone() };
            if let Some((limit, back_from)) = draft.limit_now(id, clock) {
                (run.limit, run.back_from) = (limit, back_from);
            }
            let is_other = run.limit != old.limit || clock.policy != self.old.clocks.at(old.clock).policy;
            if let Some(spans) = old.spans.filter(|_| is_other) {
                let owed = draft.first_span(clock, run.from, run.limit).unwrap_or(spans.owed);
                run.spans = Some(Spans { owed, missed: spans.missed });
            }
            runs.push(pause(draft, clock, end_at_once(draft, clock, run)));
        }
        runs.sort_by_key(|run| run.clock);
        runs
    }

    /// Starts the clocks that the new edition adds, where what they belong to stands: from now, or from what they count from if
    /// that has come.
    pub(super) fn starting(&self, draft: &mut Draft<'_>) {
        let states: Vec<_> = draft.case().marking.iter().collect();
        for (id, clock) in self.new.clocks.iter() {
            let is_known = self.plan.clocks.values().any(|to| *to == Some(id));
            if is_known || !draft.may_run_in(id, clock, &states) {
                continue;
            }
            if let Some(from) = begun(draft, clock) {
                draft.restart(id, clock, from, false);
            }
        }
        draft.reasons.clear();
    }
}

/// From when a clock that is new counts.
fn begun(draft: &Draft<'_>, clock: &Clock) -> Option<Instant> {
    if clock.since.is_empty() {
        return Some(draft.at);
    }
    let has_come = |trigger: &Trigger| draft.last_before(*trigger);
    clock.since.iter().filter_map(has_come).max()
}

/// A run whose end lies in the past under the new limit has ended, and nothing follows.
fn end_at_once(draft: &Draft<'_>, clock: &Clock, run: Run) -> Run {
    let is_late = run.due(draft.calendar, clock.policy).instant().is_some_and(|due| due <= draft.at);
    Run { expired: run.expired || (is_late && run.spans.is_none()), ..run }
}

/// A run stands still, or not, as the new edition says.
fn pause(draft: &Draft<'_>, clock: &Clock, mut run: Run) -> Run {
    let stands_still = clock.pauses.iter().any(|&state| draft.is_active_after(state));
    if run.expired || run.is_paused() == stands_still {
        return run;
    }
    match run.pauses.last_mut().filter(|_| !stands_still) {
        Some(pause) => pause.to = Some(draft.at),
        None => run.pauses.push(crate::time::Pause { from: draft.at, to: None }),
    }
    run
}

/// What starting clocks changed, put into the case; those that have ended already stand as ended.
pub(super) fn start(
    case: &mut Case,
    started: &Event,
    workflow: &crate::charter::Workflow,
    calendar: &crate::time::Calendar,
) {
    for change in &started.changes {
        case.change(started, change);
    }
    for run in &mut case.runs {
        let policy = workflow.clocks.at(run.clock).policy;
        let is_late = run.due(calendar, policy).instant().is_some_and(|due| due <= started.at);
        run.expired = run.expired || (is_late && run.spans.is_none());
    }
    let ended = case.runs.iter().filter(|run| run.expired);
    let spent: Vec<(ClockId, Instant, _)> = ended.map(|run| (run.clock, run.from, run.back_from)).collect();
    for instance in spent {
        case.spent.retain(|(clock, ..)| *clock != instance.0);
        case.spent.push(instance);
    }
}

impl Draft<'_> {
    /// Whether a clock may be running in a case that stands in these states.
    pub(in crate::engine) fn may_run_in(
        &self,
        id: ClockId,
        clock: &Clock,
        states: &[crate::id::StateId],
    ) -> bool {
        match clock.owner {
            ClockOwner::Workflow => {
                crate::engine::stretch::Stretch::of(self.workflow(), id, clock).reaches(states)
            }
            ClockOwner::Ballot(_) => false,
            owner => self.is_owner_active(owner),
        }
    }
}
