//! On which rank of its wire each label is seated.

use super::{
    component::Part,
    layered::{STUB, Vertex},
    plan::Size,
    values::Values,
};

/// The room that is taken on each rank.
#[derive(Debug)]
struct Rooms {
    widths: Values<i64>,
    heights: Values<i64>,
}

/// For each wire the rank of its label, if it has one. Those that have no choice are seated first. The others stand where
/// they make no rank the widest, else where they make none higher, else where most room is left; on the upper of equals.
pub(super) fn seats(part: &Part, boxes: &[Vertex], ranks: usize) -> Vec<Option<usize>> {
    let mut rooms = Rooms { widths: Values::new(ranks), heights: Values::new(ranks) };
    for vertex in boxes {
        rooms.take(vertex.rank, vertex.left + vertex.right + 2 * vertex.margin(), vertex.height + 2 * STUB);
    }
    let mut seats = vec![None; part.wires.len()];
    let mut open: Vec<(usize, usize, usize)> = part.spans(boxes);
    open.sort_by_key(|(_, from, to)| to - from);
    for (wire, from, to) in open {
        let Some(label) = part.wires.get(wire).map(|wire| wire.label) else { continue };
        let seat = (from..to).min_by_key(|&rank| rooms.cost(rank, label));
        if let (Some(seat), Some(place)) = (seat, seats.get_mut(wire)) {
            rooms.take(seat, label.width, label.height);
            *place = Some(seat);
        }
    }
    seats
}

impl Rooms {
    fn take(&mut self, rank: usize, width: i64, height: i64) {
        self.widths.put(rank, self.widths.at(rank) + width);
        self.heights.put(rank, self.heights.at(rank).max(height));
    }

    fn cost(&self, rank: usize, label: Size) -> (i64, i64, i64) {
        let width = self.widths.at(rank);
        let widest = self.widths.iter().max().unwrap_or(0);
        ((width + label.width - widest).max(0), (label.height - self.heights.at(rank)).max(0), width)
    }
}

impl Part {
    /// Each wire with a label, and the ranks between its boxes.
    fn spans(&self, boxes: &[Vertex]) -> Vec<(usize, usize, usize)> {
        let rank = |at: usize| boxes.get(at).map_or(0, |vertex| vertex.rank);
        let wires = self.wires.iter().zip(&self.turned).enumerate();
        let labelled = wires.filter(|(_, (wire, _))| wire.label.width > 0);
        labelled
            .filter_map(|(at, (_, turned))| turned.map(|(upper, lower)| (at, rank(upper) + 1, rank(lower))))
            .collect()
    }
}
