//! A picture before it is drawn: what is shown, in which order, and how it should look.

use std::collections::BTreeSet;

use super::{Bpmn, Dot, Edge, Heading, Lane, Mermaid, Node, Overlay, Shape, Svg, ending::Ending};
use crate::finding::Language;

/// Nodes and edges with their words, ready to be written in any format.
///
/// The views of a charter are pictures; a host may make others of its own.
///
/// ```
/// use gongzhi::{
///     Name,
///     diagram::{Direction, Edge, Element, Node, Picture, Shape},
///     finding::Language,
/// };
///
/// let mut picture = Picture::new("lamp", "A lamp", Language::En, Direction::Right);
/// let on = picture.add(Node::new(Element::State(Name::new("on")?), Shape::State, "On"));
/// let off = picture.add(Node::new(Element::State(Name::new("off")?), Shape::State, "Off"));
/// picture.connect(Edge::new(Element::Action(Name::new("switch")?), on, off));
/// assert!(picture.mermaid().to_string().contains("state_on --> state_off"));
/// assert!(picture.svg().to_string().contains("id=\"lamp-action-switch\""));
/// # Ok::<(), gongzhi::NameError>(())
/// ```
///
/// The order of nodes and edges is the order of the charter; every format keeps it, so that the same charter gives
/// the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    heading: Heading,
    direction: Direction,
    lanes: Vec<Lane>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    notes: Vec<String>,
    endings: Option<Vec<Ending>>,
}

/// The way in which a picture reads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Direction {
    /// From the top down.
    #[default]
    Down,
    /// From left to right.
    Right,
}

impl Picture {
    /// An empty picture. `id` is unique among the pictures of one page: ids in the SVG begin with it.
    #[must_use]
    pub fn new(id: &str, title: &str, language: Language, direction: Direction) -> Self {
        let heading = Heading::new(id, title, language);
        let (lanes, nodes, edges, notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { heading, direction, lanes, nodes, edges, notes, endings: None }
    }

    /// Adds a node and gives its place.
    pub fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Adds an edge; one that names a node which is not there is left out.
    pub fn connect(&mut self, edge: Edge) {
        if edge.from.max(edge.to) < self.nodes.len() {
            self.edges.push(edge);
        }
    }

    /// Parts the picture into these lanes, side by side in the direction in which it does not read, and gives every node
    /// the lane that `of` names.
    pub fn part(&mut self, lanes: Vec<Lane>, of: impl Fn(usize) -> usize) {
        let last = lanes.len().saturating_sub(1);
        for (at, node) in self.nodes.iter_mut().enumerate() {
            node.lane = (!lanes.is_empty()).then(|| of(at).min(last));
        }
        self.lanes = lanes;
    }

    /// Adds a line under the heading of a node that is there.
    pub fn add_detail(&mut self, at: usize, detail: String) {
        if let Some(node) = self.nodes.get_mut(at) {
            node.details.push(detail);
        }
    }

    /// Writes words below the picture, once, and gives the mark that stands for them in it: `[1]`.
    pub fn note(&mut self, words: impl Into<String>) -> String {
        let words = words.into();
        let known = self.notes.iter().position(|note| *note == words);
        let at = known.unwrap_or(self.notes.len());
        if known.is_none() {
            self.notes.push(words);
        }
        note_mark(at)
    }

    /// Says that cases flow along it, and how limits end on the way.
    pub(super) fn flows(&mut self, endings: Vec<Ending>) {
        self.endings = Some(endings);
    }

    /// Lays marks over the picture; elements that the overlay does not name keep the mark they have. What it writes at an element
    /// stands once, at the first box or else the first line that shows it, rather one into a fork or a choice than one out of it.
    #[must_use]
    pub fn marked(mut self, overlay: &Overlay) -> Self {
        let mut noted = BTreeSet::new();
        for node in &mut self.nodes {
            node.mark = overlay.get(&node.element).or(node.mark);
            let has_words = !matches!(node.shape, Shape::Start | Shape::Choice | Shape::Bar);
            if has_words && noted.insert(node.element.clone()) {
                node.details.extend(overlay.notes(&node.element).iter().cloned());
            }
        }
        // A line into a fork or a choice tells its action better than those that leave it.
        for leaves_fork in [false, true] {
            for edge in &mut self.edges {
                let from = self.nodes.get(edge.from).map(|node| node.shape);
                if leaves_fork != matches!(from, Some(Shape::Choice | Shape::Bar)) {
                    continue;
                }
                edge.mark = overlay.get(&edge.element).or(edge.mark);
                if noted.insert(edge.element.clone()) {
                    edge.details.extend(overlay.notes(&edge.element).iter().cloned());
                }
            }
        }
        self
    }

    /// The picture under another id, to stand on one page with the first.
    #[must_use]
    pub fn called(mut self, id: &str) -> Self {
        id.clone_into(&mut self.heading.id);
        self
    }

    /// What the picture is called, what it shows, and in which language.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// The way in which it reads.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The lanes, side by side; mostly none.
    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// The nodes, in the order of the charter.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The edges, in the order of the charter.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// What is written below it, the first under the mark `[1]`.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What is written below it, each with its mark.
    pub(super) fn marked_notes(&self) -> Vec<String> {
        self.notes.iter().enumerate().map(|(at, note)| format!("{} {note}", note_mark(at))).collect()
    }

    /// Whether cases flow along it, as in a workflow.
    #[must_use]
    pub fn is_flow(&self) -> bool {
        self.endings.is_some()
    }

    /// How limits end on the way.
    pub(super) fn endings(&self) -> &[Ending] {
        self.endings.as_deref().unwrap_or_default()
    }

    /// The picture as a process in BPMN 2.0, with the places of all its parts.
    #[must_use]
    pub fn bpmn(&self) -> Bpmn<'_> {
        Bpmn::new(self)
    }

    /// The picture as a Mermaid flowchart.
    #[must_use]
    pub fn mermaid(&self) -> Mermaid<'_> {
        Mermaid::new(self)
    }

    /// The picture as a graph in DOT, the language of Graphviz.
    #[must_use]
    pub fn dot(&self) -> Dot<'_> {
        Dot::new(self)
    }

    /// The picture as a drawing of its own.
    #[must_use]
    pub fn svg(&self) -> Svg<'_> {
        Svg::of_picture(self)
    }
}

/// The mark of the note at this place.
fn note_mark(at: usize) -> String {
    format!("[{}]", at + 1)
}
