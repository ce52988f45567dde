//! Pictures of a charter, drawn from its rules: offline, in English or Chinese, the same bytes each time.
//!
//! A view turns rules into a [`Picture`] of nodes and edges or a [`Sheet`] of rows and columns, which say what is shown, not
//! where it stands. A picture is then written as Mermaid, as DOT, or as an SVG of our own layout, a workflow also as BPMN, a sheet as Markdown, as CSV,
//! or as an SVG. An [`Overlay`] marks elements,
//! for instance the states where a running case stands; a picture never asks who marks, or why.
//!
//! The layout is layered (after Sugiyama): ranks, few crossings, edges that never run through a foreign box, and
//! room reserved for every label. Text is measured with Chinese characters twice as wide as Latin ones.

mod ballots;
mod bpmn;
mod chart;
mod covered;
mod deadlines;
mod decision;
mod dot;
mod edge;
mod element;
mod ending;
mod form;
mod heading;
mod history;
mod keys;
mod ladder;
mod layout;
mod matrix;
mod measure;
mod mermaid;
mod node;
mod picture;
mod sequence;
mod sheet;
mod structure;
mod svg;
#[cfg(test)]
mod tests;
mod view;
mod view_error;
mod view_words;
mod workflow;

pub use ballots::ballots;
pub use bpmn::Bpmn;
pub use chart::{Bar, Chart, MermaidGantt, Place, Span};
pub(crate) use covered::changed_in;
pub use covered::{covered, unnoticed};
pub(crate) use deadlines::longest;
pub use deadlines::{deadlines, deadlines_in};
pub use decision::decision;
pub use dot::Dot;
pub use edge::{Arrow, Edge, Line};
pub use element::{Element, Mark, Overlay};
pub use form::{Drawing, Form};
pub use heading::Heading;
pub use history::{
    CaseViewError, Shown, Traced, answering, climbed, history, numbered, timeline, trace, traced,
};
pub use ladder::ladder;
pub use matrix::{duties, matrix};
pub use mermaid::Mermaid;
pub use node::{Lane, Node, Shape, Tone};
pub use picture::{Direction, Picture};
pub use sequence::{MermaidSequence, Sequence, Step};
pub use sheet::{Cell, Csv, Markdown, Row, Sheet};
pub use structure::{Focus, structure, structure_in};
pub use svg::Svg;
pub(crate) use svg::{Escaped, Page, Paper};
pub use view::{Options, View};
pub use view_error::{Part, ViewError};
pub use workflow::{lanes, workflow};
