//! The parts of a sketch that hang together, each laid out by itself.

use super::{
    cycle, lane,
    layered::{Kind, LABEL_GAP, Layered, Vertex},
    order,
    plan::{Plan, Site, Size, Sketch, Wire},
    rank::Fall,
    route,
    values::Values,
};

/// How far a loop reaches out of its box, in pixels.
pub(super) const LOOP_REACH: i64 = 24;
/// The least height of a loop with the gap to the next one.
const LOOP_HEIGHT: i64 = 24;

/// A connected part of a sketch, with numbers of its own.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub(super) boxes: Vec<Site>,
    pub(super) wires: Vec<Wire>,
    /// The lanes side by side, each with the room that its heading needs.
    pub(super) lanes: Vec<Size>,
    /// For each wire its upper and its lower box; nothing for a loop.
    pub(super) turned: Vec<Option<(usize, usize)>>,
    /// The number of each box in the sketch.
    pub(super) box_numbers: Vec<usize>,
    /// The number of each wire in the sketch.
    pub(super) wire_numbers: Vec<usize>,
}

/// The parts in the order of their first boxes.
pub(super) fn parts(sketch: &Sketch) -> Vec<Part> {
    // What shares lanes is laid out together.
    let owners = if sketch.lanes.is_empty() { owners(sketch) } else { Values::new(sketch.boxes.len()) };
    let mut parts = vec![Part::default(); owners.iter().max().map_or(0, |last| last + 1)];
    let mut locals = Values::<usize>::new(sketch.boxes.len());
    for (number, site) in sketch.boxes.iter().enumerate() {
        if let Some(part) = parts.get_mut(owners.at(number)) {
            locals.put(number, part.boxes.len());
            part.boxes.push(*site);
            part.box_numbers.push(number);
        }
    }
    for (number, wire) in sketch.wires.iter().enumerate() {
        if let Some(part) = parts.get_mut(owners.at(wire.from)) {
            part.wires.push(Wire { from: locals.at(wire.from), to: locals.at(wire.to), ..*wire });
            part.wire_numbers.push(number);
        }
    }
    for part in &mut parts {
        part.turned = part.turn();
        part.lanes.clone_from(&sketch.lanes);
    }
    parts
}

/// For each box the number of its part.
fn owners(sketch: &Sketch) -> Values<usize> {
    let next = neighbours(sketch);
    let mut owners = Values::<Option<usize>>::new(next.len());
    let mut count = 0;
    for start in 0..next.len() {
        if owners.at(start).is_some() {
            continue;
        }
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if owners.at(at).is_none() {
                owners.put(at, Some(count));
                open.extend(next.get(at).into_iter().flatten());
            }
        }
        count += 1;
    }
    owners.iter().map(Option::unwrap_or_default).collect()
}

/// For each box those that a wire joins to it, whichever way it leads.
fn neighbours(sketch: &Sketch) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); sketch.boxes.len()];
    for wire in &sketch.wires {
        for (from, to) in [(wire.from, wire.to), (wire.to, wire.from)] {
            if let Some(list) = next.get_mut(from) {
                list.push(to);
            }
        }
    }
    next
}

impl Part {
    /// Lays the part out, from its own corner; none if it is too large.
    pub(super) fn plan(&self) -> Option<Plan> {
        let mut layered = Layered::new(self)?;
        order::order(&mut layered);
        let (columns, lanes) = lane::columns(&layered, &self.lanes);
        Some(route::lay(self, &layered, &columns).with_lanes(&self.lanes, &lanes))
    }

    /// The wires as falls: a label takes a rank of its own between two boxes.
    pub(super) fn falls(&self) -> Vec<Fall> {
        let labelled = self.wires.iter().map(|wire| if wire.label.width > 0 { 2 } else { 1 });
        let turned = self.turned.iter().zip(labelled);
        turned.filter_map(|(ends, least)| ends.map(|(upper, lower)| Fall { upper, lower, least })).collect()
    }

    /// The room that a box takes with its loops to the right.
    pub(super) fn vertex(&self, at: usize, rank: usize) -> Vertex {
        let site = self.boxes.get(at).copied().unwrap_or_default();
        let size = site.size;
        let (mut reach, mut height) = (0, 0);
        for (_, wire) in self.loops(at) {
            let label = if wire.label.width > 0 { LABEL_GAP + wire.label.width } else { 0 };
            reach = reach.max(LOOP_REACH + label);
            height += loop_height(wire);
        }
        let half = size.width / 2;
        Vertex {
            kind: Kind::Box,
            rank,
            left: half,
            right: half + reach,
            height: size.height.max(height),
            half,
            lane: site.lane,
        }
    }

    /// The loops of a box, with their numbers.
    pub(super) fn loops(&self, at: usize) -> impl Iterator<Item = (usize, &Wire)> {
        self.wires.iter().enumerate().filter(move |(_, wire)| wire.from == at && wire.to == at)
    }

    fn turn(&self) -> Vec<Option<(usize, usize)>> {
        let risen = |wire: &Wire| if wire.rises { (wire.to, wire.from) } else { (wire.from, wire.to) };
        let straight: Vec<_> = self.wires.iter().filter(|wire| wire.from != wire.to).map(risen).collect();
        let mut flags = cycle::backward(self.boxes.len(), &straight).into_iter();
        let turned = |wire: &Wire| {
            let (upper, lower) = (wire.from != wire.to).then(|| risen(wire))?;
            if flags.next()? { Some((lower, upper)) } else { Some((upper, lower)) }
        };
        self.wires.iter().map(turned).collect()
    }
}

/// The height that a loop takes beside its box.
pub(super) fn loop_height(wire: &Wire) -> i64 {
    LOOP_HEIGHT.max(wire.label.height + 6)
}
