//! A case from event to event: where it stood before and after each.

use super::words;
use crate::{
    charter::{Charter, Workflow},
    engine::{Case, Change, Directory, Event, ReplayError, due, replay, responsibility},
    id::{ClockId, StateId},
    wording::Wording,
};

/// An event with what was so before and after it.
pub(super) struct Moment<'a> {
    pub(super) event: &'a Event,
    /// Who answered for the case before, the first state's first.
    pub(super) before: Vec<String>,
    /// Who answers for it now.
    pub(super) after: Vec<String>,
    /// Where it stands now.
    pub(super) states: Vec<StateId>,
    /// Whether it has ended there.
    pub(super) has_ended: bool,
    /// The limits that began to run, each with its end.
    pub(super) limits: Vec<String>,
}

/// The events of a case in turn, each with where the case stood.
///
/// # Errors
/// What [`replay`] says of events that are not those of one case under these rules.
pub(super) fn moments<'a>(
    charter: &Charter,
    wording: Wording<'_>,
    directory: &dyn Directory,
    events: &'a [Event],
) -> Result<Vec<Moment<'a>>, ReplayError> {
    let mut moments = Vec::new();
    let mut before = Vec::new();
    follow(charter, events, |event, case| {
        let after = accountable(charter, wording, directory, case);
        let has_ended = case.ended().is_some();
        let states = match case.ended() {
            Some(state) => vec![state],
            None => case.marking().iter().collect(),
        };
        let before = std::mem::replace(&mut before, after.clone());
        let limits = begun(charter, wording, event, case);
        moments.push(Moment { event, before, after, states, has_ended, limits });
    })?;
    Ok(moments)
}

/// The limits that an event let run, each with its end: `Time to decide: by 2026-03-04`.
fn begun(charter: &Charter, wording: Wording<'_>, event: &Event, case: &Case) -> Vec<String> {
    let clocks = due(charter, &charter.calendar, case).unwrap_or_default();
    let has_begun = |clock: ClockId| {
        let mut changes = event.changes.iter();
        changes.any(|change| matches!(change, Change::Started(start) if start.clock == clock))
    };
    let begun = clocks.iter().filter(|clock| has_begun(clock.clock));
    begun.map(|clock| words::limit(wording, charter, (case, clock))).collect()
}

/// Shows a case after each of its events in turn, and gives it as it stands in the end.
///
/// # Errors
/// What [`replay`] says of events that are not those of one case under these rules.
pub(super) fn follow<'a>(
    charter: &Charter,
    events: &'a [Event],
    mut seen: impl FnMut(&'a Event, &Case),
) -> Result<Case, ReplayError> {
    let mut case = replay(charter, events.get(..1).unwrap_or_default())?;
    for (at, event) in events.iter().enumerate() {
        if at > 0 {
            case.apply(event)?;
        }
        seen(event, &case);
    }
    Ok(case)
}

/// The workflow to which the events belong.
///
/// # Errors
/// [`ReplayError`] if there are none, or they belong to other rules.
pub(super) fn workflow<'c>(charter: &'c Charter, events: &[Event]) -> Result<&'c Workflow, ReplayError> {
    let first = events.first().ok_or(ReplayError::NoEvent)?;
    let foreign = || ReplayError::Foreign { case: first.of.id.to_string() };
    charter.workflows.get(first.of.workflow).ok_or_else(foreign)
}

fn accountable(
    charter: &Charter,
    wording: Wording<'_>,
    directory: &dyn Directory,
    case: &Case,
) -> Vec<String> {
    let answers = responsibility(charter, directory, case).unwrap_or_default();
    let mut bodies = Vec::new();
    for body in answers.iter().filter_map(|answer| answer.accountable.as_ref()) {
        let title = words::instance(wording, body);
        if !bodies.contains(&title) {
            bodies.push(title);
        }
    }
    bodies
}
