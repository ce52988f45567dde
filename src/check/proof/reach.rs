//! What some case does, once data are looked at.

use std::collections::BTreeSet;

use super::Proof;
use crate::{
    check::space::{explore::Label, store::Index},
    engine::Turn,
    id::{ActionId, StateId},
};

impl Proof<'_> {
    /// The states that some run enters.
    pub(crate) fn entered(&self) -> BTreeSet<StateId> {
        self.explored.indices().flat_map(|stand| self.active(stand)).collect()
    }

    /// Whether a case has ended at the end of a run.
    pub(crate) fn has_ended(&self, run: &[Label]) -> bool {
        let entered =
            run.last().and_then(|&label| self.happening(label)).map(|happening| &happening.news.entered);
        entered.into_iter().flatten().any(|&state| self.workflow().states.at(state).end.is_some())
    }

    /// The nearest stand from which no end can be reached, if the workflow has ends at all.
    pub(crate) fn endless(&self) -> Option<Index> {
        let rules = self.workflow();
        if rules.states.values().all(|state| state.end.is_none()) {
            return None;
        }
        let has_ended = |stand: Index| self.active(stand).any(|state| rules.states.at(state).end.is_some());
        let leads = self.explored.leading_to(has_ended);
        self.explored.indices().find(|&stand| leads.get(stand as usize) == Some(&false))
    }

    /// The actions that somebody may do in a stand.
    pub(crate) fn open(&self, stand: Index) -> BTreeSet<ActionId> {
        let done = self.turns(stand).filter_map(|turn| match turn {
            Turn::Does(action, _) => Some(action),
            Turn::Expires(_) | Turn::Closes(..) | Turn::Joins(..) => None,
        });
        done.collect()
    }

    /// The actions that some run can do, or that count as taken in one.
    pub(crate) fn done(&self) -> BTreeSet<ActionId> {
        let labels: BTreeSet<_> = self.explored.all_edges().iter().map(|edge| edge.label).collect();
        labels.into_iter().filter_map(|label| self.happening(label)?.news.does).collect()
    }
}
