//! Sheets on the page: who answers for what, and by when.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
};
use crate::{
    charter::{Charter, Workflow},
    diagram::{self, Cell, Options, Sheet, Tone},
    wording::Wording,
};

/// Writes the section on what each body and office answers for.
pub(super) fn duties(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    frame::section(f, "duties", wording.pick("Who answers for what, by when", "职责与时限"))?;
    sheet(f, &diagram::duties(charter, None, &Options::new(wording.language())))
}

/// Writes who has which part in the states of a workflow.
pub(super) fn matrix(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    workflow: &Workflow,
) -> fmt::Result {
    frame::part(f, wording.pick("Who answers for what", "责任矩阵"))?;
    sheet(f, &diagram::matrix(charter, workflow, &Options::new(wording.language())))
}

fn sheet(f: &mut fmt::Formatter<'_>, sheet: &Sheet) -> fmt::Result {
    let heads: Vec<&str> = sheet.heads().iter().map(String::as_str).collect();
    let rows: Vec<Vec<Markup>> =
        sheet.rows().iter().map(|row| row.cells.iter().map(cell).collect()).collect();
    table(f, &heads, &rows)?;
    for note in sheet.notes() {
        writeln!(f, "<p class=\"soft\">{}</p>", Markup::text(note))?;
    }
    Ok(())
}

fn cell(cell: &Cell) -> Markup {
    let lines = Markup::lines(cell.lines.iter().map(Markup::text));
    match (cell.is_heading, cell.tone) {
        (true, _) => lines.within("b", ""),
        (false, Tone::Plain) => lines,
        (false, tone) => lines.within("span", &format!("tag {}", tone.word())),
    }
}
