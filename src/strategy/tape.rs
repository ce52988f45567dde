//! A tape of random numbers, and choices read from it.

use proptest::prelude::*;

/// A finite tape of random numbers. Reading past its end gives zeros, and zero always means the plainest choice.
#[derive(Debug, Clone)]
pub struct Tape {
    numbers: std::vec::IntoIter<u8>,
}

impl Tape {
    /// A tape of these numbers.
    #[must_use]
    pub fn new(numbers: Vec<u8>) -> Self {
        Self { numbers: numbers.into_iter() }
    }

    /// A number below `bound`; zero if the bound is.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::from(self.numbers.next().unwrap_or(0)) % bound.max(1)
    }

    /// True in about `percent` of a hundred draws.
    pub fn chance(&mut self, percent: usize) -> bool {
        let drawn = self.below(100);
        drawn != 0 && drawn <= percent
    }

    /// One of these; none if there are none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// Each of these with that chance, in order.
    pub fn some<T: Clone>(&mut self, items: &[T], percent: usize) -> Vec<T> {
        items.iter().filter(|_| self.chance(percent)).cloned().collect()
    }
}

/// Tapes of up to `length` numbers.
pub(super) fn tapes(length: usize) -> impl Strategy<Value = Tape> {
    prop::collection::vec(any::<u8>(), length / 2..=length).prop_map(Tape::new)
}
