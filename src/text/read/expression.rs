//! Conditions, values and cells from operands.

use super::{
    Clauses, Report,
    need::Need,
    operand::{amount_of, expect, moment_of, path},
};
use crate::{
    syntax::{Clause, Operand, Term},
    text::{ConditionText, Expression, Path},
};

/// A condition.
pub(crate) fn condition(clause: &Clause, report: &mut Report) -> ConditionText {
    let expression = read(clause, report);
    ConditionText { expression, notes: Clauses::of(clause, report).notes(), span: clause.span }
}

/// The condition that a clause takes.
pub(crate) fn read(clause: &Clause, report: &mut Report) -> Expression {
    expect(clause, report, Need::Condition, expression).unwrap_or_default()
}

/// The expression that an operand is; none for what only stands in other places, such as an offset from UTC.
pub(crate) fn expression(operand: &Operand) -> Option<Expression> {
    let span = operand.span;
    Some(match &operand.term {
        Term::Or(parts, _) => Expression::Or(expressions(parts)?),
        Term::And(parts, _) => Expression::And(expressions(parts)?),
        Term::Compare(left, comparison, right) => {
            Expression::Compare(Box::new(expression(left)?), *comparison, Box::new(expression(right)?))
        }
        Term::Range(least, most, _) => {
            Expression::Range(Box::new(expression(least)?), Box::new(expression(most)?))
        }
        Term::Bounded(comparison, right) => {
            let any = Expression::Name(Path::new("any", span));
            Expression::Compare(Box::new(any), *comparison, Box::new(expression(right)?))
        }
        Term::Not(inner, _) => Expression::Not(Box::new(expression(inner)?), span),
        Term::Group(inner) => expression(inner)?,
        Term::Name(_) => Expression::Name(path(operand)?),
        Term::Number(number) => Expression::Number(u32::try_from(*number).ok()?, span),
        Term::Share(..) | Term::Amount(..) => Expression::Amount(amount_of(operand)?, span),
        Term::Date(_) | Term::Month(..) | Term::Time(_) | Term::Instant(_) => {
            Expression::Moment(moment_of(operand)?)
        }
        Term::Text(text) => Expression::Text(text.as_str().to_owned(), span),
        Term::Placeholder(name) => Expression::Placeholder(Path::new(name.as_str(), span)),
        Term::Arrow | Term::Word(..) | Term::Offset(_) => return None,
    })
}

fn expressions(parts: &[Operand]) -> Option<Vec<Expression>> {
    parts.iter().map(expression).collect()
}
