//! A workflow: its pictures, who answers for what, states, actions, ballots, clocks, decision tables and facts.

use std::fmt;

use super::{action, ballot, clock, data, deadline, frame, page::Contents, sheet, state};
use crate::{
    charter::{Charter, Workflow},
    diagram::{self, Options, Overlay},
    id::WorkflowId,
    wording::Wording,
};

/// Writes the section of a workflow; the words are for that workflow.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (id, workflow, contents): (WorkflowId, &Workflow, &Contents<'_>),
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
        frame::again(f, wording, &lanes)?;
    }
    tested(f, charter, wording, (workflow, contents))?;
    sheet::matrix(f, charter, wording, workflow)?;
    state::states(f, wording, workflow)?;
    action::actions(f, wording, workflow)?;
    ballot::ballots(f, wording, workflow)?;
    clock::clocks(f, wording, workflow)?;
    deadline::chart(f, charter, wording, (id, contents))?;
    for found in workflow.tables.values() {
        data::decision(f, wording, found)?;
    }
    data::facts(f, wording, workflow)
}

/// The picture with what the rule tests do not meet, and with the changes that they do not notice, each to be opened.
fn tested(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (workflow, contents): (&Workflow, &Contents<'_>),
) -> fmt::Result {
    let Some(coverage) = contents.coverage else { return Ok(()) };
    let language = wording.language();
    let unmet = diagram::covered(coverage, workflow, language);
    let words = wording.pick("What rule tests do not meet", "规则测试未涉及之处");
    laid_over(f, charter, wording, (workflow, &unmet, "tested", words))?;
    let unnoticed = diagram::unnoticed(coverage, &contents.unnoticed(), workflow, language);
    let words = wording.pick("Changes that no rule test notices", "规则测试发现不了的改动");
    laid_over(f, charter, wording, (workflow, &unnoticed, "unnoticed", words))
}

/// The picture with what is laid over it; none if that is nothing.
fn laid_over(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (workflow, overlay, id, words): (&Workflow, &Overlay, &str, &str),
) -> fmt::Result {
    if *overlay == Overlay::default() {
        return Ok(());
    }
    let picture = diagram::workflow(charter, workflow, &Options::new(wording.language()));
    let picture = picture.marked(overlay).called(&format!("{id}-{}", workflow.name));
    writeln!(f, "<details><summary>{words}</summary>")?;
    frame::picture(f, wording, &picture, true)?;
    f.write_str("</details>\n")
}
