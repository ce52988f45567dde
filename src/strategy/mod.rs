//! Random charters, rosters and command sequences for property tests (feature `proptest`).
//!
//! **What.** [`charters`] draws small charters that compile, [`rosters`] people for a charter, [`sequences`] things people
//! try to do in its cases, sensible and senseless, and [`trials`] all three together. **Why.** A host can fuzz its own rules with them: draw command sequences
//! from its own charter and require whatever must always hold. **When.** In tests only; the feature is off by default.
//!
//! Everything is drawn through a [`Tape`] of numbers, so that a failing case shrinks to a short tape of small
//! numbers, which means the plainest charter and the fewest steps.
//!
//! ```
//! use gongzhi::strategy;
//! use proptest::prelude::*;
//!
//! proptest!(|(text in strategy::charters())| {
//!     let compiled = gongzhi::charter::Charter::compile(&text);
//!     prop_assert!(compiled.charter.is_some());
//! });
//! ```

mod action;
mod ballot;
mod calendar;
mod cast;
mod charter;
mod command;
mod condition;
mod family;
mod instance;
mod more_time;
mod party;
mod roster;
mod rule;
mod tape;
mod trial;
mod turn;
mod workflow;

pub use charter::charters;
pub use command::{Step, sequences};
pub use instance::KEYS;
pub use roster::{PEOPLE, rosters};
pub use tape::Tape;
pub use trial::{Trial, trials};
pub use turn::{Tried, Turn};
