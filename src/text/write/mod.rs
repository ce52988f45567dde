//! From [`CharterText`](super::CharterText) to text in the charter language, so that a charter made in Rust or read
//! from JSON can be shown to people, and its mistakes have a line and a column.
//!
//! The files mirror those of `read`: what one reads the other writes.

mod action;
mod ballot;
mod charter;
mod expression;
mod file;
mod indicator;
mod mistakes;
mod operand;
mod promise;
mod rule;
mod statement;
mod structure;
mod table;
mod workflow;

pub use file::{tree, write};
pub use mistakes::WriteError;
pub(super) use operand::moment_or_range;

use mistakes::Mistakes;
use statement::Statement;
