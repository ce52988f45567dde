//! A whole file: its lines, how deep each is indented, and the tree that they make.

use super::{
    decode::{MOST_BYTES, too_large},
    due::eat_keyword,
    mistakes::Mistakes,
    owner::Boundary,
    scanner::Scanner,
};
use crate::{
    finding::{Finding, Lint, Span},
    syntax::{Clause, Comment, Remark, Tree, glued},
};

/// How many bytes one line may have.
const MOST_LINE: usize = 64 * 1024;

/// How many lines, and how many clauses, one file may have.
const MOST_PIECES: usize = 250_000;

/// What was read, and every mistake on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The tree. Where there are mistakes it holds what could be read all the same: a clause may then lack what
    /// its keyword takes.
    pub tree: Tree,
    /// The mistakes, in the order of the file. At most 200, and one that says that there are more.
    pub findings: Vec<Finding>,
}

/// Reads a file into a tree and reports every mistake of form.
///
/// ```
/// use gongzhi::syntax::{Keyword, parse};
///
/// let english = parse("workflow appeal\n  must answer by handler, within 2 hours\n");
/// let appeal = &english.tree.statements[0];
/// assert_eq!(appeal.keyword, Keyword::Workflow);
/// assert!(appeal.clauses[0].first(Keyword::Within).is_some());
///
/// let mixed = parse("流程appeal\n  应当answer 由handler，限2小时\n");
/// assert_eq!(mixed.tree, english.tree);
/// ```
#[must_use]
pub fn parse(text: &str) -> Parsed {
    parse_from(text, 0)
}

/// The same; the places in the text are counted from `base`, since it lies above another.
pub(crate) fn parse_from(text: &str, base: usize) -> Parsed {
    if text.len() > MOST_BYTES {
        let finding = Finding { span: Span::new(base, base), ..too_large(text.len()) };
        return Parsed { tree: Tree::default(), findings: vec![finding] };
    }
    let mut reader = FileReader::default();
    let content = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut at = base + text.len() - content.len();
    for line in content.split('\n') {
        reader.lines += 1;
        reader.line(line.strip_suffix('\r').unwrap_or(line), at);
        at += line.len() + 1;
        if reader.mistakes.is_full() || reader.is_too_large(at) {
            break;
        }
    }
    reader.finish()
}

/// Whose a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) enum Owner {
    /// The file's.
    File,
    /// That of the clause with this index.
    Clause(usize),
    /// Nobody's: a mistake was reported, and the clause is read for its own mistakes only.
    Nobody,
}

/// A clause whose clauses are not yet in it.
#[derive(Debug)]
pub(in crate::syntax) struct Node {
    pub(in crate::syntax) clause: Clause,
    pub(super) owner: Owner,
    /// How many clauses it has so far.
    pub(super) clauses: usize,
}

/// Reads a file line by line. Clauses are kept in one list and put into one another at the end.
#[derive(Debug, Default)]
pub(super) struct FileReader {
    pub(super) nodes: Vec<Node>,
    /// For each level of indentation, the clauses on the line that is open there.
    pub(super) open: Vec<Vec<usize>>,
    pub(super) mistakes: Mistakes,
    /// Comments that wait for the line they belong to, with their indentation.
    pub(super) waiting: Vec<(usize, Comment)>,
    /// Whether an empty line was passed.
    pub(super) gap: bool,
    /// How many lines were read.
    lines: usize,
    /// How many statements stand at the margin so far.
    pub(super) statements: usize,
    remarks: Vec<Remark>,
}

impl FileReader {
    /// Reads the line that begins at byte `base`.
    fn line(&mut self, line: &str, base: usize) {
        if line.len() > MOST_LINE {
            return self.too_long(line, base);
        }
        let content = line.trim_start_matches([' ', '\u{3000}', '\t']);
        let margin = line.len() - content.len();
        self.mistakes.report_hidden(content, base + margin);
        let spaces = line.chars().take_while(|c| matches!(c, ' ' | '\u{3000}' | '\t'));
        let indent = spaces.map(|space| if space == '\t' { 2 } else { 1 }).sum();
        let mut scanner = Scanner::new(line, base);
        scanner.advance(margin);
        match scanner.peek() {
            None => self.gap = true,
            Some('#') => self.comment(&mut scanner, indent),
            Some(first) => {
                let level = self.level(&scanner, indent);
                self.place_comments(level);
                match first {
                    '>' => self.remark(&mut scanner, level),
                    '|' => self.row(&mut scanner, level),
                    _ => self.clauses(&mut scanner, level),
                }
                self.gap = false;
            }
        }
    }

