//! Pictures of a charter, drawn from its rules: offline, in English or Chinese, the same bytes each time.
//!
//! A view turns rules into a [`Picture`]: nodes and edges that say what is shown, not where it stands.
//! A picture is then written as Mermaid, as DOT, or as an SVG of our own layout. An [`Overlay`] marks elements,
//! for instance the states where a running case stands; a picture never asks who marks, or why.
//!
//! The layout is layered (after Sugiyama): ranks, few crossings, edges that never run through a foreign box, and
//! room reserved for every label. Text is measured with Chinese characters twice as wide as Latin ones.

mod dot;
mod edge;
mod element;
mod keys;
mod layout;
mod measure;
mod mermaid;
mod node;
mod picture;
mod structure;
mod svg;
#[cfg(test)]
mod tests;
mod view;
mod workflow;

pub use dot::Dot;
pub use edge::{Arrow, Edge, Line};
pub use element::{Element, Mark, Overlay};
pub use mermaid::Mermaid;
pub use node::{Node, Shape, Tone};
pub use picture::{Direction, Picture};
pub use structure::structure;
pub(crate) use svg::Escaped;
pub use svg::Svg;
pub use view::{Options, View, ViewError};
pub use workflow::workflow;
