//! The lanes of a drawing, behind everything else.

use std::fmt;

use super::{
    block::Block,
    draw::{self, Drawn},
    escape::Escaped,
};
use crate::diagram::{
    Direction,
    layout::{Area, Point},
};

/// Above a heading, in pixels; beside it where the drawing reads to the right.
const AROUND: i64 = 8;

/// Draws the lane at this place, and its heading where the reading begins.
pub(super) fn draw(f: &mut fmt::Formatter<'_>, drawn: &Drawn<'_>, at: usize, block: &Block) -> fmt::Result {
    let (Some(lane), Some(area)) = (drawn.picture.lanes().get(at), drawn.plan.lanes.get(at)) else {
        return Ok(());
    };
    let shade = if at.is_multiple_of(2) { "even" } else { "odd" };
    writeln!(
        f,
        "<g id=\"{}-lane-{}\" class=\"lane {shade}\">",
        Escaped(&drawn.picture.heading().id),
        Escaped(&lane.id)
    )?;
    draw::rectangle(f, area, 0, 0, "shape")?;
    draw::rows(f, block, heading(drawn.picture.direction(), area, block))?;
    f.write_str("</g>\n")
}

/// The middle of the first line: lines are centred.
fn heading(direction: Direction, area: &Area, block: &Block) -> Point {
    match direction {
        Direction::Down => Point { x: area.corner.x + area.size.width / 2, y: area.corner.y + AROUND },
        Direction::Right => Point {
            x: area.corner.x + AROUND + block.size.width / 2,
            y: area.corner.y + (area.size.height - block.size.height) / 2,
        },
    }
}
