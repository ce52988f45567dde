//! The small parts of operands: dotted names and units.

use std::fmt;

use super::{Place, Spelling};
use crate::{
    Name,
    finding::{Language, Span},
};

/// A name with dots: `committee.member`, `handler.superior`, or without: `grade`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The parts between the dots; never empty.
    pub segments: Vec<Segment>,
    /// Where it stands.
    pub span: Span,
}

/// One part of a dotted name.
#[derive(Debug, Clone, Eq)]
pub struct Segment {
    /// The name; for a reserved word its English spelling, however it was written.
    pub name: Name,
    /// For a reserved word: where it is reserved and in which language it was written. Compares equal.
    pub reserved: Option<(Place, Spelling)>,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Segment {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl From<Name> for Path {
    fn from(name: Name) -> Self {
        Self { segments: vec![Segment::from(name)], span: Span::default() }
    }
}

impl From<Name> for Segment {
    fn from(name: Name) -> Self {
        Self { name, reserved: None, span: Span::default() }
    }
}

impl Path {
    /// The first part; none only if a path was made without any.
    #[must_use]
    pub fn first(&self) -> Option<&Name> {
        self.segments.first().map(|segment| &segment.name)
    }

    /// The name, if there is no dot in it.
    #[must_use]
    pub fn single(&self) -> Option<&Name> {
        match self.segments.as_slice() {
            [segment] => Some(&segment.name),
            _ => None,
        }
    }

    /// Whether it is this one word, in English for a reserved one: `path.is("start")`.
    #[must_use]
    pub fn is(&self, word: &str) -> bool {
        self.single().is_some_and(|name| name == word)
    }

    /// The names between the dots.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &Name> {
        self.segments.iter().map(|segment| &segment.name)
    }
}

impl fmt::Display for Path {
    /// Writes the canonical names with dots between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            write!(f, "{name}")?;
        }
        Ok(())
    }
}

/// The units of amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Hours of the clock.
    Hours,
    /// Hours in which offices are open.
    WorkingHours,
    /// Calendar days.
    Days,
    /// Working days of the charter's calendar.
    WorkingDays,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
    /// How often.
    Times,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 7] = [
        Self::Hours,
        Self::WorkingHours,
        Self::Days,
        Self::WorkingDays,
        Self::Months,
        Self::Years,
        Self::Times,
    ];

    /// The word for several in English, the word without a counter in Chinese: `working days`, `工作日`.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Hours, Language::En) => "hours",
            (Self::WorkingHours, Language::En) => "working hours",
            (Self::Days, Language::En) => "days",
            (Self::WorkingDays, Language::En) => "working days",
            (Self::Months, Language::En) => "months",
            (Self::Years, Language::En) => "years",
            (Self::Times, Language::En) => "times",
            (Self::Hours, Language::Zh) => "小时",
            (Self::WorkingHours, Language::Zh) => "工作小时",
            (Self::Days, Language::Zh) => "日",
            (Self::WorkingDays, Language::Zh) => "工作日",
            (Self::Months, Language::Zh) => "月",
            (Self::Years, Language::Zh) => "年",
            (Self::Times, Language::Zh) => "次",
        }
    }

    /// Whether Chinese counts it with 个: `5个工作日`, but `5日`.
    #[must_use]
    pub fn takes_counter(self) -> bool {
        matches!(self, Self::WorkingHours | Self::WorkingDays | Self::Months)
    }
}
