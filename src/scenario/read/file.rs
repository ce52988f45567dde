//! Files, rosters and scenarios from the tree.

use super::{
    operand,
    step::{examples, step},
};
use crate::{
    scenario::{HoldsText, InstanceText, PersonText, RosterText, ScenarioFile, ScenarioText, SuiteText},
    syntax::{Clause, Keyword},
    text::read::{
        Clauses, Report,
        operand::{amount, listed, moment},
    },
};

/// The rule tests of a file: its statements of tests in order, parted by the charters they name.
pub(super) fn file(tests: &[Clause], report: &mut Report) -> ScenarioFile {
    let mut suites: Vec<SuiteText> = Vec::new();
    for statement in tests {
        match statement.keyword {
            Keyword::Charter => suites.push(suite(statement, report)),
            Keyword::Roster => {
                let roster = roster(statement, report);
                open(&mut suites, statement).rosters.push(roster);
            }
            Keyword::Scenario => {
                let mut scenario = scenario(statement, report);
                let suite = open(&mut suites, statement);
                scenario.roster = suite.rosters.last().map(|roster| roster.name.clone());
                suite.scenarios.push(scenario);
            }
            _ => {}
        }
    }
    ScenarioFile { suites }
}

/// The suite that a statement goes to; where no `charter` stands above, one for the charter it stands with.
fn open<'s>(suites: &'s mut Vec<SuiteText>, statement: &Clause) -> &'s mut SuiteText {
    if suites.is_empty() {
        suites.push(SuiteText { span: statement.span, ..SuiteText::default() });
    }
    let last = suites.len() - 1;
    #[expect(clippy::indexing_slicing, reason = "one was pushed if there was none")]
    &mut suites[last]
}

fn suite(clause: &Clause, report: &mut Report) -> SuiteText {
    let mut clauses = Clauses::of(clause, report);
    let charter = Some(clauses.name());
    let edition = clauses.value(Keyword::Edition, moment);
    clauses.notes();
    SuiteText { charter, edition, span: clause.span, ..SuiteText::default() }
}

fn roster(clause: &Clause, report: &mut Report) -> RosterText {
    let mut clauses = Clauses::of(clause, report);
    RosterText {
        name: clauses.name(),
        instances: clauses.each(Keyword::Instance, instance),
        people: clauses.each(Keyword::Person, person),
        notes: clauses.notes(),
    }
}

fn instance(clause: &Clause, report: &mut Report) -> InstanceText {
    let names = listed(clause, report);
    let mut clauses = Clauses::of(clause, report);
    InstanceText {
        names,
        part_of: clauses.values(Keyword::PartOf, listed),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn person(clause: &Clause, report: &mut Report) -> PersonText {
    let mut clauses = Clauses::of(clause, report);
    PersonText {
        name: clauses.name(),
        titles: clauses.titles(),
        is: clauses.values(Keyword::Is, listed),
        seats: clauses.value(Keyword::Seats, amount),
        holds: clauses.each(Keyword::Holds, holds),
        notes: clauses.notes(),
    }
}

fn holds(clause: &Clause, report: &mut Report) -> HoldsText {
    let offices = listed(clause, report);
    let mut clauses = Clauses::of(clause, report);
    let since = clauses.value(Keyword::Since, moment);
    let until = clauses.value(Keyword::Until, moment);
    clauses.notes();
    HoldsText { offices, since, until }
}

fn scenario(clause: &Clause, report: &mut Report) -> ScenarioText {
    let title = operand::text(clause, report).unwrap_or_default();
    let mut clauses = Clauses::of(clause, report);
    ScenarioText {
        title,
        titles: clauses.titles(),
        tags: clauses.values(Keyword::Tags, listed),
        roster: None,
        steps: clauses.each_of(is_step, step),
        examples: clauses.one(Keyword::Examples, examples),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn is_step(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Given | Keyword::When | Keyword::Wait | Keyword::Then | Keyword::Always | Keyword::Never
    )
}
