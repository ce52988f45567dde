//! Steps, expectations and rows of examples from the tree.

use super::operand;
use crate::{
    scenario::{
        AllowedText, CitesText, DueText, ExampleText, ExamplesText, ExpectationText, GivenText,
        NamesExpectText, OpensExpectText, RungExpectText, StepText, TalliedText, TalliesText, ThenText,
        ThroughoutText, WaitText, WhenText,
    },
    syntax::{Clause, Keyword, Operand, Row, Term},
    text::{
        AssignText, Notes, Path,
        read::{
            Clauses, Report,
            expression::{self, condition, expression},
            operand::{listed, moment, name, times, values},
        },
    },
};

/// One step.
pub(super) fn step(clause: &Clause, report: &mut Report) -> StepText {
    match clause.keyword {
        // A person who acts before the test begins acts like any other.
        Keyword::Given if clause.first(Keyword::Does).is_some() => StepText::When(when(clause, report)),
        Keyword::Given if clause.first(Keyword::Tallies).is_some() => StepText::When(when(clause, report)),
        Keyword::Given => StepText::Given(given(clause, report)),
        Keyword::When => StepText::When(when(clause, report)),
        Keyword::Wait => StepText::Wait(wait(clause, report)),
        Keyword::Then => StepText::Then(then(clause, report)),
        Keyword::Never => StepText::Never(throughout(clause, report)),
        _ => StepText::Always(throughout(clause, report)),
    }
}

fn given(clause: &Clause, report: &mut Report) -> GivenText {
    let subjects = listed(clause, report);
    let mut clauses = Clauses::of(clause, report);
    // A state's name has no dot; an instance's has one.
    let places = clauses.values(Keyword::In, listed);
    let (instances, states) = places.into_iter().partition(|path| path.split_first().1.is_some());
    GivenText {
        subjects,
        is: clauses.values(Keyword::Is, listed),
        by: clauses.value(Keyword::By, name),
        states,
        instances,
        with: clauses.values(Keyword::With, values),
        at: clauses.value(Keyword::At, moment),
        notes: clauses.notes(),
        span: clause.span,
    }
}

/// What somebody does, and with what.
struct Done {
    action: Option<Path>,
    with: Vec<AssignText>,
    of: Option<Path>,
}

