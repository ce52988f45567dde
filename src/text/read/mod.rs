//! From the tree of a file to [`CharterText`](super::CharterText), all mistakes at once.
//!
//! One file for each group of statements. A reader takes its clauses from [`Clauses`] and names the field each goes to, so
//! that a new statement is a few lines; a clause that no reader takes is reported, never ignored.

pub(crate) mod expression;
pub(crate) mod operand;

mod action;
mod ballot;
mod charter;
mod clauses;
mod file;
mod indicator;
mod need;
mod promise;
mod report;
mod rule;
mod structure;
mod table;
mod workflow;

pub(crate) use clauses::Clauses;
pub use file::{Reading, read, read_tree};
pub(super) use file::{is_head, split};
pub(crate) use need::Need;
pub(crate) use report::Report;
