//! The bands of the ranks, and the wires between and through them.

use super::{
    component::{LOOP_REACH, Part, loop_height},
    layered::{Kind, LABEL_GAP, Layered, STUB},
    plan::{Area, Plan, Point, Route, Size},
    port::{self, Ports},
    values::Values,
};

/// The least and the greatest gap between two bands, in pixels.
const GAPS: (i64, i64) = (20, 60);

/// Lays out a part whose columns are known.
pub(super) fn lay(part: &Part, layered: &Layered, columns: &Values<i64>) -> Plan {
    let ports = port::ports(part, layered, columns);
    let bands = bands(layered, columns, &ports);
    let course = Course { part, layered, columns, ports: &ports, bands: &bands };
    let boxes = (0..part.boxes.len()).map(|at| course.area(at)).collect();
    let wires = (0..part.wires.len()).map(|wire| course.route(wire)).collect();
    Plan { boxes, wires, ..Plan::default() }
}

/// The upper and lower edge of a rank.
type Band = (i64, i64);

fn bands(layered: &Layered, columns: &Values<i64>, ports: &Ports) -> Vec<Band> {
    let gaps = gaps(layered, columns, ports);
    let mut top = 0;
    let mut bands = Vec::new();
    for (rank, gap) in layered.ranks.iter().zip(gaps.iter()) {
        let heights = rank.iter().map(|&at| layered.vertex(at)).map(|vertex| match vertex.kind {
            Kind::Box => vertex.height + 2 * STUB,
            Kind::Label | Kind::Bend => vertex.height,
        });
        let bottom = top + heights.max().unwrap_or(0);
        bands.push((top, bottom));
        top = bottom + gap;
    }
    bands
}

/// The gap below each rank: the further a wire must swing there, the more height it gets for it.
fn gaps(layered: &Layered, columns: &Values<i64>, ports: &Ports) -> Values<i64> {
    let mut swings = Values::<i64>::new(layered.ranks.len());
    for (wire, chain) in layered.chains.iter().enumerate() {
        let places = ports.along(wire, chain, columns);
        for (at, pair) in chain.iter().zip(places.windows(2)) {
            let rank = layered.vertex(*at).rank;
            if let [one, other] = pair {
                swings.put(rank, swings.at(rank).max((one - other).abs()));
            }
        }
    }
    swings.iter().map(|swing| (GAPS.0 + swing / 6).min(GAPS.1)).collect()
}

struct Course<'a> {
    part: &'a Part,
    layered: &'a Layered,
    columns: &'a Values<i64>,
    ports: &'a Ports,
    bands: &'a [Band],
}

impl Course<'_> {
    fn band(&self, at: usize) -> Band {
        self.bands.get(self.layered.vertex(at).rank).copied().unwrap_or_default()
    }

    /// The middle of a vertex, from the top.
    fn middle(&self, at: usize) -> i64 {
        let (top, bottom) = self.band(at);
        i64::midpoint(top, bottom)
    }

    fn area(&self, at: usize) -> Area {
        let vertex = self.layered.vertex(at);
        let corner = Point { x: self.columns.at(at) - vertex.half, y: self.middle(at) - vertex.height / 2 };
        Area { corner, size: Size { width: 2 * vertex.half, height: vertex.height } }
    }

    fn route(&self, wire: usize) -> Route {
        let Some((from, wire_data)) = self.part.wires.get(wire).map(|data| (data.from, data)) else {
            return Route::default();
        };
        if from == wire_data.to {
            return self.circle(wire, from);
        }
        let chain = self.layered.chains.get(wire).map_or(&[][..], Vec::as_slice);
        let places = self.ports.along(wire, chain, self.columns);
        let mut points: Vec<Point> =
            chain.iter().zip(places).flat_map(|(&at, x)| self.passage(at, x)).collect();
        if let (Some(first), Some(&upper)) = (points.first_mut(), chain.first()) {
            first.y = self.area(upper).bottom();
        }
        if let (Some(last), Some(&lower)) = (points.last_mut(), chain.last()) {
            last.y = self.area(lower).corner.y;
        }
        let label = chain.iter().find(|&&at| self.layered.vertex(at).kind == Kind::Label);
        let label = label.map(|&at| self.label(at, wire_data.label)).unwrap_or_default();
        if chain.first() != Some(&from) {
            points.reverse();
        }
        Route { points, label }
    }

    /// A wire runs straight through the band of a vertex.
    fn passage(&self, at: usize, x: i64) -> [Point; 2] {
        let (top, bottom) = self.band(at);
        [Point { x, y: top }, Point { x, y: bottom }]
    }

    fn label(&self, at: usize, size: Size) -> Area {
        let corner = Point { x: self.columns.at(at) + LABEL_GAP, y: self.middle(at) - size.height / 2 };
        Area { corner, size }
    }

    /// Loops stand one under the other at the right side of their box.
    fn circle(&self, wire: usize, at: usize) -> Route {
        let area = self.area(at);
        let before = self.part.loops(at).take_while(|&(other, _)| other < wire);
        let all: i64 = self.part.loops(at).map(|(_, other)| loop_height(other)).sum();
        let start = self.middle(at) - all / 2 + before.map(|(_, other)| loop_height(other)).sum::<i64>();
        let Some(data) = self.part.wires.get(wire) else { return Route::default() };
        let middle = start + loop_height(data) / 2;
        let (near, far) = (area.right(), area.right() + LOOP_REACH);
        let points = [(near, -7), (far, -7), (far, 7), (near, 7)];
        let points = points.iter().map(|&(x, shift)| Point { x, y: middle + shift }).collect();
        let corner = Point { x: far + LABEL_GAP, y: middle - data.label.height / 2 };
        Route { points, label: Area { corner, size: data.label } }
    }
}

impl Plan {
    /// The plan moved so that its corner is 0, 0, and its size.
    pub(super) fn cornered(mut self) -> Self {
        let points = || self.wires.iter().flat_map(|wire| wire.points.iter().copied());
        let labels = self.wires.iter().map(|wire| wire.label).filter(|label| label.size.width > 0);
        let areas: Vec<Area> = self
            .boxes
            .iter()
            .copied()
            .chain(labels)
            .chain(self.lanes.iter().copied())
            .chain(points().map(|corner| Area { corner, size: Size::default() }))
            .collect();
        let left = areas.iter().map(|area| area.corner.x).min().unwrap_or(0);
        let top = areas.iter().map(|area| area.corner.y).min().unwrap_or(0);
        let width = areas.iter().map(Area::right).max().unwrap_or(0) - left;
        let height = areas.iter().map(Area::bottom).max().unwrap_or(0) - top;
        self.shift(Point { x: -left, y: -top });
        self.size = Size { width, height };
        self
    }

    /// Moves everything.
    pub(super) fn shift(&mut self, by: Point) {
        for area in &mut self.boxes {
            *area = area.moved(by);
        }
        for lane in &mut self.lanes {
            *lane = lane.moved(by);
        }
        for wire in &mut self.wires {
            wire.label = wire.label.moved(by);
            for point in &mut wire.points {
                *point = point.moved(by);
            }
        }
    }
}
