//! One line: a clause at its head, and after it as many of its clauses as may stand there and still be its own.

use super::operand::Hand;
use crate::{
    finding::Language,
    syntax::{
        Cite, Clause, Keyword, Takes, mark::columns, read::mark_is_or, standing::may_have, vocabulary::settle,
    },
};

/// How many columns a line should have; a Chinese character takes two.
const WIDTH: usize = 120;

/// The column where sources begin, on a line that leaves it free.
const SOURCES: usize = 80;

/// A line being written. It knows the words on it, and so whose the next clause would be.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    /// The keywords on the line, and the owner of each by its index.
    words: Vec<Keyword>,
    rewrite: Option<Language>,
    /// Whether the last keyword stands without what it may take.
    is_bare: bool,
    indent: usize,
}

/// A clause cannot stand on the line and be read back as what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DoesNotFit;

impl Line {
    /// A line with `clause` at its head; `owner` is the keyword it belongs to.
    pub(super) fn new(
        clause: &Clause,
        owner: Option<Keyword>,
        rewrite: Option<Language>,
        indent: usize,
    ) -> Self {
        let mut line = Self { text: String::new(), words: Vec::new(), rewrite, is_bare: false, indent };
        line.word(clause, owner);
        line
    }

    /// Adds `clause`, which belongs to the head of the line, with all that is its own; or nothing.
    pub(super) fn add(&mut self, clause: &Clause) -> Result<(), DoesNotFit> {
        let before = self.clone();
        let added = self.add_below(clause, 0);
        let is_wide = self.indent + columns(&self.text) > WIDTH;
        if added.is_err() || is_wide {
            *self = before;
            return Err(DoesNotFit);
        }
        Ok(())
    }

    /// Adds `clause` as a clause of the word with index `owner`. Its own clauses go no deeper than the table.
    fn add_below(&mut self, clause: &Clause, owner: usize) -> Result<(), DoesNotFit> {
        let index = self.words.len();
        self.add_one(clause, owner)?;
        clause.clauses.iter().try_for_each(|child| self.add_below(child, index))
    }

    /// Adds `clause` without its own clauses.
    fn add_one(&mut self, clause: &Clause, owner: usize) -> Result<(), DoesNotFit> {
        if needs_own_line(clause) || is_step(clause.keyword, self.words.get(owner).copied()) {
            return Err(DoesNotFit);
        }
        let comma = self.needs_comma(clause, owner)?;
        let owner_word = self.words.get(owner).copied();
        let language = self.language(clause);
        self.text.push_str(match (comma, language) {
            (false, _) => " ",
            (true, Language::En) => ", ",
            (true, Language::Zh) => "，",
        });
        self.word(clause, owner_word);
        Ok(())
    }

    /// Whether a comma must stand before `clause` for it to be of the word with index `owner`.
    ///
    /// Where it does not matter the author's comma stays. An `if` of which it matters fits on no line.
    fn needs_comma(&self, clause: &Clause, owner: usize) -> Result<bool, DoesNotFit> {
        let fits = |word: &Keyword| may_have(*word, clause.keyword);
        let is_read_as_name = self.is_bare && !self.words.last().is_some_and(fits);
        let nearest = self.words.iter().rposition(fits) == Some(owner) && !is_read_as_name;
        let farthest = self.words.iter().position(fits) == Some(owner);
        match (nearest, farthest) {
            (true, true) => Ok(clause.layout.comma.unwrap_or_else(|| self.usually_has_comma(clause, owner))),
            (true, false) => Ok(false),
            (false, true) if clause.keyword != Keyword::If => Ok(true),
            _ => Err(DoesNotFit),
        }
    }

    /// Whether a comma reads well where none is needed: between the clauses of the head, but not before its first.
    fn usually_has_comma(&self, clause: &Clause, owner: usize) -> bool {
        let after_titles =
            matches!(self.words.first(), Some(Keyword::State | Keyword::Charter | Keyword::Scenario));
        owner == 0 && clause.keyword != Keyword::Goes && (self.words.len() > 1 || after_titles)
    }

    /// Writes a keyword, what it takes and its titles.
    fn word(&mut self, clause: &Clause, owner: Option<Keyword>) {
        let language = self.language(clause);
        self.text.push_str(clause.keyword.word(language));
        self.is_bare = clause.operand.is_none() && clause.keyword.takes() != Takes::Nothing;
        if let Some(operand) = &clause.operand {
            let takes = clause.keyword.takes();
            let is_condition = matches!(takes, Takes::Condition | Takes::OptionalCondition | Takes::Values);
            let hand = Hand {
                rewrite: self.rewrite,
                language,
                mark_is_or: mark_is_or(clause.keyword, owner),
                joins_names: !is_condition,
            };
            // A tree made from nothing does not know which of its names are reserved words.
            let mut operand = operand.clone();
            settle(clause.keyword, owner, &mut operand);
            self.text.push(' ');
            self.text.push_str(&hand.write(&operand));
        }
        let titles: Vec<_> = clause.titles.iter().map(ToString::to_string).collect();
        if !titles.is_empty() {
            // The first title of a scenario is what it takes.
            self.text.push_str(if clause.keyword == Keyword::Scenario { " / " } else { " " });
            self.text.push_str(&titles.join(" / "));
        }
        self.words.push(clause.keyword);
    }

