//! A charter with one statement as the charter that it extends has it: what the difference of that one makes.

use super::{
    clause::{Identity, clauses, holds_others, identity},
    file::merged,
};
use crate::{
    finding::Source,
    syntax::{Clause, Keyword, Tree},
    text::{CharterText, read_tree},
};

/// The charter of a text as it would be if one statement stood as in the text above: the statement is told by the keyword and name of
/// each that it stands in, from the outermost. None where there is no such text or statement.
#[must_use]
pub fn restored(source: &Source, statement: &[(Keyword, String)]) -> Option<CharterText> {
    let path: Vec<Identity> =
        statement.iter().map(|(keyword, name)| (sort(*keyword), name.clone())).collect();
    let fragment = fragment(&merged(source.upper()?).statements, &path)?;
    let lower = merged(source);
    let statements = clauses(Keyword::Charter, lower.statements, vec![fragment]);
    read_tree(&Tree { statements, ..Tree::default() }).charter
}

fn sort(keyword: Keyword) -> Keyword {
    if keyword.is_action() { Keyword::May } else { keyword }
}

/// The statement with those around it, and nothing else of these.
fn fragment(upper: &[Clause], path: &[Identity]) -> Option<Clause> {
    let (first, rest) = path.split_first()?;
    let mut found = upper.iter().find(|clause| identity(clause).as_ref() == Some(first))?.clone();
    if !holds_others(found.keyword) {
        return Some(found);
    }
    if rest.is_empty() {
        found.clauses.retain(|clause| identity(clause).is_none());
        return Some(found);
    }
    // An action or ballot may stand elsewhere above.
    let within = fragment(&found.clauses, rest).or_else(|| {
        let last = path.last()?;
        let free = fragment(&found.clauses, std::slice::from_ref(last));
        let states = found.all(Keyword::State).filter_map(identity);
        let mut paths = states.map(|state| vec![state, last.clone()]);
        free.or_else(|| paths.find_map(|path| fragment(&found.clauses, &path)))
    })?;
    found.titles.clear();
    found.sources.clear();
    found.local = None;
    found.clauses = vec![within];
    Some(found)
}
