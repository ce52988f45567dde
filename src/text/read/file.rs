//! A whole file: a charter, the tests beside it, or both.

use super::{Report, charter, clauses, indicator, promise, rule, structure, workflow};
use crate::{
    finding::{Finding, Lint, Source},
    syntax::{Clause, Keyword, Tree},
    text::{CharterText, layer::layered},
};

/// What reading a file gave. A charter with mistakes is still there as far as it could be read, for further checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The charter, unless the file holds tests only.
    pub charter: Option<CharterText>,
    /// The statements of tests, untouched: rosters, scenarios, and each `charter` that names the one they test.
    pub tests: Vec<Clause>,
    /// Every mistake of form, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Reads a file written in the charter language; with the texts above it that its charter extends, as [`stacked`](crate::text::stacked) finds them.
///
/// ```
/// use gongzhi::{finding::Source, text};
///
/// let reading = text::read(&Source::new("tiny.charter", "charter tiny, edition 2026-01\nbody club is council\n"));
/// assert!(reading.findings.is_empty());
/// assert_eq!(reading.charter.map(|charter| charter.edition), Some("2026-01".into()));
/// ```
#[must_use]
pub fn read(source: &Source) -> Reading {
    let parsed = layered(source);
    let mut reading = read_tree(&parsed.tree);
    reading.findings.extend(parsed.findings);
    reading.findings.sort_by_key(|finding| (finding.lint == Lint::BeyondLimits, finding.span.start));
    reading
}

/// Reads a tree. The findings are those of reading only.
#[must_use]
pub fn read_tree(tree: &Tree) -> Reading {
    let (rules, tests) = split(tree.statements.clone());
    let mut report = Report::default();
    let charter = (!rules.is_empty()).then(|| read_rules(tree, &rules, &mut report));
    Reading { charter, tests, findings: report.findings }
}

/// Parts the statements of rules from those of tests. A `charter` after a roster or a scenario, or in a file that
/// declares no rule but has tests, names the charter that is tested, unless it extends another.
pub(in crate::text) fn split(statements: Vec<Clause>) -> (Vec<Clause>, Vec<Clause>) {
    let extends = |statement: &Clause| is_head(statement) && statement.first(Keyword::Extends).is_some();
    let declares_rules = statements.iter().any(|statement| is_rule(statement.keyword) || extends(statement));
    let mut seen_tests = !declares_rules && statements.iter().any(|statement| is_test(statement.keyword));
    statements.into_iter().partition(|statement| {
        seen_tests |= is_test(statement.keyword);
        is_rule(statement.keyword) || statement.keyword == Keyword::Charter && !seen_tests
    })
}

/// Whether a statement is a `charter`.
pub(in crate::text) fn is_head(statement: &Clause) -> bool {
    statement.keyword == Keyword::Charter
}

fn is_rule(keyword: Keyword) -> bool {
    !is_test(keyword) && keyword != Keyword::Charter
}

fn is_test(keyword: Keyword) -> bool {
    matches!(keyword, Keyword::Roster | Keyword::Scenario)
}

fn read_rules(tree: &Tree, rules: &[Clause], report: &mut Report) -> CharterText {
    let mut heads = rules.iter().filter(|statement| is_head(statement));
    let mut text = match heads.next() {
        Some(head) => charter::charter(head, report),
        None => {
            report.no_charter(rules.first().map(|statement| statement.span).unwrap_or_default());
            CharterText::default()
        }
    };
    heads.for_each(|again| report.second_charter(again));
    text.notes.remarks.extend(tree.remarks.iter().map(|remark| remark.text.clone()));
    for statement in rules {
        add(&mut text, statement, report);
    }
    text
}

fn add(text: &mut CharterText, statement: &Clause, report: &mut Report) {
    match statement.keyword {
        Keyword::Source => text.sources.push(charter::source(statement, report)),
        Keyword::Lint => text.notes.lints.push(clauses::lint(statement, report)),
        Keyword::Kind => text.kinds.push(structure::kind(statement, report)),
        Keyword::Body => text.bodies.push(structure::body(statement, report)),
        Keyword::Ladder => text.ladders.push(rule::ladder(statement, report)),
        Keyword::Workflow => text.workflows.push(workflow::workflow(statement, report)),
        Keyword::Promise => text.promises.push(promise::promise(statement, report)),
        Keyword::Indicator => text.indicators.push(indicator::indicator(statement, report)),
        Keyword::Charter => {}
        _ => report.no_statement(statement),
    }
}
