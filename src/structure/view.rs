//! A body seen in its structure.

use super::{Body, Office, RelationKind, Structure};
use crate::{
    Name,
    finding::Language,
    id::{BodyId, OfficeId},
};

/// A body and the structure it stands in: small, copied freely.
#[derive(Debug, Clone, Copy)]
pub struct BodyView<'a> {
    structure: &'a Structure,
    id: BodyId,
}

impl<'a> BodyView<'a> {
    /// A view of a body of this structure.
    pub(super) fn new(structure: &'a Structure, id: BodyId) -> Self {
        Self { structure, id }
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> BodyId {
        self.id
    }

    /// What the charter says of it.
    #[must_use]
    pub fn body(self) -> &'a Body {
        self.structure.bodies.at(self.id)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'a Name {
        &self.body().name
    }

    /// Its title in `language`, or else its name.
    #[must_use]
    pub fn title(self, language: Language) -> &'a str {
        self.body().titles.or(language, self.name())
    }

    /// The name of its kind.
    #[must_use]
    pub fn kind(self) -> &'a Name {
        &self.structure.kinds.at(self.body().kind).name
    }

    /// The bodies that lead or guide it, in the order of declaration.
    pub fn superiors(self) -> impl Iterator<Item = BodyView<'a>> {
        self.from(|kind| matches!(kind, RelationKind::Leads | RelationKind::Guides))
    }

    /// The bodies that it leads or guides, in the order of declaration.
    pub fn subordinates(self) -> impl Iterator<Item = BodyView<'a>> {
        self.to(|kind| matches!(kind, RelationKind::Leads | RelationKind::Guides))
    }

    /// The bodies that supervise it, in the order of declaration.
    pub fn supervisors(self) -> impl Iterator<Item = BodyView<'a>> {
        self.from(|kind| kind == RelationKind::Supervises)
    }

    /// The bodies that stand in the relation to it, in the order of declaration.
    pub fn sources(self, relation: RelationKind) -> impl Iterator<Item = BodyView<'a>> {
        self.from(move |kind| kind == relation)
    }

    /// The bodies to which it stands in the relation, in the order of declaration.
    pub fn targets(self, relation: RelationKind) -> impl Iterator<Item = BodyView<'a>> {
        self.to(move |kind| kind == relation)
    }

    /// Its offices with their ids, in the order of declaration.
    pub fn offices(self) -> impl Iterator<Item = (OfficeId, &'a Office)> {
        let structure = self.structure;
        self.body().offices.iter().map(move |&id| (id, structure.offices.at(id)))
    }

    fn from(self, takes: impl Fn(RelationKind) -> bool) -> impl Iterator<Item = BodyView<'a>> {
        let structure = self.structure;
        let edges = structure.relations_to(self.id).filter(move |edge| takes(edge.kind));
        edges.map(move |edge| BodyView::new(structure, edge.from))
    }

    fn to(self, takes: impl Fn(RelationKind) -> bool) -> impl Iterator<Item = BodyView<'a>> {
        let structure = self.structure;
        let edges = structure.relations_from(self.id).filter(move |edge| takes(edge.kind));
        edges.map(move |edge| BodyView::new(structure, edge.to))
    }
}
