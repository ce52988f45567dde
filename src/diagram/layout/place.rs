//! Where in its rank everything stands (after Brandes and Köpf, 2001).
//!
//! Four times vertices are tied into columns that stand straight above each other, once for each corner of the
//! drawing, and the columns pushed together. The place of a vertex is the mean of the middle two answers: the order
//! of each rank and the gaps in it hold in all four, hence in the mean.
//!
//! Columns that stand straight through many ranks can push one another far apart. Where a drawing grows much wider
//! than its fullest rank, those that do are cut, and their wires bend there.

use std::collections::BTreeSet;

use super::{corner::Corner, crossing, layered::Layered, values::Values};

/// Up to this width, in pixels, no column is cut: it fits a page.
pub(super) const NARROW: i64 = 1000;
/// Work that one drawing may cost, in places of a vertex; past it the drawing stays as wide as it is.
const BUDGET: usize = 150_000;

/// How wide a drawing without lanes may grow before columns are cut.
pub(super) fn page(layered: &Layered) -> i64 {
    NARROW.max(widest(layered) * 5 / 4)
}

/// For each vertex the place where wires meet it, in pixels from some left edge. Past the wanted width columns are cut.
pub(super) fn columns(layered: &Layered, wanted: i64) -> Values<i64> {
    let mut untied = conflicts(layered);
    for _ in 0..BUDGET / layered.vertices.len().max(1) {
        let corners = Corner::all(layered, &untied);
        let columns = mean(layered, &corners);
        if width(edges(layered, &columns)) <= wanted {
            return columns;
        }
        let known = untied.len();
        untied.extend(corners.iter().filter(|corner| corner.width() > wanted).filter_map(Corner::cut));
        if untied.len() == known {
            return columns;
        }
    }
    mean(layered, &Corner::all(layered, &untied))
}

/// The room that the fullest rank needs.
pub(super) fn widest(layered: &Layered) -> i64 {
    let room = |at: &usize| {
        let vertex = layered.vertex(*at);
        vertex.left + vertex.right + 2 * vertex.margin()
    };
    layered.ranks.iter().map(|rank| rank.iter().map(room).sum()).max().unwrap_or(0)
}

fn width((left, right): (i64, i64)) -> i64 {
    right - left
}

/// The four answers are laid over the narrowest: those from the left at its left edge, the others at its right.
fn mean(layered: &Layered, corners: &[Corner<'_>]) -> Values<i64> {
    let edges: Vec<(i64, i64)> = corners.iter().map(|corner| edges(layered, &corner.columns)).collect();
    let narrowest = edges.iter().copied().min_by_key(|edges| width(*edges)).unwrap_or_default();
    let shift = |(own, corner): (&(i64, i64), &Corner<'_>)| {
        if corner.is_mirrored { narrowest.1 - own.1 } else { narrowest.0 - own.0 }
    };
    let shifts: Vec<i64> = edges.iter().zip(corners).map(shift).collect();
    let middle = |at: usize| {
        let mut places: Vec<i64> =
            corners.iter().zip(&shifts).map(|(corner, shift)| corner.columns.at(at) + shift).collect();
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

/// A pair in the order of its numbers.
pub(super) fn key(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}
