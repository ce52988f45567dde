//! The parts and flows of a process in their places.

use super::{
    graph::{Flow, Graph},
    kind::Kind,
    size::{self, BORDER_GAP, RADIUS, Room},
};
use crate::diagram::{
    Direction, Picture,
    layout::{Area, Plan, Point, Route, Site, Size, Sketch, Wire},
    measure,
};

/// The white edge around the whole.
const MARGIN: i64 = 40;
/// The strip at the side of a pool and of a lane in which its name stands.
pub(super) const STRIP: i64 = 30;

/// Where everything stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Placed {
    /// The shape and the name of each part; a name within its shape has no size.
    pub(super) parts: Vec<(Area, Area)>,
    /// The points of each flow, and the place of its name.
    pub(super) flows: Vec<(Vec<Point>, Area)>,
    pub(super) lanes: Vec<Area>,
    /// The pool around the lanes.
    pub(super) pool: Area,
    /// What is said below; without size if nothing is.
    pub(super) notes: Area,
}

impl Placed {
    /// Finds a place for everything; none if it is too large.
    pub(super) fn new(picture: &Picture, graph: &Graph) -> Option<Self> {
        let direction = picture.direction();
        let hosts: Vec<usize> = graph.parts.iter().filter_map(|part| part.kind.host()).collect();
        let rooms: Vec<Room> = graph
            .parts
            .iter()
            .enumerate()
            .map(|(at, part)| size::room(part, hosts.contains(&at), direction))
            .collect();
        let (sketch, seats) = sketch(picture, graph, &rooms, &hosts);
        let plan = sketch.plan()?;
        let seat = |at: usize| seats.get(at).copied().flatten();
        let mut placed = Self::default();
        for (at, room) in rooms.iter().enumerate() {
            let site = seat(at).and_then(|seat| plan.boxes.get(seat));
            placed.parts.push(site.map_or_else(Default::default, |site| room.within(site)));
        }
        for (flow, route) in graph.flows.iter().zip(&plan.wires) {
            placed.add_flow(graph, flow, route, direction);
        }
        placed.lanes.clone_from(&plan.lanes);
        placed.pool = pool(&plan, direction);
        let below = Point { x: 0, y: plan.size.height + MARGIN };
        placed.notes = Area { corner: below, size: size::below(&size::lines_below(&picture.marked_notes())) };
        Some(placed.moved(MARGIN + STRIP))
    }

    fn shape(&self, at: usize) -> Area {
        self.parts.get(at).map(|(shape, _)| *shape).unwrap_or_default()
    }

    /// A flow from the border of one shape to that of the other. Where it begins at an event at the border of a task, that
    /// event finds its place, and takes the room that was kept for a name.
    fn add_flow(&mut self, graph: &Graph, flow: &Flow, route: &Route, direction: Direction) {
        let mut points = route.points.clone();
        let host = graph.parts.get(flow.from).and_then(|part| part.kind.host());
        let source = self.shape(host.unwrap_or(flow.from));
        let target = self.shape(flow.to);
        if let [first, second, ..] = points[..] {
            let meets = attached(first, second, &source, direction);
            let starts = if host.is_some() { meets.towards(second, RADIUS) } else { meets };
            points.splice(..1, [starts]);
            if host.is_some() {
                let corner = Point { x: meets.x - RADIUS, y: meets.y - RADIUS };
                let size = Size { width: 2 * RADIUS, height: 2 * RADIUS };
                let event = (Area { corner, size }, route.label);
                self.parts.splice(flow.from..=flow.from, [event]);
            }
        }
        if let [.., before, last] = points[..] {
            points.pop();
            points.push(attached(last, before, &target, direction));
        }
        points.dedup();
        let name = if host.is_some() { Area::default() } else { route.label };
        self.flows.push((points, name));
    }

    fn moved(mut self, by: i64) -> Self {
        let by = Point { x: by, y: by };
        for (shape, name) in &mut self.parts {
            (*shape, *name) = (shape.moved(by), name.moved(by));
        }
        for (points, name) in &mut self.flows {
            points.iter_mut().for_each(|point| *point = point.moved(by));
            *name = name.moved(by);
        }
        self.lanes.iter_mut().for_each(|lane| *lane = lane.moved(by));
        (self.pool, self.notes) = (self.pool.moved(by), self.notes.moved(by));
        self
    }
}

impl Room {
    /// The shape and the name where the whole has this place; a task takes the width that its wires need.
    fn within(&self, site: &Area) -> (Area, Area) {
        let (wider, higher) = (site.size.width - self.whole.width, site.size.height - self.whole.height);
        let mut shape = self.shape.moved(site.corner);
        shape.size = Size { width: shape.size.width + wider, height: shape.size.height + higher };
        (shape, self.name.moved(site.corner))
    }
}

/// What is to be laid out: an event at the border of a task has no box of its own, its flow begins at the task.
fn sketch(picture: &Picture, graph: &Graph, rooms: &[Room], hosts: &[usize]) -> (Sketch, Vec<Option<usize>>) {
    let (mut boxes, mut seats) = (Vec::new(), Vec::new());
    for (at, (part, room)) in graph.parts.iter().zip(rooms).enumerate() {
        if part.kind.host().is_some() {
            seats.push(None);
            continue;
        }
        seats.push(Some(boxes.len()));
        let gap = if hosts.contains(&at) { BORDER_GAP } else { 0 };
        let is_pointed = part.kind != Kind::Task;
        boxes.push(Site { size: room.whole, is_pointed, lane: part.lane, gap });
    }
    let seat = |at: usize| seats.get(at).copied().flatten().unwrap_or_default();
    let wires = graph.flows.iter().map(|flow| {
        let source = graph.parts.get(flow.from);
        let host = source.and_then(|part| part.kind.host());
        let name = if host.is_some() { source.map_or("", |part| &part.name) } else { &flow.name };
        let (from, to) = (seat(host.unwrap_or(flow.from)), seat(flow.to));
        Wire { from, to, label: size::outside(name), rises: false }
    });
    let lanes = picture.lanes().iter().map(|lane| heading(&lane.label, picture.direction())).collect();
    let sketch = Sketch { wires: wires.collect(), direction: picture.direction(), lanes, boxes };
    (sketch, seats)
}

/// The room of the name of a lane, which stands in a strip where the reading begins.
fn heading(name: &str, direction: Direction) -> Size {
    let (length, strip) = (measure::pixels(name, 12) + 8, STRIP - 16);
    match direction {
        Direction::Down => Size { width: length, height: strip },
        Direction::Right => Size { width: strip, height: length },
    }
}

fn pool(plan: &Plan, direction: Direction) -> Area {
    let right = plan.lanes.iter().map(Area::right).max().unwrap_or(0);
    let bottom = plan.lanes.iter().map(Area::bottom).max().unwrap_or(0);
    let (x, y) = match direction {
        Direction::Down => (0, -STRIP),
        Direction::Right => (-STRIP, 0),
    };
    Area { corner: Point { x, y }, size: Size { width: right - x, height: bottom - y } }
}

/// Where a wire that comes from `next` meets a shape which may be smaller than its room.
fn attached(end: Point, next: Point, shape: &Area, direction: Direction) -> Point {
    match direction {
        Direction::Down if next.y >= end.y => Point { y: shape.bottom(), ..end },
        Direction::Down => Point { y: shape.corner.y, ..end },
        Direction::Right if next.x >= end.x => Point { x: shape.right(), ..end },
        Direction::Right => Point { x: shape.corner.x, ..end },
    }
}
