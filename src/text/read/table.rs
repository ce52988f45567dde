//! Decision tables.

use super::{Clauses, Report, clauses::cite, expression::expression, need::Need, operand::path};
use crate::{
    finding::Bilingual,
    syntax::{Clause, Keyword, Operand, Row, Term},
    text::{ColumnText, Expression, Notes, Path, RowText, TableText},
};

/// A decision table: its first row is the head.
pub(super) fn table(clause: &Clause, report: &mut Report) -> TableText {
    let mut clauses = Clauses::of(clause, report);
    let mut table = TableText {
        name: clauses.name(),
        titles: clauses.titles(),
        first: clauses.flag(Keyword::First),
        notes: clauses.notes(),
        ..TableText::default()
    };
    match clause.rows.split_first() {
        Some((head, rows)) => add_rows(&mut table, head, rows, report),
        None => report.incomplete(clause, Need::Rows),
    }
    table
}

fn add_rows(table: &mut TableText, head: &Row, rows: &[Row], report: &mut Report) {
    table.inputs = head.inputs.iter().map(|cell| heading(cell, report)).collect();
    table.outputs = head.outputs.iter().map(|cell| column(cell, report)).collect();
    table.rows = rows.iter().map(|row| read_row(row, report)).collect();
}

fn heading(cell: &Operand, report: &mut Report) -> Path {
    path(cell).unwrap_or_else(|| {
        report.wrong_cell(cell, Bilingual::new("the name of a fact or slot", "事实或者角色的名称"));
        Path::default()
    })
}

fn column(cell: &Operand, report: &mut Report) -> ColumnText {
    let name = match cell.term {
        Term::Arrow => Path::new("->", cell.span),
        _ => heading(cell, report),
    };
    ColumnText { name }
}

fn read_row(row: &Row, report: &mut Report) -> RowText {
    RowText {
        inputs: row.inputs.iter().map(|cell| value(cell, report)).collect(),
        outputs: row.outputs.iter().map(|cell| value(cell, report)).collect(),
        notes: Notes {
            sources: row.sources.iter().map(cite).collect(),
            local: row.local.as_ref().map(|why| why.as_str().to_owned()),
            ..Notes::default()
        },
        span: row.span,
    }
}

fn value(cell: &Operand, report: &mut Report) -> Expression {
    expression(cell).unwrap_or_else(|| {
        report.wrong_cell(cell, Bilingual::new("a value", "取值"));
        Expression::default()
    })
}
