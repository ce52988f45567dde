//! Names, limits, bounds, clocks, ladders and what follows a result.

use super::{Mistakes, Statement, action, expression, operand};
use crate::{
    syntax::{Clause, Keyword, Term},
    text::{
        AmountText, BoundText, BoundWord, ClockText, ConditionText, EscalateText, LadderText, NamesText,
        OnText, OpensText, RungText, WithinText,
    },
};

/// Declares the writer of a clause that takes names, for each keyword that does.
macro_rules! names {
    ($($(#[$doc:meta])* $writer:ident $keyword:ident;)*) => {$(
        $(#[$doc])*
        pub(super) fn $writer(text: &NamesText, mistakes: &mut Mistakes) -> Clause {
            names(Keyword::$keyword, text, mistakes)
        }
    )*};
}

names! {
    /// Who is excluded.
    bars Bars;
    /// Whose no is enough.
    veto Veto;
    /// Who answers.
    accountable Accountable;
    /// Who does the work.
    responsible Responsible;
    /// Who is asked.
    consulted Consulted;
    /// Who is told.
    informed Informed;
    /// What the actor gives.
    asks Asks;
    /// Which tables are used.
    uses Uses;
    /// Which states are emptied.
    clears Clears;
    /// What must not have happened.
    before Before;
}

fn names(keyword: Keyword, text: &NamesText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(keyword, mistakes)
        .takes(operand::joined(&text.names, Term::And, operand::name))
        .one(text.condition.as_ref(), condition)
        .notes(&text.notes)
}

/// What must have happened, or the date from which an action is open.
pub(super) fn since(text: &NamesText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Since, mistakes)
        .takes(operand::joined(&text.names, Term::Or, operand::moment))
        .one(text.condition.as_ref(), condition)
        .notes(&text.notes)
}

/// A condition.
pub(super) fn condition(text: &ConditionText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::If, mistakes).takes(expression::expression(&text.expression)).notes(&text.notes)
}

/// A bound.
pub(super) fn bound(text: &BoundText, mistakes: &mut Mistakes) -> Clause {
    let keyword = match text.word {
        BoundWord::AtLeast => Keyword::AtLeast,
        BoundWord::AtMost => Keyword::AtMost,
        BoundWord::MoreThan => Keyword::MoreThan,
    };
    Statement::new(keyword, mistakes)
        .takes(operand::needed(text.amount.as_ref(), operand::amount))
        .choice(Keyword::Since, &text.since)
        .choice(Keyword::Before, &text.before)
        .all(Keyword::Counting, &text.counting)
        .one(text.condition.as_ref(), condition)
        .notes(&text.notes)
}

/// A limit.
pub(super) fn within(text: &WithinText, mistakes: &mut Mistakes) -> Clause {
    limit(Keyword::Within, text, mistakes)
}

/// A period.
pub(super) fn every(text: &WithinText, mistakes: &mut Mistakes) -> Clause {
    limit(Keyword::Every, text, mistakes)
}

fn limit(keyword: Keyword, text: &WithinText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(keyword, mistakes)
        .takes(operand::needed(text.amount.as_ref(), operand::amount))
        .choice(Keyword::Since, &text.since)
        .all(Keyword::Counting, &text.counting)
        .each(&text.warns, warns)
        .one(text.condition.as_ref(), condition)
        .each(&text.on, on)
        .notes(&text.notes)
}

fn warns(amount: &AmountText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Warns, mistakes).takes(operand::amount(amount)).done()
}

/// A clock.
pub(super) fn clock(text: &ClockText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Clock, mistakes)
        .declares(&text.name, &text.titles)
        .each(&text.within, within)
        .choice(Keyword::Until, &text.until)
        .each(&text.pauses, pauses)
        .each(&text.warns, warns)
        .all(Keyword::Counting, &text.counting)
        .each(&text.on, on)
        .notes(&text.notes)
}

fn pauses(text: &NamesText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Pauses, mistakes).choice(Keyword::In, &text.names).notes(&text.notes)
}

/// What follows a result.
pub(super) fn on(text: &OnText, mistakes: &mut Mistakes) -> Clause {
    let take = text.take.as_ref().map(|action| {
        Statement::new(Keyword::Take, mistakes).takes_name(action).assigns(Keyword::With, &text.with).done()
    });
    Statement::new(Keyword::On, mistakes)
        .takes_name(&text.result)
        .clause(take)
        .each(&text.routes, action::route)
        .one(text.escalate.as_ref(), escalate)
        .assigns(Keyword::Sets, &text.sets)
        .each(&text.opens, opens)
        .notes(&text.notes)
}

/// A step up the ladder.
pub(super) fn escalate(text: &EscalateText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Escalate, mistakes).name(Keyword::Because, text.cause.as_ref()).done()
}

/// A case that is opened.
pub(super) fn opens(text: &OpensText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Opens, mistakes)
        .takes_name(&text.workflow)
        .name(Keyword::For, text.for_each.as_ref())
        .notes(&text.notes)
}

/// A ladder.
pub(super) fn ladder(text: &LadderText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Ladder, mistakes)
        .declares(&text.name, &text.titles)
        .each(&text.rungs, rung)
        .notes(&text.notes)
}

fn rung(text: &RungText, mistakes: &mut Mistakes) -> Clause {
    let mut clause = Statement::new(Keyword::Rung, mistakes)
        .takes_name(&text.body)
        .one(text.within.as_ref(), within)
        .choice(Keyword::Because, &text.because)
        .notes(&text.notes);
    clause.layout.own_line = true;
    clause
}
