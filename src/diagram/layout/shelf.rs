//! Too many boxes side by side, of which nothing leads on: some of them stand further down.

use super::{component::Part, layered::Vertex, rank::Fall};

/// So wide, in pixels, boxes may stand side by side.
const WIDE: i64 = 2400;
/// From one shelf to the next: room for labels between them.
const STEP: usize = 2;

/// Moves boxes at which wires only end further down, where a rank is too wide with them. Lanes are left alone: all share their ranks.
pub(super) fn shelve(part: &Part, boxes: &mut [Vertex], falls: &[Fall]) {
    if !part.lanes.is_empty() {
        return;
    }
    let last = boxes.iter().map(|vertex| vertex.rank).max().unwrap_or(0);
    // From below, so that ranks above keep their numbers.
    for rank in (0..=last).rev() {
        shelve_rank(rank, boxes, falls);
    }
}

fn shelve_rank(rank: usize, boxes: &mut [Vertex], falls: &[Fall]) {
    let is_here = |at: &usize| boxes.get(*at).is_some_and(|vertex| vertex.rank == rank);
    let room =
        |at: &usize| boxes.get(*at).map_or(0, |vertex| vertex.left + vertex.right + 2 * vertex.margin());
    let here: Vec<usize> = (0..boxes.len()).filter(is_here).collect();
    let is_last = |at: &&usize| falls.iter().all(|fall| fall.upper != **at);
    let leaves: Vec<usize> = here.iter().filter(is_last).copied().collect();
    let (whole, ending): (i64, i64) = (here.iter().map(room).sum(), leaves.iter().map(room).sum());
    let shelves = whole.div_euclid(WIDE) + i64::from(whole.rem_euclid(WIDE) > 0);
    if shelves < 2 || ending < whole - WIDE {
        return;
    }
    let wide = whole / shelves;
    // What leads on stays on the first shelf.
    let (mut taken, mut shelf) = (whole - ending, 0);
    let mut moved = Vec::new();
    for at in leaves {
        if taken + room(&at) / 2 > wide {
            (taken, shelf) = (0, shelf + 1);
        }
        taken += room(&at);
        moved.push((at, shelf));
    }
    for vertex in boxes.iter_mut().filter(|vertex| vertex.rank > rank) {
        vertex.rank += shelf * STEP;
    }
    for (at, shelf) in moved {
        if let Some(vertex) = boxes.get_mut(at) {
            vertex.rank += shelf * STEP;
        }
    }
}
