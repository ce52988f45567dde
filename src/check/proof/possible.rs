//! What can happen to the cases of a workflow at all, data included.

use std::collections::BTreeSet;

use super::{Effort, Proof};
use crate::{
    charter::Charter,
    id::{ActionId, StateId, WorkflowId},
};

/// What can happen to the cases of a workflow, whoever acts and however long it takes.
///
/// Persons and orders of expiries are left aside, so that this is never less than what can happen: what it leaves out happens
/// to no case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// The states that some run enters.
    pub entered: BTreeSet<StateId>,
    /// The actions that some run does.
    pub done: BTreeSet<ActionId>,
    /// How many stands of a case were looked at: active states with all that rules still read there.
    pub stands: usize,
    /// Whether nothing was left out; else only what is said to be possible is certain.
    pub is_whole: bool,
}

/// Walks through everything that can happen to the cases of a workflow, until more than `limit` stands are met; none if the
/// charter has no such workflow.
///
/// A ballot may have any result that it can have, and what is waited for may end in any way: votes and sub-cases are left aside
/// too.
#[must_use]
pub fn possible(charter: &Charter, workflow: WorkflowId, limit: usize) -> Option<Possible> {
    Some(Possible::of(&Proof::least(charter, workflow, &[], Effort::quiet(limit))?))
}

impl Possible {
    pub(crate) fn of(proof: &Proof<'_>) -> Self {
        Self {
            entered: proof.entered(),
            done: proof.done(),
            stands: proof.explored.visited(),
            is_whole: proof.is_whole(),
        }
    }
}
