//! A sheet before it is written: what stands in which row and column.

use super::{Cell, Csv, Markdown};
use crate::{
    diagram::{Element, Heading, Mark, Overlay, Svg},
    finding::Language,
};

/// Rows and columns with their words, ready to be written in any format.
///
/// ```
/// use gongzhi::{diagram::{Cell, Row, Sheet}, finding::Language};
///
/// let heads = ["State", "Board"].map(str::to_owned).to_vec();
/// let mut sheet = Sheet::new("lamp", "Who answers", Language::En, heads);
/// sheet.add(Row::new([Cell::heading("On"), Cell::new("A")]));
/// assert!(sheet.markdown().to_string().contains("| **On** | A |"));
/// assert!(sheet.csv().to_string().ends_with("On,A\n"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    heading: Heading,
    heads: Vec<String>,
    rows: Vec<Row>,
    notes: Vec<String>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// What it stands for, if that is a part of the charter.
    pub element: Option<Element>,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// What an overlay says about it.
    pub mark: Option<Mark>,
}

impl Row {
    /// A row of these cells.
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { element: None, cells: cells.into_iter().collect(), mark: None }
    }

    /// The row, standing for a part of the charter.
    #[must_use]
    pub fn of(self, element: Element) -> Self {
        Self { element: Some(element), ..self }
    }
}

impl Sheet {
    /// A sheet with these columns and no rows. `id` is unique among the pictures of one page.
    #[must_use]
    pub fn new(id: &str, title: &str, language: Language, heads: Vec<String>) -> Self {
        let heading = Heading::new(id, title, language);
        Self { heading, heads, rows: Vec::new(), notes: Vec::new() }
    }

    /// Adds a row; it is cut or filled up to the number of columns.
    pub fn add(&mut self, mut row: Row) {
        row.cells.resize_with(self.heads.len(), Cell::default);
        self.rows.push(row);
    }

    /// Adds a sentence below the rows.
    pub fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }

    /// Lays marks over the rows; those that the overlay does not name keep the mark they have.
    #[must_use]
    pub fn marked(mut self, overlay: &Overlay) -> Self {
        for row in &mut self.rows {
            row.mark = row.element.as_ref().and_then(|element| overlay.get(element)).or(row.mark);
        }
        self
    }

    /// What the sheet is called, what it shows, and in which language.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// The headings of the columns.
    #[must_use]
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// The rows, in the order of the charter.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What is said below the rows.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The sheet as a table in Markdown.
    #[must_use]
    pub fn markdown(&self) -> Markdown<'_> {
        Markdown::new(self)
    }

    /// The sheet as values parted by commas.
    #[must_use]
    pub fn csv(&self) -> Csv<'_> {
        Csv::new(self)
    }

    /// The sheet as a drawing of its own.
    #[must_use]
    pub fn svg(&self) -> Svg<'_> {
        Svg::of_sheet(self)
    }
}
