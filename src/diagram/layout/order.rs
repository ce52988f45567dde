//! The order within each rank, such that few wires cross.

use super::{crossing, layered::Layered, values::Values};

/// Sweeps over all ranks at most.
const SWEEPS: usize = 24;
/// Sweeps without a better order after which no more are made.
const PATIENCE: usize = 6;
/// Positions are compared in this fraction of a place.
const FINE: usize = 1024;

/// Puts every rank in order: by the median of neighbours, sweeping down and up, then by exchanging neighbours
/// (after Gansner and others, 1993). The best order seen is kept; among equals the first. Lanes keep theirs.
pub(super) fn order(layered: &mut Layered) {
    let by_lane = |rank: &mut Vec<usize>| rank.sort_by_key(|&at| layered.vertex(at).lane);
    let mut best = layered.ranks.clone();
    best.iter_mut().for_each(by_lane);
    let mut least = crossing::count(layered, &best);
    for start in [first_order(layered), layered.ranks.clone()] {
        let mut ranks = start;
        ranks.iter_mut().for_each(by_lane);
        let mut idle = 0;
        for sweep in 0..SWEEPS {
            sort_by_medians(layered, &mut ranks, sweep % 2 == 0);
            exchange_neighbours(layered, &mut ranks);
            let crossings = crossing::count(layered, &ranks);
            idle += 1;
            if crossings < least {
                (best, least, idle) = (ranks.clone(), crossings, 0);
            }
            if least == 0 || idle > PATIENCE {
                break;
            }
        }
    }
    layered.ranks = best;
}

/// The order in which a walk from the top meets the vertices: it keeps branches together.
fn first_order(layered: &Layered) -> Vec<Vec<usize>> {
    let mut ranks = vec![Vec::new(); layered.ranks.len()];
    let mut seen = Values::<bool>::new(layered.vertices.len());
    for &start in layered.ranks.iter().flatten() {
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if seen.at(at) {
                continue;
            }
            seen.put(at, true);
            if let Some(rank) = ranks.get_mut(layered.vertex(at).rank) {
                rank.push(at);
            }
            open.extend(layered.below.get(at).into_iter().flatten().rev());
        }
    }
    ranks
}

fn sort_by_medians(layered: &Layered, ranks: &mut [Vec<usize>], is_downward: bool) {
    let mut places = crossing::places(ranks, layered.vertices.len());
    let count = ranks.len();
    let neighbours = if is_downward { &layered.above } else { &layered.below };
    for step in 0..count {
        let at = if is_downward { step } else { count - 1 - step };
        let Some(rank) = ranks.get_mut(at) else { continue };
        for lane in rank.chunk_by_mut(|&one, &other| layered.is_beside(one, other)) {
            sort_rank(lane, neighbours, &places);
        }
        for (place, &vertex) in rank.iter().enumerate() {
            places.put(vertex, place);
        }
    }
}

/// Sorts those that have a median among the places they hold together; the others stay where they are.
fn sort_rank(rank: &mut [usize], neighbours: &[Vec<usize>], places: &Values<usize>) {
    let medians: Vec<Option<usize>> = rank.iter().map(|&at| median(neighbours.get(at), places)).collect();
    let mut moving: Vec<(usize, usize)> =
        rank.iter().zip(&medians).filter_map(|(&at, median)| Some(((*median)?, at))).collect();
    moving.sort_by_key(|&(median, _)| median);
    let mut moving = moving.into_iter();
    for (place, _) in rank.iter_mut().zip(&medians).filter(|(_, median)| median.is_some()) {
        if let Some((_, at)) = moving.next() {
            *place = at;
        }
    }
}

fn median(neighbours: Option<&Vec<usize>>, places: &Values<usize>) -> Option<usize> {
    let mut ends: Vec<usize> = neighbours?.iter().map(|&end| places.at(end)).collect();
    ends.sort_unstable();
    let middle = ends.len() / 2;
    let at = |index: usize| ends.get(index).copied().unwrap_or(0) * FINE;
    match ends.len() {
        0 => None,
        2 => Some((at(0) + at(1)) / 2),
        count if count % 2 == 1 => Some(at(middle)),
        count => {
            let (left, right) = (at(middle - 1) - at(0), at(count - 1) - at(middle));
            let weighed = at(middle - 1) * right + at(middle) * left;
            Some(weighed.checked_div(left + right).unwrap_or((at(middle - 1) + at(middle)) / 2))
        }
    }
}

/// Exchanges neighbours where that saves crossings, as long as it does, but not for ever.
fn exchange_neighbours(layered: &Layered, ranks: &mut [Vec<usize>]) {
    let mut places = crossing::places(ranks, layered.vertices.len());
    for _ in 0..8 {
        let mut has_changed = false;
        for rank in ranks.iter_mut() {
            has_changed |= exchange_in_rank(layered, rank, &mut places);
        }
        if !has_changed {
            return;
        }
    }
}

fn exchange_in_rank(layered: &Layered, rank: &mut [usize], places: &mut Values<usize>) -> bool {
    let mut has_changed = false;
    for place in 1..rank.len() {
        let (Some(&left), Some(&right)) = (rank.get(place - 1), rank.get(place)) else { continue };
        if layered.is_beside(left, right) && saving(layered, left, right, places) > 0 {
            rank.swap(place - 1, place);
            places.put(right, place - 1);
            places.put(left, place);
            has_changed = true;
        }
    }
    has_changed
}

fn saving(layered: &Layered, left: usize, right: usize, places: &Values<usize>) -> i64 {
    let mut saving = 0;
    for lists in [&layered.above, &layered.below] {
        let ends = |at: usize| {
            let mut ends: Vec<usize> =
                lists.get(at).into_iter().flatten().map(|&end| places.at(end)).collect();
            ends.sort_unstable();
            ends
        };
        let (one, other) = (ends(left), ends(right));
        let crossings = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        saving += crossings(crossing::of_neighbours(&one, &other));
        saving -= crossings(crossing::of_neighbours(&other, &one));
    }
    saving
}
