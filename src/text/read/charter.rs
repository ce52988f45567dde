//! The charter itself, its calendar and its sources.

use super::{Clauses, Report, operand};
use crate::{
    syntax::{Clause, Keyword},
    text::{CalendarText, CharterText, SourceText},
};

/// The `charter` statement; what else the file declares is added to it.
pub(super) fn charter(clause: &Clause, report: &mut Report) -> CharterText {
    let mut clauses = Clauses::of(clause, report);
    CharterText {
        name: clauses.name(),
        titles: clauses.titles(),
        edition: clauses.value(Keyword::Edition, operand::moment).map(String::from).unwrap_or_default(),
        since: clauses.value(Keyword::Since, operand::moment),
        until: clauses.value(Keyword::Until, operand::moment),
        supersedes: clauses.value(Keyword::Supersedes, operand::moment),
        extends: clauses.value(Keyword::Extends, operand::name),
        languages: clauses.names(Keyword::Languages, operand::Join::And),
        calendar: clauses.one(Keyword::Calendar, calendar),
        notes: clauses.notes(),
        span: clause.span,
        ..CharterText::default()
    }
}

fn calendar(clause: &Clause, report: &mut Report) -> CalendarText {
    let mut clauses = Clauses::of(clause, report);
    CalendarText {
        name: clauses.name(),
        zone: clauses.value(Keyword::Zone, operand::moment),
        hours: clauses.values(Keyword::Hours, operand::times),
        rests: clauses.values(Keyword::Rests, operand::times),
        works: clauses.values(Keyword::Works, operand::times),
        since: clauses.value(Keyword::Since, operand::moment),
        until: clauses.value(Keyword::Until, operand::moment),
        notes: clauses.notes(),
    }
}

/// A text that brackets cite.
pub(super) fn source(clause: &Clause, report: &mut Report) -> SourceText {
    let mut clauses = Clauses::of(clause, report);
    SourceText {
        name: clauses.name(),
        titles: clauses.titles(),
        since: clauses.value(Keyword::Since, operand::moment),
        until: clauses.value(Keyword::Until, operand::moment),
        notes: clauses.notes(),
    }
}
