//! Rows of a table, their columns lined up.

use super::{line::end, operand::Hand};
use crate::{
    finding::Language,
    syntax::{Clause, Keyword, Operand, mark::columns, vocabulary::settle_cell},
};

/// The rows of a table as lines, without indentation, each with its bars lined up under the first.
pub(super) fn rows(table: &Clause, rewrite: Option<Language>) -> Vec<String> {
    let rows = table.rows.as_slice();
    let language = rewrite.unwrap_or(table.layout.language);
    let hand = Hand { rewrite, language, mark_is_or: true, joins_names: true };
    let head = rows.first();
    let cells: Vec<(Vec<String>, Vec<String>)> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            // The head of `examples` names placeholders, which are never reserved words.
            let settles = index > 0 || table.keyword != Keyword::Examples;
            let head = head.filter(|_| settles);
            (
                written(&row.inputs, head.map(|head| &head.inputs), hand),
                written(&row.outputs, head.map(|head| &head.outputs), hand),
            )
        })
        .collect();
    let input_widths = widths(cells.iter().map(|(inputs, _)| inputs));
    let output_widths = widths(cells.iter().map(|(_, outputs)| outputs));
    let lines = cells.iter().zip(rows).map(|((inputs, outputs), row)| {
        let mut line = format!("|{}", padded(inputs, &input_widths));
        if !outputs.is_empty() {
            line.push_str(&format!("|{}", padded(outputs, &output_widths)));
        }
        line.push_str(&end(&row.sources, row.local.as_ref(), row.comments.beside.as_deref(), language));
        line
    });
    lines.collect()
}

/// Cells as text. Those of a column with a head are settled first, as they are read.
fn written(cells: &[Operand], head: Option<&Vec<Operand>>, hand: Hand) -> Vec<String> {
    let write = |(column, cell): (usize, &Operand)| {
        let mut cell = cell.clone();
        if let Some(head) = head {
            settle_cell(head.get(column), &mut cell);
        }
        hand.write(&cell)
    };
    cells.iter().enumerate().map(write).collect()
}

/// The width of each column: that of its widest cell.
fn widths<'c>(rows: impl Iterator<Item = &'c Vec<String>>) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = columns(cell).max(*width);
        }
    }
    widths
}

fn padded(cells: &[String], widths: &[usize]) -> String {
    let pad = |(cell, &width): (&String, &usize)| {
        format!(" {cell}{} |", " ".repeat(width.saturating_sub(columns(cell))))
    };
    cells.iter().zip(widths).map(pad).collect()
}
