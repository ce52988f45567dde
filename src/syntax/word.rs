//! The small parts of operands: dotted names, quoted texts, units.

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
    /// The first part.
    ///
    /// A path always has one; where a builder left it empty there is none.
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

/// A text in quotes, without them. It holds no line break and at least one closing quote mark is free for it.
#[derive(Debug, Clone, Eq)]
pub struct Text {
    text: String,
    quotes: Quotes,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// The three pairs of quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quotes {
    /// `"…"`
    Straight,
    /// `“…”`
    Curly,
    /// `「…」`
    Corner,
}

/// Why a text cannot stand in quotes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// A quoted text stands on one line and has no hidden characters.
    #[error("a quoted text cannot hold the character U+{0:04X}")]
    Character(u32),
    /// All three closing quote marks occur in it.
    #[error("a quoted text cannot hold `\"`, `”` and `」` at once: there are no escapes")]
    Quotes,
}

impl Quotes {
    /// Every pair, in the order in which they are chosen for a new text.
    pub const ALL: [Self; 3] = [Self::Straight, Self::Curly, Self::Corner];

    /// The opening mark.
    #[must_use]
    pub fn opening(self) -> char {
        match self {
            Self::Straight => '"',
            Self::Curly => '“',
            Self::Corner => '「',
        }
    }

    /// Whether `character` closes a text: the closing mark, or for a straight one its full-width twin.
    pub(super) fn is_closed_by(self, character: char) -> bool {
        character == self.closing() || (self == Self::Straight && character == '＂')
    }

    /// The closing mark.
    #[must_use]
    pub fn closing(self) -> char {
        match self {
            Self::Straight => '"',
            Self::Curly => '”',
            Self::Corner => '」',
        }
    }
}

impl Text {
    /// A text to be put in quotes; the first pair whose closing mark is not in it is taken.
    ///
    /// # Errors
    /// [`TextError`] if the text has a line break, a control or hidden character, or all three closing marks.
    pub fn new(text: impl Into<String>) -> Result<Self, TextError> {
        let text = text.into();
        if let Some(character) = text.chars().find(|&c| super::mark::is_forbidden_in_text(c)) {
            return Err(TextError::Character(character.into()));
        }
        let free = Quotes::ALL.into_iter().find(|&quotes| !text.contains(|c| quotes.is_closed_by(c)));
        let quotes = free.ok_or(TextError::Quotes)?;
        Ok(Self { text, quotes, span: Span::default() })
    }

    /// A text as it was read.
    pub(super) fn read(text: &str, quotes: Quotes, span: Span) -> Self {
        Self { text: text.to_owned(), quotes, span }
    }

    /// The text between the quotes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The quotes around it.
    #[must_use]
    pub fn quotes(&self) -> Quotes {
        self.quotes
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Display for Text {
    /// Writes the text in its quotes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.quotes.opening(), self.text, self.quotes.closing())
    }
}
