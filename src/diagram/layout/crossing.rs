//! How many wires cross between two ranks.

use super::{layered::Layered, values::Values};

/// The place of each vertex within its rank, from the left.
pub(super) fn places(ranks: &[Vec<usize>], vertices: usize) -> Values<usize> {
    let mut places = Values::new(vertices);
    for rank in ranks {
        for (place, &at) in rank.iter().enumerate() {
            places.put(at, place);
        }
    }
    places
}

/// The crossings of the whole drawing, if its ranks stood in this order.
pub(super) fn count(layered: &Layered, ranks: &[Vec<usize>]) -> usize {
    let places = places(ranks, layered.vertices.len());
    ranks.windows(2).map(|pair| between(layered, pair, &places)).sum()
}

/// Two wires cross if their ends stand in opposite order: the inversions in the list of lower ends, sorted by upper
/// ends. A tree of sums counts them in n log n steps (after Barth, Jünger and Mutzel, 2002).
fn between(layered: &Layered, pair: &[Vec<usize>], places: &Values<usize>) -> usize {
    let [upper, lower] = pair else { return 0 };
    let mut tree = SumTree::new(lower.len());
    let mut crossings = 0;
    for &at in upper {
        let mut ends: Vec<usize> =
            layered.below.get(at).into_iter().flatten().map(|&end| places.at(end)).collect();
        ends.sort_unstable();
        crossings += ends.iter().map(|&end| tree.after(end)).sum::<usize>();
        for end in ends {
            tree.add(end);
        }
    }
    crossings
}

/// How many wires of two neighbours on a rank cross if the one stands before the other; both lists of ends sorted.
pub(super) fn of_neighbours(left: &[usize], right: &[usize]) -> usize {
    left.iter().map(|end| right.partition_point(|other| other < end)).sum()
}

struct SumTree {
    sums: Values<usize>,
    first_leaf: usize,
}

impl SumTree {
    fn new(leaves: usize) -> Self {
        let first_leaf = leaves.next_power_of_two().max(1) - 1;
        Self { sums: Values::new(2 * first_leaf + 1), first_leaf }
    }

    fn add(&mut self, leaf: usize) {
        let mut at = self.first_leaf + leaf;
        self.sums.put(at, self.sums.at(at) + 1);
        while at > 0 {
            at = (at - 1) / 2;
            self.sums.put(at, self.sums.at(at) + 1);
        }
    }

    /// How many were added behind `leaf`.
    fn after(&self, leaf: usize) -> usize {
        let mut at = self.first_leaf + leaf;
        let mut sum = 0;
        while at > 0 {
            if at % 2 == 1 {
                sum += self.sums.at(at + 1);
            }
            at = (at - 1) / 2;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The slow judge: every pair of wires.
    fn slowly(wires: &[(usize, usize)]) -> usize {
        let crosses =
            |a: &(usize, usize), b: &(usize, usize)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1);
        let pairs = wires
            .iter()
            .enumerate()
            .map(|(at, wire)| wires[at + 1..].iter().filter(|other| crosses(wire, other)).count());
        pairs.sum()
    }

    proptest! {
        #[test]
        fn the_tree_counts_like_comparing_all_pairs(wires in prop::collection::vec((0usize..9, 0usize..7), 0..40)) {
            let mut layered = Layered::default();
            layered.ranks = vec![(0..9).collect(), (9..16).collect()];
            layered.below = vec![Vec::new(); 16];
            layered.vertices = vec![layered.vertex(0); 16];
            for &(upper, lower) in &wires {
                layered.below[upper].push(9 + lower);
            }
            prop_assert_eq!(count(&layered, &layered.ranks), slowly(&wires));
        }
    }
}
