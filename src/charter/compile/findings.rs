//! Collecting what is wrong, at the level that the charter sets where it stands.

use crate::{
    charter::levels::level,
    finding::{Bilingual, Finding, Level, Lint, Span},
    text::Notes,
};

/// The findings so far, and the levels set by the statements around the one at hand.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    levels: Vec<(Lint, Level)>,
}

/// A place in the stack of levels, to return to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Depth(usize);

impl Findings {
    /// Reports one thing.
    pub(super) fn say(&mut self, lint: Lint, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        self.push(Finding::new(lint, span, Bilingual::new(en, zh)));
    }

    /// Reports one thing and what to write instead.
    pub(super) fn say_with(&mut self, lint: Lint, span: Span, message: Bilingual, hint: Bilingual) {
        self.push(Finding::new(lint, span, message).hint(hint));
    }

    /// Reports a finding, at the level that holds here.
    pub(super) fn push(&mut self, mut finding: Finding) {
        finding.level = level(&self.levels, finding.lint);
        if finding.level > Level::Allow {
            self.list.push(finding);
        }
    }

    /// How many findings there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// Gives the finding at `span`, among those after the first `before`, a better hint.
    pub(super) fn add_hint(&mut self, before: usize, span: Span, hint: Bilingual) {
        let at = |finding: &&mut Finding| finding.span.start == span.start && finding.span.end == span.end;
        if let Some(finding) = self.list.iter_mut().skip(before).find(at) {
            finding.hint = Some(hint);
        }
    }

    /// Steps into a statement: the levels it sets hold until [`Findings::leave`]. What is wrong with them is said
    /// where the statement's notes are compiled.
    pub(super) fn enter(&mut self, notes: &Notes) -> Depth {
        let depth = Depth(self.levels.len());
        let set = notes.lints.iter().filter_map(|text| {
            Some((Lint::from_name(text.name.as_str())?, read_level(text.level.as_str())?))
        });
        self.levels.extend(set);
        depth
    }

    /// Steps out of a statement.
    pub(super) fn leave(&mut self, depth: Depth) {
        self.levels.truncate(depth.0);
    }

    /// The levels that hold here, the innermost last.
    pub(super) fn levels(&self) -> &[(Lint, Level)] {
        &self.levels
    }

    /// Whether something keeps the charter from coming out.
    pub(super) fn is_spoilt(&self) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Deny)
    }

    /// All findings in the order in which they stand in the text, each once: an office of a kind is read for every body
    /// of the kind.
    pub(super) fn into_sorted(self) -> Vec<Finding> {
        let mut list: Vec<Finding> = Vec::new();
        for finding in self.list {
            let same = |other: &Finding| other.span.start == finding.span.start && *other == finding;
            if !list.iter().any(same) {
                list.push(finding);
            }
        }
        list.sort_by_key(|finding| (finding.span.start, finding.span.end));
        list
    }
}

/// The level that a word names.
pub(super) fn read_level(word: &str) -> Option<Level> {
    match word {
        "allow" => Some(Level::Allow),
        "warn" => Some(Level::Warn),
        "deny" => Some(Level::Deny),
        _ => None,
    }
}
