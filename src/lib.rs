//! Rules of co-governance, written as a charter, then proven, tested, run, drawn and audited.

pub mod charter;
pub mod charters;
pub mod diagram;
pub mod engine;
pub mod finding;
mod graph;
pub mod id;
mod name;
pub mod origin;
pub mod report;
pub mod rule;
pub mod scenario;
pub mod structure;
pub mod syntax;
pub mod text;
pub mod time;
pub mod title;
pub mod wording;
pub mod workflow;

pub use name::{Name, NameError};
