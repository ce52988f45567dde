//! Decision tables: exactly one row for every combination of inputs, or for a `first` table at least one and none hidden.
//! What rests on bodies is left open: such a row may fit, and is no gap, no overlap and hides nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    cover::{COMBINATIONS, Point, number, told_fact},
    report::Report,
};
use crate::{
    charter::{Workflow, levels::Subject},
    finding::Lint,
    id::WorkflowId,
    rule::{Cell, FactType, Input, Row, Table, Value},
};

/// Checks the tables of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for (table_id, table) in workflow.tables.iter() {
        let subject = Subject::Table(id, table_id);
        let columns: Vec<Vec<Point>> =
            (0..table.inputs.len()).map(|column| points(workflow, table, column)).collect();
        let size = columns.iter().try_fold(1_u64, |size, points| size.checked_mul(points.len() as u64));
        if size.is_none_or(|size| size > COMBINATIONS) {
            let name = &table.name;
            let en = format!(
                "whether `{name}` is complete is not decided: it has too many combinations of inputs"
            );
            let zh = format!("判定表“{name}”是否完备，尚未判定：输入的组合过多");
            report.say(subject, Lint::NotDecided, table.origin.span, en, zh);
            continue;
        }
        let mut seen = Seen::default();
        walk(&columns, &mut Vec::new(), &mut |at| seen.note(table, at));
        seen.check(report, subject, workflow, table);
    }
}

/// What looking at every combination of inputs showed.
#[derive(Debug, Default)]
struct Seen {
    gap: Option<Vec<Point>>,
    gaps: u64,
    overlaps: BTreeMap<(usize, usize), Vec<Point>>,
    taken: BTreeSet<usize>,
}

impl Seen {
    fn note(&mut self, table: &Table, at: &[Point]) {
        let rows = table.rows.iter().enumerate().filter_map(|(index, row)| Some((index, fits(row, at)?)));
        let open = rows.clone().filter(|(_, fit)| *fit == Fit::Open).map(|(index, _)| index);
        let mut fitting = rows.filter(|(_, fit)| *fit == Fit::Sure).map(|(index, _)| index);
        let first = fitting.next();
        // Of a `first` table what stands below a row that surely fits is hidden.
        let mut reached =
            open.filter(|index| !table.first || first.is_none_or(|first| *index < first)).peekable();
        let is_open = reached.peek().is_some();
        self.taken.extend(reached);
        let Some(first) = first else {
            if !is_open {
                self.gaps += 1;
                self.gap.get_or_insert_with(|| at.to_vec());
            }
            return;
        };
        self.taken.insert(first);
        if !table.first {
            for other in fitting {
                self.overlaps.entry((first, other)).or_insert_with(|| at.to_vec());
            }
        }
    }

    fn check(&self, report: &mut Report<'_>, subject: Subject, workflow: &Workflow, table: &Table) {
        let name = &table.name;
        if let Some(at) = &self.gap {
            let (en, zh) = told(workflow, &table.inputs, at);
            let en = format!(
                "no row of `{name}` fits {en}{}",
                more(self.gaps, "; so it is for {} combinations in all")
            );
            let zh = format!("判定表“{name}”没有适合{zh}的行{}", more(self.gaps, "；共有{}种组合如此"));
            report.say(subject, Lint::TableGap, table.origin.span, en, zh);
        }
        for ((first, other), at) in &self.overlaps {
            let (en, zh) = told(workflow, &table.inputs, at);
            let (first, span) = (first + 1, span_of(table, *other));
            let en = format!("this row and row {first} both fit {en}");
            report.say(subject, Lint::TableOverlap, span, en, format!("这一行与第{first}行都适合{zh}"));
        }
        let overlapped = |row: &usize| self.overlaps.keys().any(|(_, other)| other == row);
        for row in (0..table.rows.len()).filter(|row| !self.taken.contains(row) && !overlapped(row)) {
            let en = "this row is never taken: the rows above it fit everything that it fits";
            let zh = "这一行不会被采用：它适合的情形已经包括在上面各行之中";
            report.say(subject, Lint::MaskedRow, span_of(table, row), en, zh);
        }
    }
}

fn span_of(table: &Table, row: usize) -> crate::finding::Span {
    table.rows.get(row).map_or(table.origin.span, |row| row.origin.span)
}

fn more(count: u64, words: &str) -> String {
    if count > 1 { words.replace("{}", &count.to_string()) } else { String::new() }
}

fn told(workflow: &Workflow, inputs: &[Input], at: &[Point]) -> (String, String) {
    let told = |(input, &point): (&Input, &Point)| match input {
        Input::Fact(fact) => Some(told_fact(workflow, *fact, point)),
        Input::Body(_) | Input::Kind(_) => None,
    };
    let parts: Vec<_> = inputs.iter().zip(at).filter_map(told).collect();
    if parts.is_empty() {
        return ("any case".to_owned(), "任何情形".to_owned());
    }
    let en: Vec<_> = parts.iter().map(|(en, _)| en.as_str()).collect();
    let zh: Vec<_> = parts.iter().map(|(_, zh)| zh.as_str()).collect();
    (en.join(" with "), zh.join("且"))
}

/// Every combination of the columns' points.
fn walk(columns: &[Vec<Point>], at: &mut Vec<Point>, note: &mut impl FnMut(&[Point])) {
    match columns.split_first() {
        None => note(at),
        Some((points, rest)) => {
            for &point in points {
                at.push(point);
                walk(rest, at, note);
                at.pop();
            }
        }
    }
}

/// How a row fits a combination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Sure,
    /// It depends on bodies.
    Open,
}

/// How the row fits, if it can.
fn fits(row: &Row, at: &[Point]) -> Option<Fit> {
    let can = row.cells.iter().zip(at).all(|(cell, &point)| match cell {
        Cell::Any | Cell::Holds(_) => true,
        Cell::OneOf(values) => values.iter().any(|value| point_of(value) == Some(point)),
        Cell::Numbers(ranges) => ranges.iter().any(|&(least, most)| (least..=most).contains(&point)),
    });
    let is_open = row.cells.iter().any(|cell| matches!(cell, Cell::Holds(_)));
    can.then_some(if is_open { Fit::Open } else { Fit::Sure })
}

fn point_of(value: &Value) -> Option<Point> {
    match value {
        Value::Flag(yes) => Some(u32::from(*yes)),
        Value::Choice(value) => Some(number(*value)),
        Value::Number(number) => Some(*number),
        Value::Date(_) | Value::Note(_) => None,
    }
}

/// The points of an input column: every flag or value; of numbers the first of each stretch that no cell tells apart.
fn points(workflow: &Workflow, table: &Table, column: usize) -> Vec<Point> {
    let fact = match table.inputs.get(column) {
        Some(Input::Fact(fact)) => *fact,
        // Which body it is is left open.
        Some(Input::Body(_) | Input::Kind(_)) => return vec![0],
        None => return Vec::new(),
    };
    match &workflow.facts.at(fact).r#type {
        FactType::Flag => vec![0, 1],
        FactType::Choice(values) => values.ids().map(number).collect(),
        FactType::Number { least, most, .. } => {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
            let ranges = cells
                .flat_map(|cell| if let Cell::Numbers(ranges) = cell { ranges.clone() } else { Vec::new() });
            let edges = ranges.flat_map(|(from, to)| [Some(from), to.checked_add(1)]).flatten();
            let inside = edges.filter(|edge| (least..=most).contains(&edge));
            inside.chain([*least]).collect::<BTreeSet<_>>().into_iter().collect()
        }
        FactType::Date | FactType::Note => Vec::new(),
    }
}
