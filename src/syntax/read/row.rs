//! Rows of tables: cells between `|`, inputs before `||`, outputs after it.

use super::{
    file::FileReader,
    line::LineEnd,
    mistakes::{Reported, shown},
    operand::OperandReader,
    scanner::Scanner,
};
use crate::{
    finding::{Lint, Span},
    syntax::{Comments, Keyword, Operand, Row, Term, vocabulary::settle_cell},
};

impl FileReader {
    /// Reads a row, which belongs to the table under which it is indented.
    pub(super) fn row(&mut self, scanner: &mut Scanner<'_>, level: usize) {
        let start = scanner.position();
        let head = self.head(level);
        let table = head.and_then(|head| self.nodes.get(head)).map(|node| node.clause.keyword);
        let before = self.comments_before();
        let cells = self.cells(scanner);
        let span = scanner.span_from(start);
        let mut end = LineEnd::default();
        self.row_end(scanner, &mut end);
        let Ok((inputs, outputs)) = cells else { return };
        let comments = Comments { before, beside: end.beside, within: Vec::new() };
        let row = Row { inputs, outputs, sources: end.sources, local: end.local, comments, span };
        match (table, head) {
            (Some(Keyword::Table | Keyword::Examples), Some(head)) => self.add_row(head, row),
            // The line above could not be read: its mistake has been reported.
            _ if level > 0 && head.is_none() => {}
            _ => {
                let (en, zh) =
                    ("rows stand under `table` or `examples`", "表格的行写在 `判定表` 或 `例子` 之下");
                self.mistakes.say(Lint::MalformedRow, span, en.to_owned(), zh.to_owned());
            }
        }
    }

    /// Adds a row that has as many cells as its table's first.
    fn add_row(&mut self, head: usize, mut row: Row) {
        let Some(node) = self.nodes.get_mut(head) else { return };
        let table = node.clause.keyword;
        if let Some(header) = node.clause.rows.first() {
            let (due, found) =
                ((header.inputs.len(), header.outputs.len()), (row.inputs.len(), row.outputs.len()));
            if due != found {
                let (en, zh) = (
                    format!("this row has {}, the head of the table {}", cells(found), cells(due)),
                    format!("本行有{}，表头有{}", cells_zh(found), cells_zh(due)),
                );
                self.mistakes.say(Lint::MalformedRow, row.span, en, zh);
                return;
            }
            let heads = header.inputs.iter().chain(&header.outputs);
            heads
                .zip(row.inputs.iter_mut().chain(&mut row.outputs))
                .for_each(|(head, cell)| settle_cell(Some(head), cell));
        } else if table == Keyword::Table {
            row.inputs.iter_mut().chain(&mut row.outputs).for_each(|cell| settle_cell(None, cell));
        }
        node.clause.rows.push(row);
    }

    /// Reads the cells up to the last `|`.
    fn cells(&mut self, scanner: &mut Scanner<'_>) -> Result<(Vec<Operand>, Vec<Operand>), Reported> {
        let (mut inputs, mut outputs, mut is_output) = (Vec::new(), Vec::new(), false);
        let mut read = Ok(());
        scanner.bump();
        loop {
            if scanner.peek() == Some('|') && !is_output && !inputs.is_empty() {
                scanner.bump();
                is_output = true;
            }
            scanner.skip_spaces();
            if scanner.is_at_end() || scanner.peek() == Some('[') || self.is_at_local(scanner) {
                return read.map(|()| (inputs, outputs));
            }
            match self.cell(scanner) {
                Ok(cell) if is_output => outputs.push(cell),
                Ok(cell) => inputs.push(cell),
                Err(reported) => {
                    read = Err(reported);
                    skip_to_bar(scanner);
                }
            }
            scanner.skip_spaces();
            if !scanner.eat('|') {
                return Err(self.not_closed(scanner));
            }
        }
    }