    /// How deep a line stands that is indented by `indent` spaces; what is wrong with that is reported.
    fn level(&mut self, scanner: &Scanner<'_>, indent: usize) -> usize {
        let level = indent.div_ceil(2);
        let (en, zh) = if scanner.text_from(0).contains('\t') {
            ("a tab stands in the indentation", "缩进中有制表符")
        } else if !indent.is_multiple_of(2) {
            ("the indentation is not a whole number of levels", "缩进不是完整的层级")
        } else if level > self.open.len() {
            ("this is indented deeper than one level below the line above", "缩进比上一行深了不止一层")
        } else {
            return level;
        };
        let hint = ("indent by two spaces a level".to_owned(), "每层缩进两个空格".to_owned());
        let span = scanner.span_from(0);
        self.mistakes.say_with_hint(Lint::BadIndentation, span, (en.to_owned(), zh.to_owned()), hint);
        self.meant_level(scanner, level.min(self.open.len()))
    }

    /// The level at which a badly indented line makes sense: `level`, or one less.
    fn meant_level(&self, scanner: &Scanner<'_>, level: usize) -> usize {
        let keyword = eat_keyword(&mut scanner.clone()).map(|(keyword, _)| keyword);
        let fits = |level: usize| {
            keyword.is_some_and(|keyword| self.find_owner(keyword, Boundary::Line, &[], level).is_some())
        };
        if level > 0 && !fits(level) && fits(level - 1) { level - 1 } else { level }
    }

    fn comment(&mut self, scanner: &mut Scanner<'_>, indent: usize) {
        let text = comment_text(scanner);
        let comment = Comment { text, gap: std::mem::take(&mut self.gap) };
        self.waiting.push((indent, comment));
    }

    /// Puts waiting comments that stand deeper than `level` at the end of the block they stand in.
    fn place_comments(&mut self, level: usize) {
        let waiting = std::mem::take(&mut self.waiting);
        for (indent, comment) in waiting {
            let depth = indent.div_ceil(2).min(self.open.len());
            let head = (depth > level).then(|| self.head(depth)).flatten();
            match head.and_then(|head| self.nodes.get_mut(head)) {
                Some(node) => node.clause.comments.within.push(comment),
                None => self.waiting.push((0, comment)),
            }
        }
    }

    /// The comments that belong to the line now read.
    pub(super) fn comments_before(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.waiting).into_iter().map(|(_, comment)| comment).collect()
    }

    /// The clause at the head of the open line above `level`.
    pub(super) fn head(&self, level: usize) -> Option<usize> {
        self.open.get(level.checked_sub(1)?)?.first().copied()
    }

    /// Reads a remark, which belongs to the statement under which it is indented.
    fn remark(&mut self, scanner: &mut Scanner<'_>, level: usize) {
        let start = scanner.position();
        scanner.bump();
        let text = scanner.rest().trim().to_owned();
        scanner.advance(scanner.rest().len());
        let comments = self.comments_before();
        let mut remark = Remark { text, after: 0, comments, span: scanner.span_from(start) };
        match self.head(level).and_then(|head| self.nodes.get_mut(head)) {
            Some(node) => {
                remark.after = node.clauses + node.clause.rows.len();
                node.clause.remarks.push(remark);
            }
            None => {
                remark.after = self.statements;
                self.remarks.push(remark);
            }
        }
    }

    /// Whether a file has more lines or clauses than are read, which is reported.
    fn is_too_large(&mut self, at: usize) -> bool {
        let is_too_large = self.lines > MOST_PIECES || self.nodes.len() > MOST_PIECES;
        if is_too_large {
            let (en, zh) = (
                format!("a file may have {MOST_PIECES} lines and as many clauses: the rest is not read"),
                format!("一个文件最多 {MOST_PIECES} 行、{MOST_PIECES} 个子句，其余不再读取"),
            );
            self.mistakes.say(Lint::BeyondLimits, Span::new(at, at), en, zh);
        }
        is_too_large
    }

    fn too_long(&mut self, line: &str, base: usize) {
        let (en, zh) = (
            format!("this line has {} bytes: at most {MOST_LINE} are read", line.len()),
            format!("本行有 {} 字节，最多读取 {MOST_LINE} 字节", line.len()),
        );
        self.mistakes.say(Lint::BeyondLimits, Span::new(base, base), en, zh);
    }

    /// Puts every clause into the one whose it is.
    fn finish(mut self) -> Parsed {
        self.place_comments(0);
        let mut tree = Tree { remarks: std::mem::take(&mut self.remarks), ..Tree::default() };
        tree.comments = self.comments_before();
        glued::report(&self.nodes, &mut self.mistakes);
        // INVARIANT: whose a clause is stands before it in the list.
        while let Some(Node { mut clause, owner, .. }) = self.nodes.pop() {
            clause.clauses.reverse();
            match owner {
                Owner::File => tree.statements.push(clause),
                Owner::Clause(index) => {
                    if let Some(node) = self.nodes.get_mut(index) {
                        node.clause.clauses.push(clause);
                    }
                }
                Owner::Nobody => {}
            }
        }
        tree.statements.reverse();
        Parsed { tree, findings: self.mistakes.into_findings() }
    }
}

/// The text of the comment that is next.
pub(super) fn comment_text(scanner: &mut Scanner<'_>) -> String {
    scanner.bump();
    let text = scanner.rest().trim().to_owned();
    scanner.advance(scanner.rest().len());
    text
}
