//! Where in its rank everything stands (after Brandes and Köpf, 2001).
//!
//! Four times vertices are tied into columns that stand straight above each other, once for each corner of the
//! drawing, and the columns pushed together. The place of a vertex is the mean of the middle two answers: the order
//! of each rank and the gaps in it hold in all four, hence in the mean.

use std::collections::{BTreeMap, BTreeSet};

use super::{crossing, layered::Layered, values::Values};

/// For each vertex the place where wires meet it, in pixels from some left edge.
pub(super) fn columns(layered: &Layered) -> Values<i64> {
    let conflicts = conflicts(layered);
    let corners = [(false, false), (false, true), (true, false), (true, true)];
    let answers: Vec<Values<i64>> = corners
        .iter()
        .map(|&(is_upward, is_mirrored)| Corner::new(layered, is_upward, is_mirrored).columns(&conflicts))
        .collect();
    mean(layered, &answers, &corners)
}

/// The four answers are laid over the narrowest: those from the left at its left edge, the others at its right.
fn mean(layered: &Layered, answers: &[Values<i64>], corners: &[(bool, bool)]) -> Values<i64> {
    let edges: Vec<(i64, i64)> = answers.iter().map(|columns| edges(layered, columns)).collect();
    let narrowest = edges.iter().min_by_key(|(left, right)| right - left).copied().unwrap_or_default();
    let shifts: Vec<i64> = edges
        .iter()
        .zip(corners)
        .map(|(own, &(_, is_mirrored))| if is_mirrored { narrowest.1 - own.1 } else { narrowest.0 - own.0 })
        .collect();
    let middle = |at: usize| {
        let mut places: Vec<i64> =
            answers.iter().zip(&shifts).map(|(columns, shift)| columns.at(at) + shift).collect();
        places.sort_unstable();
        places.iter().skip(1).take(2).sum::<i64>().div_euclid(2)
    };
    (0..layered.vertices.len()).map(middle).collect()
}

/// The left and the right edge of what is placed so.
pub(super) fn edges(layered: &Layered, columns: &Values<i64>) -> (i64, i64) {
    let vertices = || layered.vertices.iter().zip(columns.iter());
    let left = vertices().map(|(vertex, x)| x - vertex.left).min().unwrap_or(0);
    let right = vertices().map(|(vertex, x)| x + vertex.right).max().unwrap_or(0);
    (left, right)
}

/// Pairs that may not be tied, because a long wire that should stay straight would be crossed.
fn conflicts(layered: &Layered) -> BTreeSet<(usize, usize)> {
    let places = crossing::places(&layered.ranks, layered.vertices.len());
    let mut conflicts = BTreeSet::new();
    for pair in layered.ranks.windows(2) {
        if let [upper, lower] = pair {
            mark_conflicts(layered, &places, (upper.len(), lower), &mut conflicts);
        }
    }
    conflicts
}

fn mark_conflicts(
    layered: &Layered,
    places: &Values<usize>,
    (upper, lower): (usize, &[usize]),
    conflicts: &mut BTreeSet<(usize, usize)>,
) {
    let (mut from, mut scanned) = (0, 0);
    for (place, &at) in lower.iter().enumerate() {
        let straight = inner_end(layered, at).map(|end| places.at(end));
        if straight.is_none() && place + 1 < lower.len() {
            continue;
        }
        let to = straight.unwrap_or(upper);
        for &other in lower.iter().take(place + 1).skip(scanned) {
            for &end in layered.above.get(other).into_iter().flatten() {
                let is_inner = inner_end(layered, other).is_some();
                if !is_inner && (places.at(end) < from || places.at(end) > to) {
                    conflicts.insert(key(end, other));
                }
            }
        }
        (from, scanned) = (to, place + 1);
    }
}

/// The vertex above `at` if both only stand for the same wire.
fn inner_end(layered: &Layered, at: usize) -> Option<usize> {
    let end = *layered.above.get(at)?.first()?;
    (layered.is_wire(at) && layered.is_wire(end)).then_some(end)
}

fn key(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// The drawing as seen from one of its corners.
struct Corner<'a> {
    layered: &'a Layered,
    ranks: Vec<Vec<usize>>,
    /// Those that were placed one rank earlier, seen from here.
    neighbours: &'a [Vec<usize>],
    is_mirrored: bool,
}

