//! Promises: proven on every run, or refuted by one.
//!
//! **What.** [`promises`] takes each claim of each promise of a workflow and follows it through everything that can happen to a case:
//! what must never come about, or must always hold, through all stands ([`follow`]); what must be reached, through
//! all ways to go on for ever without it ([`fair`]). **Why.** "No appeal is left unanswered" is what a charter is for; that every
//! rule is kept and nobody is answered all the same is what nobody sees who reads rule by rule. **How far.** More can happen on
//! paper than with persons and dates, so that what is proven is certain, and a run against a promise counts once the
//! engine made it ([`confirm`](super::confirm)); else the claim is not decided.

mod fair;
mod findings;
mod follow;
mod monitor;
mod persons;
mod prove;
#[cfg(test)]
mod tests;
mod time;
mod verdict;
mod within;

pub(super) use findings::{report, witnesses};
pub use prove::promises;
pub(super) use prove::{claims, prove};
pub use verdict::{PromiseProof, Ruling, Unproven};
