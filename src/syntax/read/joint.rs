//! What stands between two parts of an operand: joiners, comparisons, the mark of a range.

use super::operand::OperandReader;
use crate::{
    Name,
    finding::Language,
    syntax::{Comparison, Joiner, Spelling},
};

/// How two parts were joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    Or,
    And,
    Mark,
}

impl OperandReader<'_, '_> {
    /// Reads the joiner that is next, if it is of the wanted sort.
    pub(super) fn joiner(&mut self, wanted: impl Fn(Join) -> bool) -> Option<Joiner> {
        let before = self.scanner.position();
        self.scanner.skip_spaces();
        let found = self.any_joiner().filter(|(join, _)| wanted(*join));
        if found.is_none() {
            self.scanner.back_to(before);
        }
        found.map(|(_, joiner)| joiner)
    }

    fn any_joiner(&mut self) -> Option<(Join, Joiner)> {
        if self.scanner.eat('、') {
            return Some((Join::Mark, Joiner::Mark));
        }
        for (word, join) in [("and", Join::And), ("or", Join::Or)] {
            if self.scanner.eat_run(word) {
                return Some((join, Joiner::Word(Language::En)));
            }
        }
        for (word, join) in [('且', Join::And), ('或', Join::Or)] {
            if self.scanner.eat(word) {
                return Some((join, Joiner::Word(Language::Zh)));
            }
        }
        None
    }

    /// Reads the comparison that is next.
    pub(super) fn comparison(&mut self) -> Option<Comparison> {
        let before = self.scanner.position();
        self.scanner.skip_spaces();
        let found = self.comparison_mark();
        match found {
            Some(_) => self.scanner.skip_spaces(),
            None => self.scanner.back_to(before),
        }
        found
    }

    /// The mark itself; `<=`, `>=` and `!=` are read as `≤`, `≥` and `≠`.
    fn comparison_mark(&mut self) -> Option<Comparison> {
        if self.scanner.peek() == Some('<') && self.is_at_placeholder() {
            return None;
        }
        let found = match (self.scanner.peek()?, self.scanner.peek_second()) {
            ('<', Some('=')) | ('>', Some('=')) | ('!', Some('=')) => match self.scanner.bump()? {
                '<' => Comparison::AtMost,
                '>' => Comparison::AtLeast,
                _ => Comparison::NotEqual,
            },
            ('=', _) => Comparison::Equal,
            ('≠', _) => Comparison::NotEqual,
            ('<', _) => Comparison::Less,
            ('≤', _) => Comparison::AtMost,
            ('>', _) => Comparison::Greater,
            ('≥', _) => Comparison::AtLeast,
            _ => return None,
        };
        self.scanner.bump();
        Some(found)
    }

    /// Whether `<name>` is next, which in a cell is no comparison.
    fn is_at_placeholder(&self) -> bool {
        let mut ahead = self.scanner.clone();
        ahead.bump();
        let (run, length) = ahead.run();
        ahead.advance(length);
        Name::new(&run).is_ok() && ahead.peek() == Some('>')
    }

    /// Reads `to` or `～` if it is next.
    pub(super) fn range_mark(&mut self) -> Option<Spelling> {
        let before = self.scanner.position();
        self.scanner.skip_spaces();
        if self.scanner.eat('~') {
            return Some(Spelling(Language::Zh));
        }
        if self.scanner.eat_run("to") {
            return Some(Spelling(Language::En));
        }
        self.scanner.back_to(before);
        None
    }
}
