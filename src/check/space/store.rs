//! Packed states, each kept once and numbered in the order in which it was met.

use hashbrown::HashTable;

/// The number of a state.
pub(crate) type Index = u32;

/// States of a fixed number of words, each kept once.
#[derive(Debug)]
pub(crate) struct Store {
    stride: usize,
    words: Vec<u64>,
    // Looked up only, never walked through: its order does not show.
    numbers: HashTable<Index>,
}

impl Store {
    /// An empty store of states of so many words; at least one.
    pub(crate) fn new(stride: usize) -> Self {
        Self { stride: stride.max(1), words: Vec::new(), numbers: HashTable::new() }
    }

    /// How many states it holds.
    pub(crate) fn len(&self) -> usize {
        self.words.len() / self.stride
    }

    /// The state of that number; empty if there is none.
    pub(crate) fn state(&self, index: Index) -> &[u64] {
        let from = index as usize * self.stride;
        self.words.get(from..from + self.stride).unwrap_or_default()
    }

    /// The number of a state; none if it was not met.
    pub(crate) fn find(&self, state: &[u64]) -> Option<Index> {
        self.numbers.find(hash(state), |&index| self.state(index) == state).copied()
    }

    /// The number of a state, and whether it is new.
    pub(crate) fn intern(&mut self, state: &[u64]) -> (Index, bool) {
        if let Some(known) = self.find(state) {
            return (known, false);
        }
        let Self { stride, words, numbers } = self;
        let stride = *stride;
        let at = |index: Index| words.get(index as usize * stride..).and_then(|rest| rest.get(..stride));
        let index = Index::try_from(words.len() / stride).unwrap_or(Index::MAX);
        numbers.insert_unique(hash(state), index, |&index| at(index).map_or(0, self::hash));
        words.extend_from_slice(state);
        (index, true)
    }
}

/// A fast hash of a few words, in the manner of the Fx hash; the high half is mixed down since tables look at low bits.
fn hash(words: &[u64]) -> u64 {
    const ODD: u64 = 0x517c_c1b7_2722_0a95;
    let mixed = words.iter().fold(0_u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(ODD));
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_state_has_one_number(states in prop::collection::vec(prop::array::uniform2(0_u64..5), 0..200)) {
            let mut store = Store::new(2);
            let mut known: BTreeMap<[u64; 2], Index> = BTreeMap::new();
            for state in states {
                let (index, is_new) = store.intern(&state);
                prop_assert_eq!(is_new, !known.contains_key(&state));
                prop_assert_eq!(*known.entry(state).or_insert(index), index);
                prop_assert_eq!(store.state(index), &state);
            }
            prop_assert_eq!(store.len(), known.len());
        }
    }
}
