//! Charts: what lasts from when to when, drawn along the days.

mod mermaid;
mod model;
mod sheet;

pub use mermaid::MermaidGantt;
pub use model::{Bar, Chart, Place, Span};
