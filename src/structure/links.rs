//! Who stands above and over each body, which offices and kinds bring others with them: looked up once, so that running
//! cases do not search for it.

use crate::id::{BodyId, Id, KindId, List, OfficeId};

use super::{Body, Kind, Office, Relation, RelationKind};

/// The body above and the body that watches over each, by the order of declaration; the offices and kinds below others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Links {
    superior: List<BodyId, Option<BodyId>>,
    supervisor: List<BodyId, Option<BodyId>>,
    implying: List<OfficeId, Vec<OfficeId>>,
    narrower: List<KindId, Vec<KindId>>,
    making: List<KindId, Vec<OfficeId>>,
}

impl Links {
    /// The links between these.
    pub(super) fn new(
        kinds: &List<KindId, Kind>,
        bodies: &List<BodyId, Body>,
        offices: &List<OfficeId, Office>,
        relations: &[Relation],
    ) -> Self {
        let first = |to: BodyId, kind: RelationKind| {
            relations
                .iter()
                .find(|edge| edge.to == to && edge.from != to && edge.kind == kind)
                .map(|edge| edge.from)
        };
        let mut links = Self {
            implying: reaching(offices, |office| office.implies),
            narrower: reaching(kinds, |kind| kind.narrows),
            ..Self::default()
        };
        for kind in kinds.ids() {
            let makes = |of: KindId| of == kind || links.narrower(kind).contains(&of);
            let making = offices.iter().filter(|(_, office)| office.kind.is_some_and(makes));
            let making = making.map(|(id, _)| id).collect();
            links.making.push(making);
        }
        for body in bodies.ids() {
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

    pub(super) fn implying(&self, office: OfficeId) -> &[OfficeId] {
        self.implying.get(office).map_or(&[], Vec::as_slice)
    }

    pub(super) fn making(&self, kind: KindId) -> &[OfficeId] {
        self.making.get(kind).map_or(&[], Vec::as_slice)
    }

    pub(super) fn narrower(&self, kind: KindId) -> &[KindId] {
        self.narrower.get(kind).map_or(&[], Vec::as_slice)
    }
}

/// For each thing those from which `next` leads to it, itself not among them, in the order of declaration.
fn reaching<I: Id + PartialEq, T>(list: &List<I, T>, next: impl Fn(&T) -> Option<I>) -> List<I, Vec<I>> {
    let mut reaching: List<I, Vec<I>> = List::default();
    list.ids().for_each(|_| {
        reaching.push(Vec::new());
    });
    for id in list.ids() {
        // The bound is for chains that lead in a circle.
        let chain = std::iter::successors(list.get(id).and_then(&next), |&id| next(list.get(id)?));
        for reached in chain.take(list.len()).filter(|reached| *reached != id) {
            let sources = reaching.at_mut(reached);
            if !sources.contains(&id) {
                sources.push(id);
            }
        }
    }
    reaching
}
