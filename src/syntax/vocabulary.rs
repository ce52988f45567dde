//! Gives reserved words their English spelling, each in its place.

use super::{Comparison, Keyword, Operand, Path, Place, Spelling, Term, reserved::reserved};
use crate::Name;

/// Gives the reserved words in what `keyword` takes their English spelling, remembering how they were written.
///
/// `owner` is the keyword whose clause it is.
pub(super) fn settle(keyword: Keyword, owner: Option<Keyword>, operand: &mut Operand) {
    let names = places(keyword, owner, operand);
    walk(operand, &mut |path| settle_path(path, names));
    if keyword == Keyword::With && owner == Some(Keyword::Tallies) {
        walk(operand, &mut |path| settle_path(path, &[Place::Count]));
    }
}

/// The same for the cell of a table whose column is headed `header`.
pub(super) fn settle_cell(header: Option<&Operand>, cell: &mut Operand) {
    let is_kind = header.and_then(Operand::as_path).is_some_and(is_kind);
    let names: &[Place] = if is_kind { &[Place::Kind] } else { &[] };
    walk(cell, &mut |path| settle_path(path, names));
}

/// The places whose words may stand as single names there, besides those that are reserved everywhere.
fn places(keyword: Keyword, owner: Option<Keyword>, operand: &Operand) -> &'static [Place] {
    match (keyword, owner) {
        (Keyword::Is, Some(Keyword::Lint)) => &[Place::Level],
        (Keyword::Is, Some(Keyword::Fact)) if operand.as_path().is_some() => &[Place::Type],
        (Keyword::Is, Some(Keyword::Fact | Keyword::Person | Keyword::Given)) => &[],
        (Keyword::Is, _) => &[Place::Type, Place::Kind],
        (Keyword::Kind, _) => &[Place::Kind],
        (Keyword::On, _) => &[Place::Result],
        (Keyword::Because, _) => &[Place::Cause],
        (Keyword::Among, _) => &[Place::Count],
        (Keyword::Weight, _) => &[Place::Weight],
        (Keyword::Counting, _) => &[Place::Counting],
        (Keyword::Languages, _) => &[Place::Language],
        (Keyword::Phase, _) => &[Place::Phase],
        (Keyword::Rests | Keyword::Works, _) => &[Place::Weekday],
        (Keyword::Calendar, _) => &[Place::Calendar],
        (Keyword::At, Some(Keyword::Due)) => &[Place::Due],
        (Keyword::Accountable, Some(Keyword::Then | Keyword::Always | Keyword::Never)) => &[Place::Answering],
        _ => &[],
    }
}

/// Visits every name in an operand, which the reader keeps shallow.
fn walk(operand: &mut Operand, visit: &mut impl FnMut(&mut Path)) {
    match &mut operand.term {
        Term::Name(path) => visit(path),
        Term::Or(parts, _) | Term::And(parts, _) => parts.iter_mut().for_each(|part| walk(part, visit)),
        Term::Not(inner, _) | Term::Group(inner) | Term::Bounded(_, inner) => walk(inner, visit),
        Term::Range(low, high, _) => {
            walk(low, visit);
            walk(high, visit);
        }
        Term::Compare(left, comparison, right) => {
            walk(left, visit);
            walk(right, visit);
            settle_kind(left, *comparison, right);
        }
        _ => {}
    }
}

/// What is compared with something's kind is a kind.
fn settle_kind(left: &Operand, comparison: Comparison, right: &mut Operand) {
    let compares = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    if compares
        && left.as_path().is_some_and(is_kind)
        && let Term::Name(path) = &mut right.term
    {
        settle_path(path, &[Place::Kind]);
    }
}

fn is_kind(path: &Path) -> bool {
    path.segments.len() > 1 && path.segments.last().is_some_and(|segment| segment.name == "kind")
}

fn settle_path(path: &mut Path, single: &[Place]) {
    let is_single = path.segments.len() == 1;
    for (index, segment) in path.segments.iter_mut().enumerate() {
        let always = if index == 0 { Place::Anywhere } else { Place::AfterDot };
        let there = if is_single { single } else { &[] };
        let found = std::iter::once(&always)
            .chain(there)
            .find_map(|&place| Some((place, reserved(place, segment.name.as_str())?)));
        if let Some((place, (word, language))) = found
            && segment.reserved.is_none()
            && let Ok(name) = Name::new(word.en)
        {
            segment.name = name;
            segment.reserved = Some((place, Spelling(language)));
        }
    }
}
