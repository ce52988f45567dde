//! Runs that were found on paper, made by the engine: with persons, dates and a calendar.
//!
//! **Why.** What is walked through is more than can happen: a run against a promise counts only once the engine made it.
//! **How.** [`confirm`] casts each turn with somebody who may act, in the order of the action's clauses, says what is told with it, and
//! lets time pass where a limit must end first; after each turn the case must stand where the walk said.

mod cast;
mod player;
mod witness;

pub(super) use player::{confirm, confirm_by};
pub use witness::{Played, Witness};
