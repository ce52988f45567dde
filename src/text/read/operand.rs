//! What keywords take: names, amounts, moments, values, types.

use super::{Report, expression::expression, need::Need};
use crate::{
    syntax::{Clause, Comparison, Operand, Term, Unit},
    text::{AmountText, AssignText, Path, TypeText},
};

/// How the names of a list are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// By `and`, all of them.
    And,
    /// By `or`, one of them.
    Or,
    /// By either, where both mean the same.
    Either,
}

/// Which amounts fit a bound; a fact or a table always may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// Persons or a share of them.
    Persons,
    /// Time.
    Time,
    /// Time, or how often.
    TimeOrTimes,
}

/// One name.
pub(crate) fn name(clause: &Clause, report: &mut Report) -> Option<Path> {
    expect(clause, report, Need::Name, path)
}

/// Names joined by `and`.
pub(crate) fn all_of(clause: &Clause, report: &mut Report) -> Vec<Path> {
    expect(clause, report, Need::All, |operand| paths(operand, Join::And)).unwrap_or_default()
}

/// Names joined by `or`.
pub(crate) fn one_of(clause: &Clause, report: &mut Report) -> Vec<Path> {
    expect(clause, report, Need::Choice, |operand| paths(operand, Join::Or)).unwrap_or_default()
}

/// Names joined by either word.
pub(crate) fn listed(clause: &Clause, report: &mut Report) -> Vec<Path> {
    expect(clause, report, Need::List, |operand| paths(operand, Join::Either)).unwrap_or_default()
}

/// Alternatives joined by `or`, each of names joined by `and`.
pub(crate) fn alternatives(clause: &Clause, report: &mut Report) -> Vec<Vec<Path>> {
    let each = |operand: &Operand| operand.one_of().iter().map(|part| paths(part, Join::And)).collect();
    expect(clause, report, Need::Sources, each).unwrap_or_default()
}

/// One moment or name: a date, a time, an instant, an edition, an offset.
pub(crate) fn moment(clause: &Clause, report: &mut Report) -> Option<Path> {
    expect(clause, report, Need::Moment, moment_of)
}

/// Names or moments, one of which counts.
pub(crate) fn moments(clause: &Clause, report: &mut Report) -> Vec<Path> {
    let each = |operand: &Operand| operand.one_of().iter().map(moment_of).collect();
    expect(clause, report, Need::Moments, each).unwrap_or_default()
}

/// Times, days and ranges of them, joined by `and`.
pub(crate) fn times(clause: &Clause, report: &mut Report) -> Vec<Path> {
    let each = |operand: &Operand| operand.all_of().iter().map(moment_or_range).collect();
    expect(clause, report, Need::Times, each).unwrap_or_default()
}

/// An amount of time, or the fact or table that says it.
pub(crate) fn duration(clause: &Clause, report: &mut Report) -> Option<AmountText> {
    let fits = |operand: &Operand| amount_of(operand).filter(|amount| Fit::Time.takes(amount));
    expect(clause, report, Need::Time, fits)
}

/// Any amount.
pub(crate) fn amount(clause: &Clause, report: &mut Report) -> Option<AmountText> {
    expect(clause, report, Need::Amount, amount_of)
}

/// A number of persons, a range, or a fact.
pub(crate) fn seats(clause: &Clause, report: &mut Report) -> Option<TypeText> {
    let seats = |operand: &Operand| match type_of(operand)? {
        TypeText::OneOf(_) | TypeText::Range { unit: Some(_), .. } => None,
        fitting => Some(fitting),
    };
    expect(clause, report, Need::Seats, seats)
}

/// A named type, values joined by `or`, or a range.
pub(crate) fn type_text(clause: &Clause, report: &mut Report) -> Option<TypeText> {
    expect(clause, report, Need::Type, type_of)
}

/// What becomes of facts and slots: `urgency = urgent and handler = committee`.
pub(crate) fn values(clause: &Clause, report: &mut Report) -> Vec<AssignText> {
    let each = |operand: &Operand| operand.all_of().iter().map(assignment).collect();
    expect(clause, report, Need::Values, each).unwrap_or_default()
}

impl Fit {
    /// Whether such an amount fits.
    pub(crate) fn takes(self, amount: &AmountText) -> bool {
        match amount {
            AmountText::Named(_) => true,
            AmountText::Number(_) | AmountText::Share(..) => self == Self::Persons,
            AmountText::Of { unit: Unit::Times, .. } => self == Self::TimeOrTimes,
            AmountText::Of { .. } => self != Self::Persons,
        }
    }
}

