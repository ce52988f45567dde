//! Written forms of events and cases: names instead of ids, with a format version.
//!
//! A host stores these. They are read back against the same edition of the charter: another fingerprint, an unknown name or
//! a value that does not fit is a typed error, and nothing is read by halves.

mod ballot;
mod case;
mod change;
mod child;
mod event;
mod format;
mod ground;
mod named;
mod names;
mod past;
mod usual;

pub use ballot::{ElectionText, PollText};
pub use case::{CaseText, SpentText, StreakText};
pub use change::{BreachText, ChangeText, PauseText, StartText, UnkeptText};
pub use child::{ChildText, EndingText, ParentText, SubCaseText, WhomText};
pub use event::{AddresseeText, CapacityText, CitationText, EventText, NoticeText, WhatText};
pub use format::{After, Fingerprint, Format, Rules, WrittenError};
pub use ground::GroundText;
pub use named::Named;
pub use past::{AgainText, DeedText, EntryText, RunMore, RunText, WhoText};
