//! What the indicators of a charter come to: figures that are worked out from the events of cases that have ended.
//!
//! **What.** [`measure`](fn@measure) looks at one [`Indicator`](crate::charter::Indicator) and at the events of some cases. It says
//! the figure and, case by case, why the case counts or does not. [`Hindsight`](crate::charter::Hindsight) is what it can ask: what
//! rules ask, how the case ended, and how often a limit was broken.
//!
//! **Why.** The rules say what is measured, so that whoever reads a rate can read what it is a rate of; and nothing is counted
//! that the events do not tell. Nothing is decided by an indicator: it is no part of the fingerprint.
//!
//! **When.** A host gives the cases of the time it asks about, such as those that ended in a month. It stores the events anyway.

mod figure;
mod fold;
mod words;

pub use figure::{Counted, Figure, Measured, OneCase};
pub use fold::measure;
