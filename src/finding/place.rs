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

/// A text and the file name under which it is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    line_starts: Arc<[u32]>,
}

impl Source {
    /// Names a text. `name` is what reports show as the file; the library opens nothing.
    #[must_use]
    pub fn new(name: &str, text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let line_starts = starts.map(|at| u32::try_from(at).unwrap_or(u32::MAX)).collect();
        Self { name: name.into(), text: text.into(), line_starts }
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
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line and column of a byte offset, both counted from 1; columns count characters.
    ///
    /// An offset beyond the text is taken for its end, one inside a character for the character's beginning.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let end = self.text.floor_char_boundary(offset as usize);
        let offset = u32::try_from(end).unwrap_or(u32::MAX);
        let line = self.line_starts.partition_point(|&start| start <= offset).max(1);
        let before = self.text.get(self.line_start(offset)..end).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// Where the line begins in which a byte offset stands.
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
}
