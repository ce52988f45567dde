//! How much room the parts of a process take, with the names that stand beside them.

use super::{graph::Part, kind::Kind};
use crate::diagram::{
    Direction,
    layout::{Area, Point, Size},
    measure,
};

/// The columns at which readers of BPMN break a name that stands outside its shape.
const COLUMNS: usize = 14;
/// The font and the line height of such a name, in pixels.
const OUTSIDE: (i64, i64) = (11, 14);
/// The same within a task.
const INSIDE: (i64, i64, usize) = (12, 15, 18);
/// The same for sentences below everything.
const BELOW: (i64, i64, usize) = (12, 15, 90);
/// Between a shape and its name.
const GAP: i64 = 6;
/// Half of an event.
pub(super) const RADIUS: i64 = 18;
/// Between two wires at a task at whose border events stand.
pub(super) const BORDER_GAP: i64 = 48;

/// The room of a part: the whole, and its shape and its name within.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Room {
    pub(super) whole: Size,
    pub(super) shape: Area,
    pub(super) name: Area,
}

/// The room that a name outside its shape needs.
pub(super) fn outside(name: &str) -> Size {
    let lines = measure::wrap(name, COLUMNS);
    let width = lines.iter().map(|line| measure::pixels(line, OUTSIDE.0)).max().unwrap_or(0);
    Size { width, height: count(&lines) * OUTSIDE.1 }
}

/// Sentences below everything, broken into lines: readers of BPMN break Chinese only where there is a space.
pub(super) fn lines_below(notes: &[String]) -> Vec<String> {
    notes.iter().flat_map(|note| measure::wrap(note, BELOW.2)).collect()
}

/// The room that these lines need.
pub(super) fn below(lines: &[String]) -> Size {
    let width = lines.iter().map(|line| measure::pixels(line, BELOW.0)).max().unwrap_or(0);
    if lines.is_empty() {
        return Size::default();
    }
    Size { width: width + 40, height: count(lines) * BELOW.1 + 14 }
}

/// The room of a part; tasks that carry events keep free where these stand out.
pub(super) fn room(part: &Part, is_host: bool, direction: Direction) -> Room {
    match part.kind {
        Kind::Task => task(part, is_host, direction),
        Kind::End | Kind::Climb => last(&part.name, direction),
        Kind::Fork | Kind::Join | Kind::Merge => beside("", 40, direction),
        Kind::Choice => beside(&part.name, 40, direction),
        Kind::Start | Kind::Anywhere | Kind::Until(_) => beside(&part.name, 2 * RADIUS, direction),
        Kind::Border { .. } => Room::default(),
    }
}

fn task(part: &Part, is_host: bool, direction: Direction) -> Room {
    let (font, line, columns) = INSIDE;
    let lines = measure::wrap(&part.name, columns);
    let width = lines.iter().map(|line| measure::pixels(line, font)).max().unwrap_or(0);
    // The mark of a task for people stands in its upper corner.
    let size = Size { width: (width + 24).max(100), height: (count(&lines) * line + 44).max(80) };
    let free = if is_host { RADIUS + 4 } else { 0 };
    let (corner, whole) = match direction {
        Direction::Down => {
            (Point { x: 0, y: free }, Size { width: size.width, height: size.height + 2 * free })
        }
        Direction::Right => {
            (Point { x: free, y: 0 }, Size { width: size.width + 2 * free, height: size.height })
        }
    };
    Room { whole, shape: Area { corner, size }, name: Area::default() }
}

/// A shape with its name where the reading ends: below it, or to its right.
fn last(name: &str, direction: Direction) -> Room {
    let (shape, label) = (Size { width: 2 * RADIUS, height: 2 * RADIUS }, outside(name));
    match direction {
        Direction::Down => {
            let width = shape.width.max(label.width);
            Room {
                whole: Size { width, height: shape.height + GAP + label.height },
                shape: at((width - shape.width) / 2, 0, shape),
                name: at((width - label.width) / 2, shape.height + GAP, label),
            }
        }
        Direction::Right => {
            let height = shape.height.max(label.height);
            Room {
                whole: Size { width: shape.width + GAP + label.width, height },
                shape: at(0, (height - shape.height) / 2, shape),
                name: at(shape.width + GAP, (height - label.height) / 2, label),
            }
        }
    }
}

/// A shape with its name beside the reading: to its right, or below it. The shape stands in the middle, where wires meet.
fn beside(name: &str, side: i64, direction: Direction) -> Room {
    let (shape, label) = (Size { width: side, height: side }, outside(name));
    match direction {
        Direction::Down => {
            let free = if label.width > 0 { GAP + label.width } else { 0 };
            let height = side.max(label.height);
            Room {
                whole: Size { width: side + 2 * free, height },
                shape: at(free, (height - side) / 2, shape),
                name: at(free + side + GAP, (height - label.height) / 2, label),
            }
        }
        Direction::Right => {
            let free = if label.width > 0 { GAP + label.height } else { 0 };
            let width = side.max(label.width);
            Room {
                whole: Size { width, height: side + 2 * free },
                shape: at((width - side) / 2, free, shape),
                name: at((width - label.width) / 2, free + side + GAP, label),
            }
        }
    }
}

fn at(x: i64, y: i64, size: Size) -> Area {
    Area { corner: Point { x, y }, size }
}

fn count(lines: &[String]) -> i64 {
    i64::try_from(lines.len()).unwrap_or(0)
}
