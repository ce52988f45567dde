//! Ladders: each rung has authority over the one below, and an exhausted ladder leads somewhere.

use super::report::Report;
use crate::{
    charter::{Action, State, Workflow, levels::Subject},
    finding::Lint,
    id::{LadderId, WorkflowId},
    rule::{Expiry, Ladder},
};

/// Checks every ladder and every slot that climbs one.
pub(super) fn check(report: &mut Report<'_>) {
    for (id, ladder) in report.charter.ladders.iter() {
        authority(report, id, ladder);
    }
    for (id, workflow) in report.charter.workflows.iter() {
        exhaustion(report, id, workflow);
    }
}

fn authority(report: &mut Report<'_>, id: LadderId, ladder: &Ladder) {
    for pair in ladder.rungs.windows(2) {
        let [below, above] = pair else { continue };
        if report.charter.structure.has_authority(above.body, below.body) {
            continue;
        }
        let (low, high) = (report.body(below.body), report.body(above.body));
        let en = format!("`{high}` stands above `{low}` here, and neither leads, guides nor supervises it");
        let zh = format!("“{high}”在此处位于“{low}”之上，却既不领导、指导，也不监督它");
        report.say(Subject::Ladder(id), Lint::RungWithoutAuthority, above.origin.span, en, zh);
    }
}

fn exhaustion(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    let Some((slot_id, _)) = workflow.climbs else { return };
    let slot = workflow.slots.at(slot_id);
    if slot.exhausted.is_none() && escalates(workflow) {
        let name = &slot.name;
        let en = format!(
            "`{name}` can climb past the last rung, and nothing says what follows: `on exhausted -> STATE`"
        );
        let zh = format!("“{name}”可能升过最高层级，却没有写明后果：“遇 用尽 → 环节”");
        report.say(Subject::Slot(id, slot_id), Lint::ExhaustionUnanswered, slot.origin.span, en, zh);
    }
}

/// Whether anything in the workflow escalates.
pub(super) fn escalates(workflow: &Workflow) -> bool {
    let clocks = workflow.clocks.values().any(|clock| match &clock.expiry {
        Expiry::Escalate => true,
        Expiry::Route(routes) => routes.iter().any(|route| route.escalates.is_some()),
        Expiry::Breach | Expiry::Lapse | Expiry::Again | Expiry::Close | Expiry::Take { .. } => false,
    });
    let actions = workflow.actions.values().any(Action::may_escalate);
    let joins = |state: &State| state.ways_on().any(|way| way.route.escalates.is_some());
    let mut results = workflow.ballots.values().flat_map(|ballot| &ballot.on).flat_map(|on| &on.routes);
    clocks || actions || workflow.states.values().any(joins) || results.any(|route| route.escalates.is_some())
}
