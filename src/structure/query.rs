//! Questions about the structure: who stands above whom, who supervises, by which path authority runs.

use super::{Body, BodyView, Relation, RelationKind, Structure};
use crate::{
    graph::Graph,
    id::{BodyId, KindId, OfficeId},
};

impl Structure {
    /// The body of that name.
    #[must_use]
    pub fn body(&self, name: &str) -> Option<BodyView<'_>> {
        self.bodies.position(|body| body.name == *name).map(|id| BodyView::new(self, id))
    }

    /// A view of a body of this charter; none if the id is another charter's.
    #[must_use]
    pub fn view(&self, id: BodyId) -> Option<BodyView<'_>> {
        self.bodies.get(id).map(|_| BodyView::new(self, id))
    }

    /// All bodies, in the order of declaration.
    pub fn views(&self) -> impl Iterator<Item = BodyView<'_>> {
        self.bodies.ids().map(|id| BodyView::new(self, id))
    }

    /// The kind of that name, built in or declared.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<KindId> {
        self.kinds.position(|kind| kind.name == *name)
    }

    /// The office of that name in the body of that name.
    #[must_use]
    pub fn office(&self, body: &str, office: &str) -> Option<OfficeId> {
        let body = self.body(body)?.id();
        self.office_in(body, office)
    }

    /// The office of that name in the body.
    #[must_use]
    pub fn office_in(&self, body: BodyId, office: &str) -> Option<OfficeId> {
        let offices = &self.bodies.get(body)?.offices;
        offices.iter().copied().find(|&id| self.offices.get(id).is_some_and(|found| found.name == *office))
    }

    /// Whether `kind` is `ancestor` or narrows it, directly or by others.
    #[must_use]
    pub fn narrows(&self, kind: KindId, ancestor: KindId) -> bool {
        // A charter's kinds narrow one another without a loop; the bound is for structures put together by hand.
        let chain = std::iter::successors(Some(kind), |&kind| self.kinds.get(kind)?.narrows);
        chain.take(self.kinds.len() + 1).any(|kind| kind == ancestor)
    }

    /// Whether the body is of the kind or of one that narrows it.
    #[must_use]
    pub fn is_of_kind(&self, body: BodyId, kind: KindId) -> bool {
        self.bodies.get(body).is_some_and(|body| self.narrows(body.kind, kind))
    }

    /// The other offices whose holders hold this one too, directly or by others, in the order of declaration.
    pub(crate) fn implying(&self, office: OfficeId) -> &[OfficeId] {
        self.links.implying(office)
    }

    /// The kinds that narrow this one, directly or by others, in the order of declaration.
    pub(crate) fn narrower(&self, kind: KindId) -> &[KindId] {
        self.links.narrower(kind)
    }

    /// The offices whose holders are persons of this kind, in the order of declaration; offices that imply them are not among them.
    pub(crate) fn making(&self, kind: KindId) -> &[OfficeId] {
        self.links.making(kind)
    }

    /// The offices whose holders are persons of this kind, and those that imply one of them.
    pub(crate) fn offices_of_kind(&self, kind: KindId) -> impl Iterator<Item = OfficeId> + '_ {
        let making = self.making(kind);
        let implying = making.iter().flat_map(|office| self.implying(*office));
        making.iter().chain(implying).copied()
    }

    /// The bodies of the kind of that name and of kinds that narrow it, in the order of declaration; none for an unknown kind.
    pub fn bodies_of_kind(&self, kind: &str) -> impl Iterator<Item = BodyView<'_>> {
        let kind = self.kind(kind);
        self.views().filter(move |view| kind.is_some_and(|kind| self.is_of_kind(view.id(), kind)))
    }

    /// The body that leads this one, else the one that guides it; of several the one declared first.
    #[must_use]
    pub fn superior_of(&self, body: BodyId) -> Option<BodyId> {
        self.links.superior(body)
    }

    /// The body that supervises this one; of several the one declared first.
    #[must_use]
    pub fn supervisor_of(&self, body: BodyId) -> Option<BodyId> {
        self.links.supervisor(body)
    }

    /// The body that supervises every one of `bodies`; of several the one declared first.
    #[must_use]
    pub fn common_supervisor(&self, bodies: &[BodyId]) -> Option<BodyId> {
        let (first, others) = bodies.split_first()?;
        let over = |from: BodyId, to: BodyId| {
            self.relations_to(to).any(|edge| edge.kind == RelationKind::Supervises && edge.from == from)
        };
        let mut watching = self
            .relations_to(*first)
            .filter(|edge| edge.kind == RelationKind::Supervises && edge.from != *first);
        watching.find(|edge| others.iter().all(|&body| over(edge.from, body))).map(|edge| edge.from)
    }

    /// The nearest body that leads or guides every one of `bodies`, directly or by others: the one whose farthest
    /// of them is the fewest steps away; of several the one declared first. A body is not its own superior.
    #[must_use]
    pub fn common_superior(&self, bodies: &[BodyId]) -> Option<BodyId> {
        let upward = self.graph(|kind| matches!(kind, RelationKind::Leads | RelationKind::Guides), true);
        let all: Vec<_> = bodies.iter().map(|&body| upward.distances(body)).collect();
        let candidates = all.first()?.keys().copied().filter(|body| !bodies.contains(body));
        let farthest = |body| {
            all.iter().map(|distances| distances.get(&body).copied()).max_by(|a, b| reach(*a, *b)).flatten()
        };
        candidates.filter_map(|body| Some((farthest(body)?, body))).min().map(|(_, body)| body)
    }

    /// Whether the first body has authority over the second: leads, guides, supervises it, or may have its actions
    /// done by it.
    #[must_use]
    pub fn has_authority(&self, over: BodyId, body: BodyId) -> bool {
        self.relations.iter().any(|edge| edge.kind.is_authority() && edge.from == over && edge.to == body)
    }

    /// The shortest path by which authority runs from the first body to the second, both included.
    #[must_use]
    pub fn authority_path(&self, from: BodyId, to: BodyId) -> Option<Vec<BodyId>> {
        self.graph(RelationKind::is_authority, false).path(from, to)
    }

    /// The relations that start at the body, in the order of declaration.
    pub fn relations_from(&self, body: BodyId) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(move |edge| edge.from == body)
    }

    /// The relations that end at the body, in the order of declaration.
    pub fn relations_to(&self, body: BodyId) -> impl Iterator<Item = &Relation> {
        self.relations.iter().filter(move |edge| edge.to == body)
    }

    /// Loops of bodies that lead one another, each in the order of declaration.
    pub(crate) fn leadership_loops(&self) -> Vec<Vec<BodyId>> {
        self.graph(|kind| kind == RelationKind::Leads, false).loops()
    }

    /// Whether the axiom holds for the body's kind. Axioms are inherited when kinds are compiled.
    pub(crate) fn holds(&self, body: BodyId, axiom: impl Fn(&super::Axioms) -> bool) -> bool {
        let kind = self.bodies.get(body).and_then(|body: &Body| self.kinds.get(body.kind));
        kind.is_some_and(|kind| axiom(&kind.axioms))
    }

    fn graph(&self, takes: impl Fn(RelationKind) -> bool, reversed: bool) -> Graph<BodyId> {
        let edges = self.relations.iter().filter(|edge| takes(edge.kind));
        Graph::of(edges.map(|edge| if reversed { (edge.to, edge.from) } else { (edge.from, edge.to) }))
    }
}

