//! The decision tables and facts of a workflow.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{
    charter::Workflow,
    rule::{Row, Table},
    wording::Wording,
};

/// Writes a decision table as it stands in the charter.
pub(super) fn decision(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, found: &Table) -> fmt::Result {
    let title = found.titles.or(wording.language(), &found.name);
    frame::part(f, &wording.said(wording.pick("Decision table", "判定表"), title))?;
    let inputs = found.inputs.iter().map(|input| wording.input(input));
    let outputs = found.outputs.iter().map(|&column| format!("→ {}", wording.column(column)));
    let heads: Vec<String> = inputs.chain(outputs).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let rows: Vec<Vec<Markup>> = found.rows.iter().map(|row| decision_row(wording, found, row)).collect();
    table(f, &heads, &rows)?;
    let rule = if found.first {
        wording.pick("The first row that fits counts.", "从上到下，取第一个符合的行。")
    } else {
        wording.pick("Exactly one row fits.", "恰有一行符合。")
    };
    let origin = rules::origin(wording, &found.origin);
    writeln!(f, "<p class=\"soft\">{rule} {origin}</p>")
}

/// Writes what the cases of a workflow know.
pub(super) fn facts(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    if workflow.facts.is_empty() {
        return Ok(());
    }
    frame::part(f, wording.pick("Facts", "事实"))?;
    let rows: Vec<Vec<Markup>> = workflow
        .facts
        .iter()
        .map(|(id, fact)| {
            vec![
                Markup::titled(wording.fact(id), fact.name.as_str()),
                Markup::text(wording.fact_type(&fact.r#type)),
                rules::origin(wording, &fact.origin),
            ]
        })
        .collect();
    let heads =
        [wording.pick("Fact", "事实"), wording.pick("Values", "取值"), wording.pick("Source", "出处")];
    table(f, &heads, &rows)
}

fn decision_row(wording: Wording<'_>, table: &Table, row: &Row) -> Vec<Markup> {
    let cells = table.inputs.iter().zip(&row.cells).map(|(input, cell)| wording.cell(input, cell));
    let settings = table.outputs.iter().zip(&row.settings);
    let settings = settings.map(|(&column, setting)| wording.setting(column, setting));
    cells.chain(settings).map(Markup::text).collect()
}