impl<'a> Corner<'a> {
    fn new(layered: &'a Layered, is_upward: bool, is_mirrored: bool) -> Self {
        let mut ranks = layered.ranks.clone();
        if is_upward {
            ranks.reverse();
        }
        if is_mirrored {
            ranks.iter_mut().for_each(|rank| rank.reverse());
        }
        let neighbours = if is_upward { &layered.below } else { &layered.above };
        Self { layered, ranks, neighbours, is_mirrored }
    }

    fn columns(&self, conflicts: &BTreeSet<(usize, usize)>) -> Values<i64> {
        let roots = self.tie(conflicts);
        let columns = self.push(&roots);
        if self.is_mirrored { columns.iter().map(|x| -x).collect() } else { columns }
    }

    /// Ties each vertex to the middle one of its neighbours, unless one further to the right is tied already.
    /// The root of a column is its first vertex.
    fn tie(&self, conflicts: &BTreeSet<(usize, usize)>) -> Values<usize> {
        let places = crossing::places(&self.ranks, self.layered.vertices.len());
        let mut roots: Values<usize> = (0..self.layered.vertices.len()).collect();
        for rank in &self.ranks {
            let mut taken = None;
            for &at in rank {
                let tied = self.middles(at, &places).into_iter().find(|&end| {
                    taken.is_none_or(|last| last < places.at(end)) && !conflicts.contains(&key(end, at))
                });
                if let Some(end) = tied {
                    roots.put(at, roots.at(end));
                    taken = Some(places.at(end));
                }
            }
        }
        roots
    }

    fn middles(&self, at: usize, places: &Values<usize>) -> Vec<usize> {
        let mut ends: Vec<usize> = self.neighbours.get(at).cloned().unwrap_or_default();
        ends.sort_by_key(|&end| places.at(end));
        let (low, high) = (ends.len().saturating_sub(1) / 2, ends.len() / 2);
        let mut middles: Vec<usize> =
            [low, high].iter().filter_map(|&middle| ends.get(middle).copied()).collect();
        middles.dedup();
        middles
    }

    /// Pushes the columns to the left as far as the gaps allow, then each back to the right up to its neighbour.
    fn push(&self, roots: &Values<usize>) -> Values<i64> {
        let gaps = self.gaps(roots);
        let order = in_order(&gaps, roots.len());
        let mut places = Values::<i64>::new(roots.len());
        for &at in &order {
            for (&next, &gap) in gaps.get(&at).into_iter().flatten() {
                places.put(next, places.at(next).max(places.at(at) + gap));
            }
        }
        for &at in order.iter().rev() {
            let next = gaps.get(&at).into_iter().flatten();
            if let Some(limit) = next.map(|(&next, &gap)| places.at(next) - gap).min() {
                places.put(at, limit.max(places.at(at)));
            }
        }
        roots.iter().map(|root| places.at(root)).collect()
    }

    /// For each column those to its right that it meets on some rank, with the least distance.
    fn gaps(&self, roots: &Values<usize>) -> BTreeMap<usize, BTreeMap<usize, i64>> {
        let mut gaps = BTreeMap::<usize, BTreeMap<usize, i64>>::new();
        for pair in self.ranks.iter().flat_map(|rank| rank.windows(2)) {
            if let [left, right] = *pair {
                let gap = self.gap(left, right);
                let least = gaps.entry(roots.at(left)).or_default().entry(roots.at(right)).or_insert(gap);
                *least = gap.max(*least);
            }
        }
        gaps
    }

    fn gap(&self, left: usize, right: usize) -> i64 {
        let (left, right) = (self.layered.vertex(left), self.layered.vertex(right));
        let room = if self.is_mirrored { left.left + right.right } else { left.right + right.left };
        room + left.margin() + right.margin()
    }
}

/// The columns such that each stands before those to its right.
fn in_order(gaps: &BTreeMap<usize, BTreeMap<usize, i64>>, count: usize) -> Vec<usize> {
    let mut waiting = Values::<usize>::new(count);
    for &right in gaps.values().flat_map(BTreeMap::keys) {
        waiting.put(right, waiting.at(right) + 1);
    }
    let mut ready: Vec<usize> = (0..count).filter(|&at| waiting.at(at) == 0).collect();
    let mut order = Vec::with_capacity(count);
    while let Some(at) = ready.pop() {
        order.push(at);
        for &right in gaps.get(&at).into_iter().flat_map(BTreeMap::keys) {
            waiting.put(right, waiting.at(right) - 1);
            if waiting.at(right) == 0 {
                ready.push(right);
            }
        }
    }
    order
}
