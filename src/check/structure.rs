//! The graph of bodies: loops of leadership, what kinds rule out, who is out of the Party organization's reach.

use super::report::{Report, listed};
use crate::{
    charter::levels::Subject,
    finding::Lint,
    graph::Graph,
    id::BodyId,
    structure::{Relation, RelationKind},
};

/// Checks the structure.
pub(super) fn check(report: &mut Report<'_>) {
    loops(report);
    for edge in &report.charter.structure.relations {
        government(report, edge);
        axioms(report, edge);
    }
    reach(report);
}

fn loops(report: &mut Report<'_>) {
    let structure = &report.charter.structure;
    for bodies in structure.leadership_loops() {
        let names = listed(bodies.iter().map(|&body| report.body(body)));
        let inside = |edge: &&Relation| {
            edge.kind == RelationKind::Leads && bodies.contains(&edge.from) && bodies.contains(&edge.to)
        };
        let Some(edge) = structure.relations.iter().find(inside) else { continue };
        let (en, zh) = if bodies.len() == 1 {
            (format!("{} leads itself", names.en), format!("{}领导它自己", names.zh))
        } else {
            (format!("{} lead one another in a circle", names.en), format!("{}互相领导，形成循环", names.zh))
        };
        report.say(Subject::Body(edge.from), Lint::LeadershipCycle, edge.origin.span, en, zh);
    }
}

/// A government guides a self-governing body, it never leads it (城市居民委员会组织法 2025, art. 6).
fn government(report: &mut Report<'_>, edge: &Relation) {
    let structure = &report.charter.structure;
    let is_wrong = edge.kind == RelationKind::Leads
        && structure.holds(edge.from, |axioms| axioms.is_government)
        && structure.holds(edge.to, |axioms| axioms.is_self_governing);
    if is_wrong {
        let (from, to) = (report.body(edge.from), report.body(edge.to));
        let en =
            format!("`{from}` is a government and leads `{to}`, which governs itself: it may only guide it");
        let zh = format!("“{from}”是政府，却领导自治的“{to}”：政府对其只能指导");
        report.say(Subject::Body(edge.from), Lint::GovernmentLeads, edge.origin.span, en, zh);
    }
}

fn axioms(report: &mut Report<'_>, edge: &Relation) {
    let structure = &report.charter.structure;
    let (en, zh) = relation_words(edge.kind);
    let (from, to) = (report.body(edge.from), report.body(edge.to));
    let kind = |body: BodyId| &structure.kinds.at(structure.bodies.at(body).kind).name;
    if structure.holds(edge.from, |axioms| axioms.starts_no.contains(&edge.kind)) {
        let kind = kind(edge.from);
        let en = format!("`{from}` {en} `{to}`, and a body of the kind `{kind}` {en} nobody");
        let zh = format!("“{from}”{zh}“{to}”，而“{kind}”类主体不得{zh}他人");
        report.say(Subject::Body(edge.from), Lint::BarredRelation, edge.origin.span, en, zh);
    } else if structure.holds(edge.to, |axioms| axioms.ends_no.contains(&edge.kind)) {
        let kind = kind(edge.to);
        let en = format!("`{from}` {en} `{to}`, which a body of the kind `{kind}` rules out");
        let zh = format!("“{from}”{zh}“{to}”，而“{kind}”类主体不受他人{zh}");
        report.say(Subject::Body(edge.from), Lint::BarredRelation, edge.origin.span, en, zh);
    }
}

/// Where there is a Party organization, every body is joined to it by some chain of relations.
fn reach(report: &mut Report<'_>) {
    let structure = &report.charter.structure;
    let party: Vec<BodyId> =
        structure.bodies.ids().filter(|&body| structure.holds(body, |axioms| axioms.is_party)).collect();
    if party.is_empty() {
        return;
    }
    let edges = structure.relations.iter();
    let graph = Graph::of(edges.flat_map(|edge| [(edge.from, edge.to), (edge.to, edge.from)]));
    let reached: Vec<_> = party.iter().flat_map(|&body| graph.distances(body).into_keys()).collect();
    for (id, body) in structure.bodies.iter().filter(|(id, _)| !reached.contains(id)) {
        let name = &body.name;
        let en = format!("no chain of relations joins `{name}` to the Party organization");
        let zh = format!("没有任何关系把“{name}”与党组织联系起来");
        report.say(Subject::Body(id), Lint::OutOfReach, body.origin.span, en, zh);
    }
}

/// A relation in a sentence: `leads`, 领导.
pub(super) fn relation_words(kind: RelationKind) -> (&'static str, &'static str) {
    match kind {
        RelationKind::Leads => ("leads", "领导"),
        RelationKind::Guides => ("guides", "指导"),
        RelationKind::Supervises => ("supervises", "监督"),
        RelationKind::Elects => ("elects", "产生"),
        RelationKind::Delegates => ("delegates to", "授权"),
        RelationKind::Coordinates => ("coordinates", "协调"),
        RelationKind::Partners => ("partners with", "共建"),
        RelationKind::PartOf => ("is part of", "隶属"),
    }
}
