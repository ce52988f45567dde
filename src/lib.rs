//! Rules of co-governance, written as a charter, then proven, tested, run, drawn and audited.

pub mod finding;
mod name;
pub mod syntax;
pub mod text;
pub mod time;

pub use name::{Name, NameError};
