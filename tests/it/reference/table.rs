//! Decision tables: "inputs, rows, outputs, hit policy".

use gongzhi::{
    id::TableId,
    rule::{Cell, Input, Row, Table, Value},
};

use super::{Past, Rules, condition::holds};

/// What a table says of the facts as they stand.
pub(crate) enum Fits<'a> {
    Row(u16, &'a Row),
    None,
    /// "Since an input is not known."
    Unknown,
}

/// The first row that fits; without `first` exactly one fits. What is not known before the row that fits decides nothing
/// unless it could have come first.
pub(crate) fn row<'a>(rules: Rules<'a>, past: &Past, table: TableId) -> Fits<'a> {
    let table = rules.workflow.tables.get(table).unwrap();
    let mut is_unknown = false;
    for (number, row) in (0..).zip(&table.rows) {
        match fits(rules, past, table, row) {
            Some(true) if is_unknown && table.first => return Fits::Unknown,
            Some(true) => return Fits::Row(number, row),
            Some(false) => {}
            None => is_unknown = true,
        }
    }
    if is_unknown { Fits::Unknown } else { Fits::None }
}

fn fits(rules: Rules<'_>, past: &Past, table: &Table, row: &Row) -> Option<bool> {
    let mut all = Some(true);
    for (input, cell) in table.inputs.iter().zip(&row.cells) {
        let value = match input {
            Input::Fact(fact) => past.facts.get(fact),
            Input::Body(_) | Input::Kind(_) => None,
        };
        let is = match (cell, value) {
            (Cell::Any, _) => Some(true),
            (Cell::Holds(condition), _) => holds(rules, past, condition),
            (_, None) => None,
            (Cell::OneOf(values), Some(value)) => Some(values.contains(value)),
            (Cell::Numbers(ranges), Some(Value::Number(number))) => {
                Some(ranges.iter().any(|(least, most)| least <= number && number <= most))
            }
            (Cell::Numbers(_), Some(_)) => Some(false),
        };
        all = match (all, is) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (None, _) | (_, None) => None,
            (Some(true), Some(true)) => Some(true),
        };
    }
    all
}
