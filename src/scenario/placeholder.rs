//! Placeholders: a scenario with examples is written once and run once for each row.

use super::{
    AllowedText, DueText, ExampleText, ExpectationText, GivenText, NamesExpectText, OpensExpectText,
    RungExpectText, ScenarioText, StepText, TalliedText, TalliesText, ThenText, ThroughoutText, WaitText,
    WhenText,
};
use crate::{
    finding::Span,
    text::{AmountText, AssignText, ConditionText, Expression, Path},
};

/// What a placeholder becomes; none leaves it as it is.
type Cells<'c> = dyn FnMut(&str, Span) -> Option<Expression> + 'c;

/// The placeholders of a scenario's steps with their places, in the order of writing.
pub(super) fn placeholders(scenario: &ScenarioText) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut steps = scenario.steps.clone();
    steps.fill(&mut |name, span| {
        found.push((name.to_owned(), span));
        None
    });
    found
}

/// The steps of `scenario` with the cells of one row in place of the placeholders.
pub(super) fn filled(scenario: &ScenarioText, columns: &[Path], row: &ExampleText) -> Vec<StepText> {
    let mut steps = scenario.steps.clone();
    steps.fill(&mut |name, _| {
        let column = columns.iter().position(|column| column.as_str() == name)?;
        row.cells.get(column).cloned()
    });
    steps
}

/// Something that may hold placeholders.
trait Fill {
    fn fill(&mut self, cells: &mut Cells<'_>);
}

impl Fill for Path {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        let Some(name) = name_in_marks(&self.text) else { return };
        if let Some(cell) = cells(name, self.span) {
            *self = said(&cell);
        }
    }
}

impl Fill for Expression {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        match self {
            Self::Placeholder(path) => {
                if let Some(cell) = cells(&path.text, path.span) {
                    *self = cell;
                }
            }
            Self::Range(left, right) | Self::Compare(left, _, right) => {
                left.fill(cells);
                right.fill(cells);
            }
            Self::Not(inner, _) => inner.fill(cells),
            Self::And(parts) | Self::Or(parts) => parts.fill(cells),
            Self::Amount(amount, _) => amount.fill(cells),
            Self::Name(_) | Self::Number(..) | Self::Text(..) | Self::Moment(_) => {}
        }
    }
}

impl Fill for AmountText {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        let Self::Named(path) = self else { return };
        let Some(cell) = name_in_marks(&path.text).and_then(|name| cells(name, path.span)) else { return };
        *self = match cell {
            Expression::Amount(amount, _) => amount,
            Expression::Number(number, _) => Self::Number(number),
            other => Self::Named(said(&other)),
        };
    }
}

impl<T: Fill> Fill for Vec<T> {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        for part in self {
            part.fill(cells);
        }
    }
}

impl<T: Fill> Fill for Option<T> {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        if let Some(part) = self {
            part.fill(cells);
        }
    }
}

/// Says which fields of a written part may hold placeholders.
macro_rules! fill {
    ($($type:ty: $($field:ident),*;)*) => {$(
        impl Fill for $type {
            fn fill(&mut self, cells: &mut Cells<'_>) {
                $(self.$field.fill(cells);)*
            }
        }
    )*};
}

fill! {
    AssignText: value;
    ConditionText: expression;
    ThroughoutText: names, expression, expects, condition;
    GivenText: subjects, is, by, states, instances, with, at;
    WhenText: who, does, with, of, instances, tallies, at;
    TalliesText: with;
    WaitText: amount, until;
    ThenText: of, expects;
    NamesExpectText: names;
    RungExpectText: body, because;
    DueText: clock, at, counts, skips;
    TalliedText: ballot, on, with;
    AllowedText: actions, by;
    OpensExpectText: workflow, of;
}

impl Fill for StepText {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        match self {
            Self::Given(given) => given.fill(cells),
            Self::When(when) => when.fill(cells),
            Self::Wait(wait) => wait.fill(cells),
            Self::Then(then) => then.fill(cells),
            Self::Always(throughout) | Self::Never(throughout) => throughout.fill(cells),
        }
    }
}

impl Fill for ExpectationText {
    fn fill(&mut self, cells: &mut Cells<'_>) {
        match self {
            Self::In(names)
            | Self::End(names)
            | Self::Accountable(names)
            | Self::Responsible(names)
            | Self::Consulted(names)
            | Self::Informed(names)
            | Self::Overdue(names)
            | Self::Refused(names)
            | Self::Happened(names) => names.fill(cells),
            Self::Tallies(tallied) => tallied.fill(cells),
            Self::Cites(_) => {}
            Self::With(condition) => condition.fill(cells),
            Self::Rung(rung) => rung.fill(cells),
            Self::Due(due) => due.fill(cells),
            Self::Allowed(allowed) => allowed.fill(cells),
            Self::Opens(opens) => opens.fill(cells),
        }
    }
}

/// The name between the marks of a placeholder.
fn name_in_marks(text: &str) -> Option<&str> {
    text.strip_prefix('<')?.strip_suffix('>')
}

/// A cell as it stands where a name does.
fn said(cell: &Expression) -> Path {
    match cell {
        Expression::Name(path) | Expression::Moment(path) => path.clone(),
        other => Path::new(other.to_string(), other.span()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scenario() -> ScenarioText {
        let given = GivenText {
            subjects: vec!["matter".into()],
            states: vec!["<state>".into()],
            with: vec![AssignText { target: "hard".into(), value: Expression::Placeholder("hard".into()) }],
            ..GivenText::default()
        };
        let wait = WaitText { amount: Some(AmountText::Named("<time>".into())), ..WaitText::default() };
        ScenarioText { steps: vec![StepText::Given(given), StepText::Wait(wait)], ..ScenarioText::default() }
    }

    #[test]
    fn placeholders_are_found_in_order() {
        let names: Vec<_> = placeholders(&scenario()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["state", "hard", "time"]);
    }

    #[test]
    fn a_row_fills_names_values_and_amounts() {
        let columns = ["hard".into(), "time".into(), "state".into()];
        let amount = AmountText::Of { count: 2, unit: crate::syntax::Unit::Days };
        let cells = vec![
            Expression::Name("yes".into()),
            Expression::Amount(amount.clone(), Span::default()),
            Expression::Name("voting".into()),
        ];
        let steps = filled(&scenario(), &columns, &ExampleText { cells, span: Span::default() });
        let [StepText::Given(given), StepText::Wait(wait)] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!(given.states, ["voting".into()]);
        assert_eq!(given.with[0].value, Expression::Name("yes".into()));
        assert_eq!(wait.amount, Some(amount));
    }
}
