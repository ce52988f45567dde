//! Which rank each box stands on.

use super::{simplex, values::Values};

/// A wire that must lead down by at least `least` ranks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fall {
    pub(super) upper: usize,
    pub(super) lower: usize,
    pub(super) least: i64,
}

/// The rank of each box, counted from 0 at the top, such that every fall is kept and wires are short.
/// The falls must have no cycle and hang together.
pub(super) fn ranks(boxes: usize, falls: &[Fall]) -> Vec<usize> {
    let mut ranks = lowest_above(boxes, falls);
    simplex::shorten(&mut ranks, falls);
    let top = ranks.iter().min().unwrap_or(0);
    ranks.iter().map(|rank| usize::try_from(rank - top).unwrap_or(0)).collect()
}

/// Every box as high as its falls allow: the longest way to it from the top.
fn lowest_above(boxes: usize, falls: &[Fall]) -> Values<i64> {
    let mut waiting = Values::<usize>::new(boxes);
    for fall in falls {
        waiting.put(fall.lower, waiting.at(fall.lower) + 1);
    }
    let mut ranks = Values::<i64>::new(boxes);
    let mut ready: Vec<usize> = (0..boxes).filter(|&at| waiting.at(at) == 0).collect();
    while let Some(at) = ready.pop() {
        for fall in falls.iter().filter(|fall| fall.upper == at) {
            ranks.put(fall.lower, ranks.at(fall.lower).max(ranks.at(at) + fall.least));
            waiting.put(fall.lower, waiting.at(fall.lower) - 1);
            if waiting.at(fall.lower) == 0 {
                ready.push(fall.lower);
            }
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fall(upper: usize, lower: usize) -> Fall {
        Fall { upper, lower, least: 1 }
    }

    #[test]
    fn a_box_with_one_late_target_stands_just_above_it() {
        let falls = [fall(0, 1), fall(1, 2), fall(2, 3), fall(4, 3)];
        assert_eq!(ranks(5, &falls), [0, 1, 2, 3, 2]);
    }

    #[test]
    fn a_chain_beside_a_longer_one_moves_as_a_whole() {
        let falls = [fall(0, 1), fall(1, 2), fall(2, 3), fall(3, 6), fall(4, 5), fall(5, 6)];
        assert_eq!(ranks(7, &falls), [0, 1, 2, 3, 2, 3, 4]);
    }

    #[test]
    fn labels_ask_for_two_ranks() {
        assert_eq!(ranks(2, &[Fall { upper: 0, lower: 1, least: 2 }]), [0, 2]);
    }
}
