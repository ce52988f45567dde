//! The structure as a picture: bodies by kind with their offices, and relations by type.

use super::{Arrow, Edge, Element, Line, Node, Options, Picture, Shape, Tone};
use crate::{
    charter::Charter,
    id::{BodyId, Id as _, KindId},
    structure::{Axioms, Body, Delegation, RelationKind},
    wording::Wording,
};

/// The bodies of a charter and how they stand to one another.
///
/// Colours tell the sort of body: red a Party organization, amber a government, blue what governs itself, violet who
/// stands apart to supervise, green who accepts tasks freely. Who leads, guides, supervises or elects stands above.
#[must_use]
pub fn structure(charter: &Charter, options: &Options) -> Picture {
    let wording = Wording::new(charter, options.language);
    let title = wording.said(
        charter.titles.or(options.language, &charter.name),
        wording.pick("bodies and their relations", "治理主体与相互关系"),
    );
    let mut picture = Picture::new("structure", &title, options.language, options.direction);
    for (id, body) in charter.structure.bodies.iter() {
        picture.add(node(charter, wording, id, body));
    }
    for relation in &charter.structure.relations {
        let is_delegation = |delegation: &Delegation| {
            relation.kind == RelationKind::Delegates
                && (delegation.from, delegation.to) == (relation.from, relation.to)
        };
        if !charter.structure.delegations.iter().any(is_delegation) {
            let edge = edge(charter, wording, relation.kind, (relation.from, relation.to));
            picture.connect(edge);
        }
    }
    for delegation in &charter.structure.delegations {
        picture.connect(delegated(charter, wording, delegation));
    }
    picture
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
