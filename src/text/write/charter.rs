//! The charter itself, its calendar and its sources.

use super::{Mistakes, Statement};
use crate::{
    syntax::{Clause, Keyword},
    text::{CalendarText, CharterText, Path, SourceText},
};

/// The `charter` statement.
pub(super) fn charter(text: &CharterText, mistakes: &mut Mistakes) -> Clause {
    let edition = (!text.edition.is_empty()).then(|| Path::from(text.edition.as_str()));
    Statement::new(Keyword::Charter, mistakes)
        .declares(&text.name, &text.titles)
        .moment(Keyword::Edition, edition.as_ref())
        .moment(Keyword::Since, text.since.as_ref())
        .moment(Keyword::Until, text.until.as_ref())
        .moment(Keyword::Supersedes, text.supersedes.as_ref())
        .name(Keyword::Extends, text.extends.as_ref())
        .all(Keyword::Languages, &text.languages)
        .one(text.calendar.as_ref(), calendar)
        .notes(&text.notes)
}

fn calendar(text: &CalendarText, mistakes: &mut Mistakes) -> Clause {
    let mut clause = Statement::new(Keyword::Calendar, mistakes)
        .takes_name(&text.name)
        .moment(Keyword::Zone, text.zone.as_ref())
        .times(Keyword::Hours, &text.hours)
        .times(Keyword::Rests, &text.rests)
        .times(Keyword::Works, &text.works)
        .moment(Keyword::Since, text.since.as_ref())
        .moment(Keyword::Until, text.until.as_ref())
        .notes(&text.notes);
    clause.layout.own_line = true;
    clause
}

/// A text that brackets cite.
pub(super) fn source(text: &SourceText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Source, mistakes)
        .declares(&text.name, &text.titles)
        .moment(Keyword::Since, text.since.as_ref())
        .moment(Keyword::Until, text.until.as_ref())
        .notes(&text.notes)
}
