//! What a keyword takes: names, amounts, dates, texts and conditions, as an expression with spans.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::{Keyword, Path, Text, Unit};
use crate::{
    Name,
    comparison::Comparison,
    finding::{Language, Span},
};

/// What a keyword takes, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// What it is.
    pub term: Term,
    /// Where it stands; spans compare equal.
    pub span: Span,
}

/// The sorts of operand, loosest first: `or`; `and`; comparison; range; `not` and brackets; single things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// One of these: `a or b`, or `a、b` after a word where `、` is *or*. At least two.
    Or(Vec<Operand>, Joiner),
    /// All of these: `a and b`, or `a、b` elsewhere. At least two.
    And(Vec<Operand>, Joiner),
    /// `handler.kind = grid`.
    Compare(Box<Operand>, Comparison, Box<Operand>),
    /// A table's cell that compares its column: `≥ 3`.
    Bounded(Comparison, Box<Operand>),
    /// From the first to the second, both included: `5 to 9`, `09:00 to 12:00`, `1 to 90 days`.
    Range(Box<Operand>, Box<Operand>, Spelling),
    /// Not so: `not urgent`.
    Not(Box<Operand>, Spelling),
    /// What stands in brackets.
    Group(Box<Operand>),
    /// A name, dotted or not.
    Name(Path),
    /// A keyword used as a name, after `because`: the word that refused.
    Word(Keyword, Spelling),
    /// A whole number without a unit.
    Number(u64),
    /// A share: part and whole; the whole is not zero.
    Share(u64, u64),
    /// A number with a unit: `3 working days`.
    Amount(u64, Unit, Spelling),
    /// A day.
    Date(NaiveDate),
    /// A month: year, and month from 1 to 12. Editions are named so.
    Month(u16, u8),
    /// A time of day.
    Time(NaiveTime),
    /// A day and a time, in the charter's zone.
    Instant(NaiveDateTime),
    /// An offset from UTC, in minutes.
    Offset(i16),
    /// A text in quotes.
    Text(Text),
    /// `<name>`: filled from the rows of `examples`.
    Placeholder(Name),
    /// `->` at the head of a table's column: the next state.
    Arrow,
}

/// How things are joined in writing: by a word, or by `、`. Joiners compare equal, as spellings do.
#[derive(Debug, Clone, Copy)]
pub enum Joiner {
    /// By `and` or `or`, 且 or 或.
    Word(Language),
    /// By `、`.
    Mark,
}

/// In which language a word was written. Spellings say how a thing was written, not what it means: any two
/// compare equal.
#[derive(Debug, Clone, Copy)]
pub struct Spelling(pub Language);

impl PartialEq for Joiner {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Joiner {}

impl PartialEq for Spelling {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Spelling {}

impl From<Language> for Spelling {
    fn from(language: Language) -> Self {
        Self(language)
    }
}

impl Operand {
    /// An operand that was not read from text.
    #[must_use]
    pub fn new(term: Term) -> Self {
        Self { term, span: Span::default() }
    }

    /// One name.
    #[must_use]
    pub fn name(name: Name) -> Self {
        Self::new(Term::Name(Path::from(name)))
    }

    /// The operand without brackets around it.
    #[must_use]
    pub fn ungrouped(&self) -> &Self {
        let mut inner = self;
        while let Term::Group(within) = &inner.term {
            inner = within;
        }
        inner
    }

    /// The name it is, if it is one name.
    #[must_use]
    pub fn as_path(&self) -> Option<&Path> {
        match &self.ungrouped().term {
            Term::Name(path) => Some(path),
            _ => None,
        }
    }

    /// The text it is, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&Text> {
        match &self.ungrouped().term {
            Term::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What it joins by `and`; itself alone if it joins nothing so.
    #[must_use]
    pub fn all_of(&self) -> &[Operand] {
        match &self.ungrouped().term {
            Term::And(parts, _) => parts,
            _ => std::slice::from_ref(self),
        }
    }

    /// What it joins by `or`; itself alone if it joins nothing so.
    #[must_use]
    pub fn one_of(&self) -> &[Operand] {
        match &self.ungrouped().term {
            Term::Or(parts, _) => parts,
            _ => std::slice::from_ref(self),
        }
    }
}
