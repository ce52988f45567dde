//! Whether persons can be chosen step by step so that no duty is ever stuck, whatever happens.
//!
//! A game on the loose walk: whoever is against it picks what happens and how it turns out, whoever shares out the work picks who does
//! it. If the second always gets through, then some choice gets through on every way, for a way known beforehand is easier. (What
//! the second cannot win is open: knowing the way may help, and the loose walk has more ways than there are.)

use std::collections::{BTreeMap, BTreeSet};

use super::play::{Act, Duty, Played};
use crate::{
    check::space::{explore::Edge, store::Index},
    engine::Turn,
    id::ActionId,
};

/// Who takes a turn: all that is chosen of it.
type Chosen<'a> = (&'a [usize], Option<(u16, u16)>, Option<usize>);

/// Whether work can be shared out so that nobody is ever stuck in an action, and so that nobody else is whom another choice
/// would not leave stuck.
pub(super) fn gets_through(loose: &Played<'_, '_>, action: ActionId) -> bool {
    let game = Game { loose, done: done(loose) };
    let before = loose.explored.backwards();
    let mut is_lost = vec![false; loose.explored.states.len()];
    let mut open: Vec<Index> = loose.explored.indices().collect();
    let stuck = loose.stuck.iter().filter(|((stuck, _), _)| *stuck == action);
    let stuck: BTreeSet<Index> = stuck.flat_map(|(_, positions)| positions.keys().copied()).collect();
    while let Some(position) = open.pop() {
        let Some(known) = is_lost.get(position as usize).copied() else { continue };
        if known || !(stuck.contains(&position) || game.is_lost(position, &is_lost)) {
            continue;
        }
        if let Some(known) = is_lost.get_mut(position as usize) {
            *known = true;
        }
        open.extend(before.of(position));
    }
    is_lost.first() == Some(&false)
}

struct Game<'g, 'p, 'c> {
    loose: &'g Played<'p, 'c>,
    /// The turns that somebody takes somewhere.
    done: BTreeSet<Turn>,
}

fn done(loose: &Played<'_, '_>) -> BTreeSet<Turn> {
    let labels: BTreeSet<_> = loose.explored.all_edges().iter().map(|edge| edge.label).collect();
    labels.into_iter().filter_map(|label| loose.play.turn(label)).collect()
}

impl Game<'_, '_, '_> {
    /// Whether something can happen in a position that every choice loses by.
    fn is_lost(&self, position: Index, is_lost: &[bool]) -> bool {
        let turns = self.turns(position);
        let loses = |edges: &Vec<Edge>| {
            edges.iter().any(|edge| is_lost.get(edge.to as usize).copied().unwrap_or(true))
        };
        let no_choice_wins = |choices: &BTreeMap<Chosen<'_>, Vec<Edge>>| choices.values().all(loses);
        turns.values().any(no_choice_wins) || self.is_anybody_missing(position, &turns)
    }

    fn turns(&self, position: Index) -> BTreeMap<Turn, BTreeMap<Chosen<'_>, Vec<Edge>>> {
        let mut turns: BTreeMap<Turn, BTreeMap<Chosen<'_>, Vec<Edge>>> = BTreeMap::new();
        for &edge in self.loose.explored.edges(position) {
            let play = &self.loose.play;
            let (Some(act), Some(turn)) = (play.act(edge.label), play.turn(edge.label)) else { continue };
            let Act { by, place, named, .. } = act;
            turns.entry(turn).or_default().entry((by, *place, *named)).or_default().push(edge);
        }
        turns
    }

    /// Whether something that somebody can do somewhere is open here and nobody may.
    fn is_anybody_missing<T>(&self, position: Index, turns: &BTreeMap<Turn, T>) -> bool {
        let memories = &self.loose.play.memories;
        let (stand, _) = memories.unpack(self.loose.explored.states.state(position));
        let onward = memories.stage.onward(stand);
        let open = onward.iter().filter_map(|(label, _)| Some(memories.stage.step(*label)?.turn));
        let mut missing = open.filter(|turn| !turns.contains_key(turn));
        missing.any(|turn| self.done.contains(&turn)) || self.is_stuck(position)
    }

    /// Whether a duty is stuck that somebody can do somewhere.
    fn is_stuck(&self, position: Index) -> bool {
        let is_done = |(action, _): &Duty| {
            self.done.iter().any(|turn| matches!(turn, Turn::Does(done, _) if done == action))
        };
        self.loose.stuck.iter().any(|(duty, positions)| positions.contains_key(&position) && is_done(duty))
    }
}
