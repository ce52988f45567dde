//! Sub-cases: cases that a case opens, waits for, and takes note of when they end.
//!
//! A sub-case is a case of its own; what one does to the other are requests and messages that the host carries. An event
//! says which cases it opens ([`Change::Opened`](super::Change::Opened)) and which of those that it awaited are no longer
//! needed ([`Change::Cancelled`](super::Change::Cancelled)). The host begins an opened case with [`child`], and tells the
//! case that opened it of its end with [`child_ended`], as often as it likes.

mod begin;
mod ended;
mod known;
mod open;
mod opened;

pub use begin::child;
pub use ended::{ChildEnded, child_ended};
pub use known::{Ending, SubCase};
pub use opened::{Child, Parent, Whom};
