//! Clocks that end, in the order in which they are due.

use super::{
    BallotChange, Case, Change, Directory, Event, Ground, Meaning, QuestionError, Run, Unkept, Watch, What,
    ballot::Ended,
    decide::workflow_of,
    draft::{Draft, States},
    view::{Doing, View},
};
use crate::{
    charter::{Charter, Workflow},
    id::{ActionId, ClockId, StateId},
    rule::{Assignment, Clock, ClockOwner, Expiry, Route, Target, ValueSource},
    time::{Calendar, Due, Instant, TimeOfDay, Unit, Unknown},
    workflow::Leaving,
};

/// How many expiries one answer holds.
const MOST: usize = 10_000;

const DAY: i64 = 86_400;

/// Lets time pass up to `at`: the events of every clock that has ended by then, in order.
///
/// Ticking to one instant and then to a later one gives the same events as ticking to the later one at once. The roster is
/// never asked; the directory is, where a case climbs from one instance of a class to the one above it.
///
/// # Errors
/// [`QuestionError::Foreign`] if the case goes by other rules; [`QuestionError::TooManyExpiries`] if there would be more than
/// ten thousand events.
pub fn tick(
    charter: &Charter,
    directory: &dyn Directory,
    calendar: &Calendar,
    case: &Case,
    at: Instant,
) -> Result<Vec<Event>, QuestionError> {
    tick_watched(charter, (directory, calendar), case, at, None)
}

/// The same, while somebody watches.
pub(crate) fn tick_watched(
    charter: &Charter,
    hosts: (&dyn Directory, &Calendar),
    case: &Case,
    at: Instant,
    watch: Option<&dyn Watch>,
) -> Result<Vec<Event>, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    catch_up_watched(charter, workflow, hosts, case, at, watch).map(|(events, _)| events)
}

/// The expiries due by `at`, and the case after them if there are any.
pub(super) fn catch_up(
    charter: &Charter,
    workflow: &Workflow,
    hosts: (&dyn Directory, &Calendar),
    case: &Case,
    at: Instant,
) -> Result<(Vec<Event>, Option<Box<Case>>), QuestionError> {
    catch_up_watched(charter, workflow, hosts, case, at, None)
}

/// The same, while somebody watches.
pub(super) fn catch_up_watched(
    charter: &Charter,
    workflow: &Workflow,
    (directory, calendar): (&dyn Directory, &Calendar),
    case: &Case,
    at: Instant,
    watch: Option<&dyn Watch>,
) -> Result<(Vec<Event>, Option<Box<Case>>), QuestionError> {
    let mut events = Vec::new();
    let mut after: Option<Box<Case>> = None;
    while let Some((due, clock)) = next(workflow, calendar, after.as_deref().unwrap_or(case), at) {
        if events.len() == MOST {
            return Err(QuestionError::TooManyExpiries { at, most: MOST });
        }
        let now = after.get_or_insert_with(|| Box::new(case.clone()));
        let stamp = now.last.map_or(due, |last| due.max(last));
        let view = || View::new(charter, workflow, now, directory).watched(watch);
        let start = || Draft::new(view(), calendar, stamp);
        let event = fire(start, clock);
        // INVARIANT: the event was made for this case and follows on its last one.
        let Ok(()) = now.apply(&event) else { break };
        events.push(event);
    }
    Ok((events, after))
}

