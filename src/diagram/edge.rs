//! The edges of a picture.

use super::{Element, Mark, Tone};

/// A line between two nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edge {
    /// What the edge stands for.
    pub element: Element,
    /// The node it starts at, by its place in [`Picture::nodes`](super::Picture::nodes).
    pub from: usize,
    /// The node it leads to, by its place in [`Picture::nodes`](super::Picture::nodes).
    pub to: usize,
    /// Its heading; empty where nothing need be said.
    pub label: String,
    /// Smaller lines under the heading.
    pub details: Vec<String>,
    /// The stroke.
    pub line: Line,
    /// The heads.
    pub arrow: Arrow,
    /// The colour.
    pub tone: Tone,
    /// Whether `to` is to stand before `from`: a part rises to its whole.
    pub rises: bool,
    /// What an overlay says about it.
    pub mark: Option<Mark>,
}

/// The stroke of an edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Line {
    /// Without gaps.
    #[default]
    Solid,
    /// Long strokes.
    Dashed,
    /// Points.
    Dotted,
}

/// The heads of an edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrow {
    /// At the end.
    #[default]
    Forward,
    /// None: the relation has no direction.
    None,
}

impl Edge {
    /// A solid forward edge between two nodes, without a label.
    #[must_use]
    pub fn new(element: Element, from: usize, to: usize) -> Self {
        Self {
            element,
            from,
            to,
            label: String::new(),
            details: Vec::new(),
            line: Line::Solid,
            arrow: Arrow::Forward,
            tone: Tone::Plain,
            rises: false,
            mark: None,
        }
    }
}
