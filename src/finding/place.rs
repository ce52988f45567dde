//! Where something stands in a text.

use std::{cmp::Ordering, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

/// A stretch of a source text, as byte offsets.
///
/// Spans say where a thing was written, not what it means: any two spans compare equal, so that two charters
/// which say the same are equal wherever their words stand. What was not read from text has the empty span 0..0.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`, in bytes. Offsets beyond 4 GiB saturate.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl PartialEq for Span {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Span {}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Span {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

/// A text and the file name under which it is reported; perhaps lying over another, which a charter in it extends.
///
/// Places in the text that lies above it are counted on from its own end, so that one offset says which text is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    line_starts: Arc<[u32]>,
    upper: Option<Arc<Source>>,
}

impl Source {
    /// Names a text. `name` is what reports show as the file; the library opens nothing.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let line_starts = starts.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect();
        Self { name: name.into(), text: text.into(), line_starts, upper: None }
    }

    /// The same text, with `upper` as the text that its charter extends.
    #[must_use]
    pub fn under(&self, upper: Self) -> Self {
        Self { upper: Some(Arc::new(upper)), ..self.clone() }
    }

    /// The text that its charter extends, if that is at hand.
    #[must_use]
    pub fn upper(&self) -> Option<&Self> {
        self.upper.as_deref()
    }

    /// This text and those above it, lowest first, each with the offset at which it begins.
    pub(crate) fn layers(&self) -> impl Iterator<Item = (usize, &Self)> {
        std::iter::successors(Some((0, self)), |(base, source)| {
            Some((base + source.length(), source.upper()?))
        })
    }

    /// How many offsets are its own: those of its bytes, and that of its end.
    fn length(&self) -> usize {
        self.text.len() + 1
    }

    /// The text in which an offset lies, and the offset there. One beyond every text lies at the end of the uppermost.
    pub(super) fn layer(&self, offset: u32) -> (&Self, u32) {
        let at = offset as usize;
        let lies = |&(base, source): &(usize, &Self)| at < base + source.length() || source.upper.is_none();
        let (base, source) = self.layers().find(lies).unwrap_or((0, self));
        (source, u32::try_from(at - base).unwrap_or(u32::MAX))
    }

    /// The file name under which what stands at `span` is reported.
    #[must_use]
    pub fn file(&self, span: Span) -> &str {
        self.layer(span.start).0.name()
    }

    /// The file name under which the text is reported.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands at `span`; empty if the span does not lie in the text.
    #[must_use]
    pub fn excerpt(&self, span: Span) -> &str {
        let (source, span) = self.located(span);
        source.text.get(span.range()).unwrap_or_default()
    }

    /// The text in which a span begins, and the span there.
    pub(super) fn located(&self, span: Span) -> (&Self, Span) {
        let (source, start) = self.layer(span.start);
        (source, Span { start, end: start.saturating_add(span.end.saturating_sub(span.start)) })
    }

    /// The line and column of a byte offset, both counted from 1; columns count characters.
    ///
    /// An offset beyond the text is taken for its end, one inside a character for the character's beginning.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let (source, offset) = self.layer(offset);
        let end = source.text.floor_char_boundary(offset as usize);
        let offset = u32::try_from(end).unwrap_or(u32::MAX);
        let line = source.line_starts.partition_point(|&start| start <= offset).max(1);
        let before = source.text.get(source.line_start(offset)..end).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// Where the line begins in which a byte offset of this text stands.
    pub(super) fn line_start(&self, offset: u32) -> usize {
        let end = self.text.floor_char_boundary(offset as usize);
        let offset = u32::try_from(end).unwrap_or(u32::MAX);
        let after = self.line_starts.partition_point(|&start| start <= offset);
        self.line_starts.get(after.saturating_sub(1)).map_or(0, |&start| start as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("f", "甲乙\n丙丁 x");
        let places = [(0, (1, 1)), (3, (1, 2)), (7, (2, 1)), (14, (2, 4)), (900, (2, 5)), (1, (1, 1))];
        for (offset, place) in places {
            assert_eq!(source.line_column(offset), place, "{offset}");
        }
    }

    #[test]
    fn an_offset_says_which_text_of_a_pile_is_meant() {
        // Lowest: bytes 0..=4. Then 5..=7, then 8..=11.
        let pile =
            Source::new("low", "a\nbc").under(Source::new("mid", "d\n").under(Source::new("top", "efg")));
        let at = |offset| {
            let (line, column) = pile.line_column(offset);
            format!(
                "{}:{line}:{column} {}",
                pile.file(Span { start: offset, end: offset }),
                pile.excerpt(Span { start: offset, end: offset + 1 })
            )
        };
        let expected = [
            "low:2:2 c",
            "low:2:3 ",
            "mid:1:1 d",
            "mid:1:2 \n",
            "mid:2:1 ",
            "top:1:1 e",
            "top:1:4 ",
            "top:1:4 ",
        ];
        assert_eq!([3, 4, 5, 6, 7, 8, 11, 900].map(at), expected);
    }
}
