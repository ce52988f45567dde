//! From text to tree: lines, clauses and whose they are, operands, rows, brackets; all mistakes in one run.

mod cite;
mod clause;
mod date;
mod decode;
mod due;
mod file;
mod joint;
mod line;
mod mistakes;
mod near;
mod number;
mod numeral;
mod operand;
mod owner;
mod quote;
mod row;
mod scanner;
mod shape;
mod single;
mod stray;

pub(super) use clause::mark_is_or;
pub use decode::decode;
pub(super) use file::Node;
pub(crate) use file::parse_from;
pub use file::{Parsed, parse};
pub(super) use mistakes::{Mistakes, shown};
pub use single::{operand, operand_of, value};
