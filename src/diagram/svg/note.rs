//! Sentences below a drawing.

use std::fmt;

use super::{block::Block, draw};
use crate::diagram::layout::{Area, Point, Size};

/// Above each sentence, in pixels.
const GAP: i64 = 12;

/// Sentences below a drawing, with the room that they take.
#[derive(Debug, Default)]
pub(super) struct Notes(Vec<Block>);

impl Notes {
    /// These sentences, broken at so many columns.
    pub(super) fn new(notes: &[String], columns: usize) -> Self {
        Self(notes.iter().map(|note| Block::of_note(note, columns)).collect())
    }

    /// The room that a drawing takes together with them.
    pub(super) fn below(&self, drawing: Size) -> Size {
        let widest = self.0.iter().map(|note| note.size.width).max().unwrap_or(0);
        let height = self.0.iter().map(|note| note.size.height + GAP).sum::<i64>();
        Size { width: drawing.width.max(widest), height: drawing.height + height }
    }

    /// Where they stand below what ends there.
    pub(super) fn areas(&self, mut top: i64) -> Vec<Area> {
        let area = |note: &Block| {
            let corner = Point { x: 0, y: top + GAP };
            top += note.size.height + GAP;
            Area { corner, size: note.size }
        };
        self.0.iter().map(area).collect()
    }

    /// Draws them below what ends there.
    pub(super) fn draw(&self, f: &mut fmt::Formatter<'_>, mut top: i64) -> fmt::Result {
        for note in &self.0 {
            f.write_str("<g class=\"note\">\n")?;
            draw::rows(f, note, Point { x: 0, y: top + GAP })?;
            f.write_str("</g>\n")?;
            top += note.size.height + GAP;
        }
        Ok(())
    }
}
