//! A small directed graph keyed by ids. The only file that names petgraph.
//!
//! It knows no domain: nodes are ids, edges carry nothing. Answers follow the order of the ids, so that they are
//! the same from run to run.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::{Direction, algo::tarjan_scc, graphmap::DiGraphMap};

/// A directed graph whose nodes are ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct Graph<N: Copy + Ord + std::hash::Hash> {
    inner: DiGraphMap<N, ()>,
}

impl<N: Copy + Ord + std::hash::Hash> Graph<N> {
    /// The graph of these edges; both ends become nodes.
    pub(crate) fn of(edges: impl IntoIterator<Item = (N, N)>) -> Self {
        Self { inner: DiGraphMap::from_edges(edges) }
    }

    /// Where the edges of `from` lead, in the order of the ids.
    pub(crate) fn successors(&self, from: N) -> BTreeSet<N> {
        self.inner.neighbors_directed(from, Direction::Outgoing).collect()
    }

    /// Everything that can be reached from `from` in any number of steps, with how many it takes at the least;
    /// `from` itself with 0.
    pub(crate) fn distances(&self, from: N) -> BTreeMap<N, usize> {
        let mut distances = BTreeMap::from([(from, 0)]);
        let mut queue = VecDeque::from([(from, 0)]);
        while let Some((node, distance)) = queue.pop_front() {
            for next in self.successors(node) {
                if let std::collections::btree_map::Entry::Vacant(entry) = distances.entry(next) {
                    entry.insert(distance + 1);
                    queue.push_back((next, distance + 1));
                }
            }
        }
        distances
    }

    /// A shortest path from `from` to `to`, both included; among equally short ones the least by ids.
    pub(crate) fn path(&self, from: N, to: N) -> Option<Vec<N>> {
        let mut before = BTreeMap::from([(from, from)]);
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            if node == to {
                return Some(walk_back(&before, from, to));
            }
            for next in self.successors(node) {
                if let std::collections::btree_map::Entry::Vacant(entry) = before.entry(next) {
                    entry.insert(node);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// The loops: sets of nodes each of which leads to every other, and single nodes that lead to themselves.
    /// Nodes stand in the order of their ids, loops in the order of their first node.
    pub(crate) fn loops(&self) -> Vec<Vec<N>> {
        let mut loops: Vec<Vec<N>> = tarjan_scc(&self.inner)
            .into_iter()
            .filter(|nodes| nodes.len() > 1 || nodes.iter().any(|&node| self.inner.contains_edge(node, node)))
            .collect();
        loops.iter_mut().for_each(|nodes| nodes.sort_unstable());
        loops.sort_unstable();
        loops
    }
}

fn walk_back<N: Copy + Ord>(before: &BTreeMap<N, N>, from: N, to: N) -> Vec<N> {
    let mut path = vec![to];
    let mut node = to;
    while let Some(&previous) = before.get(&node).filter(|_| node != from) {
        path.push(previous);
        node = previous;
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_path_is_found_and_a_missing_one_is_none() {
        let graph = Graph::of([(1, 2), (2, 3), (3, 4), (1, 5), (5, 4)]);
        assert_eq!(graph.path(1, 4), Some(vec![1, 5, 4]));
        assert_eq!(graph.path(4, 1), None);
        assert_eq!(graph.path(3, 3), Some(vec![3]));
    }

    #[test]
    fn loops_include_a_node_that_leads_to_itself() {
        let graph = Graph::of([(1, 2), (2, 1), (3, 3), (3, 4)]);
        assert_eq!(graph.loops(), vec![vec![1, 2], vec![3]]);
    }

    #[test]
    fn distances_count_the_least_steps() {
        let graph = Graph::of([(1, 2), (2, 3), (1, 3), (3, 1)]);
        assert_eq!(graph.distances(1), BTreeMap::from([(1, 0), (2, 1), (3, 1)]));
    }
}
