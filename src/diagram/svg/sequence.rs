//! A sequence drawn: a lifeline for each of those concerned, and below each other what one tells another and what is noted.
//!
//! Each step has a band of its own, so that no label lies on another; the lifelines stand so far apart that every label fits
//! between those whom it joins.

use std::fmt;

use super::{block::Block, draw, escape::Escaped, frame::Frame, style::SEQUENCE_STYLE};
use crate::{
    diagram::{
        Sequence, Step,
        layout::{Area, Point, Size},
    },
    finding::Language,
};

/// Around the words in a box, in pixels.
const PADDING: (i64, i64) = (12, 8);
/// Between the words and the lifelines or the line under them, and between bands.
const GAP: (i64, i64) = (10, 14);
/// How far the line of what somebody does alone swings out, and how high it is.
const SWING: (i64, i64) = (26, 18);
/// Taller drawings name those concerned again at their foot.
const TALL: i64 = 900;

/// Writes a sequence as SVG.
pub(super) fn write(f: &mut fmt::Formatter<'_>, sequence: &Sequence, has_heading: bool) -> fmt::Result {
    let laid = Laid::new(sequence);
    let frame = Frame {
        heading: sequence.heading(),
        has_heading,
        styles: [SEQUENCE_STYLE, ""],
        description: description(sequence),
        size: laid.size,
    };
    frame.open(f)?;
    laid.draw(f, sequence)?;
    Frame::close(f)
}

/// The words of a sequence with their places.
struct Laid {
    people: Vec<Block>,
    /// Where the lifeline of each stands.
    lines: Vec<i64>,
    steps: Vec<Block>,
    head: i64,
    has_foot: bool,
    size: Size,
}

impl Laid {
    fn new(sequence: &Sequence) -> Self {
        let people: Vec<Block> = sequence.people().iter().map(|name| Block::of_person(name)).collect();
        let steps: Vec<Block> = sequence.steps().iter().map(Block::of_step).collect();
        let head = people.iter().map(|block| block.size.height).max().unwrap_or(0) + 2 * PADDING.1;
        let bands: i64 = sequence.steps().iter().zip(&steps).map(|(step, block)| band(step, block)).sum();
        let body = head + GAP.1 + bands;
        let has_foot = body > TALL;
        let height = if has_foot { body + head } else { body };
        let mut laid =
            Self { people, lines: Vec::new(), steps, head, has_foot, size: Size { width: 0, height } };
        laid.place(sequence);
        laid
    }

    /// Puts every lifeline as far to the left as its labels let it.
    fn place(&mut self, sequence: &Sequence) {
        for at in 0..self.people.len() {
            let mut x = self.reach(sequence, at).0;
            for (before, &line) in self.lines.iter().enumerate() {
                x = x.max(line + self.between(sequence, (before, at)));
            }
            self.lines.push(x);
        }
        let ends = self.lines.iter().enumerate().map(|(at, line)| line + self.reach(sequence, at).1);
        self.size.width = ends.max().unwrap_or(0);
    }

    /// How far what stands at a lifeline reaches to its left and to its right.
    fn reach(&self, sequence: &Sequence, at: usize) -> (i64, i64) {
        let head = self.people.get(at).map_or(0, |block| block.size.width / 2 + PADDING.0);
        let own =
            sequence.steps().iter().zip(&self.steps).filter(|(step, _)| (step.from, step.to) == (at, at));
        own.fold((head, head), |(left, right), (step, block)| {
            let half = block.size.width / 2 + PADDING.0;
            match step.is_note {
                true => (left.max(half), right.max(half)),
                false => (left, right.max(SWING.0 + GAP.0 + block.size.width)),
            }
        })
    }

    /// How far a lifeline must stand from one before it.
    fn between(&self, sequence: &Sequence, (before, at): (usize, usize)) -> i64 {
        let joins = |step: &Step| (step.from.min(step.to), step.from.max(step.to)) == (before, at);
        let joining = sequence.steps().iter().zip(&self.steps).filter(|(step, _)| joins(step));
        let label = joining.map(|(_, block)| block.size.width + 2 * GAP.0).max().unwrap_or(0);
        if before + 1 < at {
            return label;
        }
        let (left, right) = (self.reach(sequence, at).0, self.reach(sequence, before).1);
        let head = |at: usize| self.people.get(at).map_or(0, |block| block.size.width / 2 + PADDING.0);
        // What stands at a lifeline may reach up to the next one, but heads stand beside each other.
        label.max(left.max(right) + GAP.0).max(head(before) + head(at) + 2 * GAP.0)
    }

    fn draw(&self, f: &mut fmt::Formatter<'_>, sequence: &Sequence) -> fmt::Result {
        let bottom = if self.has_foot { self.size.height - self.head } else { self.size.height };
        for x in &self.lines {
            writeln!(f, "<path class=\"life\" d=\"M{x} {}L{x} {bottom}\"/>", self.head)?;
        }
        self.draw_people(f, sequence, (0, "person"))?;
        let mut top = self.head + GAP.1;
        for (at, (step, block)) in sequence.steps().iter().zip(&self.steps).enumerate() {
            self.draw_step(f, sequence, (at, step), (block, top))?;
            top += band(step, block);
        }
        if self.has_foot {
            self.draw_people(f, sequence, (bottom, "foot"))?;
        }
        Ok(())
    }

