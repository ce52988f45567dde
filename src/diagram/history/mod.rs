//! What happened to one case: as a sequence of messages between those concerned, and as a table in time.

mod course;
mod sequence;
mod shown;
mod standing;
mod timeline;
mod trace;
mod words;

pub use sequence::history;
pub use shown::{CaseViewError, Shown};
pub use standing::{answering, climbed};
pub use timeline::timeline;
pub use trace::{Traced, numbered, trace, traced};
