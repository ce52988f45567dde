//! Changing one place of a charter's text: the same walk over the text lists the places and changes one of them.

use super::operator::Operator;
use crate::{
    finding::Span,
    text::{CharterText, Path},
};

/// A charter with one thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mutant {
    /// Its number among the mutants of the charter, from 0.
    pub number: usize,
    /// What is changed.
    pub operator: Operator,
    /// Where in the charter's text.
    pub span: Span,
}

/// Walks over a text and notes each place that can be changed; at the one that is wanted the change is made.
#[derive(Debug)]
pub(super) struct Editor {
    wanted: Option<usize>,
    found: Vec<Mutant>,
    /// The bodies, in order.
    pub(super) bodies: Vec<String>,
    /// The states of the workflow at hand, in order.
    pub(super) states: Vec<String>,
    /// Who is accountable in it, each once, in order.
    pub(super) accountable: Vec<String>,
}

/// Every mutant of a charter, in the order of its text by sort of statement. The same text always has the same.
pub(super) fn list(text: &CharterText) -> Vec<Mutant> {
    let mut editor = Editor::new(text, None);
    editor.charter(&mut text.clone());
    editor.found
}

/// The text of a mutant.
pub(super) fn changed(text: &CharterText, mutant: &Mutant) -> CharterText {
    let mut changed = text.clone();
    Editor::new(text, Some(mutant.number)).charter(&mut changed);
    changed
}

impl Editor {
    fn new(text: &CharterText, wanted: Option<usize>) -> Self {
        let bodies = text.bodies.iter().map(|body| body.name.text.clone()).collect();
        Self { wanted, found: Vec::new(), bodies, states: Vec::new(), accountable: Vec::new() }
    }

    /// Notes a place that can be changed; whether the change is to be made there.
    pub(super) fn is_here(&mut self, operator: Operator, span: Span) -> bool {
        let number = self.found.len();
        self.found.push(Mutant { number, operator, span });
        self.wanted == Some(number)
    }

    /// Each item of a list may be dropped.
    pub(super) fn drop_each<T>(&mut self, operator: Operator, list: &mut Vec<T>, span: impl Fn(&T) -> Span) {
        let mut doomed = None;
        for (index, item) in list.iter().enumerate() {
            if self.is_here(operator, span(item)) {
                doomed = Some(index);
            }
        }
        if let Some(index) = doomed {
            list.remove(index);
        }
    }

    /// Each of several names may be dropped; a single one stays.
    pub(super) fn drop_name(&mut self, operator: Operator, names: &mut Vec<Path>) {
        if names.len() > 1 {
            self.drop_each(operator, names, |name| name.span);
        }
    }

    /// What may be there or not may be dropped.
    pub(super) fn drop_optional<T>(
        &mut self,
        operator: Operator,
        item: &mut Option<T>,
        span: impl Fn(&T) -> Span,
    ) {
        let at = item.as_ref().map(span);
        if at.is_some_and(|span| self.is_here(operator, span)) {
            *item = None;
        }
    }

    /// A name may become another.
    pub(super) fn swap(&mut self, operator: Operator, name: &mut Path, other: Option<String>) {
        if let Some(other) = other
            && self.is_here(operator, name.span)
        {
            name.text = other;
        }
    }
}

/// The name that follows one in a list, round again to the first; none if there is no other.
pub(super) fn next(names: &[String], name: &str) -> Option<String> {
    let place = names.iter().position(|known| known == name).map_or(0, |place| place + 1);
    let round = names.iter().skip(place).chain(names.iter().take(place));
    round.into_iter().find(|known| *known != name).cloned()
}
