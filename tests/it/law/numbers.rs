//! Every number of a bundled charter is held by its rule tests: where a limit, a bound, a share or what a condition asks
//! for is one more or one less, or a share loses its comparator, some scenario fails or the charter is no charter any more.
//!
//! A range of amounts that a fact may have is held from within: where it ends one earlier, some scenario that gives the last
//! of it cannot be run any more. Left aside is what no case can meet: make-up and terms of bodies, warnings, promises.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    charters::{BUNDLED, Bundled},
    finding::{Level, Source, Span},
    scenario::{ScenarioFile, Suite, SuiteText},
    syntax::{self, Clause, Keyword, Operand, Term},
    text,
};

/// Changes that no case can tell, by charter, beginning of the line and what is written instead, with the reason.
const UNMET: [(&str, &str, &str, &str); 2] = [
    ("community", "rung grids within 2 hours", "1", "nothing climbs to the lowest rung"),
    ("community", "rung grids within 2 hours", "3", "nothing climbs to the lowest rung"),
];

/// One change of a charter: what stands at the span is written otherwise.
struct Mutant {
    span: Span,
    instead: String,
}

/// The changes of one workflow or ladder.
struct Mutants {
    of: String,
    mutants: Vec<Mutant>,
}

#[test]
fn every_number_is_held_by_a_rule_test() {
    std::thread::scope(|scope| {
        for bundled in BUNDLED {
            scope.spawn(move || every_number_is_held(bundled));
        }
    });
}

fn every_number_is_held(bundled: &Bundled) {
    let tests = ScenarioFile::read(&text::read(&bundled.tests_source()).tests).0.suites;
    let mutants = mutants(bundled.charter);
    let count: usize = mutants.iter().map(|of| of.mutants.len()).sum();
    assert!(count >= 10, "`{}` has only {count} numbers", bundled.name);
    assert!(!is_noticed(bundled.charter, &tests), "`{}` fails unchanged", bundled.name);
    let mut told = Vec::new();
    for of in &mutants {
        let [own, others] = [true, false].map(|own| naming(&tests, bundled.tests, &of.of, own));
        for mutant in &of.mutants {
            let line = mutant.line(bundled.charter);
            let changed = mutant.made_of(bundled.charter);
            let noticed = is_noticed(&changed, &own) || is_noticed(&changed, &others);
            if noticed == is_unmet(bundled, line, &mutant.instead) {
                told.push(format!("noticed {noticed}: {} in {line}", mutant.instead));
            }
        }
    }
    assert!(told.is_empty(), "`{}`:\n{}", bundled.name, told.join("\n"));
}

/// The tests that name a workflow, or those that do not: a change is mostly noticed by the former, which then spares the latter.
fn naming(tests: &[SuiteText], written: &str, workflow: &str, names: bool) -> Vec<SuiteText> {
    let mut tests = tests.to_vec();
    for suite in &mut tests {
        suite.scenarios.retain(|scenario| {
            let (_, text) = written.split_at(scenario.span.start as usize);
            let text = text.split("\nscenario ").next().and_then(|text| text.split("\n场景 ").next());
            text.is_some_and(|text| text.contains(workflow)) == names
        });
    }
    tests
}

fn is_unmet(bundled: &Bundled, line: &str, instead: &str) -> bool {
    let same = |(name, begins, other, _): &(&str, &str, &str, &str)| {
        *name == bundled.name && line.starts_with(begins) && *other == instead
    };
    UNMET.iter().any(same)
}

/// Whether a rule test fails, or the text is no charter any more.
fn is_noticed(written: &str, tests: &[SuiteText]) -> bool {
    let reading = text::read(&Source::new("changed.charter", written));
    let Some(written) = reading.charter else { return true };
    let compiled = Charter::compile(&written);
    let Some(charter) = compiled.charter.map(Arc::new) else { return true };
    if compiled.findings.iter().any(|finding| finding.level == Level::Deny) {
        return true;
    }
    let suites: Vec<_> = tests.iter().map(|text| Suite::compile(&charter, text).0).collect();
    let fails = |suite: &Suite| suite.outcomes().any(|(_, outcome)| !outcome.passed());
    suites.iter().any(|suite| !suite.left_out().is_empty() || fails(suite))
}

