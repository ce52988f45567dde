//! What a step has come to, as expectations of a rule test say it.

use super::{
    people::{Naming, body_name},
    stage::Stage,
};
use crate::{
    Name,
    charter::{Charter, Workflow},
    engine::{Addressee, BallotChange, Case, Change, Instance, Meaning, Role, What, responsibility},
    finding::Language,
    id::{BallotId, ClockId, WorkflowId},
    rule::{FactType, SlotType},
    scenario::{
        compile::given,
        compiled::Set,
        run::{Last, Running, Stand},
        sheet::{self, stands},
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

/// Everything that an expectation could say of the cases after a step, each under what it speaks of.
pub(super) fn everything(
    stage: &Stage,
    naming: &mut Naming<'_>,
    (stand, last): (&Stand<'_>, &Last),
) -> Vec<((WorkflowId, String), String)> {
    let mut found = Vec::new();
    for (place, running) in stand.cases.iter().enumerate() {
        let workflow = running.case.workflow();
        if stand.cases.iter().skip(place + 1).any(|other| other.case.workflow() == workflow) {
            continue;
        }
        let said = all_of_case(stage, naming, running, last);
        found.extend(said.into_iter().map(|(of, said)| ((workflow, of), said)));
    }
    found
}

fn all_of_case(
    stage: &Stage,
    naming: &mut Naming<'_>,
    running: &Running,
    last: &Last,
) -> Vec<(String, String)> {
    let (charter, case) = (stage.charter(), &running.case);
    let rules = charter.workflows.at(case.workflow());
    let mut found = vec![("in".to_owned(), stands(rules, case))];
    let mut say = |of: &str, said: String| found.push((of.to_owned(), said));
    say("accountable", named("accountable", accountable(stage, running)));
    for (word, role) in [("informed", Role::Informed), ("consulted", Role::Consulted)] {
        say(word, named(word, told(stage, naming, running, last, role)));
    }
    say("responsible", named("responsible", responsible(stage, naming, running)));
    if let Some(rung) = rung(charter, rules, case) {
        say("rung", format!("rung {rung}"));
    }
    for (id, fact) in rules.facts.iter() {
        let set = Set::Fact(id, case.fact(id).cloned());
        let (name, given) = given(charter, rules, &set);
        let said = sheet::told(rules, &name, &given).join(" and ");
        let said = if said.is_empty() { format!("{name} = none") } else { said };
        if !matches!(fact.r#type, FactType::Note) {
            say(&name, format!("with {said}"));
        }
    }
    for (id, slot) in rules.slots.iter() {
        let held = case.slot(id);
        let bodies = held.bodies().iter().map(|body| body_name(stage.charter(), body));
        let mut said: Vec<String> = bodies.map(|body| format!("{} = {body}", slot.name)).collect();
        let persons = stage.cast.places(held.persons());
        said.extend(persons.into_iter().map(|place| format!("{} = {}", slot.name, naming.name(place))));
        let said = if said.is_empty() { format!("{} = none", slot.name) } else { said.join(" and ") };
        say(slot.name.as_str(), format!("with {said}"));
    }
    for (ballot, said) in ballots(rules, running) {
        say(&format!("tallies {ballot}"), format!("tallies {ballot} {said}"));
    }
    for clock in running.ended_clocks() {
        if let Some(clock) = rules.clocks.get(clock) {
            say(&format!("overdue {}", clock.name), format!("overdue {}", clock.name));
        }
    }
    for run in case.runs().iter().filter(|run| !run.expired) {
        let Some(clock) = rules.clocks.get(run.clock) else { continue };
        if let Some(due) = run.due(&charter.calendar, clock.policy).instant() {
            let due = due.local(charter.calendar.zone());
            say(&format!("due {}", clock.name), format!("due {} at {due}", clock.name));
        }
    }
    found
}

/// How each ballot stands, or how it ended last. Who may vote is seen when they do.
fn ballots<'c>(rules: &'c Workflow, running: &Running) -> Vec<(&'c Name, String)> {
    let said = |id: BallotId| {
        if let Some(poll) = running.case.poll(id) {
            let sums = poll.heads;
            return Some(format!("with voting = {} and yes = {} and no = {}", sums.voted, sums.yes, sums.no));
        }
        let changes = running.events.iter().rev().flat_map(|event| event.changes.iter().rev());
        let mut closed = changes.filter_map(|change| match change {
            Change::Ballot(ballot, change) if *ballot == id => match change.as_ref() {
                BallotChange::Closed(outcome) => Some(outcome.result),
                _ => None,
            },
            _ => None,
        });
        closed.next().map(|result| format!("on {}", result.word(Language::En)))
    };
    rules.ballots.iter().filter_map(|(id, ballot)| Some((&ballot.name, said(id)?))).collect()
}

fn named(word: &str, names: Vec<String>) -> String {
    if names.is_empty() { format!("{word} none") } else { format!("{word} {}", names.join(" and ")) }
}

fn rung<'c>(charter: &'c Charter, rules: &Workflow, case: &Case) -> Option<&'c Name> {
    let (slot, _) = rules.climbs?;
    let SlotType::Ladder(ladder) = rules.slots.get(slot)?.r#type else { return None };
    let place = usize::from(case.rung()).checked_sub(1)?;
    let body = charter.ladders.get(ladder)?.rungs.get(place)?.body;
    Some(&charter.structure.bodies.get(body)?.name)
}

