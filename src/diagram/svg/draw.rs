//! The nodes and edges of a drawing.

use std::fmt;

use super::{block::Block, escape::Escaped};
use crate::diagram::{
    Arrow, Edge, Line, Node, Picture, Shape,
    keys::Keys,
    layout::{Area, Plan, Point, Route},
};

/// The radius of a corner, in pixels.
const ROUND: i64 = 7;

/// A picture with the ids and places of its elements.
pub(super) struct Drawn<'a> {
    pub(super) picture: &'a Picture,
    pub(super) keys: &'a Keys,
    pub(super) plan: &'a Plan,
}

/// Draws the node at this place.
pub(super) fn node(f: &mut fmt::Formatter<'_>, drawn: &Drawn<'_>, at: usize, block: &Block) -> fmt::Result {
    let (Some(node), Some(area)) = (drawn.picture.nodes().get(at), drawn.plan.boxes.get(at)) else {
        return Ok(());
    };
    let mark = node.mark.map_or("", |mark| mark.word());
    let classes = ["node", class(node.shape), node.tone.word(), mark].join(" ");
    open(f, drawn, drawn.keys.node(at), classes.trim_end())?;
    shape(f, node, area)?;
    if block.rows.is_empty() || matches!(node.shape, Shape::Start | Shape::Choice | Shape::Bar) {
        return f.write_str("</g>\n");
    }
    let top = area.corner.y + (area.size.height - block.size.height) / 2;
    rows(f, block, Point { x: area.corner.x + area.size.width / 2, y: top })?;
    f.write_str("</g>\n")
}

/// Draws the edge at this place.
pub(super) fn edge(f: &mut fmt::Formatter<'_>, drawn: &Drawn<'_>, at: usize, block: &Block) -> fmt::Result {
    let (Some(edge), Some(route)) = (drawn.picture.edges().get(at), drawn.plan.wires.get(at)) else {
        return Ok(());
    };
    let mark = edge.mark.map_or("", |mark| mark.word());
    let classes = ["edge", stroke(edge), edge.tone.word(), mark].join(" ");
    open(f, drawn, drawn.keys.edge(at), classes.trim_end())?;
    let course = if edge.from == edge.to { circle(route) } else { course(route) };
    writeln!(f, "<path class=\"wire\" d=\"{course}\"/>")?;
    if edge.arrow == Arrow::Forward {
        head(f, route)?;
    }
    rows(f, block, route.label.corner)?;
    f.write_str("</g>\n")
}

fn open(f: &mut fmt::Formatter<'_>, drawn: &Drawn<'_>, key: &str, classes: &str) -> fmt::Result {
    let (id, key) = (Escaped(&drawn.picture.heading().id), Escaped(key));
    writeln!(f, "<g id=\"{id}-{key}\" class=\"{classes}\">")
}

fn class(shape: Shape) -> &'static str {
    match shape {
        Shape::Body => "body",
        Shape::State => "state",
        Shape::End => "end",
        Shape::Start => "start",
        Shape::Choice => "choice",
        Shape::Bar => "bar",
        Shape::Anywhere => "anywhere",
    }
}

fn stroke(edge: &Edge) -> &'static str {
    match edge.line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    }
}

fn shape(f: &mut fmt::Formatter<'_>, node: &Node, area: &Area) -> fmt::Result {
    match node.shape {
        Shape::Body => rectangle(f, area, 0, 4, "shape"),
        Shape::State | Shape::Anywhere => rectangle(f, area, 0, 12, "shape"),
        Shape::End => {
            rectangle(f, area, 0, 12, "shape")?;
            rectangle(f, area, 4, 9, "shape")
        }
        Shape::Bar => rectangle(f, area, 0, 3, "solid-shape"),
        Shape::Start => {
            let (x, y) = middle(area);
            writeln!(f, "<circle class=\"solid-shape\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>", area.size.width / 2)
        }
        Shape::Choice => writeln!(f, "<path class=\"shape\" d=\"{}\"/>", hexagon(area)),
    }
}

