//! What some case does, once data are looked at.

use std::collections::BTreeSet;

use super::Proof;
use crate::{
    engine::Turn,
    id::{ActionId, StateId},
    rule::Expiry,
};

impl Proof<'_> {
    /// The states that some run enters.
    pub(crate) fn entered(&self) -> BTreeSet<StateId> {
        self.explored.indices().flat_map(|stand| self.active(stand)).collect()
    }

    /// The actions that some run can do, or that count as taken in one.
    pub(crate) fn done(&self) -> BTreeSet<ActionId> {
        let labels: BTreeSet<_> = self.explored.all_edges().iter().map(|edge| edge.label).collect();
        let done = labels.into_iter().filter_map(|label| match self.turn(label)? {
            Turn::Does(action, _) => Some(action),
            Turn::Expires(clock) => match self.workflow().clocks.at(clock).expiry {
                Expiry::Take { action, .. } => Some(action),
                _ => None,
            },
        });
        done.collect()
    }
}