    fn cell(&mut self, scanner: &mut Scanner<'_>) -> Result<Operand, Reported> {
        if scanner.peek() == Some('|') {
            let (en, zh) = ("this cell is empty".to_owned(), "此单元格是空的".to_owned());
            let hint =
                ("write `any` where everything fits".to_owned(), "任何取值都可以时写 `任一`".to_owned());
            let span = scanner.here();
            return Err(self.mistakes.say_with_hint(Lint::MalformedRow, span, (en, zh), hint));
        }
        let mistakes = &mut self.mistakes;
        let reader = OperandReader {
            scanner,
            mistakes,
            mark_is_or: true,
            is_cell: true,
            asked_by: "|",
            due: ("a value", "取值"),
        };
        let cell = { reader }.operand()?;
        if holds_comparison(&cell) {
            let (en, zh) = (
                "a cell says what its column may be: values joined by `or`, `not`, `≥ 3`, a range".to_owned(),
                "单元格写明本列的取值：以 `或` 连接的取值、`非`、`≥ 3`、区间".to_owned(),
            );
            return Err(self.mistakes.say(Lint::MalformedRow, cell.span, en, zh));
        }
        Ok(cell)
    }

    /// Reads what may stand after the last `|`.
    fn row_end(&mut self, scanner: &mut Scanner<'_>, end: &mut LineEnd) {
        while !self.is_over(scanner, end) {
            let span: Span = scanner.here();
            let keyword = super::due::eat_keyword(scanner).map(|(keyword, _)| keyword);
            scanner.skip_spaces();
            let text = match keyword {
                Some(Keyword::Local) => super::quote::text(scanner, &mut self.mistakes),
                _ => {
                    let (en, zh) = (
                        "after a row only sources, `local` or a comment may stand",
                        "行末只能写出处、`本地` 或注释",
                    );
                    Err(self.mistakes.say(Lint::MalformedRow, span, en.to_owned(), zh.to_owned()))
                }
            };
            match text {
                Ok(text) => end.local = Some(text),
                Err(_) => scanner.advance(scanner.rest().len()),
            }
        }
    }

    fn is_at_local(&self, scanner: &Scanner<'_>) -> bool {
        let mut ahead = scanner.clone();
        let is_local =
            super::due::eat_keyword(&mut ahead).is_some_and(|(keyword, _)| keyword == Keyword::Local);
        ahead.skip_spaces();
        is_local && super::quote::is_at_quote(&ahead)
    }

    fn not_closed(&mut self, scanner: &mut Scanner<'_>) -> Reported {
        let span = scanner.here();
        if let Some((extra, _)) = scanner.rest().split_once('|') {
            let extra = shown(extra.trim());
            scanner.advance(scanner.rest().len());
            let said = (
                format!("a cell holds one value, and `{extra}` follows it"),
                format!("一个单元格只写一个值，其后又有 `{extra}`"),
            );
            let hint = (
                "a value of several words is joined by hyphens, several values by `or`".to_owned(),
                "名称中间不能有空格；几个取值用 `或` 连接".to_owned(),
            );
            return self.mistakes.say_with_hint(Lint::MalformedRow, span, said, hint);
        }
        scanner.advance(scanner.rest().len());
        let said = ("this row is not closed".to_owned(), "此行没有闭合".to_owned());
        let hint = ("every cell ends with `|`".to_owned(), "每个单元格以 `|` 结束".to_owned());
        self.mistakes.say_with_hint(Lint::MalformedRow, span, said, hint)
    }
}

/// A cell never compares two things, and joins nothing by `and`.
fn holds_comparison(cell: &Operand) -> bool {
    match &cell.term {
        Term::Compare(..) | Term::And(..) | Term::Group(_) => true,
        Term::Or(parts, _) => parts.iter().any(holds_comparison),
        Term::Not(inner, _) => holds_comparison(inner),
        _ => false,
    }
}

fn skip_to_bar(scanner: &mut Scanner<'_>) {
    scanner.skip_to('|');
    while scanner.eat(',') {
        scanner.skip_to('|');
    }
}

fn cells((inputs, outputs): (usize, usize)) -> String {
    if outputs == 0 {
        return counted(inputs, "cell");
    }
    format!("{} and {}", counted(inputs, "input"), counted(outputs, "output"))
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn cells_zh((inputs, outputs): (usize, usize)) -> String {
    if outputs == 0 {
        format!(" {inputs} 个单元格")
    } else {
        format!(" {inputs} 个输入、{outputs} 个输出")
    }
}
