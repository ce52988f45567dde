//! Numbers of times that rules compare with each other, and that nothing else bounds: `ask.times > decline.times`.
//!
//! What counts is how far apart the two are, so that both are lowered together; beyond some distance only that it is as large is
//! kept. A distance that is known no better may shrink by one and stay as large: both are walked.

use smallvec::{SmallVec, smallvec};

use super::{Walk, reads::Reads};
use crate::{
    engine::Case,
    id::ActionId,
    rule::{Count, Test},
};

/// How far apart two numbers are told exactly.
const DISTANCE: u32 = 3;

/// Two actions whose numbers of times are compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) one: ActionId,
    pub(super) other: ActionId,
    /// Up to which number either is told by itself.
    pub(super) floor: u32,
}

impl Pair {
    /// The pairs of actions each of which no rule compares with another's number, in no test but theirs; both without a bound.
    pub(super) fn all(reads: &Reads, is_unbounded: impl Fn(ActionId) -> bool) -> Vec<Self> {
        let mut met: Vec<(ActionId, ActionId)> = Vec::new();
        for test in &reads.tests {
            let Test::Number(Count::Times(one), _, Count::Times(other)) = test else { continue };
            let (one, other) = (*one.min(other), *one.max(other));
            if one != other && is_unbounded(one) && is_unbounded(other) && !met.contains(&(one, other)) {
                met.push((one, other));
            }
        }
        let is_apart = |action: ActionId| {
            met.iter().filter(|(one, other)| *one == action || *other == action).count() == 1
        };
        let apart = met.iter().filter(|(one, other)| is_apart(*one) && is_apart(*other));
        apart.map(|&(one, other)| Self { one, other, floor: 0 }).collect()
    }

    /// How far both are counted.
    pub(super) fn most(self) -> u32 {
        self.floor + DISTANCE
    }

    /// Whether a test compares just these two.
    pub(super) fn is_compared(self, left: &Count, right: &Count) -> bool {
        let (Count::Times(left), Count::Times(right)) = (left, right) else { return false };
        left != right && self.has(*left) && self.has(*right)
    }

    pub(super) fn has(self, action: ActionId) -> bool {
        self.one == action || self.other == action
    }

    fn both(self) -> [ActionId; 2] {
        [self.one, self.other]
    }

    /// By how much both are lowered.
    fn excess(self, case: &Case) -> u32 {
        case.times(self.one).min(case.times(self.other)).saturating_sub(self.floor)
    }
}

impl Walk<'_> {
    /// How often an action was done, so far as it counts.
    pub(super) fn counted(&self, case: &Case, action: ActionId, most: u32) -> u32 {
        let pair = self.matters.pairs.iter().find(|pair| pair.has(action));
        (case.times(action) - pair.map_or(0, |pair| pair.excess(case))).min(most)
    }

    /// Where one of two numbers is forgotten, the other is told by itself.
    pub(super) fn part(&self, case: &Case, bytes: &mut [u8], is_kept: impl Fn(usize) -> bool) {
        for pair in &self.matters.pairs {
            let kept = pair.both().map(|action| self.place_of_times(action).is_some_and(&is_kept));
            for action in pair.both().into_iter().filter(|_| kept != [true, true]) {
                let place = self.place_of_times(action).filter(|place| is_kept(*place));
                if let Some(byte) = place.and_then(|place| bytes.get_mut(place)) {
                    *byte = super::stand::byte(case.times(action).min(pair.floor));
                }
            }
        }
    }

    /// Where a case stands after an event: more than one stand where a number was known to be large, and no better.
    pub(super) fn landings(&mut self, before: &Case, after: &Case) -> SmallVec<[Vec<u64>; 1]> {
        let mut stands: SmallVec<[Vec<u64>; 1]> = smallvec![self.pack(after)];
        for pair in self.matters.pairs.clone() {
            for action in pair.both() {
                let was_most = before.times(action) == pair.most();
                if was_most && self.counted(after, action, pair.most()) < pair.most() {
                    let stand = self.pack(&once_more(after, action));
                    if !stands.contains(&stand) {
                        stands.push(stand);
                    }
                }
            }
        }
        stands
    }

    fn place_of_times(&self, action: ActionId) -> Option<usize> {
        let matters = &self.matters;
        let index = matters.counted.keys().position(|counted| *counted == action)?;
        Some(1 + matters.facts.len() + self.workflow.slots.len() + index)
    }
}

fn once_more(case: &Case, action: ActionId) -> Case {
    let mut more = case.clone();
    more.deeds.iter_mut().filter(|deed| deed.action == action).for_each(|deed| deed.times += 1);
    more
}
