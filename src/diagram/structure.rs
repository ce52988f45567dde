//! The structure as a picture: bodies by kind with their offices, and relations by type.

use std::collections::{BTreeMap, BTreeSet};

use super::{Arrow, Edge, Element, Line, Node, Options, Picture, Shape, Tone};
use crate::{
    charter::Charter,
    id::{BodyId, Id as _, KindId},
    structure::{Axioms, Body, Delegation, RelationKind},
    wording::Wording,
};

/// Which part of the structure is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Focus {
    /// Every body and every relation.
    #[default]
    All,
    /// The relations of one sort, and the bodies that they join.
    Relation(RelationKind),
    /// The bodies of a kind, and those to which they have a relation.
    Kind(KindId),
    /// A body, and those to which it has a relation.
    Around(BodyId),
}

/// The bodies of a charter and how they stand to one another.
///
/// Colours tell the sort of body: red a Party organization, amber a government, blue what governs itself, violet who
/// stands apart to supervise, green who accepts tasks freely. Who leads, guides, supervises or elects stands above.
#[must_use]
pub fn structure(charter: &Charter, options: &Options) -> Picture {
    structure_in(charter, Focus::All, options)
}

/// A part of the structure.
#[must_use]
pub fn structure_in(charter: &Charter, focus: Focus, options: &Options) -> Picture {
    let wording = Wording::new(charter, options.language);
    let (id, words) = heading(charter, wording, focus);
    let title = wording.said(charter.titles.or(options.language, &charter.name), &words);
    let picture = Picture::new(&id, &title, options.language, options.direction);
    let mut canvas = Canvas { charter, wording, focus, picture, places: BTreeMap::new() };
    canvas.add_bodies();
    canvas.add_relations();
    canvas.picture
}

/// What the picture is called, and what it shows.
fn heading(charter: &Charter, wording: Wording<'_>, focus: Focus) -> (String, String) {
    let name = |body: Option<&Body>| body.map_or_else(String::new, |body| body.name.to_string());
    match focus {
        Focus::All => {
            let words = wording.pick("bodies and their relations", "治理主体与相互关系");
            ("structure".to_owned(), words.to_owned())
        }
        Focus::Relation(kind) => {
            let words = wording.said(wording.pick("relation", "关系"), wording.relation(kind));
            (format!("structure-{}", super::element::word(kind)), words)
        }
        Focus::Kind(kind) => {
            let key = charter.structure.kinds.get(kind).map(|kind| kind.name.to_string());
            let words = wording.said(wording.pick("bodies of the kind", "类型"), wording.kind(kind));
            (format!("structure-kind-{}", key.unwrap_or_default()), words)
        }
        Focus::Around(body) => {
            let key = name(charter.structure.bodies.get(body));
            let words = wording.said(wording.pick("around", "围绕"), wording.body(body));
            (format!("structure-around-{key}"), words)
        }
    }
}

/// A picture of the structure in the making.
struct Canvas<'a> {
    charter: &'a Charter,
    wording: Wording<'a>,
    focus: Focus,
    picture: Picture,
    /// The node of each body that is drawn.
    places: BTreeMap<BodyId, usize>,
}

impl Canvas<'_> {
    /// Whether a relation is in focus.
    fn is_shown(&self, kind: RelationKind, ends: (BodyId, BodyId)) -> bool {
        let touches = |is_it: &dyn Fn(BodyId) -> bool| is_it(ends.0) || is_it(ends.1);
        match self.focus {
            Focus::All => true,
            Focus::Relation(wanted) => kind == wanted,
            Focus::Kind(wanted) => touches(&|body| self.charter.structure.is_of_kind(body, wanted)),
            Focus::Around(wanted) => touches(&|body| body == wanted),
        }
    }

    /// The bodies in focus, and those that a relation in focus joins to them.
    fn add_bodies(&mut self) {
        let structure = &self.charter.structure;
        let relations = structure.relations.iter().map(|found| (found.kind, (found.from, found.to)));
        let delegations = structure.delegations.iter();
        let delegations = delegations.map(|found| (RelationKind::Delegates, (found.from, found.to)));
        let shown = relations.chain(delegations).filter(|(kind, ends)| self.is_shown(*kind, *ends));
        let joined: BTreeSet<BodyId> = shown.flat_map(|(_, (from, to))| [from, to]).collect();
        for (id, body) in structure.bodies.iter() {
            let is_in_focus = match self.focus {
                Focus::All => true,
                Focus::Relation(_) => false,
                Focus::Kind(kind) => structure.is_of_kind(id, kind),
                Focus::Around(wanted) => id == wanted,
            };
            if is_in_focus || joined.contains(&id) {
                let at = self.picture.add(node(self.charter, self.wording, id, body));
                self.places.insert(id, at);
            }
        }
    }

    fn add_relations(&mut self) {
        for relation in &self.charter.structure.relations {
            let ends = (relation.from, relation.to);
            let is_delegation = |delegation: &Delegation| {
                relation.kind == RelationKind::Delegates && (delegation.from, delegation.to) == ends
            };
            if !self.charter.structure.delegations.iter().any(is_delegation) {
                self.connect(relation.kind, ends, edge(self.charter, self.wording, relation.kind, ends));
            }
        }
        for delegation in &self.charter.structure.delegations {
            let edge = delegated(self.charter, self.wording, delegation);
            self.connect(RelationKind::Delegates, (delegation.from, delegation.to), edge);
        }
    }

    /// Draws a relation between the nodes of its bodies, if it is in focus.
    fn connect(&mut self, kind: RelationKind, ends: (BodyId, BodyId), edge: Edge) {
        let places = (self.places.get(&ends.0), self.places.get(&ends.1));
        if let ((Some(&from), Some(&to)), true) = (places, self.is_shown(kind, ends)) {
            self.picture.connect(Edge { from, to, ..edge });
        }
    }
}

