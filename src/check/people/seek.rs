//! A duty that nobody may do, looked for closely with the help of what a loose look found.
//!
//! A close walk tells far more stands apart than a loose one, most of which lead nowhere near. So its positions are visited in the
//! order of how many steps it takes at the least to come where the duty is stuck, as the loose walk has it (A* search); what leads
//! nowhere there leads nowhere at all.

use std::collections::{BTreeSet, VecDeque};

use super::{
    choice::Way,
    memory::Memories,
    play::{Duty, Lacking, Play, Played},
};
use crate::{
    check::space::{
        explore::{Label, Moves},
        store::{Index, Store},
    },
    id::ActionId,
};

/// What a loose look says of how far it is.
pub(super) struct Guide<'g, 'p, 'c> {
    loose: &'g Played<'p, 'c>,
    /// Of each position how many steps it takes at the least to where the duty is stuck; none if no step leads there.
    steps: Vec<Option<u32>>,
}

/// How a search came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    /// What was found was accepted.
    Found,
    /// There is nothing to be found.
    Nowhere,
    /// Nothing was accepted before the limit, or of what was found.
    Open,
}

impl<'g, 'p, 'c> Guide<'g, 'p, 'c> {
    /// How far it is to where nobody may do an action.
    pub(super) fn to(loose: &'g Played<'p, 'c>, action: ActionId) -> Self {
        let explored = &loose.explored;
        let before = explored.backwards();
        let mut steps: Vec<Option<u32>> = vec![None; explored.states.len()];
        let stuck = loose.stuck.iter().filter(|((stuck, _), _)| *stuck == action);
        let mut open: VecDeque<(Index, u32)> =
            stuck.flat_map(|(_, positions)| positions.keys().map(|position| (*position, 0))).collect();
        while let Some((position, far)) = open.pop_front() {
            let Some(known) = steps.get_mut(position as usize).filter(|known| known.is_none()) else {
                continue;
            };
            *known = Some(far);
            open.extend(before.of(position).map(|from| (from, far + 1)));
        }
        Self { loose, steps }
    }

    /// How many steps it takes from a position of the close walk; none if no step leads there.
    fn steps(&self, close: &Memories<'_, '_>, state: &[u64]) -> Option<u32> {
        let (stand, memory) = close.unpack(state);
        let stage = close.stage;
        let case = stage.walk().case_with(&stage.stand(stand), std::iter::empty(), std::iter::empty());
        let loose = &self.loose.play.memories;
        let like = loose.stage.find(&case).and_then(|stand| {
            let mut memory = loose.translate(close, &memory)?;
            loose.settle(stand, &mut memory);
            self.loose.explored.states.find(&loose.pack(stand, &memory))
        });
        // INVARIANT: whatever a close walk meets a loose one has met as well; else nothing is said of it.
        debug_assert!(like.is_some(), "the loose walk is not looser");
        like.map_or(Some(0), |position| self.steps.get(position as usize).copied().flatten())
    }
}

/// Looks for a position in which nobody may do an action, until more than `limit` are met; each that is found is tried by `accepts`,
/// up to `tries` of them. Gives how many were met.
pub(super) fn seek(
    play: &mut Play<'_, '_>,
    guide: &Guide<'_, '_, '_>,
    (action, limit, tries): (ActionId, usize, usize),
    mut accepts: impl FnMut(&mut Play<'_, '_>, Duty, Lacking, &Way) -> bool,
) -> (Sought, usize) {
    let mut search = Search::from(play, guide);
    let mut tried = 0;
    let mut moves = Moves::default();
    while let Some((_, _, position)) = search.open.pop_first() {
        if search.met.len() > limit {
            return (Sought::Open, search.met.len());
        }
        moves.clear();
        let state = search.met.state(position).to_vec();
        let stuck = play.moves(&state, &mut moves);
        for (duty, lacking) in stuck.into_iter().filter(|((stuck, _), _)| *stuck == action) {
            if accepts(play, duty, lacking, &search.way(position)) {
                return (Sought::Found, search.met.len());
            }
            tried += 1;
        }
        if tried >= tries {
            return (Sought::Open, search.met.len());
        }
        for (label, state) in moves.iter() {
            search.meet(&play.memories, guide, Some((position, label)), state);
        }
    }
    let end = if tried > 0 || play.is_cut() || !play.memories.stage.is_whole() {
        Sought::Open
    } else {
        Sought::Nowhere
    };
    (end, search.met.len())
}

struct Search {
    met: Store,
    /// From where each was met first on a shortest run, and how long that is.
    parents: Vec<(Option<(Index, Label)>, u32)>,
    /// What is to be visited: the length of the run through it at the least, how much of it is ahead, and the position.
    open: BTreeSet<(u32, u32, Index)>,
}

impl Search {
    fn from(play: &Play<'_, '_>, guide: &Guide<'_, '_, '_>) -> Self {
        let mut search =
            Self { met: Store::new(play.memories.stride()), parents: Vec::new(), open: BTreeSet::new() };
        search.meet(&play.memories, guide, None, &play.initial());
        search
    }

    /// Meets a position, if it leads anywhere and was not met on a run as short.
    fn meet(
        &mut self,
        memories: &Memories<'_, '_>,
        guide: &Guide<'_, '_, '_>,
        from: Option<(Index, Label)>,
        state: &[u64],
    ) {
        let length = from.map_or(0, |(before, _)| self.length(before) + 1);
        if self.met.find(state).is_some_and(|known| self.length(known) <= length) {
            return;
        }
        let Some(ahead) = guide.steps(memories, state) else { return };
        let (position, is_new) = self.met.intern(state);
        if is_new {
            self.parents.push((from, length));
        } else {
            self.open.remove(&(self.length(position) + ahead, ahead, position));
            if let Some(parent) = self.parents.get_mut(position as usize) {
                *parent = (from, length);
            }
        }
        self.open.insert((length + ahead, ahead, position));
    }

    fn length(&self, position: Index) -> u32 {
        self.parents.get(position as usize).map_or(0, |(_, length)| *length)
    }

    /// The run to a position.
    fn way(&self, position: Index) -> Way {
        let mut way = Vec::new();
        let mut at = position;
        while let Some((Some((before, label)), _)) = self.parents.get(at as usize) {
            way.push((*label, self.met.state(at).to_vec()));
            at = *before;
        }
        way.reverse();
        way
    }
}
