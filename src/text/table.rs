//! Decision tables as written.

use super::{Expression, Notes, Path, written::written};
use crate::finding::Span;

written! {
    /// A decision table.
    pub struct TableText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// The first row that fits counts; else exactly one must fit.
        pub first: bool,
        /// The facts and slots it reads.
        pub inputs: Vec<Path>,
        /// What it sets.
        pub outputs: Vec<ColumnText>,
        /// Its rows.
        pub rows: Vec<RowText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// A heading of an output column.
    pub struct ColumnText {
        /// The fact, slot or clock that is set; `->` for the next state.
        pub name: Path,
    }

    /// A row of a table.
    pub struct RowText {
        /// Its input cells: `any`, values joined by `or`, `not` of these, a comparison, a range. In JSON a text.
        pub inputs: Vec<Expression>,
        /// Its output cells.
        pub outputs: Vec<Expression>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }
}
