//! Who can act at all.

use super::report::Report;
use crate::{
    charter::{Workflow, levels::Subject},
    finding::Lint,
    id::{ActionId, WorkflowId},
    rule::Expiry,
};

/// Checks that somebody may do each action, or that the end of a limit takes it.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for (action_id, action) in workflow.actions.iter() {
        if action.by.is_empty() && !is_taken(workflow, action_id) && !action.is_retired {
            let name = &action.name;
            let en = format!("nobody may do `{name}`: it has no `by`, and no expiry takes it");
            let zh = format!("没有人可以办理“{name}”：它没有写“由”，也没有时限到期视为它");
            report.say(Subject::Action(id, action_id), Lint::NobodyMayAct, action.origin.span, en, zh);
        }
    }
}

fn is_taken(workflow: &Workflow, action: ActionId) -> bool {
    workflow
        .clocks
        .values()
        .any(|clock| matches!(clock.expiry, Expiry::Take { action: taken, .. } if taken == action))
}