    /// Ends the line with its head's sources, reason and comment.
    pub(super) fn end(mut self, clause: &Clause) -> String {
        let language = self.language(clause);
        let end = end(&clause.sources, clause.local.as_ref(), clause.comments.beside.as_deref(), language);
        if !end.is_empty() {
            let width = self.indent + columns(&self.text) + 2;
            self.text.push_str(&" ".repeat(SOURCES.saturating_sub(width)));
        }
        self.text.push_str(&end);
        self.text
    }

    /// The same line, with its clauses in the order in which they were written, if each is then still whose it is.
    ///
    /// `children` are the clauses of the head that stand on the line. `quorum more than 1/2 among all if …` reads
    /// better than the order of the tree, in which the bound's `if` goes before `among`.
    pub(super) fn as_written(
        &self,
        head: &Clause,
        owner: Option<Keyword>,
        children: &[Clause],
    ) -> Option<Self> {
        let mut entries = vec![(head, 0)];
        children.iter().for_each(|child| list(child, 0, &mut entries));
        let mut order: Vec<usize> = (1..entries.len()).collect();
        order.sort_by_key(|&entry| entries.get(entry).map(|(clause, _)| clause.layout.keyword.start));
        let mut line = Self::new(head, owner, self.rewrite, self.indent);
        let mut index_of = vec![0; entries.len()];
        for entry in order {
            let &(clause, above) = entries.get(entry)?;
            clause.layout.comma?;
            let above = index_of.get(above).copied()?;
            *index_of.get_mut(entry)? = line.words.len();
            line.add_one(clause, above).ok()?;
        }
        Some(line)
    }

    fn language(&self, clause: &Clause) -> Language {
        self.rewrite.unwrap_or(clause.layout.language)
    }
}

/// Lists a clause and all that is its own, each with the entry of the clause it belongs to.
fn list<'c>(clause: &'c Clause, above: usize, entries: &mut Vec<(&'c Clause, usize)>) {
    let entry = entries.len();
    entries.push((clause, above));
    clause.clauses.iter().for_each(|child| list(child, entry, entries));
}

/// What ends a line: sources, the reason for a choice without one, a comment.
pub(super) fn end(
    sources: &[Cite],
    local: Option<&crate::syntax::Text>,
    beside: Option<&str>,
    language: Language,
) -> String {
    let mut text = String::new();
    if !sources.is_empty() {
        let cited: Vec<_> = sources.iter().map(cite).collect();
        let (open, close) = if language == Language::Zh { ("【", "】") } else { ("[", "]") };
        text.push_str(&format!("  {open}{}{close}", cited.join(", ")));
    }
    if let Some(why) = local {
        text.push_str(&format!("  {} {why}", Keyword::Local.word(language)));
    }
    if let Some(comment) = beside {
        text.push_str(format!("  # {comment}").trim_end());
    }
    text
}

fn cite(cite: &Cite) -> String {
    if cite.places.is_empty() {
        return cite.source.to_string();
    }
    format!("{} {}", cite.source, cite.places.join(", "))
}

/// Whether a clause cannot share a line: it declares something, or has what only a line can have.
fn needs_own_line(clause: &Clause) -> bool {
    let has_line_end =
        !clause.sources.is_empty() || clause.local.is_some() || clause.comments.beside.is_some();
    let has_block =
        !clause.rows.is_empty() || !clause.remarks.is_empty() || !clause.comments.within.is_empty();
    let begins_line = clause.layout.own_line || clause.keyword.declares() || clause.layout.gap;
    has_line_end || has_block || begins_line || !clause.comments.before.is_empty()
}

/// Whether a clause of `owner` is read in order with its like, each on its line.
fn is_step(keyword: Keyword, owner: Option<Keyword>) -> bool {
    matches!(
        (owner, keyword),
        (Some(Keyword::Ladder), Keyword::Rung)
            | (
                Some(Keyword::Scenario),
                Keyword::Given
                    | Keyword::When
                    | Keyword::Wait
                    | Keyword::Then
                    | Keyword::Always
                    | Keyword::Never
                    | Keyword::Examples
            )
    )
}
