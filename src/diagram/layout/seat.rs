//! On which rank of its wire each label is seated.

use super::{
    component::Part,
    layered::{STUB, Vertex},
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

    /// How much wider the drawing becomes, and what it costs besides.
    fn cost(&self, rank: usize, step: i64, label: Size) -> (i64, i64) {
        let (width, widest) = (self.widths.at(rank), self.widths.iter().max().unwrap_or(0));
        let higher = (label.height - self.heights.at(rank)).max(0);
        ((width + label.width - widest).max(0), higher + step * STEP + width / FULL)
    }
}

impl Part {
    fn choices(&self, boxes: &[Vertex]) -> Vec<Choice> {
        let rank = |at: usize| boxes.get(at).map_or(0, |vertex| vertex.rank);
        let wires = self.wires.iter().zip(&self.turned).enumerate();
        let labelled = wires.filter(|(_, (wire, _))| wire.label.width > 0);
        let choice = |(wire, (data, turned)): (usize, (&Wire, &Option<(usize, usize)>))| {
            let (upper, lower) = (*turned)?;
            let mut ranks: Vec<usize> = (rank(upper) + 1..rank(lower)).collect();
            if data.from == lower {
                ranks.reverse();
            }
            Some(Choice { wire, ranks })
        };
        labelled.filter_map(choice).collect()
    }
}