/// The earliest clock that has ended by `at`; of several the one declared first.
fn next(workflow: &Workflow, calendar: &Calendar, case: &Case, at: Instant) -> Option<(Instant, ClockId)> {
    let mut horizon = at;
    let mut earliest: Option<(Instant, ClockId)> = None;
    for run in case.runs.iter().filter(|run| !run.expired && may_be_due(run, at)) {
        let Some(clock) = workflow.clocks.get(run.clock) else { continue };
        match run.due(calendar, clock.policy) {
            Due::At { due, .. } if earliest.is_none_or(|(least, _)| due < least) => {
                earliest = Some((due, run.clock));
            }
            Due::At { .. } | Due::Paused { .. } | Due::Held { .. } => {}
            // Where the calendar's data end nobody knows what comes first.
            Due::Unknown { beyond: Unknown::After(edge) } => {
                horizon = horizon.min(end_of(edge, calendar).max(soonest(run)));
            }
            Due::Unknown { beyond: Unknown::Before(_) } => {}
        }
    }
    earliest.filter(|(due, _)| *due <= horizon)
}

fn end_of(day: crate::time::Date, calendar: &Calendar) -> Instant {
    Instant::at(day, TimeOfDay::END, calendar.zone()).unwrap_or(Instant::MAX)
}

/// Whether a clock can have ended by `at`, at a glance.
fn may_be_due(run: &Run, at: Instant) -> bool {
    run.back_from.is_some() || soonest(run) <= at
}

/// An instant before which the clock cannot end: no count is shorter than this, and pauses only lengthen it.
fn soonest(run: &Run) -> Instant {
    let length = run.length();
    let count = i64::from(length.count());
    let seconds = match length.unit() {
        Unit::Hours | Unit::WorkingHours => count * 3600,
        Unit::Days | Unit::WorkingDays => (count - 2) * DAY,
        Unit::Months => (count * 28 - 2) * DAY,
        Unit::Years => (count * 365 - 2) * DAY,
    };
    run.from.plus_seconds(seconds).unwrap_or(Instant::MAX)
}

/// What follows from the end of a clock.
pub(super) fn fire<'c>(begin: impl Fn() -> Draft<'c>, id: ClockId) -> Event {
    let start = || {
        let mut draft = begin();
        draft.is_expiry = true;
        draft.changes.push(Change::Expired(id));
        draft.grounds.push(Ground::Clock(id));
        draft
    };
    let clock = begin().workflow().clocks.at(id);
    let expired = |meaning| What::Expired { clock: id, meaning };
    let outcome = match &clock.expiry {
        Expiry::Again => Some((missed(begin(), id, clock), expired(Meaning::Breach))),
        Expiry::Breach => None,
        Expiry::Close => closed(start(), clock).map(|(draft, meaning)| (draft, expired(meaning))),
        Expiry::Lapse => Some((start(), expired(Meaning::Lapse))),
        Expiry::Escalate => escalated(start(), id, clock),
        Expiry::Take { action, with } => {
            deemed(start(), *action, with).map(|draft| (draft, What::Deemed { clock: id, action: *action }))
        }
        Expiry::Route(routes) => {
            routed(start(), id, clock, routes).map(|draft| (draft, expired(Meaning::Routed)))
        }
    };
    let (draft, what) = outcome.unwrap_or_else(|| {
        let meaning = if clock.expiry == Expiry::Breach { Meaning::Breach } else { Meaning::Closed };
        let mut draft = breached(start(), id, clock);
        // A ballot whose result cannot be followed is over all the same.
        if let ClockOwner::Ballot(ballot) = clock.owner
            && draft.case().poll(ballot).is_some()
        {
            draft.change_ballot(ballot, BallotChange::Aborted);
        }
        (draft, expired(meaning))
    });
    draft.finish(what)
}

/// What the end of a ballot's time brings.
fn closed<'c>(mut draft: Draft<'c>, clock: &Clock) -> Option<(Draft<'c>, Meaning)> {
    let ClockOwner::Ballot(ballot) = clock.owner else { return None };
    let meaning = match draft.end_ballot(ballot) {
        Ended::Decided => Meaning::Decided,
        Ended::Over => Meaning::Over,
        Ended::Nothing => return None,
    };
    draft.reasons.is_empty().then_some((draft, meaning))
}

