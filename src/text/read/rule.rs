//! Names, limits, bounds, clocks, ladders and what follows a result.

use super::{
    Clauses, Report, action,
    expression::condition,
    need::Need,
    operand::{self, Fit, Join},
};
use crate::{
    syntax::{Clause, Keyword},
    text::{
        AmountText, AssignText, BoundText, BoundWord, ClockText, EscalateText, LadderText, NamesText, OnText,
        OpensText, Path, RungText, WithinText,
    },
};

/// Names joined by `and`, perhaps under a condition.
pub(crate) fn names(clause: &Clause, report: &mut Report) -> NamesText {
    with_condition(operand::all_of(clause, report), clause, report)
}

/// Names joined by `or`.
pub(crate) fn choice(clause: &Clause, report: &mut Report) -> NamesText {
    with_condition(operand::moments(clause, report), clause, report)
}

/// Names joined by either word.
pub(crate) fn listed(clause: &Clause, report: &mut Report) -> NamesText {
    with_condition(operand::listed(clause, report), clause, report)
}

fn with_condition(names: Vec<Path>, clause: &Clause, report: &mut Report) -> NamesText {
    let mut clauses = Clauses::of(clause, report);
    let condition = clauses.one(Keyword::If, condition);
    NamesText { names, condition, notes: clauses.notes(), span: clause.span }
}

/// A bound of `owner`, which takes amounts that `fit`.
pub(crate) fn bound(clause: &Clause, owner: &Clause, fit: Fit, report: &mut Report) -> BoundText {
    let amount = operand::amount(clause, report);
    if amount.as_ref().is_some_and(|amount| !fit.takes(amount)) {
        report.unfit(clause, owner, fit);
    }
    let mut clauses = Clauses::of(clause, report);
    BoundText {
        word: bound_word(clause.keyword),
        amount,
        since: clauses.values(Keyword::Since, operand::moments),
        before: clauses.values(Keyword::Before, operand::moments),
        among: None,
        counting: clauses.names(Keyword::Counting, Join::And),
        condition: clauses.one(Keyword::If, condition),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn bound_word(keyword: Keyword) -> BoundWord {
    match keyword {
        Keyword::AtMost => BoundWord::AtMost,
        Keyword::MoreThan => BoundWord::MoreThan,
        _ => BoundWord::AtLeast,
    }
}

/// A limit, or a period.
pub(crate) fn within(clause: &Clause, report: &mut Report) -> WithinText {
    let amount = operand::duration(clause, report);
    let mut clauses = Clauses::of(clause, report);
    WithinText {
        amount,
        since: clauses.values(Keyword::Since, operand::moments),
        condition: clauses.one(Keyword::If, condition),
        warns: clauses.values(Keyword::Warns, durations),
        counting: clauses.names(Keyword::Counting, Join::And),
        on: clauses.each(Keyword::On, on),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn durations(clause: &Clause, report: &mut Report) -> Vec<AmountText> {
    operand::duration(clause, report).into_iter().collect()
}

/// A clock.
pub(crate) fn clock(clause: &Clause, report: &mut Report) -> ClockText {
    let mut clauses = Clauses::of(clause, report);
    ClockText {
        name: clauses.name(),
        titles: clauses.titles(),
        within: clauses.each(Keyword::Within, within),
        until: clauses.values(Keyword::Until, operand::moments),
        pauses: clauses.each(Keyword::Pauses, pauses),
        warns: clauses.values(Keyword::Warns, durations),
        counting: clauses.names(Keyword::Counting, Join::And),
        on: clauses.each(Keyword::On, on),
        notes: clauses.notes(),
    }
}

/// The states in which a clock does not run.
fn pauses(clause: &Clause, report: &mut Report) -> NamesText {
    let mut clauses = Clauses::of(clause, report);
    let names = clauses.names(Keyword::In, Join::Or);
    let read = NamesText { names, condition: None, notes: clauses.notes(), span: clause.span };
    if clause.first(Keyword::In).is_none() {
        report.incomplete(clause, Need::States);
    }
    read
}

/// What follows a result.
pub(crate) fn on(clause: &Clause, report: &mut Report) -> OnText {
    let mut clauses = Clauses::of(clause, report);
    let result = clauses.name();
    let (take, with) = clauses.inner(Keyword::Take, taken).unwrap_or_default();
    OnText {
        result,
        routes: clauses.each(Keyword::Goes, action::route),
        escalate: clauses.inner(Keyword::Escalate, escalate),
        take,
        with,
        sets: clauses.values(Keyword::Sets, operand::values),
        opens: clauses.each(Keyword::Opens, opens),
        notes: clauses.notes(),
        span: clause.span,
    }
}

/// The action that counts as taken, and with which facts.
fn taken(clauses: &mut Clauses<'_, '_>) -> (Option<Path>, Vec<AssignText>) {
    (clauses.takes(operand::name), clauses.values(Keyword::With, operand::values))
}

/// A step up the ladder.
pub(crate) fn escalate(clauses: &mut Clauses<'_, '_>) -> EscalateText {
    EscalateText { cause: clauses.value(Keyword::Because, operand::name), span: clauses.span() }
}

/// A case that is opened.
pub(crate) fn opens(clause: &Clause, report: &mut Report) -> OpensText {
    let mut clauses = Clauses::of(clause, report);
    OpensText {
        workflow: clauses.name(),
        for_each: clauses.value(Keyword::For, operand::name),
        notes: clauses.notes(),
    }
}

/// A ladder.
pub(crate) fn ladder(clause: &Clause, report: &mut Report) -> LadderText {
    let mut clauses = Clauses::of(clause, report);
    LadderText {
        name: clauses.name(),
        titles: clauses.titles(),
        rungs: clauses.each(Keyword::Rung, rung),
        notes: clauses.notes(),
    }
}

fn rung(clause: &Clause, report: &mut Report) -> RungText {
    let mut clauses = Clauses::of(clause, report);
    RungText {
        body: clauses.name(),
        within: clauses.one(Keyword::Within, within),
        because: clauses.names(Keyword::Because, Join::Or),
        notes: clauses.notes(),
    }
}