/// Who is accountable, each body once.
fn accountable(stage: &Stage, running: &Running) -> Vec<String> {
    let roster = &stage.cast.people.roster;
    let answers = responsibility(stage.charter(), roster, &running.case).unwrap_or_default();
    let mut bodies: Vec<String> = Vec::new();
    for body in answers.iter().filter_map(|answer| answer.accountable.as_ref()) {
        let body = body_name(stage.charter(), body);
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    bodies
}

fn responsible(stage: &Stage, naming: &mut Naming<'_>, running: &Running) -> Vec<String> {
    let roster = &stage.cast.people.roster;
    let answers = responsibility(stage.charter(), roster, &running.case).unwrap_or_default();
    let all = answers.iter().flat_map(|answer| &answer.responsible);
    all.filter_map(|to| addressee(stage, naming, &running.case, to)).collect()
}

fn of_case(stage: &Stage, naming: &mut Naming<'_>, running: &Running, last: &Last) -> Vec<String> {
    let (charter, case) = (stage.charter(), &running.case);
    let rules = charter.workflows.at(case.workflow());
    let mut said = vec![stands(rules, case)];
    let bodies = accountable(stage, running);
    if case.ended().is_none() && !bodies.is_empty() {
        said.push(format!("accountable {}", bodies.join(" and ")));
    }
    said.extend(informed(stage, naming, running, last));
    said.extend(overdue(rules, running, last));
    said.extend(dues(stage, rules, case, last));
    said
}

/// Who was told by the step.
fn informed(stage: &Stage, naming: &mut Naming<'_>, running: &Running, last: &Last) -> Option<String> {
    let mut names = told(stage, naming, running, last, Role::Informed);
    names.truncate(MOST);
    (!names.is_empty()).then(|| format!("informed {}", names.join(" and ")))
}

/// Whom the step reached in that role, each once.
fn told(stage: &Stage, naming: &mut Naming<'_>, running: &Running, last: &Last, role: Role) -> Vec<String> {
    let own = last.events.iter().filter(|event| event.of.id == running.case.identity().id);
    let notices = own.flat_map(|event| &event.notices).filter(|notice| notice.role == role);
    let mut names: Vec<String> = Vec::new();
    for notice in notices {
        let name = addressee(stage, naming, &running.case, &notice.to);
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

fn addressee(stage: &Stage, naming: &mut Naming<'_>, case: &Case, to: &Addressee) -> Option<String> {
    let structure = &stage.charter().structure;
    let part = |persons: &[crate::engine::Person]| stage.cast.places(persons).first().copied();
    match to {
        Addressee::Raiser => Some(naming.name(part(case.raisers())?)),
        Addressee::Person(person) => Some(naming.name(part(std::slice::from_ref(person))?)),
        Addressee::Body(body) => Some(body_name(stage.charter(), body)),
        Addressee::Office(office, key) => {
            let office = structure.offices.get(*office)?;
            let body = Instance { body: office.body, key: key.clone() };
            Some(format!("{}.{}", body_name(stage.charter(), &body), office.name))
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
