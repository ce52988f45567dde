//! How long it takes at the longest.

mod calendar;
mod compared;
mod law;
mod model;
mod replay;
mod slow;
mod small;

use gongzhi::{
    charter::{Charter, Workflow},
    check::{Arrival, Point, RunKind, TimeQuestion, WorstTimes, worst_times},
    finding::Language,
    id::{ActionId, WorkflowId},
};

/// The charter in a file of the test data.
pub(crate) fn file(path: &str) -> Charter {
    crate::charter::compiled(&std::fs::read_to_string(format!("tests/data/{path}")).unwrap())
}

/// A question put to a workflow.
pub(crate) fn asked(charter: &Charter, workflow: &str, question: &TimeQuestion) -> WorstTimes {
    worst_times(charter, workflow_of(charter, workflow).0, question).unwrap()
}

pub(crate) fn workflow_of<'c>(charter: &'c Charter, name: &str) -> (WorkflowId, &'c Workflow) {
    charter.workflow(name).unwrap()
}

/// The point of that name: a state, or else an action.
pub(crate) fn point(charter: &Charter, workflow: &str, name: &str) -> Point {
    let (_, rules) = workflow_of(charter, workflow);
    let state = rules.states.ids().find(|id| rules.states.get(*id).unwrap().name == *name);
    state.map_or_else(|| Point::Does(action(rules, name)), Point::Enters)
}

pub(crate) fn action(rules: &Workflow, name: &str) -> ActionId {
    rules.actions.ids().find(|id| rules.actions.get(*id).unwrap().name == *name).unwrap()
}

fn said(charter: &Charter, workflow: &str, arrival: &Arrival) -> String {
    let (_, rules) = workflow_of(charter, workflow);
    let (to, time) = (arrival.to.say(rules, Language::En), arrival.time.say(rules, Language::En));
    format!("{to}: {time}")
}

/// What is said of each outcome.
pub(crate) fn outcomes(charter: &Charter, workflow: &str, runs: RunKind) -> Vec<String> {
    let question = TimeQuestion { runs, ..TimeQuestion::outcomes() };
    asked(charter, workflow, &question).arrivals.iter().map(|it| said(charter, workflow, it)).collect()
}

/// What is said of the time between two points, on punctual runs without those actions.
pub(crate) fn between(
    charter: &Charter,
    workflow: &str,
    (from, to): (&str, &str),
    without: &[&str],
) -> String {
    let (_, rules) = workflow_of(charter, workflow);
    let point = |name: &str| if name == "start" { Point::Start } else { point(charter, workflow, name) };
    let without = without.iter().map(|name| action(rules, name));
    let question = TimeQuestion::between(point(from), point(to)).without(without);
    let times = asked(charter, workflow, &question);
    times.arrivals.first().unwrap().time.say(rules, Language::En)
}
