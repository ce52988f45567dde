//! Runs on which what a claim asks never comes about, although everything that must happen does.
//!
//! Time goes on for ever, so that a clock that runs on ends at last; and a duty that is open without end is done at last. Both are
//! weak fairness, so that a set of nodes between which a case can go round for ever, as large as it can be, decides for all
//! that it contains.

use std::collections::{BTreeMap, BTreeSet};

use super::follow::{Follow, Node};
use crate::{
    check::{
        proof::Duties,
        space::{
            components::components,
            explore::{Edge, Label},
            way::way,
        },
    },
    engine::Turn,
    id::{ActionId, ClockId},
};

/// A run that keeps from a claim what it asks: how it comes there, and how it goes round from there on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lasso {
    /// A shortest run to where it goes round, or stays.
    pub(super) stem: Vec<Label>,
    /// One round; none: nothing need happen any more.
    pub(super) round: Vec<Label>,
}

/// What must happen at last if it can happen all the while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Forced {
    Duty(ActionId),
    Clock(ClockId),
}

/// A run on which what is owed never comes about; `None` if there is none.
pub(super) fn lasso(follow: &Follow<'_, '_>, nodes: &[Node], duties: &Duties) -> Option<Lasso> {
    // Of stands that were met and not visited it is not known where they lead.
    let is_visited = |node: Node| (node.stand as usize) < follow.proof.explored.visited();
    let owed: Vec<Node> =
        nodes.iter().copied().filter(|&node| is_visited(node) && follow.is_owed(node)).collect();
    let forced = |node: Node| forced(follow, node, duties);
    if let Some(&node) = owed.iter().find(|&&node| forced(node).is_empty()) {
        return Some(Lasso { stem: follow.run_to(node), round: Vec::new() });
    }
    let graph = Graph::of(follow, owed);
    let found = graph.components().into_iter().find_map(|component| graph.round(follow, &component, duties));
    found.map(|(node, round)| Lasso { stem: follow.run_to(node), round })
}

/// What must happen at last if a case that stands there stays there.
fn forced(follow: &Follow<'_, '_>, node: Node, duties: &Duties) -> BTreeSet<Forced> {
    let turns = || follow.proof.turns(node.stand);
    let clocks = turns().filter_map(|turn| match turn {
        Turn::Expires(clock) => Some(Forced::Clock(clock)),
        // The time of a ballot ends, and then it has its result; nobody must ever count a secret one.
        Turn::Closes(ballot, _) => duties.time_of(ballot).map(Forced::Clock),
        Turn::Does(..) | Turn::Joins(..) => None,
    });
    let open = duties.open(turns()).into_iter().map(Forced::Duty);
    clocks.chain(open).collect()
}

/// The nodes in which something is owed, and the ways between them.
struct Graph {
    nodes: Vec<Node>,
    edges: Vec<Vec<(usize, Edge)>>,
}

impl Graph {
    fn of(follow: &Follow<'_, '_>, nodes: Vec<Node>) -> Self {
        let places: BTreeMap<Node, usize> = nodes.iter().copied().zip(0..).collect();
        let edges = nodes.iter().map(|&node| {
            let ways = follow.proof.explored.edges(node.stand).iter();
            ways.filter_map(|&edge| Some((*places.get(&follow.after(node, edge)?)?, edge))).collect()
        });
        let edges = edges.collect();
        Self { nodes, edges }
    }

    fn ways(&self, node: usize) -> &[(usize, Edge)] {
        self.edges.get(node).map_or(&[], Vec::as_slice)
    }

    /// The largest sets of nodes each of which leads to each other, in which a case can go round; the nearest first.
    fn components(&self) -> Vec<Vec<usize>> {
        let to = |node: usize, way: usize| self.ways(node).get(way).map(|(to, _)| *to);
        let goes_round = |component: &Vec<usize>| match component.as_slice() {
            [one] => self.ways(*one).iter().any(|(to, _)| to == one),
            _ => true,
        };
        let mut found: Vec<Vec<usize>> =
            components(self.nodes.len(), to).into_iter().filter(goes_round).collect();
        found.iter_mut().for_each(|component| component.sort_unstable());
        found.sort_unstable();
        found
    }

    /// One round within a component on which everything happens that must, and the node in which it begins; none if
    /// something must happen that leads out.
    fn round(
        &self,
        follow: &Follow<'_, '_>,
        component: &[usize],
        duties: &Duties,
    ) -> Option<(Node, Vec<Label>)> {
        let inside: BTreeSet<usize> = component.iter().copied().collect();
        let first = *component.first()?;
        let mut at = first;
        let mut round = Vec::new();
        for must in forced(follow, *self.nodes.get(first)?, duties) {
            let (to, labels) = self.relief(follow, &inside, at, must, duties)?;
            round.extend(labels);
            at = to;
        }
        let is_first = |node: usize, _: Option<Edge>| node == first;
        let (_, back) = self.walk(&inside, at, round.is_empty(), is_first)?;
        round.extend(back);
        Some((*self.nodes.get(first)?, round))
    }

    /// A way within the component to where something need not happen, or over an edge by which it does.
    fn relief(
        &self,
        follow: &Follow<'_, '_>,
        inside: &BTreeSet<usize>,
        from: usize,
        must: Forced,
        duties: &Duties,
    ) -> Option<(usize, Vec<Label>)> {
        let is_free = |node: usize| {
            self.nodes.get(node).is_some_and(|&node| !forced(follow, node, duties).contains(&must))
        };
        let happens = |edge: Edge| {
            let Some(happening) = follow.proof.happening(edge.label) else { return false };
            match must {
                Forced::Clock(clock) => {
                    let is_closed = matches!(happening.turn, Turn::Closes(ballot, _) if duties.time_of(ballot) == Some(clock));
                    is_closed || happening.turn == Turn::Expires(clock) || happening.started.contains(&clock)
                }
                Forced::Duty(duty) => happening.news.does.is_some_and(|done| duties.is_instead(done, duty)),
            }
        };
        self.walk(inside, from, false, |node, edge| is_free(node) || edge.is_some_and(happens))
    }

    /// A shortest way within the component to what is sought, which is asked of each node and of the edge into it; at least one
    /// step long where it `must_move`.
    fn walk(
        &self,
        inside: &BTreeSet<usize>,
        from: usize,
        must_move: bool,
        is_sought: impl Fn(usize, Option<Edge>) -> bool,
    ) -> Option<(usize, Vec<Label>)> {
        if !must_move && is_sought(from, None) {
            return Some((from, Vec::new()));
        }
        let inside = |node| self.ways(node).iter().copied().filter(|(to, _)| inside.contains(to));
        let (to, edges) = way(from, inside, |to, edge| is_sought(to, Some(edge)))?;
        Some((to, edges.into_iter().map(|edge| edge.label).collect()))
    }
}
