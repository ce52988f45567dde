//! The set of active states.

use smallvec::{SmallVec, smallvec};

use crate::id::{Id as _, StateId};

/// How many states one word holds.
const WORD: usize = u64::BITS as usize;

/// The set of active states of a case, as bits; up to 128 states take no memory of their own.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Marking {
    // INVARIANT: no trailing zero word, so that equal sets are equal and hash alike.
    words: SmallVec<[u64; 2]>,
}

impl Marking {
    /// No active state: before the case begins.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Whether no state is active.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many states are active.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether `state` is active.
    #[must_use]
    pub fn contains(&self, state: StateId) -> bool {
        let (word, bit) = place(state);
        self.words.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Makes `state` active; false if it was.
    pub fn insert(&mut self, state: StateId) -> bool {
        let (word, bit) = place(state);
        while self.words.len() <= word {
            self.words.push(0);
        }
        let Some(bits) = self.words.get_mut(word) else { return false };
        let is_new = *bits & bit == 0;
        *bits |= bit;
        is_new
    }

    /// Makes `state` inactive; false if it was not active.
    pub fn remove(&mut self, state: StateId) -> bool {
        let (word, bit) = place(state);
        let Some(bits) = self.words.get_mut(word) else { return false };
        let was_active = *bits & bit != 0;
        *bits &= !bit;
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
        was_active
    }

    /// The active states, in the order of declaration.
    pub fn iter(&self) -> impl Iterator<Item = StateId> + '_ {
        Active { words: self.words.iter(), bits: 0, next: 0 }
    }
}

/// The states of a marking, word by word.
struct Active<'a> {
    words: std::slice::Iter<'a, u64>,
    /// What is left of the word at hand.
    bits: u64,
    /// The number of the first state of the next word.
    next: usize,
}

impl Iterator for Active<'_> {
    type Item = StateId;

    fn next(&mut self) -> Option<StateId> {
        while self.bits == 0 {
            self.bits = *self.words.next()?;
            self.next += WORD;
        }
        let place = self.bits.trailing_zeros() as usize;
        self.bits &= self.bits - 1;
        StateId::from_index(self.next - WORD + place)
    }
}

impl Clone for Marking {
    fn clone(&self) -> Self {
        Self { words: SmallVec::from_slice(&self.words) }
    }
}

impl FromIterator<StateId> for Marking {
    fn from_iter<T: IntoIterator<Item = StateId>>(states: T) -> Self {
        let mut marking = Self { words: smallvec![] };
        for state in states {
            marking.insert(state);
        }
        marking
    }
}

fn place(state: StateId) -> (usize, u64) {
    (state.index() / WORD, 1 << (state.index() % WORD))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_marking_is_a_set_of_states(steps in prop::collection::vec((any::<bool>(), 0..200usize), 0..60)) {
            let mut marking = Marking::empty();
            let mut set = BTreeSet::new();
            for (inserts, index) in steps {
                let state = StateId::from_index(index).unwrap();
                if inserts {
                    prop_assert_eq!(marking.insert(state), set.insert(state));
                } else {
                    prop_assert_eq!(marking.remove(state), set.remove(&state));
                }
                prop_assert_eq!(marking.iter().collect::<Vec<_>>(), set.iter().copied().collect::<Vec<_>>());
                prop_assert_eq!(marking.len(), set.len());
                prop_assert_eq!(&marking, &set.iter().copied().collect::<Marking>());
            }
        }
    }
}
