//! Decision tables.

use super::{
    Mistakes, Statement, WriteError,
    expression::cell,
    operand::{self, Written},
};
use crate::{
    syntax::{Clause, Keyword, Operand, Row, Term},
    text::{ColumnText, RowText, TableText},
};

/// A decision table.
pub(super) fn table(text: &TableText, mistakes: &mut Mistakes) -> Clause {
    let rows = rows(text, mistakes);
    let mut clause = Statement::new(Keyword::Table, mistakes)
        .declares(&text.name, &text.titles)
        .flag(Keyword::First, text.first)
        .notes(&text.notes);
    clause.rows = rows;
    clause
}

fn rows(text: &TableText, mistakes: &mut Mistakes) -> Vec<Row> {
    let inputs = cells(&text.inputs, operand::name, mistakes);
    let outputs = cells(&text.outputs, column, mistakes);
    let mut rows = vec![Row::new(inputs, outputs)];
    for text_row in &text.rows {
        if text_row.inputs.len() != text.inputs.len() || text_row.outputs.len() != text.outputs.len() {
            mistakes.errors.push(WriteError::Row(text.name.to_string()));
        }
        rows.push(row(text_row, mistakes));
    }
    rows
}

fn column(column: &ColumnText) -> Written {
    if column.name.as_str() == "->" {
        return Ok(Operand::new(Term::Arrow));
    }
    operand::name(&column.name)
}

fn row(text: &RowText, mistakes: &mut Mistakes) -> Row {
    let mut row = Row::new(cells(&text.inputs, cell, mistakes), cells(&text.outputs, cell, mistakes));
    row.sources = text.notes.sources.iter().filter_map(|cite| mistakes.cite(cite)).collect();
    row.local = text.notes.local.as_deref().and_then(|why| mistakes.text(why));
    row
}

fn cells<T>(things: &[T], write: fn(&T) -> Written, mistakes: &mut Mistakes) -> Vec<Operand> {
    things.iter().filter_map(|thing| mistakes.kept(write(thing))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Expression;

    #[test]
    fn a_row_that_is_too_short_is_an_error() {
        let row = RowText { inputs: vec![Expression::Name("yes".into())], ..RowText::default() };
        let text = TableText {
            name: "t".into(),
            inputs: vec!["a".into(), "b".into()],
            rows: vec![row],
            ..TableText::default()
        };
        let mut mistakes = Mistakes::default();
        table(&text, &mut mistakes);
        assert_eq!(mistakes.errors, [WriteError::Row("t".into())]);
    }
}