    fn draw_people(
        &self,
        f: &mut fmt::Formatter<'_>,
        sequence: &Sequence,
        (top, sort): (i64, &str),
    ) -> fmt::Result {
        let id = Escaped(&sequence.heading().id);
        for (at, (block, &x)) in self.people.iter().zip(&self.lines).enumerate() {
            writeln!(f, "<g id=\"{id}-{sort}-{}\" class=\"node person\">", at + 1)?;
            let width = block.size.width + 2 * PADDING.0;
            let corner = Point { x: x - width / 2, y: top };
            draw::rectangle(f, &Area { corner, size: Size { width, height: self.head } }, 0, 4, "shape")?;
            draw::rows(f, block, Point { x, y: top + (self.head - block.size.height) / 2 })?;
            f.write_str("</g>\n")?;
        }
        Ok(())
    }

    fn draw_step(
        &self,
        f: &mut fmt::Formatter<'_>,
        sequence: &Sequence,
        (at, step): (usize, &Step),
        (block, top): (&Block, i64),
    ) -> fmt::Result {
        let (Some(&from), Some(&to)) = (self.lines.get(step.from), self.lines.get(step.to)) else {
            return Ok(());
        };
        let line = if step.is_by_itself { "dashed" } else { "solid" };
        let sort = match (step.is_note, from == to) {
            (true, _) => "message remark",
            (false, true) => "alone",
            (false, false) => "message",
        };
        let id = Escaped(&sequence.heading().id);
        writeln!(f, "<g id=\"{id}-step-{}\" class=\"{sort} {line}\">", at + 1)?;
        match sort {
            "message remark" => noted(f, block, Point { x: from, y: top })?,
            "alone" => alone(f, block, Point { x: from, y: top })?,
            _ => told(f, block, (from, to), top)?,
        }
        f.write_str("</g>\n")
    }
}

/// The height that a step takes.
fn band(step: &Step, block: &Block) -> i64 {
    GAP.1
        + match (step.is_note, step.from == step.to) {
            (true, _) => block.size.height + 2 * PADDING.1,
            (false, true) => block.size.height.max(SWING.1),
            (false, false) => block.size.height + GAP.0 / 2,
        }
}

/// A box over a lifeline.
fn noted(f: &mut fmt::Formatter<'_>, block: &Block, at: Point) -> fmt::Result {
    let size = Size { width: block.size.width + 2 * PADDING.0, height: block.size.height + 2 * PADDING.1 };
    let corner = Point { x: at.x - size.width / 2, y: at.y };
    draw::rectangle(f, &Area { corner, size }, 0, 2, "shape")?;
    draw::rows(f, block, Point { x: at.x, y: at.y + PADDING.1 })
}

/// What somebody does alone: a line that comes back, its words to the right.
fn alone(f: &mut fmt::Formatter<'_>, block: &Block, at: Point) -> fmt::Result {
    let (out, back) = (at.x + SWING.0, at.y + SWING.1);
    writeln!(f, "<path class=\"wire\" d=\"M{0} {1}L{out} {1}L{out} {back}L{0} {back}\"/>", at.x, at.y)?;
    head(f, (at.x, back), -1)?;
    let corner = Point { x: out + GAP.0 / 2, y: at.y };
    draw::rectangle(f, &Area { corner, size: block.size }, 0, 0, "ground")?;
    draw::rows(f, block, corner)
}

/// A line from one to another, its words above.
fn told(f: &mut fmt::Formatter<'_>, block: &Block, (from, to): (i64, i64), top: i64) -> fmt::Result {
    let middle = Point { x: i64::midpoint(from, to), y: top };
    let left = middle.x - block.size.width / 2;
    draw::rectangle(f, &Area { corner: Point { x: left, y: top }, size: block.size }, 0, 0, "ground")?;
    draw::rows(f, block, middle)?;
    let y = top + block.size.height + GAP.0 / 2;
    writeln!(f, "<path class=\"wire\" d=\"M{from} {y}L{to} {y}\"/>")?;
    head(f, (to, y), (to - from).signum())
}

/// The head of an arrow that comes from the left (1) or from the right (-1).
fn head(f: &mut fmt::Formatter<'_>, (x, y): (i64, i64), way: i64) -> fmt::Result {
    let back = x - 9 * way;
    writeln!(f, "<path class=\"head\" d=\"M{x} {y}L{back} {}L{back} {}Z\"/>", y - 4, y + 4)
}

fn description(sequence: &Sequence) -> String {
    let (people, steps) = (sequence.people().len(), sequence.steps().len());
    match sequence.heading().language {
        Language::En => {
            format!("What {people} bodies and persons told one another, in {steps} steps from top to bottom.")
        }
        Language::Zh => format!("{people} 个主体和个人之间的往来，自上而下共 {steps} 步。"),
    }
}
