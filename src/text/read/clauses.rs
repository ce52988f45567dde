//! The clauses of one statement while it is read.

use super::{
    Report,
    need::Need,
    operand::{self, Fit, Join},
    rule,
};
use crate::{
    finding::Span,
    syntax::{Clause, Keyword},
    text::{BoundText, Cite, LintText, Notes, Path},
};

/// A reader of one sort of clause.
pub(crate) type Read<'t, T> = fn(&'t Clause, &mut Report) -> T;

/// What stands with a statement: each clause is taken once, and what nobody took is reported at the end.
///
/// INVARIANT: a clause is in `left` until some reader has taken it, so none can be lost in silence.
pub(crate) struct Clauses<'t, 'r> {
    owner: &'t Clause,
    left: Vec<&'t Clause>,
    notes: Notes,
    report: &'r mut Report,
}

impl<'t, 'r> Clauses<'t, 'r> {
    /// All that stands with `owner`.
    pub(crate) fn of(owner: &'t Clause, report: &'r mut Report) -> Self {
        let notes = own_notes(owner);
        Self { owner, left: owner.clauses.iter().collect(), notes, report }
    }

    /// The name that the statement takes; empty, and reported, if there is none.
    pub(crate) fn name(&mut self) -> Path {
        operand::name(self.owner, self.report).unwrap_or_default()
    }

    /// What the statement takes.
    pub(crate) fn takes<T>(&mut self, read: Read<'t, T>) -> T {
        read(self.owner, self.report)
    }

    /// Where the statement stands.
    pub(crate) fn span(&self) -> Span {
        self.owner.span
    }

    /// The titles after the name.
    pub(crate) fn titles(&self) -> Vec<String> {
        self.owner.titles.iter().map(|title| title.as_str().to_owned()).collect()
    }

    /// Reads every clause with that keyword.
    pub(crate) fn each<T>(&mut self, keyword: Keyword, read: Read<'t, T>) -> Vec<T> {
        self.each_of(|candidate| candidate == keyword, read)
    }

    /// Reads every clause whose keyword is one of those, in the order of writing.
    pub(crate) fn each_of<T>(&mut self, is_one: impl Fn(Keyword) -> bool, read: Read<'t, T>) -> Vec<T> {
        self.take(is_one).into_iter().map(|clause| read(clause, self.report)).collect()
    }

    /// Reads the clause with that keyword; a second one is reported.
    pub(crate) fn one<T>(&mut self, keyword: Keyword, read: Read<'t, T>) -> Option<T> {
        let clause = self.only(keyword)?;
        Some(read(clause, self.report))
    }

    /// Whether the keyword, which takes nothing, stands there.
    pub(crate) fn flag(&mut self, keyword: Keyword) -> bool {
        let clause = self.only(keyword);
        clause.map(|clause| self.absorb(clause)).is_some()
    }

    /// Reads what the one clause with that keyword takes. Where it comes from counts for the whole statement.
    pub(crate) fn value<T>(&mut self, keyword: Keyword, read: Read<'t, Option<T>>) -> Option<T> {
        let clause = self.only(keyword)?;
        self.absorb(clause);
        read(clause, self.report)
    }

    /// Reads the one clause with that keyword together with what stands under it. Where it comes from counts for the
    /// whole statement.
    pub(crate) fn inner<T>(&mut self, keyword: Keyword, read: fn(&mut Clauses<'t, '_>) -> T) -> Option<T> {
        let clause = self.only(keyword)?;
        let mut clauses = Clauses::of(clause, self.report);
        let value = read(&mut clauses);
        let notes = clauses.notes();
        merge(&mut self.notes, notes);
        Some(value)
    }

    /// Reads what every clause with that keyword takes, one after the other.
    pub(crate) fn values<T>(&mut self, keyword: Keyword, read: Read<'t, Vec<T>>) -> Vec<T> {
        let clauses = self.take(|candidate| candidate == keyword);
        let read = |clause| {
            self.absorb(clause);
            read(clause, self.report)
        };
        clauses.into_iter().flat_map(read).collect()
    }

    /// The names that all clauses with that keyword take.
    pub(crate) fn names(&mut self, keyword: Keyword, join: Join) -> Vec<Path> {
        match join {
            Join::And => self.values(keyword, operand::all_of),
            Join::Or => self.values(keyword, operand::one_of),
            Join::Either => self.values(keyword, operand::listed),
        }
    }

    /// Reads the bounds, each of which must fit the statement.
    pub(crate) fn bounds(&mut self, fit: Fit) -> Vec<BoundText> {
        let clauses = self.take(Keyword::is_bound);
        clauses.into_iter().map(|clause| rule::bound(clause, self.owner, fit, self.report)).collect()
    }

    /// Where the statement comes from and the remarks on it. What no reader took is reported.
    pub(crate) fn notes(mut self) -> Notes {
        self.notes.lints = self.each(Keyword::Lint, lint);
        for clause in std::mem::take(&mut self.left) {
            self.report.misplaced(clause, self.owner);
        }
        self.notes
    }

    fn take(&mut self, is_one: impl Fn(Keyword) -> bool) -> Vec<&'t Clause> {
        let (taken, left) =
            std::mem::take(&mut self.left).into_iter().partition(|clause| is_one(clause.keyword));
        self.left = left;
        taken
    }

    fn only(&mut self, keyword: Keyword) -> Option<&'t Clause> {
        let mut clauses = self.take(|candidate| candidate == keyword).into_iter();
        let first = clauses.next();
        for again in clauses {
            self.report.repeated(again, self.owner);
        }
        first
    }

    /// Takes over the notes of a clause that keeps none of its own.
    fn absorb(&mut self, clause: &'t Clause) {
        let notes = Clauses::of(clause, self.report).notes();
        merge(&mut self.notes, notes);
    }
}

/// Adds `more` to `notes`; of two reasons for a local choice both are kept.
pub(crate) fn merge(notes: &mut Notes, more: Notes) {
    notes.sources.extend(more.sources);
    notes.remarks.extend(more.remarks);
    notes.lints.extend(more.lints);
    notes.local = match (notes.local.take(), more.local) {
        (Some(one), Some(other)) => Some(format!("{one}; {other}")),
        (one, other) => one.or(other),
    };
}

/// A check's level.
pub(crate) fn lint(clause: &Clause, report: &mut Report) -> LintText {
    let mut clauses = Clauses::of(clause, report);
    let name = clauses.name();
    let level = clauses.value(Keyword::Is, operand::name);
    let reason = clauses.notes().local;
    if clause.first(Keyword::Is).is_none() {
        report.incomplete(clause, Need::Level);
    }
    LintText { name, level: level.unwrap_or_default(), reason }
}

fn own_notes(owner: &Clause) -> Notes {
    Notes {
        sources: owner.sources.iter().map(cite).collect(),
        local: owner.local.as_ref().map(|why| why.as_str().to_owned()),
        remarks: owner.remarks.iter().map(|remark| remark.text.clone()).collect(),
        lints: Vec::new(),
    }
}

/// A source as cited.
pub(crate) fn cite(cite: &crate::syntax::Cite) -> Cite {
    Cite { source: Path::new(cite.source.as_str(), cite.span), places: cite.places.clone() }
}
