//! Where an action or a result leads, and what happens on the way.

use super::{Assignment, Cause, Condition, Used};
use crate::{
    id::{SlotId, StateId, WorkflowId},
    origin::Origin,
};

/// One way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Only then.
    pub condition: Condition,
    /// Whether it was written `otherwise`: every case that no other route takes.
    pub is_otherwise: bool,
    /// The states entered; several fork, none means the case stays.
    pub to: Vec<StateId>,
    /// Tables whose outputs it sets, before it sets anything else.
    pub uses: Vec<Used>,
    /// What it sets.
    pub sets: Vec<Assignment>,
    /// Whether it moves the case up its ladder.
    pub escalates: Option<Cause>,
    /// The cases it opens.
    pub opens: Vec<Opens>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A case that is opened: a sub-case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opens {
    /// Its workflow.
    pub workflow: WorkflowId,
    /// The slot for whose bodies or persons it is opened, one each.
    pub for_each: Option<SlotId>,
    /// Where it comes from.
    pub origin: Origin,
}
