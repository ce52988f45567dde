//! What happened to one case: as a sequence of messages between those concerned, and as a table in time.

mod course;
mod sequence;
mod timeline;
mod trace;
mod words;

pub use sequence::history;
pub use timeline::timeline;
pub use trace::{Traced, numbered, trace, traced};
