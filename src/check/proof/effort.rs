//! How far a proof looks, and whom it tells on the way.

use crate::id::WorkflowId;

/// How many stands of a case were looked at so far, in a workflow that takes long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// The workflow.
    pub workflow: WorkflowId,
    /// How many stands. They may be counted anew: a first look at some is followed by one at more.
    pub stands: usize,
}

/// How many stands a proof looks at, and whom it tells on the way.
#[derive(Clone, Copy)]
pub(crate) struct Effort<'e> {
    pub(super) limit: usize,
    pub(super) told: &'e dyn Fn(Looked),
}

impl<'e> Effort<'e> {
    pub(crate) fn new(limit: usize, told: &'e dyn Fn(Looked)) -> Self {
        Self { limit, told }
    }

    /// So many stands, told to nobody.
    pub(crate) fn quiet(limit: usize) -> Self {
        Self { limit, told: &|_| {} }
    }

    /// The same with no more stands than these.
    pub(super) fn at_most(self, limit: usize) -> Self {
        Self { limit: self.limit.min(limit), ..self }
    }
}
