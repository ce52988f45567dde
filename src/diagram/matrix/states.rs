//! The states of a workflow against everybody who has to do with them.

use std::collections::BTreeSet;

use super::{
    by_when,
    marks::{self, Marked, Part},
    who::Who,
};
use crate::{
    charter::{Charter, Workflow},
    diagram::{Cell, Element, Options, Row, Sheet, Tone},
    wording::Wording,
};

/// Who answers for each state of a workflow, does its work, has a duty there, is asked and is told; and by when.
///
/// A row for each state in which anybody has a part, a column for each body, office, slot or kind of person that has one.
#[must_use]
pub fn matrix(charter: &Charter, workflow: &Workflow, options: &Options) -> Sheet {
    let wording = Wording::new(charter, options.language).within(workflow).brief();
    let states: Vec<_> = workflow
        .states
        .iter()
        .map(|(id, state)| (id, state, marks::of_state(wording, workflow, id, state)))
        .filter(|(_, _, marked)| !marked.is_empty())
        .collect();
    let columns: BTreeSet<&Who> =
        states.iter().flat_map(|(_, _, marked)| marked).map(|marked| &marked.who).collect();
    let mut heads = vec![wording.pick("State", "环节").to_owned()];
    heads.extend(columns.iter().map(|who| wording.capitalized(who.title())));
    heads.push(wording.pick("By when", "时限").to_owned());
    let title = wording.said(
        workflow.titles.or(options.language, &workflow.name),
        wording.pick("who answers for what", "责任矩阵"),
    );
    let mut sheet = Sheet::new(&format!("matrix-{}", workflow.name), &title, options.language, heads);
    for (id, state, marked) in &states {
        let state_cell = Cell::heading(wording.state(*id));
        let cells = columns.iter().map(|who| cell(wording, who, marked));
        let limits = Cell::of_lines(by_when::in_state(wording, workflow, *id));
        let row = Row::new(std::iter::once(state_cell).chain(cells).chain([limits]));
        sheet.add(row.of(Element::State(state.name.clone())));
    }
    sheet.note(legend(wording, states.iter().flat_map(|(_, _, marked)| marked)));
    sheet
}

/// The parts that one has in a state: `A, R`; each with a condition on a line of its own.
fn cell(wording: Wording<'_>, who: &Who, marked: &[Marked]) -> Cell {
    let mut parts: Vec<(Part, &str)> = marked
        .iter()
        .filter(|marked| marked.who == *who)
        .map(|marked| (marked.part, marked.condition.as_str()))
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let always = parts.iter().filter(|(_, condition)| condition.is_empty());
    let always = wording.row(always.map(|(part, _)| part.short(wording)));
    let bound = parts.iter().filter(|(_, condition)| !condition.is_empty());
    let bound = bound.map(|(part, condition)| format!("{}{condition}", part.short(wording)));
    let tone = parts.first().map_or(Tone::Plain, |(part, _)| part.tone());
    Cell::of_lines(std::iter::once(always).chain(bound)).toned(tone)
}

/// What the letters or words in the cells stand for, those that are there.
fn legend<'a>(wording: Wording<'_>, marked: impl Iterator<Item = &'a Marked>) -> String {
    let parts: BTreeSet<Part> = marked.map(|marked| marked.part).collect();
    let shown = Part::ALL.into_iter().filter(|part| parts.contains(part));
    let said = shown
        .map(|part| format!("{}{}{}", part.short(wording), wording.pick(" = ", "＝"), part.meaning(wording)));
    wording.row_of_parts(said)
}