fn node(charter: &Charter, wording: Wording<'_>, id: BodyId, body: &Body) -> Node {
    let title = wording.body(id);
    let mut node = Node::new(Element::Body(body.name.clone()), Shape::Body, title);
    node.tone = tone(charter, body.kind);
    let kind = wording.kind_of(body);
    if kind != title {
        node.details.push(kind);
    }
    let offices = body.offices.iter().filter_map(|&office| charter.structure.offices.get(office));
    let offices = wording.row(offices.map(|office| office.titles.or(wording.language(), &office.name)));
    if !offices.is_empty() {
        node.details.push(wording.said(wording.pick("offices", "岗位"), &offices));
    }
    node
}

/// The colour of a kind, by its axioms or those of the kinds it narrows.
pub(super) fn tone(charter: &Charter, kind: KindId) -> Tone {
    let mut next = Some(kind);
    // A kind narrows at most all the others.
    for _ in 0..charter.structure.kinds.len() {
        let Some(kind) = next.and_then(|id| charter.structure.kinds.get(id)) else { break };
        if let Some(tone) = tone_of(&kind.axioms) {
            return tone;
        }
        next = kind.narrows;
    }
    Tone::Grey
}

fn tone_of(axioms: &Axioms) -> Option<Tone> {
    match axioms {
        Axioms { is_party: true, .. } => Some(Tone::Red),
        Axioms { is_government: true, .. } => Some(Tone::Amber),
        Axioms { stands_apart: true, .. } => Some(Tone::Violet),
        Axioms { is_self_governing: true, .. } => Some(Tone::Blue),
        Axioms { accepts_only: true, .. } => Some(Tone::Green),
        _ => None,
    }
}

fn edge(charter: &Charter, wording: Wording<'_>, kind: RelationKind, (from, to): (BodyId, BodyId)) -> Edge {
    let name = |id: BodyId| charter.structure.bodies.get(id).map(|body| body.name.clone());
    let element = match (name(from), name(to)) {
        (Some(from), Some(to)) => Element::Relation(from, kind, to),
        _ => Element::Anywhere,
    };
    let mut edge = Edge::new(element, from.index(), to.index());
    edge.label = wording.relation(kind).to_owned();
    (edge.line, edge.tone) = look(kind);
    edge.rises = kind == RelationKind::PartOf;
    if kind == RelationKind::Partners {
        edge.arrow = Arrow::None;
    }
    edge
}

fn look(kind: RelationKind) -> (Line, Tone) {
    match kind {
        RelationKind::Leads => (Line::Solid, Tone::Plain),
        RelationKind::Guides => (Line::Dashed, Tone::Plain),
        RelationKind::Supervises => (Line::Dotted, Tone::Red),
        RelationKind::Elects => (Line::Solid, Tone::Blue),
        RelationKind::Delegates => (Line::Dashed, Tone::Violet),
        RelationKind::Coordinates => (Line::Dashed, Tone::Amber),
        RelationKind::Partners => (Line::Solid, Tone::Green),
        RelationKind::PartOf => (Line::Solid, Tone::Grey),
    }
}

fn delegated(charter: &Charter, wording: Wording<'_>, delegation: &Delegation) -> Edge {
    let ends = (delegation.from, delegation.to);
    let mut edge = edge(charter, wording, RelationKind::Delegates, ends);
    let actions = delegation.of.iter().map(|(workflow, action)| {
        let found = charter.workflows.values().find(|found| found.name == *workflow);
        let action_found = found.and_then(|found| found.actions.values().find(|found| found.name == *action));
        action_found.map_or(action.as_str(), |found| found.titles.or(wording.language(), action))
    });
    let actions = wording.row(actions);
    if !actions.is_empty() {
        edge.details.push(actions);
    }
    if let Some(until) = delegation.until {
        edge.details.push(format!("{}{until}", wording.pick("until ", "止于")));
    }
    edge
}
