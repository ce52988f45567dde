//! Promises.

use super::{Mistakes, Statement, expression, operand, rule};
use crate::{
    syntax::{Clause, Keyword, Term},
    text::{AlwaysText, PatternText, PromiseText},
};

/// A promise.
pub(super) fn promise(text: &PromiseText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Promise, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::For, text.of.as_ref())
        .each(&text.reaches, reaches)
        .each(&text.never, never)
        .each(&text.always, always)
        .notes(&text.notes)
}

fn reaches(text: &PatternText, mistakes: &mut Mistakes) -> Clause {
    pattern(Keyword::Reaches, text, mistakes)
}

fn never(text: &PatternText, mistakes: &mut Mistakes) -> Clause {
    pattern(Keyword::Never, text, mistakes)
}

fn pattern(keyword: Keyword, text: &PatternText, mistakes: &mut Mistakes) -> Clause {
    let mut clause = Statement::new(keyword, mistakes)
        .takes(operand::joined(&text.names, Term::Or, operand::name))
        .choice(Keyword::By, &text.by)
        .amount(Keyword::Within, text.within.as_ref())
        .choice(Keyword::Since, &text.since)
        .choice(Keyword::Until, &text.until)
        .choice(Keyword::Before, &text.before)
        .one(text.condition.as_ref(), rule::condition)
        .notes(&text.notes);
    clause.layout.own_line = true;
    clause
}

fn always(text: &AlwaysText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Always, mistakes)
        .takes(expression::expression(&text.expression))
        .one(text.condition.as_ref(), rule::condition)
        .notes(&text.notes)
}
