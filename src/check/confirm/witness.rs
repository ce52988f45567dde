//! A run that shows something, with everybody who acts in it.

use crate::{
    engine::{Command, Event, PlainRoster},
    id::WorkflowId,
    time::Instant,
};

/// A run of one case that shows something: made by the engine, and made again by anybody who plays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The workflow of the case.
    pub workflow: WorkflowId,
    /// Everybody who acts, and the instances of classes.
    pub roster: PlainRoster,
    /// What is done and what time brings, in order.
    pub steps: Vec<Played>,
    /// From which step on, counted from 0, the case goes round and round; none if it is shown by the last step. If it is as many as
    /// there are steps, nothing need happen any more.
    pub round: Option<usize>,
}

/// One step of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// When.
    pub at: Instant,
    /// What somebody asks to do; none if time passes up to then.
    pub command: Option<Command>,
    /// What happens, ends of clocks first.
    pub events: Vec<Event>,
}
