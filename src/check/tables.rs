//! Decision tables: exactly one row for every combination of inputs, or for a `first` table at least one and none hidden; and
//! no input that never matters. What rests on bodies is left open: such a row may fit, and is no gap and no overlap.

use super::{
    boxes::{Left, Region, Rest, Space, TooMany},
    matters,
    report::Report,
};
use crate::{
    charter::{Charter, Workflow, levels::Subject},
    finding::{Bilingual, Finding, Lint, Span},
    id::WorkflowId,
    rule::Table,
};

/// Checks the tables of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for (table_id, table) in workflow.tables.iter() {
        let subject = Subject::Table(id, table_id);
        match findings(report.charter, workflow, table) {
            Ok(findings) => findings.into_iter().for_each(|finding| report.push(subject, finding)),
            Err(TooMany) => {
                let name = &table.name;
                let en = format!(
                    "whether `{name}` is complete is not decided: its rows cut its inputs into too many parts"
                );
                let zh = format!("判定表“{name}”是否完备，尚未判定：各行把输入分成过多的部分");
                report.say(subject, Lint::NotDecided, table.origin.span, en, zh);
            }
        }
    }
}

fn findings(charter: &Charter, workflow: &Workflow, table: &Table) -> Result<Vec<Finding>, TooMany> {
    let laid = Laid::out(charter, workflow, table)?;
    let mut found: Vec<Finding> = laid.gap()?.into_iter().collect();
    if table.first {
        found.extend(laid.hidden()?);
    } else {
        found.extend(laid.overlaps());
    }
    found.extend(laid.empty());
    if found.is_empty() {
        found.extend(matters::inputs(laid, workflow)?);
    }
    Ok(found)
}

/// A table laid out as boxes.
#[derive(Debug)]
pub(super) struct Laid<'c> {
    pub(super) space: Space<'c>,
    pub(super) table: &'c Table,
    /// The boxes of each row.
    pub(super) rows: Vec<Vec<Region>>,
}

impl<'c> Laid<'c> {
    fn out(charter: &'c Charter, workflow: &'c Workflow, table: &'c Table) -> Result<Self, TooMany> {
        let mut space = Space::new(charter, workflow);
        let rows = table.rows.iter().map(|row| space.row(table, row)).collect::<Result<_, _>>()?;
        Ok(Self { space, table, rows })
    }

    /// What no row fits.
    fn gap(&self) -> Result<Option<Finding>, TooMany> {
        let rows = self.space.left_open(self.rows.concat());
        let left = Rest::of(&self.space, vec![Region::everything()], rows).left()?;
        Ok(left.map(|left| {
            let (name, told) = (&self.table.name, left.told(&self.space));
            let en = format!("no row of `{name}` fits {}", told.en);
            let zh = format!("判定表“{name}”没有适合{}的行", told.zh);
            let finding = Finding::new(Lint::TableGap, self.table.origin.span, Bilingual::new(en, zh));
            finding.note(left.note(&self.space))
        }))
    }

    /// Pairs of rows that fit the same.
    fn overlaps(&self) -> impl Iterator<Item = Finding> {
        let pairs = (0..self.rows.len()).flat_map(|other| (0..other).map(move |first| (first, other)));
        pairs.filter_map(|(first, other)| self.overlap(first, other))
    }

    fn overlap(&self, first: usize, other: usize) -> Option<Finding> {
        let mut sure = self
            .pairs(first, other)
            .filter(|(one, another)| !self.space.asks_bodies(one) && !self.space.asks_bodies(another));
        let left = Left::one(sure.find_map(|(one, another)| one.intersection(another))?);
        let told = left.told(&self.space);
        let number = first + 1;
        let says_same = self.says_same(first, other);
        let (lint, en, zh) = if says_same {
            (Lint::HarmlessOverlap, ", and say the same", "，结果相同")
        } else {
            (Lint::TableOverlap, "", "")
        };
        let en = format!("this row and row {number} both fit {}{en}", told.en);
        let zh = format!("这一行与第{number}行都适合{}{zh}", told.zh);
        Some(Finding::new(lint, self.span(other), Bilingual::new(en, zh)).note(left.note(&self.space)))
    }

    /// Each box of one row with each of another.
    pub(super) fn pairs(&self, one: usize, other: usize) -> impl Iterator<Item = (&Region, &Region)> {
        let boxes = |row: usize| self.rows.get(row).into_iter().flatten();
        boxes(one).flat_map(move |one| boxes(other).map(move |another| (one, another)))
    }

    /// Whether two rows set the same.
    pub(super) fn says_same(&self, one: usize, other: usize) -> bool {
        let settings = |row: usize| self.table.rows.get(row).map(|row| &row.settings);
        settings(one) == settings(other)
    }

    /// Rows of a `first` table of which rows above them take everything.
    fn hidden(&self) -> Result<Vec<Finding>, TooMany> {
        let mut hidden = Vec::new();
        let mut above: Vec<Region> = Vec::new();
        for (row, boxes) in self.rows.iter().enumerate() {
            if !boxes.is_empty() && Rest::of(&self.space, boxes.clone(), above.clone()).is_nothing()? {
                let en = "this row is never taken: the rows above it fit everything that it fits";
                let zh = "这一行不会被采用：它适合的情形已经包括在上面各行之中";
                hidden.push(Finding::new(Lint::MaskedRow, self.span(row), Bilingual::new(en, zh)));
            }
            above.extend(boxes.iter().cloned());
        }
        Ok(hidden)
    }

    /// Rows that fit nothing at all.
    fn empty(&self) -> impl Iterator<Item = Finding> {
        let empty = self.rows.iter().enumerate().filter(|(_, boxes)| boxes.is_empty());
        empty.map(|(row, _)| {
            let en = "this row is never taken: one of its cells leaves nothing that could fit";
            let zh = "这一行不会被采用：其中有一格排除了一切取值";
            Finding::new(Lint::MaskedRow, self.span(row), Bilingual::new(en, zh))
        })
    }

    fn span(&self, row: usize) -> Span {
        self.table.rows.get(row).map_or(self.table.origin.span, |row| row.origin.span)
    }
}
