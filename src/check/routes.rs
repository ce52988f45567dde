//! Routes of actions, of expiries, of ends of sub-cases, of results of ballots: together they take every case.

use super::{
    cover::{Space, holds, told},
    report::Report,
};
use crate::{
    charter::{Next, Workflow, levels::Subject},
    finding::{Lint, Span},
    id::WorkflowId,
    rule::{Condition, Expiry, Route},
};

/// Checks the routes of one workflow.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    for (action_id, action) in workflow.actions.iter() {
        if let Next::Routes(routes) = &action.next {
            let guards: Vec<_> = action.guards.iter().map(|guard| &guard.condition).collect();
            gap(report, Subject::Action(id, action_id), workflow, action.origin.span, &guards, routes);
        }
    }
    for (state_id, state) in workflow.states.iter() {
        let subject = Subject::State(id, state_id);
        for waits in &state.waits {
            for on in &waits.on {
                gap(report, subject, workflow, on.origin.span, &[], &on.routes);
            }
            if !waits.routes.is_empty() {
                gap(report, subject, workflow, waits.origin.span, &[], &waits.routes);
            }
        }
    }
    for (clock_id, clock) in workflow.clocks.iter() {
        if let Expiry::Route(routes) = &clock.expiry {
            gap(report, Subject::Clock(id, clock_id), workflow, clock.origin.span, &[], routes);
        }
    }
    for (ballot_id, ballot) in workflow.ballots.iter() {
        for on in &ballot.on {
            gap(report, Subject::Ballot(id, ballot_id), workflow, on.origin.span, &[], &on.routes);
        }
    }
}

/// Reports facts that the guards admit and no route takes. Where conditions rest on bodies, only what facts alone decide
/// is seen.
fn gap(
    report: &mut Report<'_>,
    subject: Subject,
    workflow: &Workflow,
    span: Span,
    guards: &[&Condition],
    routes: &[Route],
) {
    if routes.iter().any(|route| route.is_otherwise || route.condition == Condition::Always) {
        return;
    }
    let conditions = guards.iter().copied().chain(routes.iter().map(|route| &route.condition));
    let Some(space) = Space::of(workflow, conditions) else {
        let en =
            "whether these routes take every case is not decided: there are too many combinations of facts";
        let zh = "这些去向是否包括一切情形，尚未判定：事实的组合过多";
        return report.say(subject, Lint::NotDecided, span, en, zh);
    };
    let found = space.find(|at| {
        guards.iter().all(|guard| holds(guard, at) == Some(true))
            && routes.iter().all(|route| holds(&route.condition, at) == Some(false))
    });
    if let Some(combination) = found {
        let (en, zh) = told(workflow, &combination);
        let en = format!("no route takes the case {en}: add `otherwise`");
        let zh = format!("{zh}时没有去向：请加上“否则”");
        report.say(subject, Lint::RouteGap, span, en, zh);
    }
}
