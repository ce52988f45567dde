//! From tree to text: the canonical layout, which reads back as the same tree.

mod layout;
mod line;
mod operand;
mod table;

pub use layout::{Options, format};
