//! Ballots: votes and counts, and what they decide.

mod election;
mod threshold;
