//! A sheet drawn: columns as wide as their words need, rows as high.

use std::fmt;

use super::{
    block::{Block, NOTE},
    draw,
    escape::Escaped,
    frame::Frame,
    note::Notes,
    style::SHEET_STYLE,
};
use crate::{
    diagram::{
        Cell, Row, Sheet,
        layout::{Area, Point, Size},
    },
    finding::Language,
};

/// Between the edge of a cell and its words, in pixels.
const PADDING: (i64, i64) = (8, 6);

/// Writes a sheet as SVG.
pub(super) fn write(f: &mut fmt::Formatter<'_>, sheet: &Sheet, has_heading: bool) -> fmt::Result {
    let laid = Laid::new(sheet);
    let frame = Frame {
        heading: sheet.heading(),
        has_heading,
        styles: [SHEET_STYLE, ""],
        description: description(sheet),
        size: laid.size(),
    };
    frame.open(f)?;
    laid.draw(f, sheet)?;
    Frame::close(f)
}

/// The words of a sheet with the room they take.
struct Laid {
    /// The headings, then each row.
    rows: Vec<Vec<Block>>,
    notes: Notes,
    widths: Vec<i64>,
    heights: Vec<i64>,
}

impl Laid {
    fn new(sheet: &Sheet) -> Self {
        let heads = sheet.heads().iter().map(|head| Block::of_head(head)).collect();
        let cells = sheet.rows().iter().map(|row| row.cells.iter().map(Block::of_cell).collect());
        let rows: Vec<Vec<Block>> = std::iter::once(heads).chain(cells).collect();
        let width = |column: usize| {
            rows.iter().filter_map(|row| row.get(column)).map(|block| block.size.width).max().unwrap_or(0)
        };
        let widths = (0..sheet.heads().len()).map(|column| width(column) + 2 * PADDING.0).collect();
        let height = |row: &Vec<Block>| row.iter().map(|block| block.size.height).max().unwrap_or(0);
        let heights = rows.iter().map(|row| height(row) + 2 * PADDING.1).collect();
        let notes = Notes::new(sheet.notes(), NOTE);
        Self { rows, notes, widths, heights }
    }

    fn size(&self) -> Size {
        self.notes.below(Size { width: self.widths.iter().sum(), height: self.heights.iter().sum() })
    }

    fn draw(&self, f: &mut fmt::Formatter<'_>, sheet: &Sheet) -> fmt::Result {
        let mut top = 0;
        let drawn = std::iter::once(None).chain(sheet.rows().iter().map(Some));
        for ((row, blocks), &height) in drawn.zip(&self.rows).zip(&self.heights) {
            self.draw_row(f, sheet, row, (blocks, Point { x: 0, y: top }, height))?;
            top += height;
        }
        self.notes.draw(f, top)
    }

    fn draw_row(
        &self,
        f: &mut fmt::Formatter<'_>,
        sheet: &Sheet,
        row: Option<&Row>,
        (blocks, mut corner, height): (&[Block], Point, i64),
    ) -> fmt::Result {
        open(f, sheet, row)?;
        let head = Cell { is_heading: true, ..Cell::default() };
        for (at, (block, &width)) in blocks.iter().zip(&self.widths).enumerate() {
            let cell = row.map_or(Some(&head), |row| row.cells.get(at)).unwrap_or(&head);
            let area = Area { corner, size: Size { width, height } };
            draw_cell(f, cell, row.is_none(), block, &area)?;
            corner.x += width;
        }
        f.write_str("</g>\n")
    }
}

fn open(f: &mut fmt::Formatter<'_>, sheet: &Sheet, row: Option<&Row>) -> fmt::Result {
    let mark = row.and_then(|row| row.mark).map_or("", |mark| mark.word());
    let classes = ["row", mark].join(" ");
    let classes = classes.trim_end();
    match row.and_then(|row| row.element.as_ref()) {
        Some(element) => {
            let (id, key) = (Escaped(&sheet.heading().id), element.to_string());
            writeln!(f, "<g id=\"{id}-{}\" class=\"{classes}\">", Escaped(&key))
        }
        None => writeln!(f, "<g class=\"{classes}\">"),
    }
}

fn draw_cell(
    f: &mut fmt::Formatter<'_>,
    cell: &Cell,
    is_head: bool,
    block: &Block,
    area: &Area,
) -> fmt::Result {
    let class = if is_head { "head-cell" } else { "cell" };
    writeln!(f, "<g class=\"{class} {}\">", cell.tone.word())?;
    draw::rectangle(f, area, 0, 0, "shape")?;
    let corner = Point { x: area.corner.x + PADDING.0, y: area.corner.y + PADDING.1 };
    draw::rows(f, block, corner)?;
    f.write_str("</g>\n")
}

fn description(sheet: &Sheet) -> String {
    let (rows, columns) = (sheet.rows().len(), sheet.heads().len());
    match sheet.heading().language {
        Language::En => format!("A table with {rows} rows and {columns} columns, drawn from the charter."),
        Language::Zh => format!("由章程生成的表格：{rows} 行，{columns} 列。"),
    }
}
