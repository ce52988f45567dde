//! Lanes side by side, each placed by itself within the ranks that all share.

use super::{
    layered::Layered,
    place::{self, NARROW},
    plan::{Area, Plan, Point, Size},
    values::Values,
};

/// Between the edge of a lane and what stands in it, in pixels.
const PADDING: i64 = 16;
/// Above and below the headings, in pixels.
const AROUND: i64 = 8;

/// The left edge and the width of a lane.
pub(super) type Span = (i64, i64);

/// For each vertex the place where wires meet it, and the spans of the lanes from left to right.
pub(super) fn columns(layered: &Layered, headings: &[Size]) -> (Values<i64>, Vec<Span>) {
    if headings.is_empty() {
        return (place::columns(layered, place::page(layered)), Vec::new());
    }
    let mut columns = Values::new(layered.vertices.len());
    let narrow = NARROW / i64::try_from(headings.len()).unwrap_or(NARROW);
    let (mut spans, mut left) = (Vec::new(), 0);
    for (lane, heading) in headings.iter().enumerate() {
        let numbers: Vec<usize> =
            (0..layered.vertices.len()).filter(|&at| layered.vertex(at).lane == lane).collect();
        let alone = alone(layered, &numbers);
        let own = place::columns(&alone, narrow.max(place::widest(&alone) * 9 / 8));
        let (first, last) = place::edges(&alone, &own);
        let width = (last - first).max(heading.width) + 2 * PADDING;
        let shift = left + (width - (last - first)) / 2 - first;
        for (&number, place) in numbers.iter().zip(own.iter()) {
            columns.put(number, place + shift);
        }
        spans.push((left, width));
        left += width;
    }
    (columns, spans)
}

/// One lane without the others: its vertices in their order, and the wires that stay in it.
fn alone(layered: &Layered, numbers: &[usize]) -> Layered {
    let mut locals = Values::<Option<usize>>::new(layered.vertices.len());
    for (local, &number) in numbers.iter().enumerate() {
        locals.put(number, Some(local));
    }
    let kept = |list: &Vec<usize>| list.iter().filter_map(|&at| locals.at(at)).collect();
    let ends = |lists: &[Vec<usize>]| {
        numbers.iter().map(|&at| lists.get(at).map(kept).unwrap_or_default()).collect()
    };
    Layered {
        vertices: numbers.iter().map(|&at| layered.vertex(at)).collect(),
        chains: Vec::new(),
        above: ends(&layered.above),
        below: ends(&layered.below),
        ranks: layered.ranks.iter().map(kept).collect(),
    }
}

impl Plan {
    /// The plan with its lanes, each with its heading above what stands in it, and its corner at 0, 0.
    pub(super) fn with_lanes(mut self, headings: &[Size], spans: &[Span]) -> Self {
        let heading = headings.iter().map(|size| size.height).max().unwrap_or(0) + 2 * AROUND;
        let bottoms = self.boxes.iter().map(Area::bottom);
        let bends = self.wires.iter().flat_map(|wire| wire.points.iter().map(|point| point.y));
        let labels = self.wires.iter().map(|wire| wire.label.bottom());
        let bottom = bottoms.chain(bends).chain(labels).max().unwrap_or(0) + PADDING;
        let top = -heading - PADDING;
        self.lanes = spans
            .iter()
            .map(|&(left, width)| Area {
                corner: Point { x: left, y: top },
                size: Size { width, height: bottom - top },
            })
            .collect();
        self.cornered()
    }
}
