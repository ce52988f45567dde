//! Promises: what a charter claims of the cases of a workflow, after the property patterns of M. Dwyer, G. Avrunin and J. Corbett,
//! *Patterns in property specifications for finite-state verification*, 1999.

use crate::{
    Name,
    id::{ActionId, BallotId, StateId, WorkflowId},
    origin::Origin,
    rule::{Condition, Party},
    time::Limit,
    title::Titles,
};

/// What a charter claims of the cases of one workflow: everything that it names at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// The workflow it speaks of.
    pub workflow: WorkflowId,
    /// What it claims: what is reached, what never is, what always holds.
    pub claims: Vec<Claim>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One thing that a promise claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is claimed.
    pub pattern: Pattern,
    /// Only then. Judged as a case stands whenever it would break the claim; what must be reached is claimed only of cases of which
    /// this holds all the while.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

impl Claim {
    /// The conditions that it reads.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let holds = match &self.pattern {
            Pattern::Always(holds) => Some(holds),
            Pattern::Reaches { .. } | Pattern::Never { .. } => None,
        };
        std::iter::once(&self.condition).chain(holds)
    }
}

/// A pattern of what comes about in a case, and what does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// One of these comes about, on every run on which duties are done at last.
    Reaches {
        /// What comes about.
        goals: Vec<Point>,
        /// In that time, on every run on which no duty is late.
        within: Option<Limit>,
        /// After each of these; none: from the start.
        since: Vec<Point>,
    },
    /// None of these comes about, on any run.
    Never {
        /// What does not come about.
        points: Vec<Point>,
        /// Done by one of these; none: by anybody.
        by: Vec<Party>,
        /// In that time.
        within: Option<Limit>,
        /// After one of these; none: from the start.
        since: Vec<Point>,
        /// Until one of these has come about: earlier than they; none: for ever.
        until: Vec<Point>,
    },
    /// This holds at every step, on any run.
    Always(Condition),
}

/// Something that comes about in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// The state is active.
    State(StateId),
    /// The action is done, or counts as taken.
    Action(ActionId),
    /// The ballot has its result.
    Ballot(BallotId),
}
