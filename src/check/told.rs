//! Steps and runs of a workflow in words, and what is to blame for a step.

use super::net::Cause;
use crate::{
    charter::{Workflow, levels::Subject},
    finding::{Bilingual, Span},
    id::WorkflowId,
};

/// A run in words, for a note below a finding.
pub(super) fn told_run(workflow: &Workflow, run: &[Cause]) -> Bilingual {
    let told: Vec<Bilingual> = run.iter().map(|cause| told_cause(workflow, *cause)).collect();
    let en: Vec<&str> = told.iter().map(|step| step.en.as_str()).collect();
    let zh: Vec<&str> = told.iter().map(|step| step.zh.as_str()).collect();
    Bilingual::new(format!("it comes there by {}", en.join(", ")), format!("途径：{}", zh.join("、")))
}

fn told_cause(workflow: &Workflow, cause: Cause) -> Bilingual {
    match cause {
        Cause::Does(action) => {
            let name = &workflow.actions.at(action).name;
            Bilingual::new(format!("`{name}`"), format!("“{name}”"))
        }
        Cause::Expires(clock) => {
            let name = &workflow.clocks.at(clock).name;
            Bilingual::new(format!("the end of the limit `{name}`"), format!("时限“{name}”到期"))
        }
        Cause::Closes(ballot) => {
            let name = &workflow.ballots.at(ballot).name;
            Bilingual::new(format!("the result of `{name}`"), format!("“{name}”的结果"))
        }
        Cause::Exhausts => Bilingual::new("the end of the ladder", "升级路径用尽"),
        Cause::Joins(state) => {
            let name = &workflow.states.at(state).name;
            Bilingual::new(
                format!("the end of the cases for which `{name}` waits"),
                format!("“{name}”所等候事项的办结"),
            )
        }
    }
}

/// What makes a step that would be refused: what to blame, where it stands and what it is called.
pub(super) fn blamed(
    id: WorkflowId,
    workflow: &Workflow,
    cause: Cause,
) -> Option<(Subject, Span, Bilingual)> {
    match cause {
        Cause::Does(action_id) => {
            let span = workflow.actions.at(action_id).origin.span;
            Some((Subject::Action(id, action_id), span, told_cause(workflow, cause)))
        }
        Cause::Joins(state_id) => {
            let span = workflow.states.at(state_id).origin.span;
            Some((Subject::State(id, state_id), span, told_cause(workflow, cause)))
        }
        Cause::Closes(ballot_id) => {
            let span = workflow.ballots.at(ballot_id).origin.span;
            Some((Subject::Ballot(id, ballot_id), span, told_cause(workflow, cause)))
        }
        Cause::Expires(_) | Cause::Exhausts => None,
    }
}
