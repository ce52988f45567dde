//! Who answers where a case stands on a walk.

use super::Walk;
use crate::{
    engine::{Case, Instance},
    id::StateId,
};

impl Walk<'_> {
    /// The case that stands there, everything having happened just now.
    pub(crate) fn case(&self, stand: &[u64]) -> Case {
        self.unpack(stand)
    }

    /// The body that answers for a state of a case.
    pub(crate) fn accountable(&self, case: &Case, state: StateId) -> Option<Instance> {
        self.view(case).accountable(state)
    }
}
