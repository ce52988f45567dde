//! The bands of the ranks, and the wires between and through them.

use super::{
    channel::{Channel, Swing},
    component::{LOOP_REACH, Part, loop_height},
    layered::{Kind, LABEL_GAP, Layered, STUB},
    plan::{Area, Plan, Point, Route, Size},
    port::{self, Ports},
    values::Values,
};

/// Lays out a part whose columns are known.
pub(super) fn lay(part: &Part, layered: &Layered, columns: &Values<i64>) -> Plan {
    let ports = port::ports(part, layered, columns);
    let channels = channels(layered, columns, &ports);
    let bands = bands(layered, &channels);
    let course = Course { part, layered, columns, ports: &ports, bands: &bands, channels: &channels };
    let boxes = (0..part.boxes.len()).map(|at| course.area(at)).collect();
    let wires = (0..part.wires.len()).map(|wire| course.route(wire)).collect();
    Plan { boxes, wires, ..Plan::default() }
}

/// The upper and lower edge of a rank.
type Band = (i64, i64);

fn bands(layered: &Layered, channels: &[Channel]) -> Vec<Band> {
    let mut top = 0;
    let mut bands = Vec::new();
    for (rank, channel) in layered.ranks.iter().zip(channels) {
        let heights = rank.iter().map(|&at| layered.vertex(at)).map(|vertex| match vertex.kind {
            Kind::Box => vertex.height + 2 * STUB,
            Kind::Label | Kind::Bend => vertex.height,
        });
        let bottom = top + heights.max().unwrap_or(0);
        bands.push((top, bottom));
        top = bottom + channel.height();
    }
    bands
}

/// The wires below each rank.
fn channels(layered: &Layered, columns: &Values<i64>, ports: &Ports) -> Vec<Channel> {
    let mut swings: Vec<Vec<Swing>> = vec![Vec::new(); layered.ranks.len()];
    for (wire, chain) in layered.chains.iter().enumerate() {
        let places = ports.along(wire, chain, columns);
        for (&at, pair) in chain.iter().zip(places.windows(2)) {
            if let ([from, to], Some(list)) = (pair, swings.get_mut(layered.vertex(at).rank))
                && from != to
            {
                list.push(Swing { wire, from: *from, to: *to });
            }
        }
    }
    swings.iter().map(|swings| Channel::new(swings)).collect()
}

struct Course<'a> {
    part: &'a Part,
    layered: &'a Layered,
    columns: &'a Values<i64>,
    ports: &'a Ports,
    bands: &'a [Band],
    channels: &'a [Channel],
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
        let points = chain.iter().zip(places.windows(2)).flat_map(|(&at, pair)| self.swing(wire, at, pair));
        let ends = chain.first().zip(places.first()).zip(chain.last().zip(places.last()));
        let Some(((&upper, &start), (&lower, &end))) = ends else { return Route::default() };
        let mut points: Vec<Point> = std::iter::once(Point { x: start, y: self.area(upper).bottom() })
            .chain(points)
            .chain([Point { x: end, y: self.area(lower).corner.y }])
            .collect();
        let label = chain.iter().find(|&&at| self.layered.vertex(at).kind == Kind::Label);
        let label = label.map(|&at| self.label(at, wire_data.label)).unwrap_or_default();
        if chain.first() != Some(&from) {
            points.reverse();
        }
        Route { points, label }
    }

    /// Where a wire swings over to its next place below a vertex, if it does.
    fn swing(&self, wire: usize, at: usize, places: &[i64]) -> Vec<Point> {
        let channel = self.channels.get(self.layered.vertex(at).rank);
        let (Some(track), [from, to]) = (channel.and_then(|channel| channel.track(wire)), places) else {
            return Vec::new();
        };
        let y = self.band(at).1 + track;
        vec![Point { x: *from, y }, Point { x: *to, y }]
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
