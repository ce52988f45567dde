//! Waiting for sub-cases: something opens them, and however they end something follows.

use super::report::{Report, listed};
use crate::{
    Name,
    charter::{Charter, Next, State, Waits, Workflow, levels::Subject},
    finding::{Bilingual, Finding, Lint},
    id::{StateId, WorkflowId},
    rule::{Expiry, Opens, Route},
};

/// What one event can open, and the states that it enters.
struct Site<'c> {
    opens: Vec<&'c Opens>,
    to: &'c [StateId],
}

/// Checks all that states of one workflow wait for.
pub(super) fn check(report: &mut Report<'_>, id: WorkflowId, workflow: &Workflow) {
    let sites = sites(workflow);
    for (state_id, state) in workflow.states.iter() {
        for waits in &state.waits {
            let found = missing(report.charter, state, waits, &sites)
                .or_else(|| stuck(report.charter, state_id, state, waits, &sites));
            if let Some(finding) = found {
                report.push(Subject::State(id, state_id), finding);
            }
        }
    }
}

fn missing(charter: &Charter, state: &State, waits: &Waits, sites: &[Site<'_>]) -> Option<Finding> {
    let mut opened = sites.iter().flat_map(|site| &site.opens);
    if opened.any(|opens| opens.workflow == waits.workflow) {
        return None;
    }
    let (name, awaited) = (&state.name, &charter.workflows.at(waits.workflow).name);
    let message = Bilingual::new(
        format!("`{name}` waits for cases of `{awaited}`, and nothing in this workflow opens one"),
        format!("“{name}”等候“{awaited}”，而本流程没有启动它的地方"),
    );
    let hint = Bilingual::new(
        format!("write `opens {awaited}` with the action that leads to `{name}`"),
        format!("请在通向“{name}”的动作上写“启动 {awaited}”"),
    );
    Some(Finding::new(Lint::AwaitsNothing, waits.origin.span, message).hint(hint))
}

/// A wait without a plain route whose cases may all end and lead nowhere.
fn stuck(
    charter: &Charter,
    id: StateId,
    state: &State,
    waits: &Waits,
    sites: &[Site<'_>],
) -> Option<Finding> {
    if !waits.routes.is_empty() {
        return None;
    }
    let outcomes = outcomes(charter, waits.workflow);
    let names = |outcome: &&Name| waits.on.iter().any(|on| on.outcome == **outcome);
    let unnamed: Vec<&Name> = outcomes.iter().copied().filter(|outcome| !names(outcome)).collect();
    let (name, awaited) = (&state.name, &charter.workflows.at(waits.workflow).name);
    let message = if !unnamed.is_empty() {
        let unnamed = listed(unnamed);
        Bilingual::new(
            format!("`{name}` may wait for ever: nothing follows where `{awaited}` ends as {}", unnamed.en),
            format!("“{name}”可能无限等候：“{awaited}”以{}办结时没有后续", unnamed.zh),
        )
    } else if ends_alike(id, waits, &outcomes, sites) {
        return None;
    } else {
        Bilingual::new(
            format!(
                "`{name}` may wait for ever: too few cases of `{awaited}` may end alike, and nothing follows then"
            ),
            format!("“{name}”可能无限等候：以同一结果办结的“{awaited}”可能不足，此时没有后续"),
        )
    };
    let hint = Bilingual::new(
        "say where the others lead: `-> STATE` below `waits`",
        "请写明其余情形的去向：在“等候”之下写“→ 环节”",
    );
    Some(Finding::new(Lint::StuckWait, waits.origin.span, message).hint(hint))
}

/// Whether so many cases as are needed surely end alike, each outcome leading on.
fn ends_alike(id: StateId, waits: &Waits, outcomes: &[&Name], sites: &[Site<'_>]) -> bool {
    let is_single = |site: &Site<'_>| {
        let opened: Vec<_> = site.opens.iter().filter(|opens| opens.workflow == waits.workflow).collect();
        let enters = site.to.contains(&id);
        opened.is_empty()
            || (opened.len() == 1 && opened.iter().all(|opens| opens.for_each.is_none()) && enters)
    };
    match waits.least {
        Some(least) => least == 1,
        None => outcomes.len() == 1 || sites.iter().all(is_single),
    }
}

/// The outcomes with which cases of a workflow end, each once.
fn outcomes(charter: &Charter, workflow: WorkflowId) -> Vec<&Name> {
    let mut found: Vec<&Name> = Vec::new();
    for outcome in charter.workflows.at(workflow).states.values().filter_map(|state| state.end.as_ref()) {
        if !found.contains(&outcome) {
            found.push(outcome);
        }
    }
    found
}

/// Everything in a workflow that can open a case.
fn sites(workflow: &Workflow) -> Vec<Site<'_>> {
    let mut list = Vec::new();
    for action in workflow.actions.values() {
        let own: Vec<&Opens> = action.opens.iter().collect();
        match &action.next {
            Next::Routes(routes) => list.extend(routes.iter().map(|route| along(&own, route))),
            // A table that names where it leads may lead anywhere: such cases are not counted on to be single.
            Next::Stay | Next::Table(_) => list.push(Site { opens: own, to: &[] }),
        }
    }
    let expiries = workflow
        .clocks
        .values()
        .filter_map(|clock| if let Expiry::Route(routes) = &clock.expiry { Some(routes) } else { None });
    list.extend(expiries.flatten().map(|route| along(&[], route)));
    list.extend(
        workflow.slots.values().filter_map(|slot| slot.exhausted.as_ref()).map(|route| along(&[], route)),
    );
    list.extend(workflow.states.values().flat_map(State::ways_on).map(|way| along(&[], way.route)));
    list
}

fn along<'c>(own: &[&'c Opens], route: &'c Route) -> Site<'c> {
    Site { opens: own.iter().copied().chain(&route.opens).collect(), to: &route.to }
}
