//! Remedies: one change each, after which a refused command is accepted.

use crate::{
    Name,
    engine::{Command, Given, Person},
    id::WorkflowId,
    time::{Instant, Limit},
};

/// One step that would help a refused command. It was tried: the command is accepted then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The workflow of the case.
    pub workflow: WorkflowId,
    /// The step.
    pub help: Help,
    /// The command that is accepted then. Where several persons or values help, it is the one of the first.
    pub command: Command,
    /// When it is accepted: at the instant asked about, or later if time is what helps.
    pub at: Instant,
}

/// What would help.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Help {
    /// Something else is given.
    Given {
        /// The fact or slot.
        name: Name,
        /// Any of these.
        values: Vec<Given>,
    },
    /// This much more time is asked for, instead of what was.
    More(Limit),
    /// No capacity is named, so that the first that fits is taken.
    Capacity,
    /// Somebody else does it: any one of these.
    Actors(Vec<Person>),
    /// All of these act together with who does.
    Joined(Vec<Person>),
    /// One of those who act keeps out of it.
    Without(Person),
    /// Time passes.
    Later,
    /// This is done first, which is open now.
    First(Command),
}
