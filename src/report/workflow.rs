//! A workflow: its pictures, who answers for what, states, actions, ballots, clocks, decision tables and facts.

use std::fmt;

use super::{action, ballot, clock, data, frame, sheet, state};
use crate::{
    charter::{Charter, Workflow},
    diagram::{self, Options},
    scenario::Coverage,
    wording::Wording,
};

/// Writes the section of a workflow; the words are for that workflow.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (workflow, coverage): (&Workflow, Option<&Coverage>),
) -> fmt::Result {
    let title = workflow.titles.or(wording.language(), &workflow.name);
    frame::section(f, &format!("workflow-{}", workflow.name), title)?;
    frame::picture(
        f,
        wording,
        &diagram::workflow(charter, workflow, &Options::new(wording.language())),
        true,
    )?;
    let lanes = diagram::lanes(charter, workflow, &Options::new(wording.language()));
    if lanes.lanes().len() > 1 {
        frame::part(f, wording.pick("In lanes, by who is accountable", "按负责主体分道"))?;
        frame::picture(f, wording, &lanes, false)?;
    }
    if let Some(coverage) = coverage {
        tested(f, charter, wording, (workflow, coverage))?;
    }
    sheet::matrix(f, charter, wording, workflow)?;
    state::states(f, wording, workflow)?;
    action::actions(f, wording, workflow)?;
    ballot::ballots(f, wording, workflow)?;
    clock::clocks(f, wording, workflow)?;
    for found in workflow.tables.values() {
        data::decision(f, wording, found)?;
    }
    data::facts(f, wording, workflow)
}

/// The picture with what the rule tests do not meet, to be opened; none if they meet everything that it shows.
fn tested(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (workflow, coverage): (&Workflow, &Coverage),
) -> fmt::Result {
    let overlay = diagram::covered(coverage, workflow, wording.language());
    if overlay == diagram::Overlay::default() {
        return Ok(());
    }
    let picture = diagram::workflow(charter, workflow, &Options::new(wording.language()));
    let picture = picture.marked(&overlay).called(&format!("tested-{}", workflow.name));
    let words = wording.pick("What rule tests do not meet", "规则测试未涉及之处");
    writeln!(f, "<details><summary>{words}</summary>")?;
    frame::picture(f, wording, &picture, true)?;
    f.write_str("</details>\n")
}
