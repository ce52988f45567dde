//! Sets of numbers, as ranges.

use smallvec::SmallVec;

/// A set of numbers: ranges in order, both ends included, that neither overlap nor touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::check) struct Ranges(SmallVec<[(u32, u32); 1]>);

impl Ranges {
    /// The numbers of all these ranges.
    pub(in crate::check) fn new(ranges: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut ranges: SmallVec<[_; 4]> = ranges.into_iter().filter(|(from, to)| from <= to).collect();
        ranges.sort_unstable();
        let mut merged: SmallVec<[(u32, u32); 1]> = SmallVec::new();
        for (from, to) in ranges {
            match merged.last_mut() {
                Some(last) if from <= last.1.saturating_add(1) => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Self(merged)
    }

    /// One number.
    pub(in crate::check) fn one(number: u32) -> Self {
        Self::new([(number, number)])
    }

    pub(in crate::check) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The ranges, in order.
    pub(in crate::check) fn iter(&self) -> impl DoubleEndedIterator<Item = (u32, u32)> + ExactSizeIterator {
        self.0.iter().copied()
    }

    /// The least number.
    pub(super) fn least(&self) -> Option<u32> {
        self.0.first().map(|&(from, _)| from)
    }

    /// What both have.
    pub(super) fn intersection(&self, other: &Self) -> Self {
        let pairs = self.iter().flat_map(|one| other.iter().map(move |another| (one, another)));
        Self::new(pairs.map(|((a, b), (c, d))| (a.max(c), b.min(d))))
    }

    /// Whether both have something.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.iter().any(|(a, b)| other.iter().any(|(c, d)| a <= d && c <= b))
    }

    /// Whether it has all that the other has.
    pub(super) fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(c, d)| self.iter().any(|(a, b)| a <= c && d <= b))
    }

    /// What it has and the other has not.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let mut left: SmallVec<[(u32, u32); 4]> = SmallVec::new();
        for (from, to) in self.iter() {
            let mut next = Some(from);
            for (a, b) in other.iter().filter(|&(a, b)| a <= to && from <= b) {
                if let Some(start) = next.filter(|&start| start < a) {
                    left.push((start, a - 1));
                }
                next = b.checked_add(1);
            }
            left.extend(next.filter(|&start| start <= to).map(|start| (start, to)));
        }
        Self::new(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(list: &[(u32, u32)]) -> Ranges {
        Ranges::new(list.iter().copied())
    }

    #[test]
    fn ranges_that_touch_are_one() {
        assert_eq!(ranges(&[(4, 6), (1, 3), (9, 8)]), ranges(&[(1, 6)]));
        assert_eq!(ranges(&[(1, 2), (4, 6)]).iter().collect::<Vec<_>>(), [(1, 2), (4, 6)]);
        assert!(ranges(&[(2, 1)]).is_empty());
    }

    #[test]
    fn what_is_left_stops_at_both_ends() {
        assert_eq!(ranges(&[(0, u32::MAX)]).minus(&ranges(&[(3, u32::MAX)])), ranges(&[(0, 2)]));
        assert_eq!(ranges(&[(1, 9)]).minus(&ranges(&[(0, 1), (4, 5)])), ranges(&[(2, 3), (6, 9)]));
        assert!(ranges(&[(1, 9)]).minus(&ranges(&[(0, 9)])).is_empty());
    }

    #[test]
    fn covering_needs_every_number() {
        assert!(ranges(&[(1, 9)]).covers(&ranges(&[(1, 2), (9, 9)])));
        assert!(!ranges(&[(1, 4), (6, 9)]).covers(&ranges(&[(4, 6)])));
        assert!(!ranges(&[(1, 4)]).meets(&ranges(&[(5, 6)])) && ranges(&[(1, 4)]).meets(&ranges(&[(4, 6)])));
    }
}
