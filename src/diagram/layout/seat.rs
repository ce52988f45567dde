//! On which rank of its wire each label is seated.

use super::{
    component::Part,
    layered::{Kind, LABEL_GAP, STUB, Vertex},
    plan::{Size, Wire},
    values::Values,
};

/// The room that is taken on each rank.
#[derive(Debug)]
struct Rooms {
    widths: Values<i64>,
    heights: Values<i64>,
}

/// What it costs a label to stand one rank further from where its wire starts, as height of its rank in pixels.
const STEP: i64 = 6;

/// So many pixels of what stands on a rank already count as one of its height.
const FULL: i64 = 25;

/// A wire with a label, and the ranks on which that can stand, the nearest to its start first.
struct Choice {
    wire: usize,
    ranks: Vec<usize>,
}

/// For each wire the rank of its label, if it has one. Those that have no choice are seated first. The others stand where
/// they make no rank the widest, and as near to the start of their wire as makes no rank much higher.
pub(super) fn seats(part: &Part, boxes: &[Vertex], ranks: usize) -> Vec<Option<usize>> {
    let mut rooms = Rooms { widths: Values::new(ranks), heights: Values::new(ranks) };
    for vertex in boxes {
        rooms.take(vertex.rank, vertex.left + vertex.right + 2 * vertex.margin(), vertex.height + 2 * STUB);
    }
    let mut seats = vec![None; part.wires.len()];
    let mut open = part.choices(boxes);
    open.sort_by_key(|choice| choice.ranks.len());
    for Choice { wire, ranks } in open {
        let Some(label) = part.wires.get(wire).map(|wire| wire.label) else { continue };
        let seat = (0..).zip(ranks).min_by_key(|&(step, rank)| rooms.cost(rank, step, label));
        let seat = seat.map(|(_, rank)| rank);
        if let (Some(seat), Some(place)) = (seat, seats.get_mut(wire)) {
            rooms.take(seat, room(label), label.height);
            *place = Some(seat);
        }
    }
    seats
}

/// The width that a label takes with the gaps around it.
fn room(label: Size) -> i64 {
    let label = Vertex {
        kind: Kind::Label,
        rank: 0,
        left: 0,
        right: LABEL_GAP + label.width,
        height: 0,
        half: 0,
        lane: 0,
    };
    label.right + 2 * label.margin()
}

impl Rooms {
    fn take(&mut self, rank: usize, width: i64, height: i64) {
        self.widths.put(rank, self.widths.at(rank) + width);
        self.heights.put(rank, self.heights.at(rank).max(height));
    }

    /// How much wider the drawing becomes, and what it costs besides.
    fn cost(&self, rank: usize, step: i64, label: Size) -> (i64, i64) {
        let (width, widest) = (self.widths.at(rank), self.widths.iter().max().unwrap_or(0));
        let higher = (label.height - self.heights.at(rank)).max(0);
        ((width + room(label) - widest).max(0), higher + step * STEP + width / FULL)
    }
}

impl Part {
    fn choices(&self, boxes: &[Vertex]) -> Vec<Choice> {
        let labelled = self.wires.iter().enumerate().filter(|(_, wire)| wire.label.width > 0);
        labelled.filter_map(|(at, wire)| self.choice(at, wire, boxes)).collect()
    }

    /// The ranks between the boxes of a wire; none of a loop.
    fn choice(&self, at: usize, wire: &Wire, boxes: &[Vertex]) -> Option<Choice> {
        let (upper, lower) = self.turned.get(at).copied().flatten()?;
        let rank = |at: usize| boxes.get(at).map_or(0, |vertex| vertex.rank);
        let mut ranks: Vec<usize> = (rank(upper) + 1..rank(lower)).collect();
        if wire.from == lower {
            ranks.reverse();
        }
        Some(Choice { wire: at, ranks })
    }
}
