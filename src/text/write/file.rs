//! A whole charter.

use super::{Mistakes, WriteError, charter, indicator, promise, rule, structure, workflow};
use crate::{
    syntax::{self, Clause, Options, Tree},
    text::CharterText,
};

/// Writes a charter in the language, in the canonical layout with English keywords.
///
/// What is read back equals what was written.
///
/// # Errors
/// Every part that the language has no words for, such as a name with a space in it.
pub fn write(text: &CharterText) -> Result<String, Vec<WriteError>> {
    tree(text).map(|tree| syntax::format(&tree, &Options::default()))
}

/// A charter as a tree.
///
/// # Errors
/// Every part that the language has no words for, such as a name with a space in it.
pub fn tree(text: &CharterText) -> Result<Tree, Vec<WriteError>> {
    let mut mistakes = Mistakes::default();
    let statements = statements(text, &mut mistakes);
    if mistakes.errors.is_empty() { Ok(Tree { statements, ..Tree::default() }) } else { Err(mistakes.errors) }
}

fn statements(text: &CharterText, mistakes: &mut Mistakes) -> Vec<Clause> {
    let mut statements = vec![charter::charter(text, mistakes)];
    statements.extend(text.sources.iter().map(|source| charter::source(source, mistakes)));
    statements.extend(text.kinds.iter().map(|kind| structure::kind(kind, mistakes)));
    statements.extend(text.bodies.iter().map(|body| structure::body(body, mistakes)));
    statements.extend(text.ladders.iter().map(|ladder| rule::ladder(ladder, mistakes)));
    statements.extend(text.workflows.iter().map(|workflow| workflow::workflow(workflow, mistakes)));
    statements.extend(text.promises.iter().map(|promise| promise::promise(promise, mistakes)));
    let indicators = text.indicators.iter();
    statements.extend(indicators.map(|indicator| indicator::indicator(indicator, mistakes)));
    statements
}
