//! One statement laid over another of its name.

use std::collections::BTreeSet;

use super::workflow;
use crate::syntax::{Clause, Comments, Keyword};

/// What makes two statements one: their sort and their name.
pub(super) type Identity = (Keyword, String);

/// What a statement is declared as; none of a clause that says something of the statement it stands with.
pub(super) fn identity(clause: &Clause) -> Option<Identity> {
    let sort = if clause.keyword.is_action() { Keyword::May } else { clause.keyword };
    let is_named = sort.declares() || sort == Keyword::Lint;
    is_named.then(|| (sort, clause.path().map(ToString::to_string).unwrap_or_default()))
}

/// Clauses of which those of one word stand for all of the others: bounds are one, and so are the dates of an edition.
fn word(of: Keyword, clause: &Clause) -> Keyword {
    match clause.keyword {
        bound if bound.is_bound() => Keyword::AtLeast,
        Keyword::Since | Keyword::Until | Keyword::Supersedes if of == Keyword::Charter => Keyword::Edition,
        word => word,
    }
}

/// Whether other statements stand in it, each of which can be declared again by itself.
pub(super) fn holds_others(keyword: Keyword) -> bool {
    matches!(keyword, Keyword::Kind | Keyword::Body | Keyword::Workflow | Keyword::State)
}

/// The statement `lower` where `upper` was declared before.
pub(super) fn declared_again(mut upper: Clause, lower: Clause) -> Clause {
    if lower.keyword == Keyword::Workflow {
        workflow::make_way(&mut upper, &lower);
    }
    if !holds_others(lower.keyword) {
        let titles = if lower.titles.is_empty() { upper.titles } else { lower.titles };
        return Clause { titles, ..lower };
    }
    let clauses = clauses(lower.keyword, upper.clauses, lower.clauses.clone());
    // What only reaches into a statement does not declare it: it stands where it stood.
    let says_more = speaks(&lower);
    Clause {
        keyword: lower.keyword,
        operand: if says_more { lower.operand } else { upper.operand },
        titles: if lower.titles.is_empty() { upper.titles } else { lower.titles },
        clauses,
        rows: upper.rows,
        remarks: both(upper.remarks, lower.remarks),
        sources: both(upper.sources, lower.sources),
        local: lower.local.or(upper.local),
        comments: comments(upper.comments, lower.comments),
        layout: upper.layout,
        span: if says_more { lower.span } else { upper.span },
    }
}

/// Whether a statement says something of itself, beside what stands in it.
fn speaks(clause: &Clause) -> bool {
    let says = |clause: &Clause| identity(clause).is_none();
    !clause.titles.is_empty()
        || !clause.sources.is_empty()
        || clause.local.is_some()
        || clause.clauses.iter().any(says)
}

fn comments(upper: Comments, lower: Comments) -> Comments {
    Comments {
        before: both(upper.before, lower.before),
        beside: lower.beside.or(upper.beside),
        within: both(upper.within, lower.within),
    }
}

/// What the upper one says, and what only the lower one does.
fn both<T: PartialEq>(mut upper: Vec<T>, lower: Vec<T>) -> Vec<T> {
    let new: Vec<T> = lower.into_iter().filter(|one| !upper.contains(one)).collect();
    upper.extend(new);
    upper
}

/// The clauses of one statement laid over those of the same statement above: each where it stood, what is new after those of its sort.
pub(super) fn clauses(of: Keyword, upper: Vec<Clause>, lower: Vec<Clause>) -> Vec<Clause> {
    let mut lower: Vec<Option<Clause>> = lower.into_iter().map(Some).collect();
    let words: BTreeSet<Keyword> = lower
        .iter()
        .flatten()
        .filter(|clause| identity(clause).is_none())
        .map(|clause| word(of, clause))
        .collect();
    let mut merged = Vec::new();
    for clause in upper {
        match identity(&clause) {
            Some(name) => match take(&mut lower, |other| identity(other).as_ref() == Some(&name)) {
                Some(again) => merged.push(declared_again(clause, again)),
                None => merged.push(clause),
            },
            None if words.contains(&word(of, &clause)) => {
                let is_of =
                    |other: &Clause| identity(other).is_none() && word(of, other) == word(of, &clause);
                merged.extend(take(&mut lower, is_of).map(amid));
            }
            None => merged.push(clause),
        }
    }
    let (named, said): (Vec<_>, Vec<_>) =
        lower.into_iter().flatten().partition(|clause| identity(clause).is_some());
    let first = merged.iter().position(|clause| identity(clause).is_some()).unwrap_or(merged.len());
    merged.splice(first..first, said.into_iter().map(amid));
    merged.extend(named);
    merged
}

/// A clause amid those of another text, which therefore do not stand on its line in the order of their places.
fn amid(mut clause: Clause) -> Clause {
    clause.layout.comma = None;
    clause
}

/// Takes the first that fits out of a list.
fn take(list: &mut [Option<Clause>], fits: impl Fn(&Clause) -> bool) -> Option<Clause> {
    list.iter_mut().find(|place| place.as_ref().is_some_and(&fits))?.take()
}
