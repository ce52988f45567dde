//! Operands: names, amounts, texts, joined loosest first by `or`; `and` and `、`; comparisons; `to`; `not`.

use super::{
    date,
    joint::Join,
    mistakes::{Mistakes, Reported, shown},
    number, quote,
    scanner::Scanner,
};
use crate::{
    Name,
    finding::{Language, Lint, Span},
    syntax::{Joiner, Operand, Path, Segment, Spelling, Term},
};

/// How deep brackets and `not` may be nested.
const MOST_NESTING: usize = 64;

/// Reads operands from one line.
pub(super) struct OperandReader<'s, 'a> {
    pub(super) scanner: &'s mut Scanner<'a>,
    pub(super) mistakes: &'s mut Mistakes,
    /// Whether `、` means `or` here.
    pub(super) mark_is_or: bool,
    /// Whether the operand is a table's cell, which may begin with a comparison and may be an arrow.
    pub(super) is_cell: bool,
    /// What asks for the operand, for messages.
    pub(super) asked_by: &'s str,
    /// What is due, in English and Chinese.
    pub(super) due: (&'static str, &'static str),
}

impl OperandReader<'_, '_> {
    /// Reads a whole operand.
    pub(super) fn operand(&mut self) -> Result<Operand, Reported> {
        self.any(0)
    }

    fn start(&mut self) -> usize {
        self.scanner.skip_spaces();
        self.scanner.position()
    }

    /// Parts joined by `or`.
    fn any(&mut self, nesting: usize) -> Result<Operand, Reported> {
        let start = self.start();
        let mut parts = vec![self.all(nesting)?];
        let mut joiner = None;
        while let Some(join) = self.joiner(|join| join == Join::Or) {
            joiner.get_or_insert(join);
            parts.push(self.all(nesting)?);
        }
        Ok(match joiner {
            None => self.single(parts, start),
            Some(joiner) => self.made(Term::Or(flat_or(parts), joiner), start),
        })
    }

    /// Parts joined by `and` or `、`; where `、` means `or` they are alternatives.
    fn all(&mut self, nesting: usize) -> Result<Operand, Reported> {
        let start = self.start();
        let mut parts = vec![self.compared(nesting)?];
        let (mut joiner, mut by_word, mut by_mark) = (None, false, false);
        while let Some(join) = self.joiner(|join| join != Join::Or) {
            by_word |= matches!(join, Joiner::Word(_));
            by_mark |= matches!(join, Joiner::Mark);
            joiner.get_or_insert(join);
            parts.push(self.compared(nesting)?);
        }
        let Some(joiner) = joiner else { return Ok(self.single(parts, start)) };
        if self.mark_is_or && by_mark && by_word {
            return Err(self.mixed(start));
        }
        let alternatives = self.mark_is_or && by_mark;
        Ok(self.made(if alternatives { Term::Or(parts, joiner) } else { Term::And(parts, joiner) }, start))
    }

    /// Two parts compared, or one.
    fn compared(&mut self, nesting: usize) -> Result<Operand, Reported> {
        let start = self.start();
        if self.is_cell
            && let Some(comparison) = self.comparison()
        {
            let bound = self.range(nesting)?;
            return Ok(self.made(Term::Bounded(comparison, Box::new(bound)), start));
        }
        let left = self.range(nesting)?;
        let Some(comparison) = self.comparison() else { return Ok(left) };
        let right = self.range(nesting)?;
        let compared = self.made(Term::Compare(Box::new(left), comparison, Box::new(right)), start);
        match self.comparison() {
            None => Ok(compared),
            Some(_) => Err(self.twice(start)),
        }
    }

    /// A range, or one part.
    fn range(&mut self, nesting: usize) -> Result<Operand, Reported> {
        let start = self.start();
        let low = self.single_thing(nesting)?;
        let Some(spelling) = self.range_mark() else { return Ok(low) };
        let high = self.single_thing(nesting)?;
        Ok(self.made(Term::Range(Box::new(low), Box::new(high), spelling), start))
    }

    /// What is not joined: a name, a number, a text, what stands in brackets or after `not`.
    fn single_thing(&mut self, nesting: usize) -> Result<Operand, Reported> {
        let start = self.start();
        if nesting > MOST_NESTING {
            return Err(self.too_nested());
        }
        let term = match self.scanner.peek() {
            Some('(') => self.group(nesting)?,
            Some('<') => self.placeholder()?,
            Some('0'..='9') => number::number(self.scanner, self.mistakes)?,
            Some('+' | '-') if self.scanner.peek_second().is_some_and(|c| c.is_ascii_digit()) => {
                date::offset(self.scanner, self.mistakes)?
            }
            _ if quote::is_at_quote(self.scanner) => Term::Text(quote::text(self.scanner, self.mistakes)?),
            _ if self.is_cell && self.scanner.eat_arrow() => Term::Arrow,
            _ => self.named(nesting)?,
        };
        Ok(self.made(term, start))
    }

    fn group(&mut self, nesting: usize) -> Result<Term, Reported> {
        let open = self.scanner.here();
        self.scanner.bump();
        let inner = self.any(nesting + 1)?;
        self.scanner.skip_spaces();
        if self.scanner.eat(')') {
            return Ok(Term::Group(Box::new(inner)));
        }
        let (en, zh) = ("this bracket is not closed".to_owned(), "括号没有闭合".to_owned());
        Err(self.mistakes.say(Lint::UnclosedQuote, open, en, zh))
    }