/// Orders distances; what is out of reach is farthest.
fn reach(a: Option<usize>, b: Option<usize>) -> std::cmp::Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, None) => std::cmp::Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Body, Composition, Relation, Structure, built_in_kinds};
    use super::*;
    use crate::{Name, id::List, origin::Origin, title::Titles};

    /// A structure of bodies named by their kind, with edges by index.
    fn structure(bodies: &[(&str, &str)], edges: &[(usize, RelationKind, usize)]) -> Structure {
        let kinds = built_in_kinds();
        let mut list = List::default();
        for (name, kind) in bodies {
            let kind = kinds.position(|found| found.name == **kind).unwrap();
            list.push(Body {
                is_class: false,
                name: Name::new(name).unwrap(),
                titles: Titles::default(),
                kind,
                offices: Vec::new(),
                composition: Composition::default(),
                origin: Origin::default(),
            });
        }
        let ids: Vec<_> = list.ids().collect();
        let edge = |&(from, kind, to): &(usize, RelationKind, usize)| Relation {
            kind,
            from: ids[from],
            to: ids[to],
            origin: Origin::default(),
        };
        let relations = edges.iter().map(edge).collect();
        Structure::new(kinds, list, List::default(), relations, Vec::new())
    }

    /// A district leads two subdistricts; each guides a committee; overseers watch over the first committee.
    fn town() -> Structure {
        use RelationKind::{Guides, Leads, Supervises};
        structure(
            &[
                ("district", "government"),
                ("east", "government"),
                ("west", "government"),
                ("committee-e", "residents-committee"),
                ("committee-w", "residents-committee"),
                ("overseers", "supervisory-committee"),
            ],
            &[(0, Leads, 1), (0, Leads, 2), (1, Guides, 3), (2, Guides, 4), (5, Supervises, 3)],
        )
    }

    fn names<'a>(views: impl Iterator<Item = BodyView<'a>>) -> Vec<&'a str> {
        views.map(|view| view.name().as_str()).collect()
    }

    #[test]
    fn superiors_subordinates_and_supervisors_are_found() {
        let town = town();
        assert_eq!(names(town.body("committee-e").unwrap().superiors()), ["east"]);
        assert_eq!(names(town.body("district").unwrap().subordinates()), ["east", "west"]);
        assert_eq!(names(town.body("committee-e").unwrap().supervisors()), ["overseers"]);
        assert_eq!(names(town.body("committee-w").unwrap().supervisors()), [""; 0]);
        assert!(town.body("police").is_none());
    }

    #[test]
    fn bodies_of_a_kind_stand_in_the_order_of_declaration() {
        assert_eq!(names(town().bodies_of_kind("government")), ["district", "east", "west"]);
        assert_eq!(names(town().bodies_of_kind("no-such-kind")), [""; 0]);
    }

    #[test]
    fn authority_runs_down_and_not_up() {
        let town = town();
        let id = |name| town.body(name).unwrap().id();
        let path = town.authority_path(id("district"), id("committee-w")).unwrap();
        assert_eq!(names(path.iter().filter_map(|&id| town.view(id))), ["district", "west", "committee-w"]);
        assert_eq!(town.authority_path(id("committee-w"), id("district")), None);
        assert!(town.has_authority(id("overseers"), id("committee-e")));
        assert!(!town.has_authority(id("district"), id("committee-e")));
    }

    #[test]
    fn the_common_superior_is_the_nearest() {
        let town = town();
        let id = |name| town.body(name).unwrap().id();
        assert_eq!(town.common_superior(&[id("committee-e"), id("committee-w")]), Some(id("district")));
        assert_eq!(town.common_superior(&[id("committee-e")]), Some(id("east")));
        assert_eq!(town.common_superior(&[id("committee-e"), id("east")]), Some(id("district")));
        assert_eq!(town.common_superior(&[id("district"), id("east")]), None);
        assert_eq!(town.common_superior(&[]), None);
    }
}
