//! Ballots: votes and counts, and what they decide.
//!
//! Entering a state opens its ballots; leaving it in any way ends them. Who may vote, and how many there are, is asked of the
//! roster as of the day on which a ballot opens. Every number is exact.

mod change;
#[cfg_attr(not(test), expect(dead_code, reason = "counts use it next"))]
mod election;
mod figures;
mod outcome;
mod poll;
#[cfg_attr(not(test), expect(dead_code, reason = "counts use it next"))]
mod threshold;
mod vote;

pub use change::{BallotChange, Opened, Voted};
pub use figures::{CandidateVotes, Count, Counts, Figure, Figures};
pub use outcome::{Demand, Judged, Outcome, Tally, Weight};
pub(super) use poll::Ballots;
pub use poll::{Election, Electorate, Poll, Standing, Sums, Totals};
pub use vote::{Vote, VoteChoice};