    fn placeholder(&mut self) -> Result<Term, Reported> {
        let start = self.scanner.position();
        self.scanner.bump();
        let (run, length) = self.scanner.run();
        self.scanner.advance(length);
        let name = Name::new(&run).ok().filter(|_| self.scanner.eat('>'));
        name.map(Term::Placeholder).ok_or_else(|| {
            let span = self.scanner.span_from(start);
            let said = ("this is no placeholder".to_owned(), "这里不是占位符".to_owned());
            let hint = ("write `<name>` without spaces".to_owned(), "写作 `<名称>`，中间不留空格".to_owned());
            self.mistakes.say_with_hint(Lint::WrongOperand, span, said, hint)
        })
    }

    /// A name, or what follows `not`.
    fn named(&mut self, nesting: usize) -> Result<Term, Reported> {
        for (word, language) in [("not", Language::En), ("非", Language::Zh)] {
            if self.scanner.eat_run(word) {
                let inner = self.single_thing(nesting + 1)?;
                return Ok(Term::Not(Box::new(inner), Spelling(language)));
            }
        }
        let (run, _) = self.scanner.run();
        match run.as_str() {
            "" | "and" | "or" | "to" | "且" | "或" => Err(self.missing()),
            _ => Ok(Term::Name(self.path()?)),
        }
    }

    /// A name with dots.
    fn path(&mut self) -> Result<Path, Reported> {
        let start = self.scanner.position();
        let mut segments = vec![self.segment()?];
        while self.scanner.peek() == Some('.') {
            self.scanner.bump();
            segments.push(self.segment()?);
        }
        Ok(Path { segments, span: self.scanner.span_from(start) })
    }

    fn segment(&mut self) -> Result<Segment, Reported> {
        let start = self.scanner.position();
        let (run, length) = self.scanner.run();
        self.scanner.advance(length);
        let span = self.scanner.span_from(start);
        match Name::new(&run) {
            Ok(name) => Ok(Segment { name, reserved: None, span }),
            Err(_) => {
                let text = shown(&run);
                let (en, zh) = match run.is_empty() {
                    true => ("a name is due here".to_owned(), "此处应为名称".to_owned()),
                    false => (format!("`{text}` is no name"), format!("`{text}` 不是名称")),
                };
                let hint = (
                    "a name begins with a letter or a Chinese character, and goes on with these, digits and hyphens",
                    "名称以字母或汉字开头，其后可有字母、汉字、数字和连字符",
                );
                let hint = (hint.0.to_owned(), hint.1.to_owned());
                let span = if run.is_empty() { self.scanner.here() } else { span };
                Err(self.mistakes.say_with_hint(Lint::WrongOperand, span, (en, zh), hint))
            }
        }
    }

    fn single(&self, mut parts: Vec<Operand>, start: usize) -> Operand {
        let missing = || Operand { term: Term::Number(0), span: self.scanner.span_from(start) };
        parts.pop().unwrap_or_else(missing)
    }

    fn made(&self, term: Term, start: usize) -> Operand {
        Operand { term, span: self.scanner.span_from(start) }
    }

    fn missing(&mut self) -> Reported {
        let by = shown(self.asked_by);
        let span = self.scanner.here();
        match self.scanner.peek().filter(|&c| !matches!(c, ',' | '[' | '#' | '|' | ']')) {
            Some(mark) if !mark.is_alphabetic() && mark != '、' && !self.scanner.is_at_arrow() => {
                super::stray::mark(self.mistakes, span, mark)
            }
            _ => {
                let (en, zh) = (
                    format!("after `{by}` there should be {}", self.due.0),
                    format!("`{by}` 之后应有{}", self.due.1),
                );
                self.mistakes.say(Lint::MissingOperand, span, en, zh)
            }
        }
    }

    fn mixed(&mut self, start: usize) -> Reported {
        let said = (
            "`、` means *or* here: it cannot be joined with `and` in one list".to_owned(),
            "此处 `、` 表示“或”，不能在同一列表中与 `且` 混用".to_owned(),
        );
        let hint = ("write `or`, or `and`, throughout".to_owned(), "全部写 `或`，或者全部写 `且`".to_owned());
        self.mistakes.say_with_hint(Lint::MixedJoiners, self.scanner.span_from(start), said, hint)
    }

    fn twice(&mut self, start: usize) -> Reported {
        let said = ("two comparisons in a row mean nothing".to_owned(), "连续两次比较没有意义".to_owned());
        let hint = ("join two conditions with `and`".to_owned(), "用 `且` 连接两个条件".to_owned());
        self.mistakes.say_with_hint(Lint::WrongOperand, self.scanner.span_from(start), said, hint)
    }

    fn too_nested(&mut self) -> Reported {
        let (en, zh) = (
            format!("brackets and `not` may be nested {MOST_NESTING} deep"),
            format!("括号与 `非` 最多嵌套 {MOST_NESTING} 层"),
        );
        let span: Span = self.scanner.here();
        while !self.scanner.is_at_end() {
            self.scanner.bump();
        }
        self.mistakes.say(Lint::BeyondLimits, span, en, zh)
    }
}

/// Alternatives written with `、` and with `or` are one list.
fn flat_or(parts: Vec<Operand>) -> Vec<Operand> {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part.term {
            Term::Or(inner, _) => flat.extend(inner),
            _ => flat.push(part),
        }
    }
    flat
}
