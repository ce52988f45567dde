//! A sub-case as the event that opens it says, and a parent as the sub-case knows it.

use std::sync::Arc;

use crate::{
    engine::{Instance, Person},
    id::{StateId, WorkflowId},
};

/// A case that another one opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Child {
    /// Its id: that of the case which opens it, the number of the event, and its place in the event from 1, as in `k7/3.1`.
    pub id: Arc<str>,
    /// Its workflow.
    pub workflow: WorkflowId,
    /// For whom it is opened, if for somebody.
    pub of: Option<Whom>,
    /// The state that waits for it; none if it is on its own.
    pub awaited_in: Option<StateId>,
}

/// For whom a case is opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// A body.
    Body(Instance),
    /// A person.
    Person(Person),
}

/// The case that opened another one, as that one knows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Parent {
    /// Its id in the host's books.
    pub id: Arc<str>,
    /// The number of the event that opened the case.
    pub event: u32,
}