/// A lying hexagon, or a standing one where it is higher than wide: flat where wires meet it.
fn hexagon(area: &Area) -> String {
    let ((x, y), Point { x: left, y: top }) = (middle(area), area.corner);
    let (right, bottom) = (area.right(), area.bottom());
    if area.size.width >= area.size.height {
        let (inner, outer) = (left + 9, right - 9);
        format!("M{left} {y}L{inner} {top}L{outer} {top}L{right} {y}L{outer} {bottom}L{inner} {bottom}Z")
    } else {
        let (inner, outer) = (top + 9, bottom - 9);
        format!("M{x} {top}L{right} {inner}L{right} {outer}L{x} {bottom}L{left} {outer}L{left} {inner}Z")
    }
}

fn middle(area: &Area) -> (i64, i64) {
    (area.corner.x + area.size.width / 2, area.corner.y + area.size.height / 2)
}

/// Draws a rectangle, so far within an area.
pub(super) fn rectangle(
    f: &mut fmt::Formatter<'_>,
    area: &Area,
    inset: i64,
    round: i64,
    class: &str,
) -> fmt::Result {
    let (x, y) = (area.corner.x + inset, area.corner.y + inset);
    let (width, height) = (area.size.width - 2 * inset, area.size.height - 2 * inset);
    writeln!(
        f,
        "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\"/>"
    )
}

/// Writes lines of text from this corner.
pub(super) fn rows(f: &mut fmt::Formatter<'_>, block: &Block, corner: Point) -> fmt::Result {
    for row in &block.rows {
        let class = if row.is_heading { " class=\"heading\"" } else { "" };
        let y = corner.y + row.baseline;
        writeln!(f, "<text{class} x=\"{}\" y=\"{y}\">{}</text>", corner.x, Escaped(&row.text))?;
    }
    Ok(())
}

/// Straight from point to point, and round every corner.
fn course(route: &Route) -> String {
    let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else { return String::new() };
    let mut course = format!("M{} {}", first.x, first.y);
    let mut at = *first;
    for corner in route.points.windows(3) {
        let [before, corner, after] = *corner else { continue };
        let round = ROUND.min(length(before, corner) / 2).min(length(corner, after) / 2);
        let (enter, leave) = (corner.towards(before, round), corner.towards(after, round));
        if enter != at {
            course.push_str(&format!("L{} {}", enter.x, enter.y));
        }
        course.push_str(&format!("Q{} {} {} {}", corner.x, corner.y, leave.x, leave.y));
        at = leave;
    }
    course.push_str(&format!("L{} {}", last.x, last.y));
    course
}

/// From one point to another along an axis.
fn length(from: Point, to: Point) -> i64 {
    (to.x - from.x).abs() + (to.y - from.y).abs()
}

/// A loop: out, round two corners, and back.
fn circle(route: &Route) -> String {
    let [a, b, c, d] = *route.points else { return String::new() };
    format!("M{} {}C{} {} {} {} {} {}", a.x, a.y, b.x, b.y, c.x, c.y, d.x, d.y)
}

/// The head of an arrow, in the direction of the last straight piece.
fn head(f: &mut fmt::Formatter<'_>, route: &Route) -> fmt::Result {
    let mut points = route.points.iter().rev();
    let (Some(tip), Some(tail)) = (points.next(), points.next()) else { return Ok(()) };
    let (along_x, along_y) = ((tip.x - tail.x).signum(), (tip.y - tail.y).signum());
    let (x, y) = (tip.x - 9 * along_x, tip.y - 9 * along_y);
    let (side_x, side_y) = (4 * along_y, 4 * along_x);
    writeln!(
        f,
        "<path class=\"head\" d=\"M{} {}L{} {}L{} {}Z\"/>",
        tip.x,
        tip.y,
        x + side_x,
        y + side_y,
        x - side_x,
        y - side_y
    )
}
