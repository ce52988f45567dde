//! Who stands above and over each body, looked up once so that running cases do not search for it.

use crate::id::{BodyId, List};

use super::{Relation, RelationKind};

/// The body above and the body that watches over each, by the order of declaration.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links {
    superior: List<BodyId, Option<BodyId>>,
    supervisor: List<BodyId, Option<BodyId>>,
}

impl Links {
    /// The links of so many bodies.
    pub(super) fn new(bodies: impl Iterator<Item = BodyId>, relations: &[Relation]) -> Self {
        let first = |to: BodyId, kind: RelationKind| {
            relations
                .iter()
                .find(|edge| edge.to == to && edge.from != to && edge.kind == kind)
                .map(|edge| edge.from)
        };
        let mut links = Self::default();
        for body in bodies {
            links
                .superior
                .push(first(body, RelationKind::Leads).or_else(|| first(body, RelationKind::Guides)));
            links.supervisor.push(first(body, RelationKind::Supervises));
        }
        links
    }

    pub(super) fn superior(&self, body: BodyId) -> Option<BodyId> {
        self.superior.get(body).copied().flatten()
    }

    pub(super) fn supervisor(&self, body: BodyId) -> Option<BodyId> {
        self.supervisor.get(body).copied().flatten()
    }
}
