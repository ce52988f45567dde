//! What a node or an edge of a picture stands for, and the marks that can be laid over it.

use std::{collections::BTreeMap, fmt};

use crate::{Name, structure::RelationKind};

/// The part of a charter that a node or an edge shows.
///
/// One element may be drawn more than once (an action with three routes is several edges); a mark on it then
/// falls on all of them. Its written form, such as `state-received`, is the stable id in SVG, Mermaid and DOT.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Element {
    /// A body of the structure.
    Body(Name),
    /// An office, by its body or kind and its own name.
    Office(Name, Name),
    /// A relation between two bodies: where it starts, what it is, where it ends.
    Relation(Name, RelationKind, Name),
    /// A state of a workflow.
    State(Name),
    /// An action of a workflow.
    Action(Name),
    /// The way that a case goes by itself when this clock or limit ends: a clock's name, or that of the state or
    /// action which owns the limit.
    Expiry(Name),
    /// The way on when this slot has climbed past the last rung of its ladder.
    Exhausted(Name),
    /// The way on from the rung of this body to the next.
    Climb(Name),
    /// What makes the body in this slot change for the next rung.
    Causes(Name),
    /// The way on from this state once the cases for which it waits have ended.
    Join(Name),
    /// The way on from the state of this ballot once it has a result.
    Ballot(Name),
    /// Where a case begins.
    Start,
    /// Any active state, as the source of actions that leave any state.
    Anywhere,
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(name) => write!(f, "body-{name}"),
            Self::Office(owner, name) => write!(f, "office-{owner}.{name}"),
            Self::Relation(from, kind, to) => write!(f, "{}-{from}.{to}", word(*kind)),
            Self::State(name) => write!(f, "state-{name}"),
            Self::Action(name) => write!(f, "action-{name}"),
            Self::Expiry(name) => write!(f, "expiry-{name}"),
            Self::Exhausted(slot) => write!(f, "exhausted-{slot}"),
            Self::Climb(body) => write!(f, "climb-{body}"),
            Self::Causes(slot) => write!(f, "causes-{slot}"),
            Self::Join(state) => write!(f, "join-{state}"),
            Self::Ballot(name) => write!(f, "ballot-{name}"),
            Self::Start => f.write_str("start"),
            Self::Anywhere => f.write_str("anywhere"),
        }
    }
}

/// The English word of a relation.
pub(super) fn word(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Leads => "leads",
        RelationKind::Guides => "guides",
        RelationKind::Supervises => "supervises",
        RelationKind::Elects => "elects",
        RelationKind::Delegates => "delegates",
        RelationKind::Coordinates => "coordinates",
        RelationKind::Partners => "partners",
        RelationKind::PartOf => "part-of",
    }
}

/// What an overlay says about an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Mark {
    /// A case stands here.
    Current,
    /// A run passed here.
    Passed,
    /// Something is wrong here.
    Wrong,
    /// Nothing happened here; drawn pale.
    Pale,
}

impl Mark {
    /// The word under which the formats know the mark.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Passed => "passed",
            Self::Wrong => "wrong",
            Self::Pale => "pale",
        }
    }
}

/// Marks to lay over a picture: which element carries which.
///
/// ```
/// use gongzhi::{Name, diagram::{Element, Mark, Overlay}};
///
/// let mut overlay = Overlay::default();
/// overlay.mark(Element::State(Name::new("received")?), Mark::Current);
/// assert_eq!(overlay.get(&Element::State(Name::new("received")?)), Some(Mark::Current));
/// assert_eq!(overlay.get(&Element::Start), None);
/// # Ok::<(), gongzhi::NameError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overlay {
    marks: BTreeMap<Element, Mark>,
    notes: BTreeMap<Element, Vec<String>>,
}

impl Overlay {
    /// Marks an element; a later mark replaces an earlier one.
    pub fn mark(&mut self, element: Element, mark: Mark) {
        self.marks.insert(element, mark);
    }

    /// Writes a line at an element, below those that are there.
    pub fn note(&mut self, element: Element, words: impl Into<String>) {
        self.notes.entry(element).or_default().push(words.into());
    }

    /// The mark of an element, if it has one.
    #[must_use]
    pub fn get(&self, element: &Element) -> Option<Mark> {
        self.marks.get(element).copied()
    }

    /// What is written at an element.
    #[must_use]
    pub fn notes(&self, element: &Element) -> &[String] {
        self.notes.get(element).map_or(&[], Vec::as_slice)
    }
}
