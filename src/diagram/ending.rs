//! How limits end: most formats only say it in words, BPMN has events for it.

use super::Element;

/// A limit and what its end means for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ending {
    /// The limit.
    pub(super) element: Element,
    /// The nodes in which it can end; any if there are none.
    pub(super) nodes: Vec<usize>,
    /// The limit in words.
    pub(super) limit: String,
    /// What its end means, in words.
    pub(super) outcome: String,
    /// Where it leaves the case.
    pub(super) turn: Turn,
}

/// Where the end of a limit leaves a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// It moves on, along an edge of the picture.
    On,
    /// It stays where it is.
    Stays,
    /// It stays, and climbs to the next rung.
    Climbs,
}
