//! Soundness of one workflow as a net, asked alone.

use super::{report::Report, run::Runs};
use crate::{
    charter::{Charter, Workflow},
    finding::{Finding, Lint},
    id::WorkflowId,
};

/// What was found out about the workflow net of a workflow, with data, persons and time left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soundness {
    /// Whether it is sound.
    pub verdict: Verdict,
    /// How many sets of active states were visited; none where the net could be settled by making it smaller.
    pub explored: usize,
    /// What speaks against it, each with a run that shows it.
    pub findings: Vec<Finding>,
}

/// Whether a workflow net is sound: from wherever a case can come, it can still end; it ends nowhere else at the same time; no
/// state is entered while it is active; every state can be entered and every action done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Sound,
    /// It is not.
    Unsound,
    /// More states would have to be visited than were asked for.
    NotDecided,
}

/// Whether the net of a workflow is sound, visiting no more than `limit` sets of active states; none if the charter has no
/// such workflow.
///
/// W. van der Aalst, *The application of Petri nets to workflow management*, 1998, calls a net sound that can always
/// complete, completes properly and has no dead transition; here it must be safe as well.
#[must_use]
pub fn soundness(charter: &Charter, id: WorkflowId, limit: usize) -> Option<Soundness> {
    let workflow = charter.workflows.get(id)?;
    Some(soundness_of(charter, id, workflow, limit))
}

fn soundness_of(charter: &Charter, id: WorkflowId, workflow: &Workflow, limit: usize) -> Soundness {
    let runs = Runs::explore(workflow, limit);
    let mut report = Report::new(charter);
    runs.check(&mut report, id, workflow);
    let findings = report.into_sorted();
    let speaks_against = |finding: &Finding| finding.lint != Lint::NotDecided;
    let verdict = if findings.iter().any(speaks_against) {
        Verdict::Unsound
    } else if runs.is_whole {
        Verdict::Sound
    } else {
        Verdict::NotDecided
    };
    Soundness { verdict, explored: runs.explored, findings }
}
