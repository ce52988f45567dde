//! One page over a charter: what its rules are, drawn and in tables, and what was found about them.
//!
//! The page stands alone: styles, pictures and a small script are in it, and it asks nothing of the network. It is there in both
//! languages, one of which is shown. It shows results that its caller gives it ([`Contents`]); but for the soundness of nets, which is soon
//! told, it checks and runs nothing itself.

mod action;
mod ballot;
mod body;
mod both;
mod clock;
mod data;
mod deadline;
mod finding;
mod frame;
mod indicator;
mod ladder;
mod markup;
mod page;
mod rules;
mod scenario;
mod sheet;
mod source;
mod state;
mod style;
mod summary;
mod way;
mod witness;
mod workflow;

pub use page::{Contents, Outcome, Page, html};
