//! One clause: its keyword, whose it is, what it takes, its titles.

use super::{
    due::eat_keyword,
    file::{FileReader, Node, Owner},
    line::LineEnd,
    mistakes::Reported,
    operand::OperandReader,
    owner::Boundary,
    quote,
    scanner::Scanner,
    shape,
};
use crate::{
    finding::{Language, Lint},
    syntax::{
        Clause, Keyword, Layout, Operand, Spelling, Takes, Term, standing::may_have, vocabulary::settle,
    },
};

impl FileReader {
    /// Reads one clause and adds it to its line.
    pub(super) fn clause(
        &mut self,
        scanner: &mut Scanner<'_>,
        line: &mut Vec<usize>,
        end: &mut LineEnd,
        boundary: Boundary,
        level: usize,
    ) -> Result<(), Reported> {
        let start = scanner.position();
        let comma = (boundary != Boundary::Line).then_some(boundary == Boundary::Comma);
        let may_stand = |reader: &Self, keyword| reader.find_owner(keyword, boundary, line, level).is_some();
        let (keyword, language) = self.keyword(scanner, may_stand)?;
        if keyword == Keyword::Local {
            return self.local(scanner, end, line.is_empty() && level == 0, start);
        }
        let keyword_span = scanner.span_from(start);
        if !end.sources.is_empty() {
            let (en, zh) =
                ("sources end a line: nothing follows them but `local`", "出处写在行末，其后只能有 `本地`");
            self.mistakes.say(Lint::MalformedCitation, keyword_span, en.to_owned(), zh.to_owned());
        }
        let owner = self.owner(keyword, boundary, line, keyword_span, level);
        let index = self.add(keyword, owner);
        line.push(index);
        let read = self.taken(scanner, keyword, owner, start);
        let titles = match keyword {
            // What it takes is its first title.
            Keyword::Scenario => self.more_titles(scanner),
            _ if keyword.declares() => self.titles(scanner),
            _ => Vec::new(),
        };
        if let Some(node) = self.nodes.get_mut(index) {
            node.clause.layout = Layout { language, comma, keyword: keyword_span, ..Layout::default() };
            node.clause.span = scanner.span_from(start);
            node.clause.titles = titles;
            node.clause.operand = read.as_ref().ok().cloned().flatten();
        }
        read.map(|_| ())
    }

    /// Adds a clause to the list and counts it with its owner.
    fn add(&mut self, keyword: Keyword, owner: Owner) -> usize {
        if let Owner::Clause(index) = owner
            && let Some(node) = self.nodes.get_mut(index)
        {
            node.clauses += 1;
        }
        self.statements += usize::from(owner == Owner::File);
        self.nodes.push(Node { clause: Clause::new(keyword), owner, clauses: 0 });
        self.nodes.len() - 1
    }

    /// Reads what `keyword`, written at `start`, takes.
    fn taken(
        &mut self,
        scanner: &mut Scanner<'_>,
        keyword: Keyword,
        owner: Owner,
        start: usize,
    ) -> Result<Option<Operand>, Reported> {
        let asked_by = scanner.text_from(start).to_owned();
        let owner = match owner {
            Owner::Clause(index) => self.nodes.get(index).map(|node| node.clause.keyword),
            _ => None,
        };
        // A promise always says of what.
        let may_be_absent = keyword.takes().is_optional() && owner != Some(Keyword::Promise);
        if keyword.takes() == Takes::Nothing || may_be_absent && is_absent(scanner, keyword) {
            return Ok(None);
        }
        read_taken(scanner, &mut self.mistakes, keyword, owner, &asked_by).map(Some)
    }

    /// Reads why a line has no source.
    fn local(
        &mut self,
        scanner: &mut Scanner<'_>,
        end: &mut LineEnd,
        at_margin: bool,
        start: usize,
    ) -> Result<(), Reported> {
        let span = scanner.span_from(start);
        scanner.skip_spaces();
        if !quote::is_at_quote(scanner) {
            let (en, zh) = (
                "`local` takes a text in quotes: why there is no source",
                "`本地` 之后写引号中的文字，说明为何没有出处",
            );
            return Err(self.mistakes.say(Lint::MissingOperand, span, en.to_owned(), zh.to_owned()));
        }
        let text = quote::text(scanner, &mut self.mistakes)?;
        if at_margin || end.local.is_some() {
            let (en, zh) = match at_margin {
                true => ("`local` stands at the end of a line, or below it", "`本地` 写在行末或其下方"),
                false => ("`local` is given twice on one line", "一行之中写了两次 `本地`"),
            };
            return Err(self.mistakes.say(Lint::MisplacedClause, span, en.to_owned(), zh.to_owned()));
        }
        end.local = Some(text);
        Ok(())
    }
}

/// Whether an operand that may be left out is: the line is over, a comma follows or a clause of `keyword` begins.
fn is_absent(scanner: &mut Scanner<'_>, keyword: Keyword) -> bool {
    scanner.skip_spaces();
    let mut ahead = scanner.clone();
    scanner.is_at_end()
        || matches!(scanner.peek(), Some(',' | '['))
        || eat_keyword(&mut ahead).is_some_and(|(clause, _)| may_have(keyword, clause))
}

/// Reads an operand as `keyword` takes it, under `owner`.
pub(super) fn read_taken(
    scanner: &mut Scanner<'_>,
    mistakes: &mut super::mistakes::Mistakes,
    keyword: Keyword,
    owner: Option<Keyword>,
    asked_by: &str,
) -> Result<Operand, Reported> {
    scanner.skip_spaces();
    let start = scanner.position();
    let word = if keyword.takes() == Takes::Word { refusing_word(scanner) } else { None };
    let mut operand = match word {
        Some(term) => Operand { term, span: scanner.span_from(start) },
        None => {
            let mark_is_or = mark_is_or(keyword, owner);
            let due = shape::due(keyword.takes());
            OperandReader { scanner, mistakes, mark_is_or, is_cell: false, asked_by, due }.operand()?
        }
    };
    let text = scanner.text_from(start);
    settle(keyword, owner, &mut operand);
    shape::check(keyword, &operand, text, mistakes)?;
    Ok(operand)
}

/// A keyword that is used as a name after `because`: the whole run, or two words.
fn refusing_word(scanner: &mut Scanner<'_>) -> Option<Term> {
    let mut ahead = scanner.clone();
    let (run, length) = scanner.run();
    let whole = Keyword::from_word(&run);
    let (keyword, language) = match whole {
        Some((keyword, language)) if run != "at" => {
            ahead.advance(length);
            (keyword, language)
        }
        _ => eat_keyword(&mut ahead)
            .filter(|&(word, language)| language == Language::En || word == Keyword::Goes)?,
    };
    *scanner = ahead;
    Some(Term::Word(keyword, Spelling(language)))
}

/// Whether `、` means `or` after a keyword.
pub(in crate::syntax) fn mark_is_or(keyword: Keyword, owner: Option<Keyword>) -> bool {
    match keyword {
        Keyword::By | Keyword::From | Keyword::Since | Keyword::Until | Keyword::Reaches => true,
        // A case of a test stands in all of them, unless `or` is written.
        Keyword::In => owner == Some(Keyword::Pauses),
        Keyword::Is => owner == Some(Keyword::Fact),
        _ => false,
    }
}
