//! The canonical layout: which clauses share a line, what is indented, where empty lines stand.

use super::{line::Line, table};
use crate::{
    finding::Language,
    syntax::{Clause, Comment, Keyword, Remark, Tree},
};

/// How a tree is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The language in which keywords and reserved words are rewritten; none keeps each as it was written.
    pub keywords: Option<Language>,
}

/// Writes a tree in the canonical layout.
///
/// What is written reads back as the same tree, and writing that again changes nothing. Names, texts, comments and
/// remarks stay as they are. A clause that was given a line of its own keeps it; one that would be read as another
/// word's, an `if` whose comma would change its meaning, and whatever declares a name get one.
///
/// ```
/// use gongzhi::syntax::{Options, format, parse};
///
/// let tree = parse("流程求助\n  环节已收集，负责居委会\n    应当答复 由网格员，限2小时 → 已答复\n").tree;
/// assert_eq!(
///     format(&tree, &Options::default()),
///     "流程 求助\n  环节 已收集，负责 居委会\n    应当 答复 由 网格员，限 2小时 → 已答复\n",
/// );
/// ```
#[must_use]
pub fn format(tree: &Tree, options: &Options) -> String {
    let mut writer = Writer { text: String::new(), rewrite: options.keywords };
    let mut remarks = tree.remarks.iter().peekable();
    for (index, statement) in tree.statements.iter().enumerate() {
        while let Some(remark) = remarks.next_if(|remark| remark.after <= index) {
            writer.remark(remark, 0);
        }
        writer.clause(statement, None, 0);
    }
    remarks.for_each(|remark| writer.remark(remark, 0));
    writer.comments(&tree.comments, 0);
    writer.text
}

struct Writer {
    text: String,
    rewrite: Option<Language>,
}

impl Writer {
    /// Writes a clause at the head of a line, and what belongs to it. It goes no deeper than the table of clauses.
    fn clause(&mut self, clause: &Clause, owner: Option<Keyword>, level: usize) {
        self.comments(&clause.comments.before, level);
        self.gap(clause.layout.gap || (clause.comments.before.is_empty() && stands_apart(clause.keyword)));
        let mut line = Line::new(clause, owner, self.rewrite, level * 2);
        let first_remark = clause.remarks.first().map_or(usize::MAX, |remark| remark.after);
        let fitting = clause.clauses.iter().take(first_remark).take_while(|child| line.add(child).is_ok());
        let on_line = fitting.count();
        let line = match line.as_written(clause, owner, clause.clauses.get(..on_line).unwrap_or_default()) {
            Some(written) => written,
            None => line,
        };
        self.line(&line.end(clause), level);
        self.block(clause, on_line, level + 1);
        self.comments(&clause.comments.within, level + 1);
    }

    /// Writes what is indented below a clause of which `on_line` clauses stand on its line.
    fn block(&mut self, clause: &Clause, on_line: usize, level: usize) {
        let mut remarks = clause.remarks.iter().peekable();
        let mut passed = on_line;
        for child in clause.clauses.iter().skip(on_line) {
            while let Some(remark) = remarks.next_if(|remark| remark.after <= passed) {
                self.remark(remark, level);
            }
            self.clause(child, Some(clause.keyword), level);
            passed += 1;
        }
        let lines = table::rows(clause, self.rewrite);
        for (row, line) in clause.rows.iter().zip(lines) {
            while let Some(remark) = remarks.next_if(|remark| remark.after <= passed) {
                self.remark(remark, level);
            }
            self.comments(&row.comments.before, level);
            self.line(&line, level);
            passed += 1;
        }
        remarks.for_each(|remark| self.remark(remark, level));
    }

    fn remark(&mut self, remark: &Remark, level: usize) {
        self.comments(&remark.comments, level);
        self.line(format!("> {}", remark.text).trim_end(), level);
    }

    fn comments(&mut self, comments: &[Comment], level: usize) {
        for comment in comments {
            self.gap(comment.gap);
            self.line(format!("# {}", comment.text).trim_end(), level);
        }
    }

    /// Leaves one line empty, but not at the beginning.
    fn gap(&mut self, wanted: bool) {
        if wanted && !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn line(&mut self, line: &str, level: usize) {
        self.text.push_str(&"  ".repeat(level));
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// Whether an empty line stands before a statement.
fn stands_apart(keyword: Keyword) -> bool {
    matches!(keyword, Keyword::Charter | Keyword::Workflow | Keyword::Roster | Keyword::Scenario)
}
