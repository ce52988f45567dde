//! Rows of examples: one run for each.

use super::names::Names;
use crate::{
    finding::{Bilingual, Language, Lint, Span},
    scenario::{
        ExampleText, ExamplesText, ScenarioText, StepText,
        phrase::{both, joined},
        placeholder::{filled, placeholders},
    },
};

/// A scenario's steps with one row filled in.
pub(super) struct Row {
    /// The title, placeholders in it filled too.
    pub(super) title: Bilingual,
    /// The cells; none where the title tells them, or there are none.
    pub(super) cells: Option<Bilingual>,
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
            title: both(|language| title(names, scenario, language).to_owned()),
            cells: None,
            steps: scenario.steps.clone(),
            span: scenario.span,
        }],
        Some(examples) => {
            unused_columns(names, examples, &used);
            examples.rows.iter().map(|row| row_of(names, scenario, examples, row)).collect()
        }
    }
}

fn row_of(names: &Names<'_>, scenario: &ScenarioText, examples: &ExamplesText, row: &ExampleText) -> Row {
    let cells: Vec<Bilingual> = row.cells.iter().map(|cell| both(|language| cell.say(language))).collect();
    let title = both(|language| {
        let filled = examples.columns.iter().zip(&cells);
        filled.fold(title(names, scenario, language).to_owned(), |title, (column, cell)| {
            title.replace(&format!("<{column}>"), cell.get(language))
        })
    });
    let told = title.en != self::title(names, scenario, Language::En);
    Row {
        title,
        cells: (!told).then(|| joined(&cells)),
        steps: filled(scenario, &examples.columns, row),
        span: row.span,
    }
}

/// The title in a language; one title serves every language of the charter.
fn title<'t>(names: &Names<'_>, scenario: &'t ScenarioText, language: Language) -> &'t str {
    let place = names.charter.languages.iter().position(|&known| known == language);
    let further = place.and_then(|place| place.checked_sub(1)).and_then(|place| scenario.titles.get(place));
    further.map_or(&scenario.title, String::as_str)
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
