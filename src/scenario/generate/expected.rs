//! What a step has come to, as expectations of a rule test say it.

use super::{people::Naming, stage::Stage};
use crate::{
    charter::Workflow,
    engine::{Addressee, Case, Change, Instance, Meaning, Role, What, responsibility},
    id::{ClockId, WorkflowId},
    scenario::{
        run::{Last, Running, Stand},
        sheet::stands,
    },
};

/// How many of several clocks or parties are named.
const MOST: usize = 3;

/// The expectations after a step, a line for each case that it touched; `spoken` is the workflow spoken of last.
pub(super) fn expected(
    stage: &Stage,
    naming: &mut Naming<'_>,
    (stand, last): (&Stand<'_>, &Last),
    spoken: Option<WorkflowId>,
) -> Vec<String> {
    let mut touched: Vec<WorkflowId> = Vec::new();
    for workflow in spoken.into_iter().chain(last.events.iter().map(|event| event.of.workflow)) {
        if !touched.contains(&workflow) {
            touched.push(workflow);
        }
    }
    let mut lines = Vec::new();
    for workflow in touched {
        let running = stand.cases.iter().rev().find(|running| running.case.workflow() == workflow);
        let Some(running) = running else { continue };
        let mut said = of_case(stage, naming, running, last);
        if spoken != Some(workflow) {
            said.push(format!("for {}", stage.charter().workflows.at(workflow).name));
        }
        lines.push(format!("then {}", said.join(", ")));
    }
    lines
}

fn of_case(stage: &Stage, naming: &mut Naming<'_>, running: &Running, last: &Last) -> Vec<String> {
    let (charter, case) = (stage.charter(), &running.case);
    let rules = charter.workflows.at(case.workflow());
    let mut said = vec![stands(rules, case)];
    let answers = responsibility(charter, &stage.cast.people.roster, case).unwrap_or_default();
    let mut bodies: Vec<String> = Vec::new();
    for body in answers.iter().filter_map(|answer| answer.accountable.as_ref()) {
        let body = body_name(stage, body);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    if case.ended().is_none() && !bodies.is_empty() {
        said.push(format!("accountable {}", bodies.join(" and ")));
    }
    said.extend(informed(stage, naming, running, last));
    said.extend(overdue(rules, running, last));
    said.extend(dues(stage, rules, case, last));
    said
}

fn body_name(stage: &Stage, body: &Instance) -> String {
    // Of each class there is one, which covers every case.
    stage.charter().structure.bodies.at(body.body).name.to_string()
}

/// Who was told by the step.
fn informed(stage: &Stage, naming: &mut Naming<'_>, running: &Running, last: &Last) -> Option<String> {
    let own = last.events.iter().filter(|event| event.of.id == running.case.identity().id);
    let notices = own.flat_map(|event| &event.notices).filter(|notice| notice.role == Role::Informed);
    let mut names: Vec<String> = Vec::new();
    for notice in notices {
        let name = addressee(stage, naming, &running.case, &notice.to);
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names.truncate(MOST);
    (!names.is_empty()).then(|| format!("informed {}", names.join(" and ")))
}

fn addressee(stage: &Stage, naming: &mut Naming<'_>, case: &Case, to: &Addressee) -> Option<String> {
    let structure = &stage.charter().structure;
    let part = |persons: &[crate::engine::Person]| stage.cast.places(persons).first().copied();
    match to {
        Addressee::Raiser => Some(naming.name(part(case.raisers())?)),
        Addressee::Person(person) => Some(naming.name(part(std::slice::from_ref(person))?)),
        Addressee::Body(body) => Some(body_name(stage, body)),
        Addressee::Office(office, _) => {
            let office = structure.offices.get(*office)?;
            Some(format!("{}.{}", structure.bodies.get(office.body)?.name, office.name))
        }
        Addressee::Kind(_) | Addressee::System => None,
    }
}

/// The clocks whose end came and started nothing anew.
fn overdue(rules: &Workflow, running: &Running, last: &Last) -> Option<String> {
    let own = last.events.iter().filter(|event| event.of.id == running.case.identity().id);
    let ended: Vec<ClockId> = own
        .filter_map(|event| match event.what {
            What::Expired { clock, meaning: Meaning::Breach } => Some(clock),
            _ => None,
        })
        .collect();
    let still = running.ended_clocks();
    let names =
        still.iter().filter(|clock| ended.contains(clock)).filter_map(|clock| rules.clocks.get(*clock));
    let names: Vec<&str> = names.map(|clock| clock.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("overdue {}", names.join(" and ")))
}

/// When the clocks end that the step started.
fn dues(stage: &Stage, rules: &Workflow, case: &Case, last: &Last) -> Vec<String> {
    let charter = stage.charter();
    let mut started: Vec<ClockId> = Vec::new();
    for event in last.events.iter().filter(|event| event.of.id == case.identity().id) {
        for change in &event.changes {
            if let Change::Started(start) = change
                && !started.contains(&start.clock)
            {
                started.push(start.clock);
            }
        }
    }
    let due = |clock: ClockId| {
        let rules = rules.clocks.get(clock)?;
        let run = case.run(clock).filter(|run| !run.expired)?;
        let due = run.due(&charter.calendar, rules.policy).instant()?;
        Some(format!("due {} at {}", rules.name, due.local(charter.calendar.zone())))
    };
    started.into_iter().filter_map(due).take(MOST).collect()
}
