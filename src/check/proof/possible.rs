//! What can happen to the cases of a workflow at all, data included.

use std::collections::BTreeSet;

use super::Proof;
use crate::{
    charter::{Charter, Workflow, levels::Subject},
    check::{report::Report, soundness},
    finding::{Finding, Lint},
    id::{ActionId, StateId, WorkflowId},
};

/// What can happen to the cases of a workflow, whoever acts and however long it takes.
///
/// Persons and orders of expiries are left aside, so that this is never less than what can happen: what it leaves out happens
/// to no case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Possible {
    /// The states that some run enters.
    pub entered: BTreeSet<StateId>,
    /// The actions that some run does.
    pub done: BTreeSet<ActionId>,
    /// How many stands of a case were looked at: active states with all that rules still read there.
    pub stands: usize,
    /// Whether nothing was left out; else only what is said to be possible is certain.
    pub is_whole: bool,
}

/// Walks through everything that can happen to the cases of a workflow, until more than `limit` stands are met; none if the
/// charter has no such workflow.
///
/// Ballots and awaited cases are not walked through yet: of a workflow that has them nothing is said to be whole.
#[must_use]
pub fn possible(charter: &Charter, workflow: WorkflowId, limit: usize) -> Option<Possible> {
    let proof = Proof::of(charter, workflow, limit)?;
    let rules = proof.workflow();
    let is_walked = rules.ballots.is_empty() && rules.states.values().all(|state| state.waits.is_empty());
    Some(Possible {
        entered: proof.entered(),
        done: proof.done(),
        stands: proof.explored.visited(),
        is_whole: proof.is_whole() && is_walked,
    })
}

/// What the checks find once data are looked at, beyond what [`all`](crate::check::all) finds: states that no case enters
/// and actions that no case does because of what conditions, tables, counters and bodies say.
///
/// This walks through up to `limit` stands of each workflow, which takes a second for some hundred thousand.
#[must_use]
pub fn deep(charter: &Charter, limit: usize) -> Vec<Finding> {
    let mut report = Report::new(charter);
    for (id, workflow) in charter.workflows.iter() {
        let Some(possible) = possible(charter, id, limit) else { continue };
        let is_known = soundness(charter, id, limit).is_some_and(|found| !found.findings.is_empty());
        if is_known {
            // What is wrong with the net is mended first; much of what follows from it would be told twice.
            continue;
        }
        if possible.is_whole {
            never(&mut report, id, workflow, &possible);
        } else {
            not_decided(&mut report, id, workflow, &possible);
        }
    }
    report.into_sorted()
}

fn never(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow, possible: &Possible) {
    for (state, rules) in workflow.states.iter().filter(|(_, rules)| !rules.is_retired) {
        if !possible.entered.contains(&state) {
            let name = &rules.name;
            let en =
                format!("no case ever enters `{name}`: the conditions on the way there never hold together");
            let zh = format!("没有事项会进入“{name}”：途中的条件从不同时成立");
            report.say(Subject::State(id, state), Lint::UnreachableState, rules.origin.span, en, zh);
        }
    }
    for (action, rules) in workflow.actions.iter().filter(|(_, rules)| !rules.is_retired) {
        if !possible.done.contains(&action) {
            let name = &rules.name;
            let en = format!("no case can do `{name}`: what it requires never holds where it stands");
            let zh = format!("没有事项能办理“{name}”：它所要求的在它所处的环节从不成立");
            report.say(Subject::Action(id, action), Lint::DeadAction, rules.origin.span, en, zh);
        }
    }
}

fn not_decided(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow, possible: &Possible) {
    let (name, stands) = (&workflow.name, possible.stands);
    let en = format!(
        "what data leave possible in `{name}` is not decided: {stands} stands of a case were looked at"
    );
    let zh = format!("数据在“{name}”中使哪些事情成为可能，尚未判定：已查看{stands}种情形");
    report.say(Subject::Workflow(id), Lint::NotDecided, workflow.origin.span, en, zh);
}