fn breached<'c>(mut draft: Draft<'c>, id: ClockId, clock: &Clock) -> Draft<'c> {
    let state = charged(&draft, clock);
    draft.breach(state, Unkept::Clock(id));
    draft
}

/// A span that ended without its duty.
fn missed<'c>(mut draft: Draft<'c>, id: ClockId, clock: &Clock) -> Draft<'c> {
    draft.is_expiry = true;
    draft.grounds.push(Ground::Clock(id));
    draft.miss_span(id, clock);
    breached(draft, id, clock)
}

fn escalated<'c>(draft: Draft<'c>, id: ClockId, clock: &Clock) -> Option<(Draft<'c>, What)> {
    let mut draft = breached(draft, id, clock);
    let exhausted = draft.climb_for_expiry(clock)?;
    draft.settle(None);
    let meaning = if exhausted { Meaning::Exhausted } else { Meaning::Escalated };
    draft.reasons.is_empty().then_some((draft, What::Expired { clock: id, meaning }))
}

/// An action that counts as taken: who may act is not asked, conditions and times are.
fn deemed<'c>(mut draft: Draft<'c>, id: ActionId, with: &[Assignment]) -> Option<Draft<'c>> {
    let action = draft.workflow().actions.at(id);
    let sources = draft.sources(action)?;
    for assignment in with {
        if let (Target::Fact(fact), ValueSource::Value(value)) = (assignment.target, &assignment.value) {
            draft.tell(fact, Some(value.clone()));
        }
    }
    draft.set(&others(with));
    draft.check_guards(&action.guards, &[]);
    draft.check_times(id, action, &sources);
    if !draft.reasons.is_empty() {
        return None;
    }
    draft.view.set_doing(Doing { action: id, by: &[], body: Some(None) });
    draft.grounds.push(Ground::Action(id));
    draft.carry_out(id, action, &sources, None);
    draft.reasons.is_empty().then_some(draft)
}

/// What is set besides plain values of facts.
fn others(with: &[Assignment]) -> Vec<Assignment> {
    let is_plain = |assignment: &&Assignment| {
        !matches!((assignment.target, &assignment.value), (Target::Fact(_), ValueSource::Value(_)))
    };
    with.iter().filter(is_plain).cloned().collect()
}

fn routed<'c>(mut draft: Draft<'c>, id: ClockId, clock: &Clock, routes: &'c [Route]) -> Option<Draft<'c>> {
    let (index, route) = draft.choose(routes)?;
    draft.grounds.push(Ground::Expiry(id, index));
    draft.set_by_route(route);
    let sources = if route.to.is_empty() { States::new() } else { owning(&draft, clock)? };
    draft.advance(&route.to, route.escalates, &sources, &[]);
    draft.settle(None);
    draft.reasons.is_empty().then_some(draft)
}

/// The active states that a clock belongs to: what its expiry moves.
pub(super) fn owning(draft: &Draft<'_>, clock: &Clock) -> Option<States> {
    let marking = &draft.case().marking;
    match clock.owner {
        ClockOwner::State(_) | ClockOwner::Ballot(_) => {
            let state = draft.workflow().state_of(clock.owner)?;
            marking.contains(state).then(|| States::from_slice(&[state]))
        }
        ClockOwner::Action(action) => match &draft.workflow().actions.get(action)?.leaving {
            Leaving::Some(alternatives) => {
                let active = |states: &&Vec<StateId>| states.iter().all(|&state| marking.contains(state));
                alternatives.iter().find(active).map(|states| States::from_slice(states))
            }
            Leaving::Any => draft.only_active(),
            Leaving::Start => None,
        },
        ClockOwner::Workflow => draft.only_active(),
    }
}

/// The state whose accountable body a breach is charged to; of several the one declared first.
fn charged(draft: &Draft<'_>, clock: &Clock) -> Option<StateId> {
    let owning = owning(draft, clock).and_then(|states| states.first().copied());
    owning.or_else(|| draft.case().marking.iter().next())
}
