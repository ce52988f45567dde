//! The lines of text in a box or at a wire, and the room they need.

use crate::diagram::{
    Cell, Direction, Edge, Node, Shape, Step,
    layout::{Site, Size},
    measure,
};

/// One line of text.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) text: String,
    pub(super) is_heading: bool,
    /// From the top of the block to the line on which the letters stand, in pixels.
    pub(super) baseline: i64,
}

/// Lines of text under each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) rows: Vec<Row>,
    pub(super) size: Size,
}

/// Font sizes and line heights in pixels, and the columns at which lines are broken.
struct Measure {
    heading: (i64, i64, usize),
    detail: (i64, i64, usize),
}

const IN_BOX: Measure = Measure { heading: (14, 19, 24), detail: (12, 16, 32) };
/// The same where there is much to say.
const IN_WIDE_BOX: Measure = Measure { heading: (14, 19, 24), detail: (12, 16, 44) };
/// Boxes of more lines are wide.
const TALL: usize = 10;
const AT_WIRE: Measure = Measure { heading: (12, 16, 22), detail: (11, 14, 28) };
const IN_CELL: Measure = Measure { heading: (12, 16, 24), detail: (12, 16, 30) };
const AT_STEP: Measure = Measure { heading: (12, 16, 34), detail: (11, 14, 38) };
/// The columns at which the heading of a column is broken, and a sentence below a table.
const HEAD: usize = 16;
pub(super) const NOTE: usize = 110;

impl Block {
    /// The words of a node.
    pub(super) fn of_node(node: &Node) -> Self {
        let block = Self::new(&node.label, &node.details, &IN_BOX);
        if block.rows.len() > TALL { Self::new(&node.label, &node.details, &IN_WIDE_BOX) } else { block }
    }

    /// The words of an edge.
    pub(super) fn of_edge(edge: &Edge) -> Self {
        Self::new(&edge.label, &edge.details, &AT_WIRE)
    }

    /// The words of a cell.
    pub(super) fn of_cell(cell: &Cell) -> Self {
        let mut block = Self::default();
        for line in &cell.lines {
            let measure = if cell.is_heading { IN_CELL.heading } else { IN_CELL.detail };
            block.add(line, cell.is_heading, measure);
        }
        block
    }

    /// The heading of a column.
    pub(super) fn of_head(head: &str) -> Self {
        let mut block = Self::default();
        let (font, line, _) = IN_CELL.heading;
        block.add(head, true, (font, line, HEAD));
        block
    }

    /// The heading of a lane.
    pub(super) fn of_lane(label: &str) -> Self {
        let mut block = Self::default();
        let (font, line, _) = IN_BOX.heading;
        block.add(label, true, (font, line, HEAD));
        block
    }

    /// The name of somebody in a sequence.
    pub(super) fn of_person(name: &str) -> Self {
        Self::of_lane(name)
    }

    /// The words of a step in a sequence.
    pub(super) fn of_step(step: &Step) -> Self {
        Self::new(&step.label, &step.details, &AT_STEP)
    }

    /// A sentence below a drawing, broken at so many columns.
    pub(super) fn of_note(note: &str, columns: usize) -> Self {
        let mut block = Self::default();
        let (font, line, _) = IN_CELL.detail;
        block.add(note, false, (font, line, columns));
        block
    }

    fn new(label: &str, details: &[String], measure: &Measure) -> Self {
        let mut block = Self::default();
        block.add(label, true, measure.heading);
        for detail in details {
            block.add(detail, false, measure.detail);
        }
        block
    }

    fn add(&mut self, text: &str, is_heading: bool, (font, line, columns): (i64, i64, usize)) {
        for text in measure::wrap(text, columns) {
            // Bold letters are wider.
            let width = measure::pixels(&text, if is_heading { font + 1 } else { font });
            self.size.width = self.size.width.max(width);
            let baseline = self.size.height + line - (line - font) / 2 - font / 6 - 1;
            self.rows.push(Row { text, is_heading, baseline });
            self.size.height += line;
        }
    }

    /// The box that a node with these words needs.
    pub(super) fn site(&self, node: &Node, direction: Direction) -> Site {
        let lane = node.lane.unwrap_or(0);
        let of = |width, height| Site { size: Size { width, height }, is_pointed: false, lane, gap: 0 };
        match node.shape {
            Shape::Start => Site { is_pointed: true, ..of(18, 18) },
            Shape::Choice if direction == Direction::Right => of(18, 60),
            Shape::Choice => of(60, 18),
            Shape::Bar if direction == Direction::Right => of(6, 56),
            Shape::Bar => of(56, 6),
            Shape::Body | Shape::State | Shape::End | Shape::Anywhere => {
                of((self.size.width + 28).max(72), self.size.height + 18)
            }
        }
    }
}
