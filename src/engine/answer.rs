//! What the engine answers, and which questions make no sense.

use smallvec::SmallVec;

use super::{Event, Refusal};
use crate::{
    Name,
    finding::Bilingual,
    id::ActionId,
    time::{Instant, Limit},
};

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is done: apply these events, in order. Expiries that had come stand before its own, which is the last.
    Accepted {
        /// What happened; empty only where the end of a sub-case is told again.
        events: Vec<Event>,
    },
    /// It is not done, and nothing changed.
    Refused(Refusal),
}

impl Answer {
    /// Whether the command was accepted.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted { .. })
    }

    /// The refusal, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Accepted { .. } => None,
            Self::Refused(refusal) => Some(refusal),
        }
    }

    /// The events to apply, whichever answer it is: after a refusal the expiries that had come.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        match self {
            Self::Accepted { events } => events,
            Self::Refused(refusal) => &refusal.pending,
        }
    }
}

/// What an action is to somebody at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The action.
    pub action: ActionId,
    /// Whether it is open.
    pub opening: Opening,
}

/// Whether an action is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// It is.
    Open,
    /// It is, if these are given; what they are may still decide otherwise.
    OpenIf(Vec<crate::rule::Target>),
    /// It is not.
    Closed(SmallVec<[super::Reason; 1]>),
}

/// Why a question makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// The case goes by other rules than the charter's.
    #[error(
        "the case `{case}` goes by edition `{edition}` of the charter `{charter}`, which is not the one at hand"
    )]
    Foreign {
        /// The case.
        case: String,
        /// Its charter.
        charter: Name,
        /// Its edition.
        edition: String,
    },
    /// The workflow has no such action.
    #[error("the workflow `{workflow}` has no action `{action}`")]
    UnknownAction {
        /// The workflow.
        workflow: Name,
        /// The action that was named.
        action: String,
    },
    /// The workflow has no such ballot.
    #[error("the workflow `{workflow}` has no ballot `{ballot}`")]
    UnknownBallot {
        /// The workflow.
        workflow: Name,
        /// The ballot that was named.
        ballot: String,
    },
    /// A vote does not say what is voted.
    #[error("the ballot `{ballot}` is open, and the vote does not say what is voted")]
    NoChoice {
        /// The ballot.
        ballot: Name,
    },
    /// A vote in a secret ballot says what is voted.
    #[error("the ballot `{ballot}` is secret, and the vote says what is voted")]
    ChoiceTold {
        /// The ballot.
        ballot: Name,
    },
    /// A vote says what the ballot does not offer: candidates where nobody is elected, yes or no where somebody is.
    #[error("the ballot `{ballot}` does not offer what is voted")]
    WrongChoice {
        /// The ballot.
        ballot: Name,
    },
    /// A count tells a figure that the ballot does not have.
    #[error("the ballot `{ballot}` has no figure `{figure}`")]
    WrongFigure {
        /// The ballot.
        ballot: Name,
        /// The figure.
        figure: String,
    },
    /// The action has no such party.
    #[error("nobody does `{action}` in the capacity `{capacity}`")]
    UnknownCapacity {
        /// The action.
        action: Name,
        /// The capacity that was named.
        capacity: String,
    },
    /// The workflow has no such fact or slot.
    #[error("the workflow `{workflow}` has neither a fact nor a slot `{name}`")]
    UnknownTarget {
        /// The workflow.
        workflow: Name,
        /// What was named.
        name: String,
    },
    /// The action does not ask for what was given.
    #[error("the action `{action}` does not ask for `{name}`")]
    NotAsked {
        /// The action.
        action: Name,
        /// The fact or slot.
        name: Name,
    },
    /// A fact or slot was given twice.
    #[error("`{name}` is given twice")]
    GivenTwice {
        /// The fact or slot.
        name: Name,
    },
    /// What was given does not fit the declaration.
    #[error("`{given}` does not fit `{name}`, which is {}", .expected.en)]
    WrongValue {
        /// The fact or slot.
        name: Name,
        /// What was given.
        given: String,
        /// What fits.
        expected: Bilingual,
    },
    /// Extra time was given to an action that prolongs no clock.
    #[error("the action `{action}` prolongs no clock, so that `{more}` has no meaning")]
    NothingProlonged {
        /// The action.
        action: Name,
        /// The time that was given.
        more: Limit,
    },
    /// The case did not open such a sub-case.
    #[error("the case `{case}` did not open a case `{child}`")]
    UnknownChild {
        /// The case.
        case: String,
        /// The sub-case that was named.
        child: String,
    },
    /// Cases of that workflow never end so.
    #[error("no case of the workflow `{workflow}` ends with the outcome `{outcome}`")]
    UnknownOutcome {
        /// The workflow.
        workflow: Name,
        /// The outcome that was named.
        outcome: String,
    },
    /// A sub-case was said to have ended otherwise before.
    #[error("the case `{child}` was told to have ended as `{before}` before, and now as `{outcome}`")]
    ToldOtherwise {
        /// The sub-case.
        child: String,
        /// The outcome told now.
        outcome: Name,
        /// The outcome told before.
        before: Name,
    },
    /// The case's clocks would expire too often to be told in one answer.
    #[error("by {at} the case has more than {most} expiries: ask about an earlier instant first")]
    TooManyExpiries {
        /// The instant asked about.
        at: Instant,
        /// How many one answer holds.
        most: usize,
    },
}
