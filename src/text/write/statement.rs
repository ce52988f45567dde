//! One statement while it is written.

use super::{
    mistakes::Mistakes,
    operand::{self, Written},
};
use crate::{
    syntax::{Clause, Keyword, Term},
    text::{AmountText, AssignText, LintText, Notes, Path, TypeText},
};

/// A writer of one sort of thing.
pub(super) type Write<T> = fn(&T, &mut Mistakes) -> Clause;

/// A clause that grows by what its statement says; what was left out is not written.
pub(super) struct Statement<'w> {
    clause: Clause,
    mistakes: &'w mut Mistakes,
}

impl<'w> Statement<'w> {
    /// A statement that takes nothing yet.
    pub(super) fn new(keyword: Keyword, mistakes: &'w mut Mistakes) -> Self {
        Self { clause: Clause::new(keyword), mistakes }
    }

    /// Gives it a new name with titles.
    pub(super) fn declares(mut self, name: &Path, titles: &[String]) -> Self {
        self.clause.titles = titles.iter().filter_map(|title| self.mistakes.text(title)).collect();
        self.takes_name(name)
    }

    /// Gives it the name that it takes.
    pub(super) fn takes_name(self, name: &Path) -> Self {
        self.takes(operand::name(name))
    }

    /// Gives it what it takes.
    pub(super) fn takes(mut self, operand: Written) -> Self {
        self.clause.operand = self.mistakes.kept(operand);
        self
    }

    /// Adds a clause that takes a name, if there is one.
    pub(super) fn name(self, keyword: Keyword, name: Option<&Path>) -> Self {
        self.maybe(keyword, name, operand::name)
    }

    /// Adds a clause that takes a date or the like, if there is one.
    pub(super) fn moment(self, keyword: Keyword, moment: Option<&Path>) -> Self {
        self.maybe(keyword, moment, operand::moment)
    }

    /// Adds a clause that takes an amount, if there is one.
    pub(super) fn amount(self, keyword: Keyword, amount: Option<&AmountText>) -> Self {
        self.maybe(keyword, amount, operand::amount)
    }

    /// Adds a clause that takes a type, if there is one.
    pub(super) fn type_text(self, keyword: Keyword, text: Option<&TypeText>) -> Self {
        self.maybe(keyword, text, operand::type_text)
    }

    /// Adds a clause that takes all these names, joined by `and`.
    pub(super) fn all(self, keyword: Keyword, names: &[Path]) -> Self {
        self.list(keyword, names, |names| operand::joined(names, Term::And, operand::name))
    }

    /// Adds a clause that takes one of these names or moments, joined by `or`.
    pub(super) fn choice(self, keyword: Keyword, moments: &[Path]) -> Self {
        self.list(keyword, moments, |moments| operand::joined(moments, Term::Or, operand::moment))
    }

    /// Adds a clause that takes times and ranges of them, joined by `and`.
    pub(super) fn times(self, keyword: Keyword, times: &[Path]) -> Self {
        self.list(keyword, times, |times| operand::joined(times, Term::And, operand::moment_or_range))
    }

    /// Adds a clause that sets these values.
    pub(super) fn assigns(self, keyword: Keyword, values: &[AssignText]) -> Self {
        self.list(keyword, values, |values| operand::joined(values, Term::And, operand::assignment))
    }

    /// Adds a clause that takes nothing, if it is so.
    pub(super) fn flag(mut self, keyword: Keyword, is_so: bool) -> Self {
        if is_so {
            self.clause.clauses.push(Clause::new(keyword));
        }
        self
    }

    /// Adds a clause for each.
    pub(super) fn each<T>(mut self, things: &[T], write: Write<T>) -> Self {
        for thing in things {
            self.clause.clauses.push(write(thing, self.mistakes));
        }
        self
    }

    /// Adds a clause, if there is such a thing.
    pub(super) fn one<T>(self, thing: Option<&T>, write: Write<T>) -> Self {
        match thing {
            Some(thing) => self.each(std::slice::from_ref(thing), write),
            None => self,
        }
    }

    /// Adds a clause as it is.
    pub(super) fn clause(mut self, clause: Option<Clause>) -> Self {
        self.clause.clauses.extend(clause);
        self
    }

    /// Adds where it comes from and the remarks on it: the statement is whole.
    pub(super) fn notes(mut self, notes: &Notes) -> Clause {
        self = self.each(&notes.lints, lint);
        self.clause.sources = notes.sources.iter().filter_map(|cite| self.mistakes.cite(cite)).collect();
        self.clause.local = notes.local.as_deref().and_then(|why| self.mistakes.text(why));
        let remarks = notes.remarks.iter().filter_map(|remark| self.mistakes.remark(remark));
        for remark in remarks {
            self.clause = self.clause.remark(remark);
        }
        self.done()
    }

    /// The statement, which has no notes. Of several routes each gets a line, since they are read in order.
    pub(super) fn done(mut self) -> Clause {
        let routes = self.clause.all(Keyword::Goes).count();
        for clause in self.clause.clauses.iter_mut().filter(|clause| clause.keyword == Keyword::Goes) {
            clause.layout.own_line = routes > 1;
        }
        self.clause
    }

    fn maybe<T>(self, keyword: Keyword, thing: Option<&T>, write: fn(&T) -> Written) -> Self {
        match thing {
            Some(thing) => self.list(keyword, std::slice::from_ref(thing), |things| {
                operand::joined(things, Term::And, write)
            }),
            None => self,
        }
    }

    fn list<T>(mut self, keyword: Keyword, things: &[T], write: impl Fn(&[T]) -> Written) -> Self {
        if !things.is_empty() {
            let operand = self.mistakes.kept(write(things));
            self.clause.clauses.extend(operand.map(|operand| Clause::new(keyword).takes(operand)));
        }
        self
    }
}

/// A check's level.
fn lint(lint: &LintText, mistakes: &mut Mistakes) -> Clause {
    let notes = Notes { local: lint.reason.clone(), ..Notes::default() };
    Statement::new(Keyword::Lint, mistakes)
        .takes_name(&lint.name)
        .name(Keyword::Is, Some(&lint.level))
        .notes(&notes)
}
