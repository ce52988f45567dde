//! The generic tree of a file: clauses with what they take, and everything that stands between them.
//!
//! It knows keywords and whose each clause is, but not what a name stands for; that is read by later rooms.
//! Two trees are equal if they say the same in the same order with the same comments: spans, spellings and
//! layout do not count.

use super::{Keyword, Operand, Path, Text};
use crate::{
    Name,
    finding::{Language, Span},
};

/// One file, as a tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// The statements at the margin, in order.
    pub statements: Vec<Clause>,
    /// Remarks at the margin, which belong to the file.
    pub remarks: Vec<Remark>,
    /// Comments after the last statement.
    pub comments: Vec<Comment>,
}

/// A keyword, what it takes and what belongs to it, on its line or indented below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The keyword.
    pub keyword: Keyword,
    /// What it takes.
    pub operand: Option<Operand>,
    /// The titles after a new name, one for each language of the charter; of a scenario those after the first.
    pub titles: Vec<Text>,
    /// The clauses that belong to it, in the order in which they were written.
    pub clauses: Vec<Clause>,
    /// The rows of its table.
    pub rows: Vec<Row>,
    /// The remarks on it.
    pub remarks: Vec<Remark>,
    /// Where it comes from: the brackets at the end of its line.
    pub sources: Vec<Cite>,
    /// Why it is a choice without a source.
    pub local: Option<Text>,
    /// The comments beside, before and at the end of it.
    pub comments: Comments,
    /// How it was written; compares equal.
    pub layout: Layout,
    /// The keyword and what it takes, titles included.
    pub span: Span,
}

/// How a clause was written. Layouts compare equal: they do not change what a tree says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout {
    /// The language of the keyword.
    pub language: Language,
    /// Whether it begins a line of its own.
    pub own_line: bool,
    /// Whether a comma stands before it; none if it begins a line or was not read from text.
    pub comma: Option<bool>,
    /// Whether an empty line stands before it.
    pub gap: bool,
    /// Where the keyword stands.
    pub keyword: Span,
}

impl PartialEq for Layout {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Layout {}

/// The comments that go with a clause or row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// Lines before it.
    pub before: Vec<Comment>,
    /// At the end of its line, without `#` and outer spaces.
    pub beside: Option<String>,
    /// Lines at the end of what is indented below it.
    pub within: Vec<Comment>,
}

/// A comment on a line of its own. Comments compare by their text.
#[derive(Debug, Clone, Default, Eq)]
pub struct Comment {
    /// The text after `#`, without outer spaces.
    pub text: String,
    /// Whether an empty line stands before it.
    pub gap: bool,
}

impl PartialEq for Comment {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// A remark `> …`, shown in reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The text after `>`, without outer spaces.
    pub text: String,
    /// After how many of its clause's clauses and rows it stands.
    pub after: usize,
    /// Comment lines before it.
    pub comments: Vec<Comment>,
    /// Where it stands.
    pub span: Span,
}

/// One row of a table: the cells before `||` and those after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The inputs. Rows of `examples` have only these.
    pub inputs: Vec<Operand>,
    /// The outputs.
    pub outputs: Vec<Operand>,
    /// Where the row comes from.
    pub sources: Vec<Cite>,
    /// Why it is a choice without a source.
    pub local: Option<Text>,
    /// Its comments.
    pub comments: Comments,
    /// Where it stands.
    pub span: Span,
}

/// A source cited in brackets, with the places in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// The source's name.
    pub source: Name,
    /// The places in it, as written: `34`, `22(1)`.
    pub places: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

impl Clause {
    /// A clause that was not read from text.
    #[must_use]
    pub fn new(keyword: Keyword) -> Self {
        Self {
            keyword,
            operand: None,
            titles: Vec::new(),
            clauses: Vec::new(),
            rows: Vec::new(),
            remarks: Vec::new(),
            sources: Vec::new(),
            local: None,
            comments: Comments::default(),
            layout: Layout::default(),
            span: Span::default(),
        }
    }

    /// Gives it what it takes.
    #[must_use]
    pub fn takes(mut self, operand: Operand) -> Self {
        self.operand = Some(operand);
        self
    }

    /// Adds a title.
    #[must_use]
    pub fn title(mut self, title: Text) -> Self {
        self.titles.push(title);
        self
    }

    /// Adds a clause.
    #[must_use]
    pub fn clause(mut self, clause: Self) -> Self {
        self.clauses.push(clause);
        self
    }

    /// Adds clauses.
    #[must_use]
    pub fn with(mut self, clauses: impl IntoIterator<Item = Self>) -> Self {
        self.clauses.extend(clauses);
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row(mut self, row: Row) -> Self {
        self.rows.push(row);
        self
    }

    /// Adds a source.
    #[must_use]
    pub fn cites(mut self, cite: Cite) -> Self {
        self.sources.push(cite);
        self
    }

    /// Says why it is a choice without a source.
    #[must_use]
    pub fn is_local(mut self, why: Text) -> Self {
        self.local = Some(why);
        self
    }

    /// Adds a remark after all that stands there already.
    #[must_use]
    pub fn remark(mut self, text: impl Into<String>) -> Self {
        let after = self.clauses.len() + self.rows.len();
        self.remarks.push(Remark { text: text.into(), after, comments: Vec::new(), span: Span::default() });
        self
    }

    /// Its clauses with that keyword, in order.
    pub fn all(&self, keyword: Keyword) -> impl Iterator<Item = &Self> {
        self.clauses.iter().filter(move |clause| clause.keyword == keyword)
    }

    /// Its first clause with that keyword.
    #[must_use]
    pub fn first(&self, keyword: Keyword) -> Option<&Self> {
        self.all(keyword).next()
    }

    /// Its bounds, in order.
    pub fn bounds(&self) -> impl Iterator<Item = &Self> {
        self.clauses.iter().filter(|clause| clause.keyword.is_bound())
    }

    /// The name it takes, if it takes one name.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.operand.as_ref()?.as_path()
    }

    /// The name it takes, if it takes one name without dots.
    #[must_use]
    pub fn name(&self) -> Option<&Name> {
        self.path()?.single()
    }

    /// Where what it takes stands; the keyword if it takes nothing.
    #[must_use]
    pub fn operand_span(&self) -> Span {
        self.operand.as_ref().map_or(self.layout.keyword, |operand| operand.span)
    }
}

impl Cite {
    /// Cites places in a source.
    #[must_use]
    pub fn new(source: Name, places: impl IntoIterator<Item = String>) -> Self {
        Self { source, places: places.into_iter().collect(), span: Span::default() }
    }
}

impl Row {
    /// A row of inputs and outputs.
    #[must_use]
    pub fn new(inputs: Vec<Operand>, outputs: Vec<Operand>) -> Self {
        Self {
            inputs,
            outputs,
            sources: Vec::new(),
            local: None,
            comments: Comments::default(),
            span: Span::default(),
        }
    }
}
