//! Steps and runs of a workflow in words, and what is to blame for a step.

use super::{
    confirm::{Played, Witness},
    net::Cause,
    proof::Proof,
    space::explore::Label,
};
use crate::{
    charter::{Workflow, levels::Subject},
    engine::{Change, Event, Ground, Happening, News, Turn, What},
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

/// A run that was walked through, and the round in which it goes on, in words.
pub(super) fn told_labels(proof: &Proof<'_>, stem: &[Label], round: Option<&[Label]>) -> Bilingual {
    let told = |labels: &[Label]| {
        let causes = labels.iter().filter_map(|&label| Some(cause(proof.happening(label)?)));
        causes.map(|cause| told_cause(proof.workflow(), cause)).collect::<Vec<_>>()
    };
    let has_ended = proof.has_ended(stem);
    told_steps(&told(stem), round.map(told).as_deref(), has_ended)
}

fn cause(happening: &Happening) -> Cause {
    match happening.turn {
        Turn::Does(action, _) => Cause::Does(action),
        Turn::Expires(clock) => Cause::Expires(clock),
        Turn::Closes(ballot, _) => Cause::Closes(ballot),
        Turn::Joins(state, _) => Cause::Joins(state),
    }
}

/// A run that the engine made, in words.
pub(super) fn told_witness(workflow: &Workflow, witness: &Witness) -> Bilingual {
    let step = |step: &Played| {
        let told: Vec<Bilingual> =
            step.events.iter().filter_map(|event| told_event(workflow, event)).collect();
        told
    };
    let all: Vec<Vec<Bilingual>> = witness.steps.iter().map(step).collect();
    let split = witness.round.unwrap_or(all.len()).min(all.len());
    let (stem, round) = all.split_at(split);
    let flat = |steps: &[Vec<Bilingual>]| steps.concat();
    let has_ended = witness.steps.last().is_some_and(|step| step.events.iter().any(ends));
    told_steps(&flat(stem), witness.round.map(|_| flat(round)).as_deref(), has_ended)
}

fn told_event(workflow: &Workflow, event: &Event) -> Option<Bilingual> {
    if let Some(ballot) = News::of(event).closes {
        return Some(told_cause(workflow, Cause::Closes(ballot)));
    }
    match &event.what {
        What::Done { action, .. } => Some(told_cause(workflow, Cause::Does(*action))),
        What::Expired { clock, .. } | What::Deemed { clock, .. } => {
            Some(told_cause(workflow, Cause::Expires(*clock)))
        }
        What::ChildEnded { .. } => {
            let join = event.grounds.iter().find_map(|ground| match ground {
                Ground::Join(state, _) => Some(*state),
                _ => None,
            });
            Some(told_cause(workflow, Cause::Joins(join?)))
        }
        _ => None,
    }
}

fn ends(event: &Event) -> bool {
    event.changes.iter().any(|change| matches!(change, Change::Ended(_)))
}

fn told_steps(stem: &[Bilingual], round: Option<&[Bilingual]>, has_ended: bool) -> Bilingual {
    let joined = |steps: &[Bilingual]| {
        let en: Vec<&str> = steps.iter().map(|step| step.en.as_str()).collect();
        let zh: Vec<&str> = steps.iter().map(|step| step.zh.as_str()).collect();
        (en.join(", "), zh.join("、"))
    };
    let (en, zh) = joined(stem);
    match round {
        None => Bilingual::new(format!("it comes there by {en}"), format!("途径：{zh}")),
        Some([]) if has_ended => {
            Bilingual::new(format!("after {en} the case has ended"), format!("{zh}之后，事项已经结束"))
        }
        Some([]) => Bilingual::new(
            format!("after {en} nothing need happen any more"),
            format!("{zh}之后，不再有必须发生的事"),
        ),
        Some(round) => {
            let (again, again_zh) = joined(round);
            Bilingual::new(
                format!("after {en} it can go on for ever with {again}"),
                format!("{zh}之后，可以永远反复：{again_zh}"),
            )
        }
    }
}
