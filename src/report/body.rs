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
    structure::{Body, RelationKind},
    wording::Wording,
};

/// Writes the section of the structure.
pub(super) fn section(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    frame::section(f, "structure", wording.pick("Structure", "治理结构"))?;
    let picture = diagram::structure(charter, &Options::new(wording.language()));
    writeln!(f, "<div class=\"picture\">{}</div>", picture.svg().without_heading())?;
    let heads = [
        wording.pick("Body", "主体"),
        wording.pick("Kind", "类型"),
        wording.pick("Offices", "岗位"),
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
        Markup::text(wording.kind(body.kind)),
        Markup::lines(offices),
        Markup::lines(RelationKind::ALL.into_iter().map(|kind| relations(charter, wording, id, kind))),
        rules::origin(wording, &body.origin),
    ]
}

/// The relations of one kind that start at a body.
fn relations(charter: &Charter, wording: Wording<'_>, from: BodyId, kind: RelationKind) -> Markup {
    let relations = &charter.structure.relations;
    let ends = relations.iter().filter(|relation| relation.from == from && relation.kind == kind);
    let ends = wording.row(ends.map(|relation| wording.body(relation.to)));
    if ends.is_empty() {
        Markup::default()
    } else {
        Markup::text(wording.said(wording.relation(kind), &ends))
    }
}
