//! What must hold throughout, or never.

use super::{
    super::{
        compiled::Throughout,
        expect::Observed,
        expected::{Expect, Expected},
    },
    runner::{Met, Runner, Running},
};
use crate::{
    engine::{Known, judge},
    rule::{Condition, Holder, Test},
    time::Instant,
};

impl<'s> Runner<'s> {
    pub(super) fn throughout(&mut self, throughout: &'s Throughout) -> Met {
        self.always.push(throughout);
        match (self.current, self.now) {
            (Some(place), Some(now)) => self.holds_of(throughout, place, now),
            _ => Ok(()),
        }
    }

    /// Looks at what must hold throughout of the case at hand, at that instant.
    pub(super) fn holds(&self, at: Instant) -> Met {
        let Some(place) = self.current else { return Ok(()) };
        self.always.iter().try_for_each(|throughout| self.holds_of(throughout, place, at))
    }

    /// The same after a step, of every case, with what is said of the step as a whole.
    pub(super) fn holds_after_step(&self) -> Met {
        let Some(now) = self.now else { return Ok(()) };
        for throughout in &self.always {
            for place in 0..self.cases.len() {
                self.holds_of(throughout, place, now)?;
                self.holds_of_step(throughout, place, now)?;
            }
        }
        Ok(())
    }

    /// Looks at what is said of a case as it stands. A case that has ended takes no further steps: of it nothing is asked that
    /// speaks of who answers, what is due and what may be done.
    fn holds_of(&self, throughout: &Throughout, place: usize, at: Instant) -> Met {
        let Some(running) = self.asked(throughout, place) else { return Ok(()) };
        let has_ended = running.case.ended().is_some();
        let observed = self.observed(throughout, running, at);
        if let Some((condition, span)) = &throughout.condition
            && !(has_ended && reads_accountable(condition))
            && judge(self.suite.charter(), self.directory(), &running.case, condition) == Known::No
        {
            return Err(Box::new(observed.broken(condition, *span)));
        }
        let mut asked = throughout
            .expects
            .iter()
            .filter(|expect| !(expect.is_of_step() || has_ended && expect.is_of_running()));
        asked.try_for_each(|expect| held(&observed, throughout, expect))
    }

    /// Looks at what is said of the last step, if something happened in it to the case.
    fn holds_of_step(&self, throughout: &Throughout, place: usize, at: Instant) -> Met {
        let Some(running) = self.asked(throughout, place) else { return Ok(()) };
        let id = &running.case.identity().id;
        if !self.last.events.iter().any(|event| event.of.id == *id) {
            return Ok(());
        }
        let observed = self.observed(throughout, running, at);
        let mut asked = throughout.expects.iter().filter(|expect| expect.is_of_step());
        asked.try_for_each(|expect| held(&observed, throughout, expect))
    }

    /// The case, if it is one of which this is asked.
    fn asked(&self, throughout: &Throughout, place: usize) -> Option<&Running> {
        let running =
            self.cases.get(place).filter(|running| running.case.workflow() == throughout.workflow)?;
        let only_if = judge(self.suite.charter(), self.directory(), &running.case, &throughout.only_if);
        (only_if == Known::Yes).then_some(running)
    }

    fn observed<'r>(&'r self, throughout: &Throughout, running: &'r Running, at: Instant) -> Observed<'r> {
        Observed::new(self.phrases(throughout.workflow), running, &self.last, (self.world(), at))
    }
}

fn held(observed: &Observed<'_>, throughout: &Throughout, expect: &Expect) -> Met {
    if throughout.is_never { observed.never(expect) } else { observed.check(expect) }
}

impl Expect {
    /// Whether it speaks of the last step, not of how the case stands.
    fn is_of_step(&self) -> bool {
        matches!(
            self.what,
            Expected::Consulted(..)
                | Expected::Informed(..)
                | Expected::Opens(..)
                | Expected::OpensNothing
                | Expected::Happened(_)
                | Expected::Cites(_)
        )
    }

    /// Whether it speaks of a case that goes on.
    fn is_of_running(&self) -> bool {
        matches!(
            self.what,
            Expected::Accountable(..)
                | Expected::OneAccountable
                | Expected::Responsible(..)
                | Expected::Due(..)
                | Expected::Days(_)
                | Expected::Allowed(..)
                | Expected::NothingAllowed(_)
        )
    }
}

/// Whether a condition asks who is accountable for the case.
fn reads_accountable(condition: &Condition) -> bool {
    match condition {
        Condition::Always => false,
        Condition::Not(inner) => reads_accountable(inner),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(reads_accountable),
        Condition::Test(Test::SameBody(one, other)) => is_accountable(one) || is_accountable(other),
        Condition::Test(Test::IsBody(holder) | Test::Kind(holder, _)) => is_accountable(holder),
        Condition::Test(_) => false,
    }
}

fn is_accountable(holder: &Holder) -> bool {
    match holder {
        Holder::Accountable(_) => true,
        Holder::Superior(of) | Holder::Supervisor(of) => is_accountable(of),
        Holder::Body(_) | Holder::Slot(_) | Holder::Actor(_) => false,
    }
}
