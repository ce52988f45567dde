//! The question "what falls due, and when?".

use super::{Asked, Case, QuestionError, Run, Spans, decide::workflow_of};
use crate::{
    charter::Charter,
    id::ClockId,
    rule::Clock,
    time::{Calendar, Due, Instant, warning},
};

/// A clock of a case that has started and was not stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockDue {
    /// The clock.
    pub clock: ClockId,
    /// When it is due: the first instant that is late and the last day that counts, or why that cannot be said.
    pub due: Due,
    /// How far it has come, if it is the clock of a duty that recurs: `due` is then the end of the span that is owed.
    pub spans: Option<Spans>,
    /// More time that was asked for it and not decided; [`Asked::until`] says when that is over.
    pub asked: Option<Asked>,
    /// When to warn of its own end, whatever was asked, earliest first; those that lie beyond the calendar's data are left out.
    pub warnings: Vec<Instant>,
    /// Whether its end has come and had its effect.
    pub has_expired: bool,
}

/// The clocks of the case that have started and were not stopped, in the order of declaration.
///
/// The case is taken as it stands. Whether `due` has passed without the expiry having had its effect yet, the host sees by
/// comparing; [`tick`](super::tick) gives the events.
///
/// # Errors
/// [`QuestionError::Foreign`] if the case goes by other rules.
pub fn due(charter: &Charter, calendar: &Calendar, case: &Case) -> Result<Vec<ClockDue>, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let of_run = |run: &Run| Some(clock_due(calendar, workflow.clocks.get(run.clock)?, run));
    Ok(case.runs().iter().filter_map(of_run).collect())
}

/// A warning that a clock will end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning {
    /// The clock.
    pub clock: ClockId,
    /// When to warn.
    pub at: Instant,
    /// The first instant that is late, unless time is asked or granted.
    pub due: Instant,
}

/// The warnings that fall after `from` and up to `to`, in order of time, then of declaration. A host that asks for one span
/// after the other, each from where the last ended, meets each warning once.
///
/// The case is taken as it stands. A clock that has ended, is paused, or ends beyond the calendar's data warns of nothing.
///
/// # Errors
/// [`QuestionError::Foreign`] if the case goes by other rules.
pub fn warnings(
    charter: &Charter,
    calendar: &Calendar,
    case: &Case,
    from: Instant,
    to: Instant,
) -> Result<Vec<Warning>, QuestionError> {
    let workflow = workflow_of(charter, case)?;
    let mut list = Vec::new();
    for run in case.runs().iter().filter(|run| !run.expired) {
        let Some(clock) = workflow.clocks.get(run.clock) else { continue };
        let Some(due) = run.own_due(calendar, clock.policy).instant() else { continue };
        let instants = clock_due(calendar, clock, run).warnings.into_iter();
        let within = instants.filter(|at| from < *at && *at <= to);
        list.extend(within.map(|at| Warning { clock: run.clock, at, due }));
    }
    list.sort_by_key(|warning| warning.at);
    Ok(list)
}

fn clock_due(calendar: &Calendar, clock: &Clock, run: &Run) -> ClockDue {
    let due = run.due(calendar, clock.policy);
    let warn = |at: Instant| clock.warns.iter().filter_map(move |before| warning(calendar, at, *before).ok());
    let own = run.own_due(calendar, clock.policy);
    let mut warnings: Vec<Instant> = own.instant().into_iter().flat_map(warn).collect();
    warnings.sort_unstable();
    let (spans, asked) = (run.spans, run.asked);
    ClockDue { clock: run.clock, due, spans, asked, warnings, has_expired: run.expired }
}