fn when(clause: &Clause, report: &mut Report) -> WhenText {
    let who = listed(clause, report);
    let mut clauses = Clauses::of(clause, report);
    let done = clauses.one(Keyword::Does, does);
    let Done { action, with, of } = done.unwrap_or(Done { action: None, with: Vec::new(), of: None });
    WhenText {
        who,
        does: action,
        with,
        of,
        instances: clauses.values(Keyword::In, listed),
        tallies: clauses.one(Keyword::Tallies, tallies),
        at: clauses.value(Keyword::At, moment),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn does(clause: &Clause, report: &mut Report) -> Done {
    let action = name(clause, report);
    let mut clauses = Clauses::of(clause, report);
    let with = clauses.values(Keyword::With, values);
    let of = clauses.value(Keyword::For, name);
    clauses.notes();
    Done { action, with, of }
}

fn tallies(clause: &Clause, report: &mut Report) -> TalliesText {
    let mut clauses = Clauses::of(clause, report);
    let with = clauses.values(Keyword::With, values);
    clauses.notes();
    TalliesText { with, span: clause.span }
}

fn wait(clause: &Clause, report: &mut Report) -> WaitText {
    let amount = operand::amount_if_any(clause, report);
    let mut clauses = Clauses::of(clause, report);
    WaitText {
        amount,
        until: clauses.value(Keyword::Until, moment),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn then(clause: &Clause, report: &mut Report) -> ThenText {
    let mut clauses = Clauses::of(clause, report);
    let of = clauses.value(Keyword::For, name);
    let mut expects =
        clauses.each_of(|keyword| !matches!(keyword, Keyword::Local | Keyword::Lint), expectation);
    let notes = clauses.notes();
    cite_line(&mut expects, &notes);
    ThenText { of, expects, notes, span: clause.span }
}

/// What must hold at every step, or at none.
fn throughout(clause: &Clause, report: &mut Report) -> ThroughoutText {
    let is_bare = clause.operand.is_none();
    let (mut names, mut expression) = (Vec::new(), None);
    match clause.keyword {
        _ if is_bare => {}
        Keyword::Never => names = listed(clause, report),
        _ => expression = Some(expression::read(clause, report)),
    }
    let mut clauses = Clauses::of(clause, report);
    let condition = clauses.one(Keyword::If, condition);
    let mut expects = clauses.each_of(expects, expectation);
    let notes = clauses.notes();
    cite_line(&mut expects, &notes);
    ThroughoutText { names, expression, expects, condition, notes, span: clause.span }
}

/// The brackets at the end of a line stand with its first word.
fn cite_line(expects: &mut [ExpectationText], notes: &Notes) {
    for expect in expects {
        if let ExpectationText::Cites(cites) = expect
            && cites.sources.is_empty()
        {
            cites.sources.clone_from(&notes.sources);
        }
    }
}

/// Whether a word says what is expected.
fn expects(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::In
            | Keyword::End
            | Keyword::With
            | Keyword::Accountable
            | Keyword::Responsible
            | Keyword::Consulted
            | Keyword::Informed
            | Keyword::Rung
            | Keyword::Due
            | Keyword::Overdue
            | Keyword::Allowed
            | Keyword::Opens
            | Keyword::Happened
            | Keyword::Tallies
            | Keyword::Cites
    )
}

fn expectation(clause: &Clause, report: &mut Report) -> ExpectationText {
    match clause.keyword {
        Keyword::With => ExpectationText::With(condition(clause, report)),
        Keyword::Rung => ExpectationText::Rung(rung(clause, report)),
        Keyword::Due => ExpectationText::Due(due(clause, report)),
        Keyword::Refused => ExpectationText::Refused(refused(clause, report)),
        Keyword::Allowed => ExpectationText::Allowed(allowed(clause, report)),
        Keyword::Opens => ExpectationText::Opens(opens(clause, report)),
        Keyword::Happened => ExpectationText::Happened(named(clause, listed, report)),
        Keyword::Tallies => ExpectationText::Tallies(tallied(clause, report)),
        Keyword::Cites => ExpectationText::Cites(cites(clause, report)),
        Keyword::Overdue => ExpectationText::Overdue(named(clause, operand::names_if_any, report)),
        Keyword::End => ExpectationText::End(named(clause, listed, report)),
        Keyword::Accountable => ExpectationText::Accountable(named(clause, listed, report)),
        Keyword::Responsible => ExpectationText::Responsible(named(clause, listed, report)),
        Keyword::Consulted => ExpectationText::Consulted(named(clause, listed, report)),
        Keyword::Informed => ExpectationText::Informed(named(clause, listed, report)),
        _ => ExpectationText::In(named(clause, listed, report)),
    }
}

fn named(
    clause: &Clause,
    names: fn(&Clause, &mut Report) -> Vec<Path>,
    report: &mut Report,
) -> NamesExpectText {
    let names = names(clause, report);
    let is_or = |operand: &Operand| matches!(operand.ungrouped().term, Term::Or(..));
    let one_of = clause.operand.as_ref().is_some_and(is_or);
    Clauses::of(clause, report).notes();
    NamesExpectText { names, one_of, span: clause.span }
}

fn rung(clause: &Clause, report: &mut Report) -> RungExpectText {
    let body = name(clause, report).unwrap_or_default();
    let mut clauses = Clauses::of(clause, report);
    let because = clauses.value(Keyword::Because, operand::word);
    clauses.notes();
    RungExpectText { body, because, span: clause.span }
}

fn due(clause: &Clause, report: &mut Report) -> DueText {
    let clock = clause.operand.as_ref().and_then(|_| name(clause, report));
    let mut clauses = Clauses::of(clause, report);
    let at = clauses.value(Keyword::At, moment);
    let counts = clauses.values(Keyword::Counts, times);
    let skips = clauses.values(Keyword::Skips, times);
    clauses.notes();
    DueText { clock, at, counts, skips, span: clause.span }
}

fn tallied(clause: &Clause, report: &mut Report) -> TalliedText {
    let ballot = name(clause, report).unwrap_or_default();
    let mut clauses = Clauses::of(clause, report);
    let with = clauses.values(Keyword::With, values);
    let on = clauses.value(Keyword::On, name);
    clauses.notes();
    TalliedText { ballot, on, with, span: clause.span }
}

fn cites(clause: &Clause, report: &mut Report) -> CitesText {
    let sources = Clauses::of(clause, report).notes().sources;
    CitesText { sources, span: clause.span }
}

fn refused(clause: &Clause, report: &mut Report) -> NamesExpectText {
    let mut clauses = Clauses::of(clause, report);
    let names = clauses.value(Keyword::Because, operand::word).into_iter().collect();
    clauses.notes();
    NamesExpectText { names, one_of: false, span: clause.span }
}

fn allowed(clause: &Clause, report: &mut Report) -> AllowedText {
    let actions = listed(clause, report);
    let mut clauses = Clauses::of(clause, report);
    let by = clauses.values(Keyword::By, listed);
    clauses.notes();
    AllowedText { actions, by, span: clause.span }
}

fn opens(clause: &Clause, report: &mut Report) -> OpensExpectText {
    let workflow = name(clause, report).unwrap_or_default();
    let mut clauses = Clauses::of(clause, report);
    let of = clauses.value(Keyword::For, name);
    clauses.notes();
    OpensExpectText { workflow, of, span: clause.span }
}

/// The rows of a scenario with placeholders, the head first.
pub(super) fn examples(clause: &Clause, report: &mut Report) -> ExamplesText {
    let mut rows = clause.rows.iter();
    let columns = rows.next().map(head).unwrap_or_default();
    let rows = rows.map(example).collect();
    Clauses::of(clause, report).notes();
    ExamplesText { columns, rows, span: clause.span }
}

fn head(row: &Row) -> Vec<Path> {
    let column = |operand: &Operand| {
        operand.as_path().map_or_else(Path::default, |path| Path::new(path.to_string(), path.span))
    };
    row.inputs.iter().map(column).collect()
}

/// One row. That it has as many cells as the head was seen to when the tree was made.
fn example(row: &Row) -> ExampleText {
    let cells = row.inputs.iter().map(|operand| expression(operand).unwrap_or_default()).collect();
    ExampleText { cells, span: row.span }
}
