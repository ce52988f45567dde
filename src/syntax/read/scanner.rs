//! A cursor over one line: characters with their half-width twins, runs of name characters, places.

use crate::{
    finding::{Span, is_hidden},
    name::is_name_character,
    syntax::mark::half_width,
};

/// A cursor over one line of the file.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    line: &'a str,
    at: usize,
    /// Where the line begins in the file.
    base: usize,
}

impl<'a> Scanner<'a> {
    /// A cursor at the beginning of `line`, which begins at byte `base` of its file.
    pub(super) fn new(line: &'a str, base: usize) -> Self {
        Self { line, at: 0, base }
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// The next character as its half-width twin.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(half_width)
    }

    /// The character after the next one.
    pub(super) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1).map(half_width)
    }

    /// Reads one character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let character = self.rest().chars().next()?;
        self.at += character.len_utf8();
        Some(half_width(character))
    }

    /// Reads `expected` if it is next.
    pub(super) fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.bump();
        }
        found
    }

    /// Reads `bytes` bytes, which end at a character's boundary.
    pub(super) fn advance(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.line.len());
    }

    /// Passes over spaces, and over characters that were reported as hidden.
    pub(super) fn skip_spaces(&mut self) {
        while self.peek().is_some_and(|c| c == ' ' || is_hidden(c)) {
            self.bump();
        }
    }

    /// Whether nothing but a comment is left.
    pub(super) fn is_at_end(&self) -> bool {
        matches!(self.peek(), None | Some('#'))
    }

    /// Whether the arrow `->` or `→` is next.
    pub(super) fn is_at_arrow(&self) -> bool {
        self.peek() == Some('→') || (self.peek() == Some('-') && self.peek_second() == Some('>'))
    }

    /// Reads the arrow if it is next.
    pub(super) fn eat_arrow(&mut self) -> bool {
        let found = self.is_at_arrow();
        if found && self.bump() == Some('-') {
            self.bump();
        }
        found
    }

    /// The run of name characters that is next, with its length in bytes; it may be empty.
    pub(super) fn run(&self) -> (String, usize) {
        let (mut run, mut length) = (String::new(), 0);
        let mut characters = self.rest().chars().peekable();
        while let Some(character) = characters.next() {
            let half = half_width(character);
            // A hidden character was reported: the name goes on behind it.
            if is_hidden(half) && !run.is_empty() {
                length += character.len_utf8();
                continue;
            }
            let begins_arrow = half == '-' && characters.peek().copied().map(half_width) == Some('>');
            if begins_arrow || !is_name_character(half) {
                break;
            }
            run.push(half);
            length += character.len_utf8();
        }
        (run, length)
    }

    /// Reads `word` if it is the whole next run.
    pub(super) fn eat_run(&mut self, word: &str) -> bool {
        let (run, length) = self.run();
        let found = run == word;
        if found {
            self.advance(length);
        }
        found
    }

    /// Where the cursor stands in the line, to come back to.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Goes back to where the cursor stood.
    pub(super) fn back_to(&mut self, position: usize) {
        self.at = position;
    }

    /// From a position up to the cursor.
    pub(super) fn span_from(&self, position: usize) -> Span {
        Span::new(self.base + position, self.base + self.at)
    }

    /// The next character; empty at the end of the line.
    pub(super) fn here(&self) -> Span {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        Span::new(self.base + self.at, self.base + self.at + length)
    }

    /// The text from a position up to the cursor.
    pub(super) fn text_from(&self, position: usize) -> &'a str {
        self.line.get(position..self.at).unwrap_or_default()
    }

    /// Goes on to the next comma or `stop` outside quotes, or to the end: where reading continues after a mistake.
    pub(super) fn skip_to(&mut self, stop: char) {
        while let Some(character) = self.peek() {
            if character == ',' || character == stop || self.is_at_end() {
                return;
            }
            self.bump();
            if let Some(closing) = closing_of(character) {
                self.skip_past(closing);
            }
        }
    }

    /// Goes past the next `closing`, if there is one.
    fn skip_past(&mut self, closing: char) {
        if let Some(found) = self.rest().find(closing) {
            self.advance(found + closing.len_utf8());
        }
    }
}

/// The mark that closes a quote opened by `opening`.
fn closing_of(opening: char) -> Option<char> {
    crate::syntax::Quotes::ALL
        .into_iter()
        .find(|quotes| quotes.opening() == opening)
        .map(|quotes| quotes.closing())
}
