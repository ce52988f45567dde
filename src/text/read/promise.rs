//! Promises.

use super::{
    Clauses, Report,
    expression::{self, condition},
    operand::{self, Join},
};
use crate::{
    syntax::{Clause, Keyword},
    text::{AlwaysText, AmountText, ConditionText, Path, PatternText, PromiseText},
};

/// A promise.
pub(super) fn promise(clause: &Clause, report: &mut Report) -> PromiseText {
    let mut clauses = Clauses::of(clause, report);
    PromiseText {
        name: clauses.name(),
        titles: clauses.titles(),
        of: clauses.value(Keyword::For, operand::name),
        reaches: clauses.each(Keyword::Reaches, reaches),
        never: clauses.each(Keyword::Never, never),
        always: clauses.each(Keyword::Always, always),
        notes: clauses.notes(),
    }
}

fn reaches(clause: &Clause, report: &mut Report) -> PatternText {
    pattern(operand::one_of(clause, report), clause, report)
}

/// `never a and b` and `never a or b` mean the same: neither comes about.
fn never(clause: &Clause, report: &mut Report) -> PatternText {
    pattern(operand::listed(clause, report), clause, report)
}

fn pattern(names: Vec<Path>, clause: &Clause, report: &mut Report) -> PatternText {
    let mut clauses = Clauses::of(clause, report);
    let stretch = clauses.inner(Keyword::Within, Stretch::read).unwrap_or_default();
    let mut since = stretch.since;
    since.extend(clauses.values(Keyword::Since, operand::moments));
    let own = clauses.one(Keyword::If, condition);
    let pattern = PatternText {
        names,
        by: clauses.names(Keyword::By, Join::Or),
        within: stretch.amount,
        since,
        until: clauses.values(Keyword::Until, operand::moments),
        before: clauses.names(Keyword::Before, Join::Either),
        condition: own.clone().or(stretch.condition.clone()),
        notes: clauses.notes(),
    };
    if let (Some(_), Some(_), Some(again)) = (own, stretch.condition, clause.first(Keyword::If)) {
        report.repeated(again, clause);
    }
    pattern
}

/// The stretch of a run of which a pattern speaks: `within 10 days since notify if important`.
#[derive(Default)]
struct Stretch {
    amount: Option<AmountText>,
    since: Vec<Path>,
    condition: Option<ConditionText>,
}

impl Stretch {
    fn read(clauses: &mut Clauses<'_, '_>) -> Self {
        Self {
            amount: clauses.takes(operand::duration),
            since: clauses.values(Keyword::Since, operand::moments),
            condition: clauses.one(Keyword::If, condition),
        }
    }
}

fn always(clause: &Clause, report: &mut Report) -> AlwaysText {
    let expression = expression::read(clause, report);
    let mut clauses = Clauses::of(clause, report);
    AlwaysText { expression, condition: clauses.one(Keyword::If, condition), notes: clauses.notes() }
}
