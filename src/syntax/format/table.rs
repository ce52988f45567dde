//! Rows of a table, their columns lined up.

use super::{line::end, operand::Hand};
use crate::{
    finding::Language,
    syntax::{Operand, Row, mark::columns},
};

/// The rows of a table as lines, without indentation, each with its bars lined up under the first.
pub(super) fn rows(rows: &[Row], rewrite: Option<Language>, language: Language) -> Vec<String> {
    let language = rewrite.unwrap_or(language);
    let hand = Hand { rewrite, language, mark_is_or: true, joins_names: true };
    let cells: Vec<(Vec<String>, Vec<String>)> =
        rows.iter().map(|row| (written(&row.inputs, hand), written(&row.outputs, hand))).collect();
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

fn written(cells: &[Operand], hand: Hand) -> Vec<String> {
    cells.iter().map(|cell| hand.write(cell)).collect()
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