impl Mutant {
    fn made_of(&self, written: &str) -> String {
        let (before, _) = written.split_at(self.span.start as usize);
        let (_, after) = written.split_at(self.span.end as usize);
        format!("{before}{}{after}", self.instead)
    }

    /// The line that is changed, without its indentation.
    fn line<'a>(&self, written: &'a str) -> &'a str {
        let (before, _) = written.split_at(self.span.start as usize);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        written.split_at(start).1.lines().next().unwrap_or_default().trim_start()
    }
}

fn mutants(written: &str) -> Vec<Mutants> {
    let rules = |clause: &&Clause| matches!(clause.keyword, Keyword::Workflow | Keyword::Ladder);
    let mut found = Vec::new();
    for statement in syntax::parse(written).tree.statements.iter().filter(rules) {
        let mut mutants = Vec::new();
        of_clause(written, statement, &mut mutants);
        let of = statement.name().map(|name| name.as_str().to_owned()).unwrap_or_default();
        found.push(Mutants { of, mutants });
    }
    found
}

fn of_clause(written: &str, clause: &Clause, found: &mut Vec<Mutant>) {
    use Keyword::{AtLeast, AtMost, Every, If, MoreThan, Within};
    if clause.keyword == Keyword::Has {
        return;
    }
    if matches!(clause.keyword, AtLeast | AtMost | Every | If | MoreThan | Within)
        && let Some(operand) = &clause.operand
    {
        of_operand(written, operand, found);
    }
    if clause.keyword == Keyword::Is
        && let Some(Operand { term: Term::Range(_, last, _), .. }) = &clause.operand
        && let Term::Amount(number, ..) = last.term
    {
        let instead = number.saturating_sub(1).to_string();
        found.push(Mutant { span: digits(written, last.span), instead });
    }
    let is_share = clause.operand.as_ref().is_some_and(|operand| matches!(operand.term, Term::Share(..)));
    if is_share && let Some(other) = other_comparator(clause.keyword) {
        let span = clause.layout.keyword;
        found.push(Mutant { span, instead: other.word(clause.layout.language).to_owned() });
    }
    for output in clause.rows.iter().flat_map(|row| &row.outputs) {
        if matches!(output.term, Term::Amount(..)) {
            of_operand(written, output, found);
        }
    }
    clause.clauses.iter().for_each(|clause| of_clause(written, clause, found));
}

fn other_comparator(keyword: Keyword) -> Option<Keyword> {
    match keyword {
        Keyword::AtLeast => Some(Keyword::MoreThan),
        Keyword::MoreThan => Some(Keyword::AtLeast),
        _ => None,
    }
}

fn of_operand(written: &str, operand: &Operand, found: &mut Vec<Mutant>) {
    match &operand.term {
        Term::Or(parts, _) | Term::And(parts, _) => {
            parts.iter().for_each(|part| of_operand(written, part, found));
        }
        Term::Not(part, _) | Term::Group(part) => of_operand(written, part, found),
        Term::Compare(_, _, right) => of_operand(written, right, found),
        Term::Number(number) | Term::Amount(number, ..) => {
            let digits = digits(written, operand.span);
            found
                .extend(number.checked_sub(1).map(|less| Mutant { span: digits, instead: less.to_string() }));
            found.push(Mutant { span: digits, instead: (number + 1).to_string() });
        }
        Term::Share(part, whole) => {
            let span = operand.span;
            let narrower = (part < whole).then(|| format!("{}/{whole}", part + 1));
            found.extend(narrower.map(|instead| Mutant { span, instead }));
            found.push(Mutant { span, instead: format!("{part}/{}", whole + 1) });
        }
        _ => {}
    }
}

/// The digits with which an amount begins.
fn digits(written: &str, span: Span) -> Span {
    let (_, amount) = written.split_at(span.start as usize);
    let length = amount.chars().take_while(char::is_ascii_digit).map(char::len_utf8).sum::<usize>();
    Span { start: span.start, end: span.start + length as u32 }
}
