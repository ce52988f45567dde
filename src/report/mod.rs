//! One page over a charter: what its rules are, drawn and in tables, and what was found about them.
//!
//! The page stands alone: styles and pictures are in it, and it asks nothing of the network. It shows results that its
//! caller gives it ([`Contents`]); it checks and runs nothing itself.

mod action;
mod ballot;
mod body;
mod clock;
mod data;
mod finding;
mod frame;
mod ladder;
mod markup;
mod page;
mod rules;
mod scenario;
mod sheet;
mod source;
mod state;
mod style;
mod way;
mod workflow;

pub use page::{Contents, Outcome, Page, html};
