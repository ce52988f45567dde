//! Where a charter asks less than the one that it extends.
//!
//! **What.** What both have by the same name is compared as it was written: limits, thresholds, duties, who is told or asked, separations of duty.
//!
//! **Why.** A lower charter may fill in and tighten what an upper one says; whether it may loosen it is for the law to say, and for a
//! reader to know.
//!
//! **When.** Wherever a text is checked that lies under another ([`Checked`](super::Checked)). What was loosened further up is told where that is
//! checked.

mod body;
mod duty;
mod found;
mod limit;
mod longer;
mod separation;
mod threshold;
mod workflow;

pub use found::{Loosening, loosened};
