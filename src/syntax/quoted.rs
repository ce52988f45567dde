//! Texts in quotes.

use std::fmt;

use crate::finding::Span;
use crate::finding::is_hidden;

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
        if let Some(character) = text.chars().find(|&c| is_hidden(c)) {
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
