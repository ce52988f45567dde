//! What was asked of a case.

use crate::id::{ActionId, BallotId, StateId};

/// What was asked of a case: what a refusal speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Attempt {
    /// To do an action.
    Action(ActionId),
    /// To vote or to count in a ballot.
    Ballot(BallotId),
    /// To take note that a sub-case has ended, and to follow what the charter says of that.
    ChildEnded {
        /// The state that waited for it, if that was to lead on.
        state: Option<StateId>,
    },
}

impl Attempt {
    /// The action that was asked, if it is one.
    #[must_use]
    pub fn action(self) -> Option<ActionId> {
        match self {
            Self::Action(action) => Some(action),
            Self::Ballot(_) | Self::ChildEnded { .. } => None,
        }
    }
}

impl From<ActionId> for Attempt {
    fn from(action: ActionId) -> Self {
        Self::Action(action)
    }
}

impl From<BallotId> for Attempt {
    fn from(ballot: BallotId) -> Self {
        Self::Ballot(ballot)
    }
}
