//! Random charters, rosters and command sequences for property tests (feature `proptest`).
//!
//! **What.** [`charters`] draws small charters that compile, [`rosters`] people for a charter, [`sequences`] things people
//! try to do in its cases, sensible and senseless, and [`trials`] all three together; [`lives`] draws cases that came about by the
//! rules of a charter. **Why.** A host can fuzz its own rules with them: draw lives and command sequences
//! from its own charter and require whatever must always hold. **When.** In tests only; the feature is off by default.
//!
//! Everything is drawn through a [`Tape`] of numbers, so that a failing case shrinks to a short tape of small
//! numbers, which means the plainest charter and the fewest steps.
//!
//! ```
//! use gongzhi::strategy;
//! use proptest::prelude::*;
//!
//! proptest!(|(text in strategy::charters())| {
//!     let compiled = gongzhi::charter::Charter::compile(&text);
//!     prop_assert!(compiled.charter.is_some());
//! });
//! ```

//!
//! A house rule of one's own, which the charter does not say in so many words:
//!
//! ```
//! use gongzhi::{Charter, finding::Source, strategy, text};
//! use proptest::prelude::*;
//!
//! let source = Source::new("club.charter", r#"
//! charter club, edition 2026-01, languages en, calendar china
//! kind guest "Guest" is person
//! body board "Board" is council, office member "Member"
//! workflow visit "Visit"
//!   may ask "Ask" by guest, from start -> asked
//!   state asked "Asked", accountable board
//!     must answer "Answer" by board, within 2 working days, informed raiser -> answered
//!   state answered "Answered", end done
//! "#);
//! let charter = Charter::compile(&text::read(&source).charter.unwrap()).charter.unwrap();
//! proptest!(|(life in strategy::lives(&charter, "visit", 6))| {
//!     let somebody_was_told = life.events.iter().any(|event| !event.notices.is_empty());
//!     prop_assert!(life.case.ended().is_none() || somebody_was_told, "nothing ends behind anybody's back");
//! });
//! ```

mod action;
mod ballot;
mod calendar;
mod cast;
mod charter;
mod command;
mod condition;
mod family;
mod instance;
mod life;
mod more_time;
mod party;
mod roster;
mod rule;
mod tape;
mod trial;
mod turn;
mod workflow;

pub use charter::charters;
pub use command::{Step, sequences};
pub use instance::KEYS;
pub use life::{Life, lives};
pub use roster::{PEOPLE, rosters};
pub use tape::Tape;
pub use trial::{Trial, trials};
pub use turn::{Tried, Turn};
