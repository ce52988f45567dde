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
        found.extend(laid.overlaps()?);
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

    /// Rows that fit what rows above them fit, of each sort once.
    fn overlaps(&self) -> Result<Vec<Finding>, TooMany> {
        let mut found = Vec::new();
        for row in 0..self.rows.len() {
            self.space.look(row)?;
            let above = (0..row).filter_map(|first| Some((first, self.overlap(first, row)?)));
            let (same, other): (Vec<_>, Vec<_>) = above.partition(|(first, _)| self.says_same(*first, row));
            found.extend(self.overlapping(row, Lint::TableOverlap, &other));
            found.extend(self.overlapping(row, Lint::HarmlessOverlap, &same));
        }
        Ok(found)
    }

    /// What two rows both surely fit.
    fn overlap(&self, first: usize, other: usize) -> Option<Region> {
        let asks_bodies = |region: &Region| self.space.asks_bodies(region);
        let mut sure =
            self.pairs(first, other).filter(|(one, other)| !asks_bodies(one) && !asks_bodies(other));
        sure.find_map(|(one, other)| one.intersection(other))
    }

    /// That a row overlaps these above it.
    fn overlapping(&self, row: usize, lint: Lint, above: &[(usize, Region)]) -> Option<Finding> {
        let ((first, region), others) = above.split_first()?;
        let left = Left::one(region.clone());
        let (told, mut note) = (left.told(&self.space), left.note(&self.space));
        let (en, zh) =
            if lint == Lint::HarmlessOverlap { (", and say the same", "，结果相同") } else { ("", "") };
        let number = first + 1;
        let en = format!("this row and row {number} both fit {}{en}", told.en);
        let zh = format!("这一行与第{number}行都适合{}{zh}", told.zh);
        if !others.is_empty() {
            let others: Vec<_> = others.iter().map(|(row, _)| *row).collect();
            let numbers = numbered(&others);
            note.en += &format!("; likewise {}", numbers.en);
            note.zh += &format!("；{}也是如此", numbers.zh);
        }
        Some(Finding::new(lint, self.span(row), Bilingual::new(en, zh)).note(note))
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
                let finding = Finding::new(Lint::MaskedRow, self.span(row), Bilingual::new(en, zh));
                hidden.push(finding.note(self.meeting(row)));
            }
            above.extend(boxes.iter().cloned());
        }
        Ok(hidden)
    }

    /// Which rows above a row fit some of what it fits.
    fn meeting(&self, row: usize) -> Bilingual {
        let meets = |&above: &usize| self.pairs(above, row).any(|(one, other)| one.meets(other, |_| false));
        let above: Vec<_> = (0..row).filter(meets).collect();
        let numbers = numbered(&above);
        Bilingual::new(format!("taken by {}", numbers.en), format!("由{}采用", numbers.zh))
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

/// Rows by their numbers: row 2, row 5; 第2行、第5行.
fn numbered(rows: &[usize]) -> Bilingual {
    let rows: Vec<usize> = rows.iter().map(|row| row + 1).collect();
    let en: Vec<_> = rows.iter().map(|row| format!("row {row}")).collect();
    let zh: Vec<_> = rows.iter().map(|row| format!("第{row}行")).collect();
    Bilingual::new(en.join(", "), zh.join("、"))
}
