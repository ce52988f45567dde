//! Decision tables read: which row fits.

use super::{Known, Reading, view::View};
use crate::rule::{Cell, Input, Row, Table, Value};

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
        let reading = |input: &Input| match input {
            Input::Fact(fact) => Some(self.reading(*fact)),
            Input::Body(holder) | Input::Kind(holder) => self.reading_of_body(holder),
        };
        table.inputs.iter().filter_map(reading).collect()
    }

    fn fits(&self, table: &Table, row: &Row) -> Known {
        let cells = table.inputs.iter().zip(&row.cells);
        cells.fold(Known::Yes, |so_far, (input, cell)| match so_far {
            Known::No => Known::No,
            Known::Yes | Known::Unknown => so_far.and(self.cell(input, cell)),
        })
    }

    fn cell(&self, input: &Input, cell: &Cell) -> Known {
        let value = if let Input::Fact(fact) = input { self.fact(*fact) } else { None };
        match (cell, value) {
            (Cell::Any, _) => Known::Yes,
            (Cell::Holds(condition), _) => self.judge(condition),
            (_, None) => Known::Unknown,
            (Cell::OneOf(values), Some(value)) => values.contains(value).into(),
            (Cell::Numbers(ranges), Some(Value::Number(number))) => {
                ranges.iter().any(|(least, most)| (least..=most).contains(&number)).into()
            }
            (Cell::Numbers(_), Some(_)) => Known::No,
        }
    }
}