/// Reads what a clause takes; reports that it takes something else. That it takes nothing was reported when the
/// tree was made.
pub(crate) fn expect<T>(
    clause: &Clause,
    report: &mut Report,
    need: Need,
    read: impl Fn(&Operand) -> Option<T>,
) -> Option<T> {
    let operand = clause.operand.as_ref()?;
    let value = if report.takes_placeholders || !holds_placeholder(operand) { read(operand) } else { None };
    if value.is_none() {
        report.wrong(clause, operand, need);
    }
    value
}

/// The name that an operand is; a placeholder keeps its marks, which no name has.
pub(crate) fn path(operand: &Operand) -> Option<Path> {
    match &operand.ungrouped().term {
        Term::Name(path) => Some(Path::new(path.to_string(), path.span)),
        Term::Placeholder(name) => Some(Path::new(format!("<{name}>"), operand.span)),
        _ => None,
    }
}

/// Whether a placeholder stands somewhere in an operand.
fn holds_placeholder(operand: &Operand) -> bool {
    match &operand.term {
        Term::Placeholder(_) => true,
        Term::Or(parts, _) | Term::And(parts, _) => parts.iter().any(holds_placeholder),
        Term::Compare(left, _, right) | Term::Range(left, right, _) => {
            holds_placeholder(left) || holds_placeholder(right)
        }
        Term::Bounded(_, inner) | Term::Not(inner, _) | Term::Group(inner) => holds_placeholder(inner),
        _ => false,
    }
}

fn paths(operand: &Operand, join: Join) -> Option<Vec<Path>> {
    let parts = match &operand.ungrouped().term {
        Term::And(parts, _) if join != Join::Or => parts,
        Term::Or(parts, _) if join != Join::And => parts,
        _ => std::slice::from_ref(operand),
    };
    parts.iter().map(path).collect()
}

/// The moment that an operand is, in its canonical spelling.
pub(crate) fn moment_of(operand: &Operand) -> Option<Path> {
    let text = match &operand.ungrouped().term {
        Term::Name(_) | Term::Placeholder(_) => return path(operand),
        Term::Date(date) => date.format("%Y-%m-%d").to_string(),
        Term::Month(year, month) => format!("{year:04}-{month:02}"),
        Term::Time(time) => time.format("%H:%M").to_string(),
        Term::Instant(instant) => instant.format("%Y-%m-%d %H:%M").to_string(),
        Term::Offset(minutes) => offset(*minutes),
        _ => return None,
    };
    Some(Path::new(text, operand.span))
}

fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn moment_or_range(operand: &Operand) -> Option<Path> {
    let Term::Range(first, last, _) = &operand.ungrouped().term else { return moment_of(operand) };
    let (first, last) = (moment_of(first)?, moment_of(last)?);
    Some(Path::new(format!("{first} to {last}"), operand.span))
}

/// The amount that an operand is.
pub(crate) fn amount_of(operand: &Operand) -> Option<AmountText> {
    Some(match &operand.ungrouped().term {
        Term::Number(number) => AmountText::Number(u32::try_from(*number).ok()?),
        Term::Share(part, whole) => {
            AmountText::Share(u32::try_from(*part).ok()?, u32::try_from(*whole).ok()?)
        }
        Term::Amount(count, unit, _) => AmountText::Of { count: u32::try_from(*count).ok()?, unit: *unit },
        Term::Name(_) | Term::Placeholder(_) => AmountText::Named(path(operand)?),
        _ => return None,
    })
}

/// The type that an operand is.
pub(crate) fn type_of(operand: &Operand) -> Option<TypeText> {
    Some(match &operand.ungrouped().term {
        Term::Name(_) => TypeText::Named(path(operand)?),
        Term::Or(values, _) => TypeText::OneOf(values.iter().map(path).collect::<Option<_>>()?),
        Term::Number(number) => {
            let number = u32::try_from(*number).ok()?;
            TypeText::Range { least: number, most: number, unit: None }
        }
        Term::Range(least, most, _) => range(amount_of(least)?, amount_of(most)?)?,
        _ => return None,
    })
}

/// The range between two amounts; the unit stands once, at the end, or twice.
fn range(least: AmountText, most: AmountText) -> Option<TypeText> {
    match (least, most) {
        (AmountText::Number(least), AmountText::Number(most)) => {
            Some(TypeText::Range { least, most, unit: None })
        }
        (AmountText::Number(least), AmountText::Of { count: most, unit }) => {
            Some(TypeText::Range { least, most, unit: Some(unit) })
        }
        (AmountText::Of { count: least, unit }, AmountText::Of { count: most, unit: again })
            if unit == again =>
        {
            Some(TypeText::Range { least, most, unit: Some(unit) })
        }
        _ => None,
    }
}

fn assignment(operand: &Operand) -> Option<AssignText> {
    match &operand.ungrouped().term {
        Term::Compare(target, Comparison::Equal, value) => {
            Some(AssignText { target: path(target)?, value: expression(value)? })
        }
        _ => None,
    }
}
