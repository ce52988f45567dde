//! A line of clauses: which is due, whose it is, and what ends the line.

use super::{
    cite,
    file::{FileReader, comment_text},
    owner::Boundary,
    quote,
    scanner::Scanner,
};
use crate::{
    finding::Lint,
    syntax::{Cite, Comments, Text},
};

/// How many clauses one line may have.
const MOST_CLAUSES: usize = 64;

/// What may stand at the end of a line: where it comes from, why it has no source, a comment.
#[derive(Debug, Default)]
pub(super) struct LineEnd {
    pub(super) sources: Vec<Cite>,
    pub(super) local: Option<Text>,
    pub(super) beside: Option<String>,
}

impl FileReader {
    /// Reads a line of clauses at `level`.
    pub(super) fn clauses(&mut self, scanner: &mut Scanner<'_>, level: usize) {
        let mut line = Vec::new();
        let mut end = LineEnd::default();
        let mut boundary = Boundary::Line;
        while !self.is_over(scanner, &mut end) {
            if line.len() >= MOST_CLAUSES {
                self.too_many(scanner);
                break;
            }
            if self.clause(scanner, &mut line, &mut end, boundary, level).is_err() {
                scanner.skip_to(',');
            }
            boundary = self.boundary(scanner);
        }
        self.end_line(&line, end, level);
        self.open.truncate(level);
        self.open.push(line);
    }

    /// Whether the line is over; brackets and comments that end it are read.
    pub(super) fn is_over(&mut self, scanner: &mut Scanner<'_>, end: &mut LineEnd) -> bool {
        scanner.skip_spaces();
        while scanner.peek() == Some('[') {
            end.sources.extend(cite::sources(scanner, &mut self.mistakes));
            scanner.skip_spaces();
        }
        if scanner.peek() == Some('#') {
            end.beside = Some(comment_text(scanner));
        }
        scanner.is_at_end()
    }

    /// What stands between the clause just read and the next.
    fn boundary(&mut self, scanner: &mut Scanner<'_>) -> Boundary {
        scanner.skip_spaces();
        let comma = scanner.here();
        if !scanner.eat(',') {
            return Boundary::Nothing;
        }
        scanner.skip_spaces();
        if scanner.is_at_end() || scanner.peek() == Some('[') {
            let (en, zh) = ("after this comma a clause is missing", "此逗号之后缺少子句");
            self.mistakes.say(Lint::MissingOperand, comma, en.to_owned(), zh.to_owned());
        }
        Boundary::Comma
    }

    /// Gives the line's head what stood at its end.
    fn end_line(&mut self, line: &[usize], end: LineEnd, level: usize) {
        let before = self.comments_before();
        match line.first().and_then(|&head| self.nodes.get_mut(head)) {
            Some(node) => {
                node.clause.sources = end.sources;
                node.clause.local = end.local;
                node.clause.comments = Comments { before, beside: end.beside, within: Vec::new() };
                node.clause.layout.own_line = true;
                node.clause.layout.gap = self.gap;
            }
            // A line of `local` alone, or one that could not be read: what it says goes to the line above it.
            None => {
                let above = self.head(level);
                if let Some(node) = above.and_then(|head| self.nodes.get_mut(head)) {
                    node.clause.sources.extend(end.sources);
                    node.clause.local = node.clause.local.take().or(end.local);
                }
                let beside = end.beside.map(|text| crate::syntax::Comment { text, gap: false });
                self.waiting = before.into_iter().chain(beside).map(|comment| (level * 2, comment)).collect();
            }
        }
    }

    /// Reads the titles after a new name: one, or several parted by `/`.
    pub(super) fn titles(&mut self, scanner: &mut Scanner<'_>) -> Vec<Text> {
        let mut titles = Vec::new();
        loop {
            let before = scanner.position();
            scanner.skip_spaces();
            if !quote::is_at_quote(scanner) {
                scanner.back_to(before);
                return titles;
            }
            match quote::text(scanner, &mut self.mistakes) {
                Ok(title) => titles.push(title),
                Err(_) => return titles,
            }
            if !self.another_title(scanner) {
                return titles;
            }
        }
    }

    /// Reads the further titles after one: each behind a `/`.
    pub(super) fn more_titles(&mut self, scanner: &mut Scanner<'_>) -> Vec<Text> {
        let before = scanner.position();
        scanner.skip_spaces();
        if scanner.peek() == Some('/') && self.another_title(scanner) {
            return self.titles(scanner);
        }
        scanner.back_to(before);
        Vec::new()
    }

    fn another_title(&mut self, scanner: &mut Scanner<'_>) -> bool {
        scanner.skip_spaces();
        let slash = scanner.here();
        if !scanner.eat('/') {
            return false;
        }
        scanner.skip_spaces();
        if !quote::is_at_quote(scanner) {
            let (en, zh) = ("after `/` another title is due", "`/` 之后应为另一个标题");
            self.mistakes.say(Lint::MisplacedTitle, slash, en.to_owned(), zh.to_owned());
        }
        true
    }

    fn too_many(&mut self, scanner: &mut Scanner<'_>) {
        let (en, zh) = (
            format!("a line may have {MOST_CLAUSES} clauses: give these lines of their own"),
            format!("一行最多 {MOST_CLAUSES} 个子句，请分行书写"),
        );
        let span = scanner.here();
        self.mistakes.say(Lint::BeyondLimits, span, en, zh);
        scanner.advance(scanner.rest().len());
    }
}
