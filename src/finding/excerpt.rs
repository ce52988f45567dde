//! The piece of a line that a report shows: cut around the place when the line is long, nothing hidden in it.

use std::ops::Range;

use super::{Source, Span, hidden::is_hidden};

/// How many characters stand before the place at most.
const BEFORE: usize = 120;

/// How many characters are shown at most.
const MOST: usize = 240;

/// A piece of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What is shown.
    pub(super) text: String,
    /// Where in it the finding stands, in bytes.
    pub(super) place: Range<usize>,
    /// Whether it is the whole line, as it was written.
    pub(super) is_whole: bool,
}

impl Excerpt {
    /// The excerpt of the line in which `span` begins.
    pub(super) fn new(source: &Source, span: Span) -> Self {
        let (source, span) = source.located(span);
        let text = source.text();
        let start = boundary(text, span.start as usize);
        let line_start = source.line_start(span.start);
        let before = text.get(line_start..start).unwrap_or_default();
        let rest = text.get(start..).unwrap_or_default();
        let line_rest = rest.split(['\n', '\r']).next().unwrap_or_default();
        let length = boundary(text, span.end as usize).saturating_sub(start).min(line_rest.len());

        let mut shown = Self { text: String::new(), place: 0..0, is_whole: true };
        let cut = before.char_indices().rev().nth(BEFORE).map(|(at, c)| at + c.len_utf8());
        if cut.is_some() {
            shown.leave_out();
        }
        let before = before.get(cut.unwrap_or(0)..).unwrap_or_default();
        before.chars().for_each(|c| shown.push(c));
        let room = MOST.saturating_sub(before.chars().count());
        shown.place = shown.text.len()..shown.text.len();
        for (count, (at, character)) in line_rest.char_indices().enumerate() {
            if count > room {
                shown.leave_out();
                break;
            }
            shown.push(character);
            if at < length {
                shown.place.end = shown.text.len();
            }
        }
        shown
    }

    fn leave_out(&mut self) {
        self.text.push('…');
        self.is_whole = false;
    }

    /// Adds a character; a hidden one is shown by its number.
    fn push(&mut self, character: char) {
        if is_hidden(character) {
            self.text.push_str(&format!("<U+{:04X}>", u32::from(character)));
            self.is_whole = false;
        } else {
            self.text.push(character);
        }
    }
}

/// The nearest character boundary at or before `offset`.
fn boundary(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, span: Range<usize>) -> (String, String) {
        let excerpt = Excerpt::new(&Source::new("f", text), Span::new(span.start, span.end));
        (excerpt.text.clone(), excerpt.text.get(excerpt.place).unwrap().to_owned())
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(
            excerpt("a\r\nmust 答复 by x\r\nb", 8..14),
            ("must 答复 by x".to_owned(), "答复".to_owned())
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = "甲".repeat(100_000);
        let (shown, place) = excerpt(&text, 150_000..150_003);
        assert_eq!((shown.chars().count(), place.as_str()), (243, "甲"));
        assert!(shown.starts_with('…') && shown.ends_with('…'));
    }

    #[test]
    fn hidden_characters_are_shown_by_number() {
        assert_eq!(excerpt("a\u{202E}b", 1..4), ("a<U+202E>b".to_owned(), "<U+202E>".to_owned()));
    }

    #[test]
    fn a_place_outside_the_text_shows_nothing_and_does_no_harm() {
        assert_eq!(excerpt("甲", 1..900), ("甲".to_owned(), "甲".to_owned()));
        assert_eq!(excerpt("", 7..9), (String::new(), String::new()));
    }
}
