//! The cells of a sheet.

use crate::diagram::Tone;

/// What stands where a row and a column meet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// Lines under each other; none for an empty cell.
    pub lines: Vec<String>,
    /// Whether it is what the row speaks of.
    pub is_heading: bool,
    /// The colour.
    pub tone: Tone,
}

impl Cell {
    /// A cell with this line; an empty one is left out.
    #[must_use]
    pub fn new(line: impl Into<String>) -> Self {
        Self::of_lines([line.into()])
    }

    /// A cell with these lines; empty ones are left out.
    #[must_use]
    pub fn of_lines(lines: impl IntoIterator<Item = String>) -> Self {
        let lines = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
        Self { lines, ..Self::default() }
    }

    /// A cell that says what its row speaks of.
    #[must_use]
    pub fn heading(line: impl Into<String>) -> Self {
        Self { is_heading: true, ..Self::new(line) }
    }

    /// The cell in this colour.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}
