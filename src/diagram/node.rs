//! The nodes of a picture.

use super::{Element, Mark};

/// A box, or one of the small shapes of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// What the node stands for.
    pub element: Element,
    /// How it is drawn.
    pub shape: Shape,
    /// Its colour.
    pub tone: Tone,
    /// Its heading; may be empty for a bar or a start.
    pub label: String,
    /// Smaller lines under the heading.
    pub details: Vec<String>,
    /// The lane it stands in, by its place in [`Picture::lanes`](super::Picture::lanes); the first if the picture has lanes
    /// and none is named.
    pub lane: Option<usize>,
    /// The nodes in whose place it stands, where several are drawn as one.
    pub stands_for: Vec<usize>,
    /// What an overlay says about it.
    pub mark: Option<Mark>,
}

/// A lane: the part of a picture that belongs to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Lane {
    /// What it is called among the lanes of the picture.
    pub id: String,
    /// Its heading.
    pub label: String,
}

impl Lane {
    /// A lane with this heading.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into() }
    }
}

/// How a node is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Shape {
    /// A body of the structure: a box.
    Body,
    /// A state: a box with round corners.
    State,
    /// An end: a box with round corners and a double border.
    End,
    /// Where a case begins: a filled disc.
    Start,
    /// Where conditions choose the way: a small hexagon, in text formats a diamond.
    Choice,
    /// Where a case forks or joins: a bar.
    Bar,
    /// A stand-in for several states: a dashed box.
    Anywhere,
}

/// The colour of a node or an edge; what it means is the view's affair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Tone {
    /// The colour of text.
    #[default]
    Plain,
    /// Red.
    Red,
    /// Amber.
    Amber,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Violet.
    Violet,
    /// Grey.
    Grey,
}

impl Tone {
    /// The word under which the formats know the tone.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Grey => "grey",
        }
    }
}

impl Node {
    /// A node in the plain tone, without details.
    #[must_use]
    pub fn new(element: Element, shape: Shape, label: impl Into<String>) -> Self {
        let label = label.into();
        Self {
            element,
            shape,
            tone: Tone::Plain,
            label,
            details: Vec::new(),
            lane: None,
            stands_for: Vec::new(),
            mark: None,
        }
    }
}
