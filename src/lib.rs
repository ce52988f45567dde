//! Rules of co-governance, written down so that they can be checked, tested, run and drawn.
//!
//! A **charter** says in text, in English or Chinese, which bodies there are and how they stand to one another, and how cases
//! go: who may do what, who answers, by when, and what follows if not. Policy teams write it. [`text::read`] reads it into
//! a [`CharterText`], which is only what was written; [`Charter::compile`] finds everything that is wrong with it at once, and
//! a [`Charter`] that exists is well formed.
//!
//! A **case** is one running instance of a workflow. A host asks [`decide`] whether a command may be carried out: the answer
//! is a list of [`Event`]s, or a [`Refusal`] with every reason. Events are the truth; a [`Case`] is their fold, and
//! [`replay`] restores it. [`due`] says when limits end, [`tick`] lets time pass, [`responsibility`] names who answers,
//! [`options`] what is open to whom.
//!
//! The library is **pure**: people come through a [`Roster`], ties through a [`Directory`], time as an
//! [`Instant`]. It reads no clock, no file and no random number, so the same question always has the same answer.
//!
//! # A host in eighty lines
//!
//! This is `examples/embed.rs`: the bundled charter of a community, a refusal, a deadline that passes, and a case restored
//! from stored events.
//!
//! ```
#![doc = include_str!("../examples/embed.rs")]
//! ```
//!
//! # What to read next
//!
//! - [`syntax::reference`]: how charters and rule tests are written.
//! - [`charters`]: the bundled ones, to start from.
//! - [`engine`]: every question about a case; [`structure`]: every question about bodies.
//! - [`scenario`]: rule tests for people who do not write Rust; [`diagram`] and [`report`]: pictures and one page over all.
//! - [`schema`]: JSON Schema, for those who write charters and rule tests as JSON.
//! - [`measure`]: what the indicators of a charter come to, worked out from the events of cases.
//! - [`trace`]: which rules, promises and rule tests carry out an article or an entry of a checklist.
//! - [`time`]: limits, calendars, and how days are counted.
//! - [`finding`]: what is said of mistakes, in two languages, with the place.
//! - `DESIGN.md` in the repository: what the rules mean, and why the library is as it is.

pub mod charter;
pub mod charters;
pub mod check;
mod comparison;
pub mod diagram;
pub mod engine;
pub mod finding;
mod graph;
pub mod id;
pub mod measure;
mod name;
pub mod origin;
pub mod report;
pub mod rule;
pub mod scenario;
pub mod schema;
#[cfg(feature = "proptest")]
pub mod strategy;
pub mod structure;
pub mod syntax;
pub mod text;
pub mod time;
pub mod title;
pub mod trace;
pub mod wording;
pub mod workflow;

pub use charter::Charter;
pub use engine::{
    Answer, Case, Command, Directory, Event, EventText, PlainRoster, Refusal, Roster, World, decide, due,
    options, remedies, replay, responsibility, tick,
};
pub use finding::{Finding, Language};
pub use name::{Name, NameError};
pub use text::CharterText;
pub use time::Instant;
