//! Written forms of events and cases: names instead of ids, with a format version.
//!
//! A host stores these. They are read back against the same edition of the charter: another fingerprint, an unknown name or
//! a value that does not fit is a typed error, and nothing is read by halves.

mod ballot;
mod case;
mod change;
mod event;
mod format;
mod ground;
mod names;

pub use ballot::{ElectionText, PollText};
pub use case::{CaseText, DeedText, RunText, SpentText, StateText, StreakText};
pub use change::{BreachText, ChangeText, PauseText, StartText, UnkeptText};
pub use event::{AddresseeText, CapacityText, CitationText, EventText, NoticeText, WhatText};
pub use format::{Fingerprint, Format, Rules, WrittenError};
pub use ground::GroundText;
