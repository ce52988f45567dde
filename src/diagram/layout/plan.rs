//! What is to be laid out, and where it came to stand.

use super::{component, pack};
use crate::diagram::Direction;

/// A width and a height in pixels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::diagram) struct Size {
    pub(in crate::diagram) width: i64,
    pub(in crate::diagram) height: i64,
}

/// A place in pixels, from the left and from the top.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::diagram) struct Point {
    pub(in crate::diagram) x: i64,
    pub(in crate::diagram) y: i64,
}

/// A rectangle with its sides along the axes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::diagram) struct Area {
    pub(in crate::diagram) corner: Point,
    pub(in crate::diagram) size: Size,
}

/// A wire to lay between two boxes.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diagram) struct Wire {
    /// The box it starts at.
    pub(in crate::diagram) from: usize,
    /// The box it leads to; the same for a loop.
    pub(in crate::diagram) to: usize,
    /// The room its label needs; none has no width.
    pub(in crate::diagram) label: Size,
    /// Whether `to` is to stand before `from`.
    pub(in crate::diagram) rises: bool,
}

/// More boxes or wires than this are not drawn.
const MOST: usize = 5_000;

/// A box to place.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::diagram) struct Site {
    pub(in crate::diagram) size: Size,
    /// Whether all wires meet it in the middle of its side: a disc.
    pub(in crate::diagram) is_pointed: bool,
    /// The lane it stands in, if there are lanes.
    pub(in crate::diagram) lane: usize,
    /// The least gap between two wires at one side of it, where that is more than the usual.
    pub(in crate::diagram) gap: i64,
}

/// Boxes and wires, not yet placed.
#[derive(Debug, Clone, Default)]
pub(in crate::diagram) struct Sketch {
    pub(in crate::diagram) boxes: Vec<Site>,
    pub(in crate::diagram) wires: Vec<Wire>,
    pub(in crate::diagram) direction: Direction,
    /// The lanes side by side, each with the room that its heading needs; mostly none.
    pub(in crate::diagram) lanes: Vec<Size>,
}

/// The course of a wire, from `from` to `to`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::diagram) struct Route {
    /// From point to point the wire runs straight along one of the axes, at its ends along the reading direction. A loop
    /// has four points.
    pub(in crate::diagram) points: Vec<Point>,
    /// Where the label stands; without size if there is none.
    pub(in crate::diagram) label: Area,
}

/// Boxes and wires in their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::diagram) struct Plan {
    pub(in crate::diagram) boxes: Vec<Area>,
    pub(in crate::diagram) wires: Vec<Route>,
    /// The lanes, each with room for its heading where the reading begins.
    pub(in crate::diagram) lanes: Vec<Area>,
    pub(in crate::diagram) size: Size,
}

impl Sketch {
    /// Finds a place for everything. The same sketch always gives the same plan; none if it is so large that nobody
    /// could read it, and a hostile one could use up all memory.
    pub(in crate::diagram) fn plan(&self) -> Option<Plan> {
        if self.boxes.len().max(self.wires.len()) > MOST {
            return None;
        }
        let upright = self.clone().turned();
        let parts = component::parts(&upright);
        let plans = parts.iter().map(component::Part::plan).collect::<Option<Vec<Plan>>>()?;
        let plan = pack::pack(&upright, &parts, plans);
        Some(if self.direction == Direction::Right { plan.turned() } else { plan })
    }

    /// The layout itself always reads downwards: a picture that reads to the right is turned before and after.
    fn turned(mut self) -> Self {
        if self.direction == Direction::Right {
            for site in &mut self.boxes {
                site.size = site.size.turned();
            }
            for wire in &mut self.wires {
                wire.label = wire.label.turned();
            }
            for lane in &mut self.lanes {
                *lane = lane.turned();
            }
        }
        self
    }
}

impl Size {
    fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }
}

impl Point {
    fn turned(self) -> Self {
        Self { x: self.y, y: self.x }
    }

    /// The point so far from this one in the direction of another, along the axes.
    pub(in crate::diagram) fn towards(self, to: Self, length: i64) -> Self {
        Self { x: self.x + (to.x - self.x).signum() * length, y: self.y + (to.y - self.y).signum() * length }
    }

    /// The point so far to the right and down.
    pub(in crate::diagram) fn moved(self, by: Self) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y }
    }
}

impl Area {
    fn turned(self) -> Self {
        Self { corner: self.corner.turned(), size: self.size.turned() }
    }

    /// The area so far to the right and down.
    pub(in crate::diagram) fn moved(self, by: Point) -> Self {
        Self { corner: self.corner.moved(by), ..self }
    }

    /// One past the right edge.
    pub(in crate::diagram) fn right(&self) -> i64 {
        self.corner.x + self.size.width
    }

    /// One past the lower edge.
    pub(in crate::diagram) fn bottom(&self) -> i64 {
        self.corner.y + self.size.height
    }
}

impl Route {
    fn turned(&self) -> Self {
        Self { points: self.points.iter().map(|point| point.turned()).collect(), label: self.label.turned() }
    }
}

impl Plan {
    fn turned(&self) -> Self {
        Self {
            boxes: self.boxes.iter().map(|area| area.turned()).collect(),
            wires: self.wires.iter().map(Route::turned).collect(),
            lanes: self.lanes.iter().map(|area| area.turned()).collect(),
            size: self.size.turned(),
        }
    }
}
