//! What must hold throughout.

use super::{
    super::{compiled::Always, expect::Observed},
    runner::{Met, Runner},
};
use crate::{
    engine::{Known, judge},
    rule::{Condition, Holder, Test},
};

impl<'s> Runner<'s> {
    pub(super) fn throughout(&mut self, always: &'s Always) -> Met {
        self.always.push(always);
        self.holds(always)
    }

    /// Looks at one thing that must hold throughout. A case that has ended takes no further steps: of it only what does
    /// not speak of who is accountable is asked.
    pub(super) fn holds(&self, always: &Always) -> Met {
        let running = self.current.and_then(|current| self.cases.get(current));
        let (Some(running), Some(now)) = (running, self.now) else { return Ok(()) };
        let case = &running.case;
        if case.workflow() != always.workflow
            || case.ended().is_some() && reads_accountable(&always.condition)
            || judge(self.suite.charter(), self.directory(), case, &always.only_if) != Known::Yes
            || judge(self.suite.charter(), self.directory(), case, &always.condition) != Known::No
        {
            return Ok(());
        }
        let observed = Observed::new(self.phrases(always.workflow), running, &self.last, (self.world(), now));
        Err(Box::new(observed.broken(&always.condition, always.span)))
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
