//! The structure: its picture, and the bodies in a table.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{
    charter::Charter,
    diagram::{self, Options},
    id::BodyId,
    origin::Origin,
    structure::{Body, Composition, RelationKind},
    wording::Wording,
};

/// Writes the section of the structure.
pub(super) fn section(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    frame::section(f, "structure", wording.pick("Structure", "治理结构"))?;
    frame::picture(f, wording, &diagram::structure(charter, &Options::new(wording.language())), false)?;
    let heads = [
        wording.pick("Body", "主体"),
        wording.pick("Kind", "类型"),
        wording.pick("Offices and make-up", "岗位与组成"),
        wording.pick("Relations", "关系"),
        wording.pick("Source", "出处"),
    ];
    let rows: Vec<Vec<Markup>> =
        charter.structure.bodies.iter().map(|(id, body)| row(charter, wording, id, body)).collect();
    table(f, &heads, &rows)
}

fn row(charter: &Charter, wording: Wording<'_>, id: BodyId, body: &Body) -> Vec<Markup> {
    let offices = body.offices.iter().filter_map(|&office| charter.structure.offices.get(office));
    let offices = offices.map(|office| Markup::text(office.titles.or(wording.language(), &office.name)));
    vec![
        Markup::titled(wording.body(id), body.name.as_str()).anchored(&format!("body-{}", body.name)),
        Markup::text(wording.kind_of(body)),
        Markup::lines(offices.chain(make_up(wording, &body.composition))),
        Markup::lines(RelationKind::ALL.into_iter().map(|kind| relations(charter, wording, id, kind))),
        rules::origins(wording, rules::of_body(body)),
    ]
}

/// Who may and must belong to a body, as far as the charter says.
fn make_up(wording: Wording<'_>, composition: &Composition) -> Vec<Markup> {
    let seats = composition.seats.map(|seats| wording.seats(seats));
    let term =
        composition.term.map(|term| wording.said(wording.pick("term", "任期"), &wording.limit(term.limit)));
    let has = composition.has.iter().map(|required| wording.required(required));
    let bars = wording.row(composition.bars.iter().map(|barred| wording.membership(&barred.who)));
    let bars = (!bars.is_empty()).then(|| wording.said(wording.pick("barred", "回避"), &bars));
    let said = [seats, term].into_iter().flatten().chain(has).chain(bars);
    said.map(|words| Markup::text(words).within("span", "soft")).collect()
}

/// The relations of one kind that start at a body, each with its source.
fn relations(charter: &Charter, wording: Wording<'_>, from: BodyId, kind: RelationKind) -> Markup {
    let relations = &charter.structure.relations;
    let ends = relations.iter().filter(|relation| relation.from == from && relation.kind == kind);
    let ends = ends.map(|relation| {
        let sources = rules::origins(wording, [&sources_only(&relation.origin)]).within("span", "soft");
        Markup::joined([Markup::text(wording.body(relation.to)), sources], " ")
    });
    let ends = Markup::joined(ends, wording.pick(", ", "、"));
    if ends.is_empty() {
        return ends;
    }
    let head = Markup::text(wording.said(wording.relation(kind), "")).within("b", "");
    Markup::joined([head, ends], wording.pick(" ", ""))
}

/// In a row there is no room for reasons and remarks; the list of local choices has them.
fn sources_only(origin: &Origin) -> Origin {
    Origin { sources: origin.sources.clone(), ..Origin::default() }
}
