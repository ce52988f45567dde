//! Rows of examples: one run for each.

use std::sync::Arc;

use super::names::Names;
use crate::{
    finding::{Bilingual, Lint, Span},
    scenario::{
        ExamplesText, ScenarioText, StepText,
        placeholder::{filled, placeholders},
    },
    text::Expression,
};

/// A scenario's steps with one row filled in.
pub(super) struct Row {
    /// The title, placeholders in it filled too.
    pub(super) title: Arc<str>,
    /// The cells; none where the title tells them, or there are none.
    pub(super) cells: Option<Arc<str>>,
    pub(super) steps: Vec<StepText>,
    pub(super) span: Span,
}

/// The rows of a scenario; one without cells if it has no examples, none if something stays unfilled.
pub(super) fn rows(names: &mut Names<'_>, scenario: &ScenarioText) -> Vec<Row> {
    let columns = scenario.examples.as_ref().map_or(&[][..], |examples| &examples.columns);
    let used = placeholders(scenario);
    let is_filled = |name: &String| columns.iter().any(|column| column.as_str() == name);
    let gaps: Vec<_> = used.iter().filter(|(name, _)| !is_filled(name)).collect();
    for (name, span) in &gaps {
        unfilled(names, name, *span, scenario.examples.is_some());
    }
    if !gaps.is_empty() {
        return Vec::new();
    }
    match &scenario.examples {
        None => vec![Row {
            title: scenario.title.as_str().into(),
            cells: None,
            steps: scenario.steps.clone(),
            span: scenario.span,
        }],
        Some(examples) => {
            unused_columns(names, examples, &used);
            examples.rows.iter().map(|row| row_of(scenario, examples, row)).collect()
        }
    }
}

fn row_of(scenario: &ScenarioText, examples: &ExamplesText, row: &crate::scenario::ExampleText) -> Row {
    let cells: Vec<String> = row.cells.iter().map(Expression::to_string).collect();
    let mut title = scenario.title.clone();
    for (column, cell) in examples.columns.iter().zip(&cells) {
        title = title.replace(&format!("<{column}>"), cell);
    }
    let told = title != scenario.title;
    Row {
        title: title.into(),
        cells: (!told).then(|| cells.join(", ").into()),
        steps: filled(scenario, &examples.columns, row),
        span: row.span,
    }
}

fn unfilled(names: &mut Names<'_>, name: &str, span: Span, has_examples: bool) {
    let message = Bilingual::new(
        format!("nothing fills the placeholder `<{name}>`"),
        format!("没有填写占位符 `<{name}>`"),
    );
    let hint = if has_examples {
        Bilingual::new(format!("give the examples a column `{name}`"), format!("在例子里加一列“{name}”"))
    } else {
        Bilingual::new("write `examples` with rows below the steps", "在步骤之下写 `例子` 和各行")
    };
    names.say_with(Lint::UnfilledPlaceholder, span, message, hint);
}

fn unused_columns(names: &mut Names<'_>, examples: &ExamplesText, used: &[(String, Span)]) {
    for column in &examples.columns {
        if !used.iter().any(|(name, _)| name == column.as_str()) {
            let (en, zh) = (
                format!("no step has the placeholder `<{column}>`"),
                format!("没有哪一步用到占位符 `<{column}>`"),
            );
            names.say(Lint::UnfilledPlaceholder, column.span, en, zh);
        }
    }
    if examples.rows.is_empty() {
        let (en, zh) = ("these examples have no rows: the scenario never runs", "例子没有行，场景不会运行");
        names.say(Lint::UnfilledPlaceholder, examples.span, en, zh);
    }
}
