//! Names, amounts, moments and values as the operands that keywords take.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{
    expression::expression,
    mistakes::{WriteError, name as checked},
};
use crate::{
    finding::{Language, Span},
    syntax::{self, Comparison, Joiner, Operand, Segment, Spelling, Term},
    text::{AmountText, AssignText, Path, TypeText},
};

/// An operand, or why there is none.
pub(in crate::text) type Written = Result<Operand, WriteError>;

pub(super) const ENGLISH: Spelling = Spelling(Language::En);

/// How a list is joined: `Term::And` or `Term::Or`.
pub(super) type JoinedBy = fn(Vec<Operand>, Joiner) -> Term;

/// What must be there.
pub(super) fn needed<T>(thing: Option<&T>, write: impl Fn(&T) -> Written) -> Written {
    write(thing.ok_or(WriteError::Empty)?)
}

/// A name, dotted or not.
pub(super) fn name(path: &Path) -> Written {
    let segments = path.parts().map(|part| checked(part).map(Segment::from)).collect::<Result<_, _>>()?;
    Ok(Operand::new(Term::Name(syntax::Path { segments, span: Span::default() })))
}

/// Things joined by a word; one thing stands alone.
pub(super) fn joined<T>(things: &[T], join: JoinedBy, write: impl Fn(&T) -> Written) -> Written {
    let parts = things.iter().map(write).collect::<Result<Vec<_>, _>>()?;
    join_parts(parts, join)
}

/// Parts joined by a word; one part stands alone.
pub(super) fn join_parts(mut parts: Vec<Operand>, join: JoinedBy) -> Written {
    match parts.len() {
        0 => Err(WriteError::Empty),
        1 => parts.pop().ok_or(WriteError::Empty),
        _ => Ok(Operand::new(join(parts, Joiner::Word(Language::En)))),
    }
}

/// A date, an edition, a time, an instant or an offset; else a name.
pub(super) fn moment(path: &Path) -> Written {
    match moment_term(path.as_str()) {
        Some(term) => Ok(Operand::new(term)),
        None => name(path),
    }
}

/// The same, or a range between two of them.
pub(in crate::text) fn moment_or_range(path: &Path) -> Written {
    let Some((first, last)) = path.as_str().split_once(" to ") else { return moment(path) };
    let (first, last) = (moment(&first.into())?, moment(&last.into())?);
    Ok(Operand::new(Term::Range(Box::new(first), Box::new(last), ENGLISH)))
}

fn moment_term(text: &str) -> Option<Term> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map(Term::Date);
    let time = || NaiveTime::parse_from_str(text, "%H:%M").map(Term::Time);
    let instant = || NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").map(Term::Instant);
    date.or_else(|_| time()).or_else(|_| instant()).ok().or_else(|| month(text)).or_else(|| offset(text))
}

fn month(text: &str) -> Option<Term> {
    let (year, month) = text.split_once('-')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    (year.len() == 4).then_some(Term::Month(year.parse().ok()?, month))
}

fn offset(text: &str) -> Option<Term> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes): (i16, i16) = (hours.parse().ok()?, minutes.parse().ok()?);
    ((0..24).contains(&hours) && (0..60).contains(&minutes))
        .then_some(Term::Offset(sign * (hours * 60 + minutes)))
}

/// An amount.
pub(super) fn amount(amount: &AmountText) -> Written {
    Ok(Operand::new(match amount {
        AmountText::Number(number) => Term::Number(u64::from(*number)),
        AmountText::Share(part, 0) => return Err(WriteError::Share(*part)),
        AmountText::Share(part, whole) => Term::Share(u64::from(*part), u64::from(*whole)),
        AmountText::Of { count, unit } => Term::Amount(u64::from(*count), *unit, ENGLISH),
        AmountText::Named(path) => return name(path),
    }))
}

/// A type.
pub(super) fn type_text(text: &TypeText) -> Written {
    match text {
        TypeText::Named(path) => name(path),
        TypeText::OneOf(values) => joined(values, Term::Or, name),
        TypeText::Range { least, most, unit: None } if least == most => amount(&AmountText::Number(*least)),
        TypeText::Range { least, most, unit } => {
            let most = match unit {
                Some(unit) => AmountText::Of { count: *most, unit: *unit },
                None => AmountText::Number(*most),
            };
            let (least, most) = (amount(&AmountText::Number(*least))?, amount(&most)?);
            Ok(Operand::new(Term::Range(Box::new(least), Box::new(most), ENGLISH)))
        }
    }
}

/// What becomes of a fact or slot.
pub(super) fn assignment(assign: &AssignText) -> Written {
    let value = expression(&assign.value)?;
    Ok(Operand::new(Term::Compare(Box::new(name(&assign.target)?), Comparison::Equal, Box::new(value))))
}

/// States left: alternatives joined by `or`, each of states joined by `and`.
pub(super) fn alternatives(alternatives: &[Vec<Path>]) -> Written {
    joined(alternatives, Term::Or, |states| joined(states, Term::And, name))
}
