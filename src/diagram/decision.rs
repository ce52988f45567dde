//! Decision tables as they stand in the charter.

use super::{Cell, Options, Row, Sheet};
use crate::{
    charter::{Charter, Workflow},
    rule::{self, Table},
    wording::Wording,
};

/// A decision table of a workflow: a column for each input and output, a row for each row.
#[must_use]
pub fn decision(charter: &Charter, workflow: &Workflow, table: &Table, options: &Options) -> Sheet {
    let wording = Wording::new(charter, options.language).within(workflow);
    let inputs = table.inputs.iter().map(|input| wording.input(input));
    let outputs = table.outputs.iter().map(|&column| format!("→ {}", wording.column(column)));
    let title = wording
        .said(wording.pick("Decision table", "判定表"), table.titles.or(options.language, &table.name));
    let id = format!("table-{}.{}", workflow.name, table.name);
    let mut sheet = Sheet::new(&id, &title, options.language, inputs.chain(outputs).collect());
    for row in &table.rows {
        sheet.add(cells(wording, table, row));
    }
    sheet.note(if table.first {
        wording.pick("The first row that fits counts.", "从上到下，取第一个符合的行。")
    } else {
        wording.pick("Exactly one row fits.", "恰有一行符合。")
    });
    sheet
}

fn cells(wording: Wording<'_>, table: &Table, row: &rule::Row) -> Row {
    let cells = table.inputs.iter().zip(&row.cells).map(|(input, cell)| Cell::new(wording.cell(input, cell)));
    let settings = table.outputs.iter().zip(&row.settings);
    let settings = settings
        .map(|(&column, setting)| Cell { is_heading: true, ..Cell::new(wording.setting(column, setting)) });
    Row::new(cells.chain(settings))
}
