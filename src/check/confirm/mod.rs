//! Runs that were found on paper, made by the engine: with persons, dates and a calendar.
//!
//! **Why.** What is walked through is more than can happen: a run against a promise counts only once the engine made it.
//! **How.** [`confirm`] casts each turn with somebody who may act, in the order of the action's clauses, says what is told with it, and
//! lets time pass where a limit must end first; it casts votes, or has them counted, so that a ballot has its result, and brings the
//! cases that are awaited to their end. After each turn the case must stand where the walk said.

mod cast;
mod choices;
mod family;
mod figures;
mod joins;
mod named;
mod player;
mod turns;
mod unplayed;
mod votes;
mod witness;

pub(crate) use family::Family;
pub(crate) use figures::{approvals, elections};
pub(super) use player::{confirm, confirm_by};
pub use witness::{Deed, Played, Witness};
