//! Whether a duty is stuck by somebody's choice, or whoever is chosen.
//!
//! A way is a sequence of turns; persons choose who takes them. All positions to which the choices along one way lead are
//! looked at together: where nobody may do the duty in any of them, no choice gets through.

use std::collections::{BTreeMap, BTreeSet};

use super::play::{Duty, Played};
use crate::{
    check::space::{explore::Label, store::Index},
    engine::Turn,
};

/// A way on which no choice of persons gets a duty done: its moves for one choice.
pub(super) type Way = Vec<(Label, Index)>;

/// What was found of the ways.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// The duties that no choice gets done on some way, with such a way, a shortest one.
    pub(super) hopeless: BTreeMap<Duty, Way>,
    pub(super) is_whole: bool,
}

/// All positions to which choices lead on one way.
type Together = Vec<Index>;

/// Looks at up to `limit` ways.
pub(super) fn choices(played: &Played<'_, '_>, limit: usize) -> Choices {
    let mut search = Search { played, nodes: vec![vec![0]], parents: vec![None], numbers: BTreeMap::new() };
    search.numbers.insert(vec![0], 0);
    let mut found = Choices { hopeless: BTreeMap::new(), is_whole: true };
    let mut next = 0;
    while let Some(node) = search.nodes.get(next).cloned() {
        for (duty, stuck) in &played.stuck {
            let is_hopeless = || node.iter().all(|position| stuck.contains_key(position));
            if !found.hopeless.contains_key(duty) && is_hopeless() {
                found.hopeless.insert(*duty, search.way(next));
            }
        }
        if found.hopeless.len() == played.stuck.len() {
            break;
        }
        if search.nodes.len() > limit {
            found.is_whole = false;
            break;
        }
        search.go_on(next, &node);
        next += 1;
    }
    found
}

struct Search<'s, 'p, 'c> {
    played: &'s Played<'p, 'c>,
    nodes: Vec<Together>,
    parents: Vec<Option<(usize, Turn)>>,
    numbers: BTreeMap<Together, usize>,
}

impl Search<'_, '_, '_> {
    fn go_on(&mut self, from: usize, node: &[Index]) {
        let mut after: BTreeMap<Turn, BTreeSet<Index>> = BTreeMap::new();
        for &position in node {
            for edge in self.played.explored.edges(position) {
                let Some(turn) = self.played.turn(edge.label) else { continue };
                after.entry(turn).or_default().insert(edge.to);
            }
        }
        for (turn, positions) in after {
            let node: Together = positions.into_iter().collect();
            if !self.numbers.contains_key(&node) {
                self.numbers.insert(node.clone(), self.nodes.len());
                self.nodes.push(node);
                self.parents.push(Some((from, turn)));
            }
        }
    }

    /// The moves of one choice along the way to a node.
    fn way(&self, node: usize) -> Way {
        let mut moves = Vec::new();
        let (mut at, mut goal) = (node, self.nodes.get(node).and_then(|node| node.first()).copied());
        while let (Some(Some((before, turn))), Some(position)) = (self.parents.get(at), goal) {
            let earlier = self.nodes.get(*before).map_or(&[][..], Vec::as_slice);
            let step = earlier.iter().find_map(|&from| {
                let edges = self.played.explored.edges(from).iter();
                let mut fitting =
                    edges.filter(|edge| edge.to == position && self.played.turn(edge.label) == Some(*turn));
                fitting.next().map(|edge| (from, edge.label))
            });
            let Some((from, label)) = step else { break };
            moves.push((label, position));
            (at, goal) = (*before, Some(from));
        }
        moves.reverse();
        moves
    }
}
