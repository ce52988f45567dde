//! Whether a duty is stuck by somebody's choice, or whoever is chosen.
//!
//! A way is a sequence of turns; persons choose who takes them. All positions to which the choices along one way lead are
//! looked at together: where nobody may do the duty in any of them, no choice gets through.

use std::collections::{BTreeMap, BTreeSet};

use super::play::{Duty, Play, Played};
use crate::{
    check::space::{
        explore::{Label, Moves},
        store::Index,
    },
    engine::Turn,
};

/// The moves on a way for one choice of persons, each with the position that it leads to.
pub(super) type Way = Vec<(Label, Vec<u64>)>;

/// What was found of the ways.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// The duties that no choice gets done on some way, with such a way, a shortest one.
    pub(super) hopeless: BTreeMap<Duty, Way>,
    pub(super) is_whole: bool,
}

/// All positions to which choices lead on one way.
type Together = Vec<Index>;

/// So many positions are kept for each way that may be looked at, taken together.
const EACH: usize = 20;

/// Looks at up to `limit` ways.
pub(super) fn choices(played: &Played<'_, '_>, limit: usize) -> Choices {
    let mut search =
        Search { played, nodes: vec![vec![0]], parents: vec![None], numbers: BTreeMap::new(), positions: 1 };
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
        if search.nodes.len() > limit || search.positions > limit.saturating_mul(EACH) {
            found.is_whole = false;
            break;
        }
        search.go_on(next, &node);
        next += 1;
    }
    found
}

/// Whether every choice of persons along a way comes where nobody may do a duty; none if there are more than `limit` positions to
/// look at.
pub(super) fn is_hopeless(play: &mut Play<'_, '_>, way: &Way, duty: Duty, limit: usize) -> Option<bool> {
    let turns: Vec<Option<Turn>> = way.iter().map(|(label, _)| play.turn(*label)).collect();
    let mut together = BTreeSet::from([play.initial()]);
    let mut looked_at = 0;
    for turn in turns {
        looked_at += together.len();
        if looked_at > limit {
            return None;
        }
        let mut after = BTreeSet::new();
        for state in &together {
            let mut moves = Moves::default();
            play.moves(state, &mut moves);
            let taken = moves.iter().filter(|(label, _)| play.turn(*label) == turn);
            after.extend(taken.map(|(_, state)| state.to_vec()));
        }
        together = after;
    }
    let mut is_stuck = |state: &Vec<u64>| play.moves(state, &mut Moves::default()).contains_key(&duty);
    (looked_at + together.len() <= limit).then(|| together.iter().all(&mut is_stuck))
}

struct Search<'s, 'p, 'c> {
    played: &'s Played<'p, 'c>,
    nodes: Vec<Together>,
    parents: Vec<Option<(usize, Turn)>>,
    numbers: BTreeMap<Together, usize>,
    /// How many positions all nodes have.
    positions: usize,
}

impl Search<'_, '_, '_> {
    fn go_on(&mut self, from: usize, node: &[Index]) {
        let mut after: BTreeMap<Turn, BTreeSet<Index>> = BTreeMap::new();
        for &position in node {
            for edge in self.played.explored.edges(position) {
                let Some(turn) = self.played.play.turn(edge.label) else { continue };
                after.entry(turn).or_default().insert(edge.to);
            }
        }
        for (turn, positions) in after {
            let node: Together = positions.into_iter().collect();
            if !self.numbers.contains_key(&node) {
                self.positions += node.len();
                self.numbers.insert(node.clone(), self.nodes.len());
                self.nodes.push(node);
                self.parents.push(Some((from, turn)));
            }
        }
    }

    /// The moves of one choice along the way to a node.
    fn way(&self, node: usize) -> Way {
        let Played { play, explored, .. } = self.played;
        let mut moves = Vec::new();
        let (mut at, mut goal) = (node, self.nodes.get(node).and_then(|node| node.first()).copied());
        while let (Some(Some((before, turn))), Some(position)) = (self.parents.get(at), goal) {
            let earlier = self.nodes.get(*before).map_or(&[][..], Vec::as_slice);
            let step = earlier.iter().find_map(|&from| {
                let edges = explored.edges(from).iter();
                let mut fitting =
                    edges.filter(|edge| edge.to == position && play.turn(edge.label) == Some(*turn));
                fitting.next().map(|edge| (from, edge.label))
            });
            let Some((from, label)) = step else { break };
            moves.push((label, explored.states.state(position).to_vec()));
            (at, goal) = (*before, Some(from));
        }
        moves.reverse();
        moves
    }
}
