//! Ballots: votes and counts, and what they decide.
//!
//! Entering a state opens its ballots; leaving it in any way ends them. Who may vote, and how many there are, is asked of the
//! roster as of the day on which a ballot opens. Every number is exact.

mod change;
mod counting;
mod course;
mod election;
mod electorate;
mod figures;
mod judge;
mod outcome;
mod poll;
mod polls;
mod settle;
mod threshold;
mod vote;
mod voting;

#[cfg(test)]
mod tests;

pub(super) use threshold::to_share;

pub use change::{BallotChange, Opened, Voted};
pub use counting::count;
pub(super) use course::Ended;
pub use figures::{CandidateVotes, Count, Counts, Figure, Figures};
pub use outcome::{Demand, Judged, Outcome, Tally, Weight};
pub(super) use poll::Ballots;
pub use poll::{Election, Electorate, Poll, Standing, Sums, Totals};
pub use polls::{PollStatus, polls};
pub use settle::Contradiction;
pub use vote::{Vote, VoteChoice};
pub use voting::vote;
