//! Decision tables read: which row fits.

use super::{Known, Reading, view::View};
use crate::{
    id::FactId,
    rule::{Cell, Row, Table, Value},
};

/// What a table says.
pub(super) enum Lookup<'t> {
    /// This row, from 0.
    Row(u16, &'t Row),
    /// No row fits.
    Nothing,
    /// An input is not set, and what is set does not decide.
    Undecided,
}

impl View<'_> {
    /// The row that fits. Of a `first` table the first; else the only one.
    pub(super) fn look_up<'t>(&self, table: &'t Table) -> Lookup<'t> {
        let mut undecided = false;
        for (index, row) in (0u16..).zip(&table.rows) {
            match self.fits(table, row) {
                Known::Yes => return Lookup::Row(index, row),
                // A row that may fit hides those below it where the order counts.
                Known::Unknown if table.first => return Lookup::Undecided,
                Known::Unknown => undecided = true,
                Known::No => {}
            }
        }
        if undecided { Lookup::Undecided } else { Lookup::Nothing }
    }

    /// What a table's inputs are.
    pub(super) fn read_inputs(&self, table: &Table) -> Vec<Reading> {
        table.inputs.iter().map(|&fact| self.reading(fact)).collect()
    }

    fn fits(&self, table: &Table, row: &Row) -> Known {
        let cells = table.inputs.iter().zip(&row.cells);
        cells.fold(Known::Yes, |so_far, (&fact, cell)| match so_far {
            Known::No => Known::No,
            Known::Yes | Known::Unknown => so_far.and(self.cell(fact, cell)),
        })
    }

    fn cell(&self, fact: FactId, cell: &Cell) -> Known {
        match (cell, self.fact(fact)) {
            (Cell::Any, _) => Known::Yes,
            (_, None) => Known::Unknown,
            (Cell::OneOf(values), Some(value)) => values.contains(value).into(),
            (Cell::Numbers(ranges), Some(Value::Number(number))) => {
                ranges.iter().any(|(least, most)| (least..=most).contains(&number)).into()
            }
            (Cell::Numbers(_), Some(_)) => Known::No,
        }
    }
}
