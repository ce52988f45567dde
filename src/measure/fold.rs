//! Cases looked back upon.

use super::figure::{Counted, Measured, OneCase};
use crate::{
    charter::{Charter, Hindsight, Indicator, Measure, Point},
    engine::{self, Case, Change, Directory, Event, Known, News, ReplayError, Unkept, What, replay},
    time::Instant,
};

/// What an indicator comes to over these cases, each given with all its events from the first on. Cases of other workflows are
/// passed over.
///
/// The directory is asked only where the indicator asks for a superior or supervisor.
///
/// # Errors
/// [`ReplayError`] if the events of a case do not follow on one another, or happened under other rules than the charter's.
pub fn measure(
    charter: &Charter,
    directory: &dyn Directory,
    indicator: &Indicator,
    cases: &[&[Event]],
) -> Result<Measured, ReplayError> {
    let mut counted = Vec::new();
    for events in cases {
        let case = replay(charter, events)?;
        if events.first().is_some_and(|first| first.of.workflow == indicator.workflow) {
            let past = Past { charter, directory, case, events };
            counted.push(OneCase { case: past.case.id().to_owned(), counted: past.counted(indicator) });
        }
    }
    Ok(match indicator.measure {
        Measure::Share(_) => Measured::of_share(counted),
        Measure::Median { .. } => Measured::of_times(counted),
    })
}

/// A case with all that happened to it.
struct Past<'a> {
    charter: &'a Charter,
    directory: &'a dyn Directory,
    case: Case,
    events: &'a [Event],
}

impl Past<'_> {
    fn counted(&self, indicator: &Indicator) -> Counted {
        if self.events.iter().any(|event| matches!(event.what, What::Migrated(_))) {
            return Counted::Moved;
        }
        if self.case.ended().is_none() {
            return Counted::Running;
        }
        match self.judge(&indicator.among) {
            Known::No => Counted::LeftOut,
            Known::Unknown => Counted::NotDecided,
            Known::Yes => match &indicator.measure {
                Measure::Share(holds) => match self.judge(holds) {
                    Known::Yes => Counted::Holds,
                    Known::No => Counted::Fails,
                    Known::Unknown => Counted::NotDecided,
                },
                Measure::Median { since, until } => {
                    self.time(since, until).map_or(Counted::NotBoth, Counted::Took)
                }
            },
        }
    }

    fn judge(&self, hindsight: &Hindsight) -> Known {
        match hindsight {
            Hindsight::Rule(condition) => engine::judge(self.charter, self.directory, &self.case, condition),
            Hindsight::Outcome(outcome) => {
                let state = self.case.ended().and_then(|state| self.workflow()?.states.get(state));
                state.is_some_and(|state| state.end.as_ref() == Some(outcome)).into()
            }
            Hindsight::Breaches { clock, duty, comparison, number } => {
                let is_it = |unkept: Unkept| match unkept {
                    Unkept::Clock(broken) => *clock == Some(broken),
                    Unkept::Duty(undone) => *duty == Some(undone),
                };
                let breaches = self.events.iter().flat_map(Event::breaches);
                let count = breaches.filter(|breach| is_it(breach.of)).count();
                comparison.holds(u32::try_from(count).unwrap_or(u32::MAX), *number).into()
            }
            Hindsight::Not(inner) => !self.judge(inner),
            Hindsight::All(parts) => {
                parts.iter().fold(Known::Yes, |so_far, part| so_far.and(self.judge(part)))
            }
            Hindsight::Any(parts) => parts.iter().fold(Known::No, |so_far, part| so_far.or(self.judge(part))),
        }
    }

    fn workflow(&self) -> Option<&crate::charter::Workflow> {
        self.charter.workflows.get(self.case.workflow())
    }

    /// The seconds from the first thing to the second.
    fn time(&self, since: &[Point], until: &[Point]) -> Option<u64> {
        let mut events = self.events.iter();
        let from = match since {
            [] => events.next()?.at,
            since => events.find(|event| News::of(event).brings(since))?.at,
        };
        let to = match until {
            [] => self.ended_at()?,
            until => events.find(|event| News::of(event).brings(until))?.at,
        };
        u64::try_from(to.unix().checked_sub(from.unix())?).ok()
    }

    fn ended_at(&self) -> Option<Instant> {
        let ends = |event: &&Event| event.changes.iter().any(|change| matches!(change, Change::Ended(_)));
        self.events.iter().find(ends).map(|event| event.at)
    }
}
