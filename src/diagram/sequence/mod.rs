//! Sequences: who told whom what, in time; written as Mermaid or as a drawing of our own.

mod mermaid;
mod model;
mod step;

pub use mermaid::MermaidSequence;
pub use model::Sequence;
pub use step::Step;
