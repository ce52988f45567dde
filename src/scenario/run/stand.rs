//! Steps tried from where the cases of a run stand, without a rule test around them.

use std::borrow::Cow;

use super::{
    super::{
        compiled::{Deed, Scenario, Suite},
        coverage::Watcher,
    },
    runner::{Last, Runner, Running},
};
use crate::{engine::PlainRoster, finding::Span, time::Instant};

/// Where the cases of a run stand, and what time it is.
#[derive(Debug, Clone, Default)]
pub(in crate::scenario) struct Stand<'s> {
    roster: Option<Cow<'s, PlainRoster>>,
    pub(in crate::scenario) cases: Vec<Running>,
    current: Option<usize>,
    pub(in crate::scenario) now: Option<Instant>,
}

impl<'s> Stand<'s> {
    /// Where they stand after one more step, and what came of it; none if the step makes no sense here.
    pub(in crate::scenario) fn after(
        &self,
        (suite, scenario): (&'s Suite, &'s Scenario),
        deed: &Deed,
        watcher: Option<&'s Watcher<'s>>,
    ) -> Option<(Self, Last)> {
        let mut runner = Runner::new(suite, scenario, watcher);
        if let Some(roster) = &self.roster {
            runner.roster = roster.clone();
        }
        runner.cases.clone_from(&self.cases);
        (runner.current, runner.now) = (self.current, self.now);
        let span = Span::default();
        let met = match deed {
            Deed::When(when) => runner.when(when, span),
            Deed::Polls(polls) => runner.polls(polls, span),
            Deed::Wait(wait) => runner.wait(wait, span),
            Deed::Given(given) => runner.given(given, span),
            Deed::Then(_) | Deed::Always(_) => Ok(()),
        };
        if let (Some(watcher), Some(refusal)) = (watcher, &runner.last.refusal) {
            watcher.refused(refusal);
        }
        met.ok()?;
        let Runner { roster, cases, current, now, last, .. } = runner;
        Some((Self { roster: Some(roster), cases, current, now }, last))
    }
}
