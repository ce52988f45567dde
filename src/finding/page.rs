//! The page of each lint: what it means, why it matters, what breaks it, how to mend it, what it does not see.

use super::Lint;

/// The page of `lint` in Markdown, English first and then Chinese.
#[must_use]
pub fn page(lint: Lint) -> &'static str {
    match lint {
        Lint::Unreadable => include_str!("pages/unreadable.md"),
        Lint::StrayMark => include_str!("pages/stray-mark.md"),
        Lint::BadIndentation => include_str!("pages/bad-indentation.md"),
        Lint::UnknownKeyword => include_str!("pages/unknown-keyword.md"),
        Lint::MisplacedClause => include_str!("pages/misplaced-clause.md"),
        Lint::MissingOperand => include_str!("pages/missing-operand.md"),
        Lint::WrongOperand => include_str!("pages/wrong-operand.md"),
        Lint::UnclosedQuote => include_str!("pages/unclosed-quote.md"),
        Lint::MisplacedTitle => include_str!("pages/misplaced-title.md"),
        Lint::MalformedCitation => include_str!("pages/malformed-citation.md"),
        Lint::MalformedRow => include_str!("pages/malformed-row.md"),
        Lint::MixedJoiners => include_str!("pages/mixed-joiners.md"),
        Lint::GluedName => include_str!("pages/glued-name.md"),
        Lint::BeyondLimits => include_str!("pages/beyond-limits.md"),
        Lint::MissingCharter => include_str!("pages/missing-charter.md"),
        Lint::IncompleteStatement => include_str!("pages/incomplete-statement.md"),
        Lint::RepeatedClause => include_str!("pages/repeated-clause.md"),
        Lint::UnfitBound => include_str!("pages/unfit-bound.md"),
        Lint::UnknownName => include_str!("pages/unknown-name.md"),
        Lint::NoScenario => include_str!("pages/no-scenario.md"),
        Lint::AssertsNothing => include_str!("pages/asserts-nothing.md"),
        Lint::NeverChecked => include_str!("pages/never-checked.md"),
        Lint::RepeatedScenario => include_str!("pages/repeated-scenario.md"),
        Lint::UnknownCharter => include_str!("pages/unknown-charter.md"),
        Lint::HalfStep => include_str!("pages/half-step.md"),
        Lint::UnfilledPlaceholder => include_str!("pages/unfilled-placeholder.md"),
        Lint::TimeRunsBack => include_str!("pages/time-runs-back.md"),
    }
}
