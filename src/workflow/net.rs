//! How actions move a case through states.

use serde::{Deserialize, Serialize};

use crate::id::StateId;

/// A rough place of a state, the same for every workflow, so that hosts can show any of them alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// It has come in.
    Received,
    /// Somebody works on it.
    #[default]
    InHand,
    /// It waits for something outside.
    Waiting,
    /// It is answered, not yet closed.
    Answered,
    /// It has ended.
    Closed,
}

/// Which states an action leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// None: it raises the case.
    Start,
    /// One of these alternatives, the first whose states are all active; an alternative of several states joins them.
    Some(Vec<Vec<StateId>>),
    /// None in particular: some state that is no end must be active. What it empties stands in the action's `clears`.
    Any,
}
