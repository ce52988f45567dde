//! Expressions as operands.

use super::{
    mistakes::{WriteError, quoted},
    operand::{ENGLISH, JoinedBy, Written, amount, join_parts, moment, name},
};
use crate::{
    syntax::{Operand, Term},
    text::Expression,
};

/// A condition or a value.
pub(super) fn expression(expression: &Expression) -> Written {
    Ok(Operand::new(match expression {
        Expression::Name(path) => return name(path),
        Expression::Moment(path) => return moment(path),
        Expression::Amount(value, _) => return amount(value),
        Expression::Or(parts) => return joined(parts, Term::Or, 1),
        Expression::And(parts) => return joined(parts, Term::And, 2),
        Expression::Number(number, _) => Term::Number(u64::from(*number)),
        Expression::Text(text, _) => Term::Text(quoted(text)?),
        Expression::Placeholder(path) => Term::Placeholder(super::mistakes::name(path.as_str())?),
        Expression::Range(least, most) => Term::Range(single(least)?, single(most)?, ENGLISH),
        Expression::Not(inner, _) => Term::Not(Box::new(group(self::expression(inner)?)), ENGLISH),
        Expression::Compare(left, comparison, right) => {
            Term::Compare(single(left)?, *comparison, side(right)?)
        }
    }))
}

/// A cell of a table: a comparison there has no left side.
pub(super) fn cell(value: &Expression) -> Written {
    match value {
        Expression::Compare(left, comparison, right) if left.is_any() => {
            Ok(Operand::new(Term::Bounded(*comparison, side(right)?)))
        }
        _ => expression(value),
    }
}

/// Puts what is joined or compared in brackets, so that it stays one part of what is around it.
pub(super) fn group(operand: Operand) -> Operand {
    match operand.term {
        Term::Or(..)
        | Term::And(..)
        | Term::Compare(..)
        | Term::Range(..)
        | Term::Not(..)
        | Term::Bounded(..) => Operand::new(Term::Group(Box::new(operand))),
        _ => operand,
    }
}

/// A side of a comparison: a single thing, or a range.
fn side(part: &Expression) -> Result<Box<Operand>, WriteError> {
    if matches!(part, Expression::Range(..)) { Ok(Box::new(expression(part)?)) } else { single(part) }
}

/// What neither joins nor compares anything.
fn single(part: &Expression) -> Result<Box<Operand>, WriteError> {
    if part.tightness() < Expression::SINGLE {
        return Err(WriteError::Nested(part.to_string()));
    }
    Ok(Box::new(expression(part)?))
}

/// Joins parts, in brackets where they bind more loosely than `least`.
fn joined(parts: &[Expression], join: JoinedBy, least: u8) -> Written {
    let part = |part: &Expression| {
        let operand = expression(part)?;
        Ok(if part.tightness() < least { group(operand) } else { operand })
    };
    join_parts(parts.iter().map(part).collect::<Result<_, _>>()?, join)
}
