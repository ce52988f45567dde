//! A run that shows something, with everybody who acts in it.

use std::sync::Arc;

use crate::{
    engine::{Command, Count, Event, PlainRoster, Vote},
    id::WorkflowId,
    time::Instant,
};

/// A run of one case that shows something: made by the engine, and made again by anybody who plays it.
///
/// Whoever does what a host does makes it again: begins each case that another opens as soon as it is opened, and tells the one that
/// opened it of its end as soon as it has ended.
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
    /// In which case, by its id: that of the run is called `witness`, those that it opens as the events say that open them.
    pub case: Arc<str>,
    /// What is done.
    pub deed: Deed,
    /// What happens in the case of the run, ends of clocks first.
    pub events: Vec<Event>,
}

/// What is done in a step of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Nothing: time passes up to then.
    Passes,
    /// Somebody acts.
    Does(Command),
    /// Somebody votes.
    Votes(Vote),
    /// A ballot is counted.
    Counts(Box<Count>),
}

impl Witness {
    /// What the case of a run is called.
    pub const CASE: &str = "witness";
}

impl Played {
    /// What somebody asks to do, if the step is that.
    #[must_use]
    pub fn command(&self) -> Option<&Command> {
        match &self.deed {
            Deed::Does(command) => Some(command),
            Deed::Passes | Deed::Votes(_) | Deed::Counts(_) => None,
        }
    }
}
