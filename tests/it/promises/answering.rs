//! Who answers, in random charters: to whoever is told to be powerless nothing is open at the end of the run that is told.

use std::cell::Cell;

use gongzhi::{
    charter::Charter,
    check::{Witness, deep},
    engine::{
        Case, Choice, Instance, OfficeEntry, Opening, Person, PersonEntry, PlainRoster, World, options,
        responsibility,
    },
    finding::Lint,
    strategy::{Trial, trials},
    text,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestError, TestRunner},
};

use super::host::again;
use crate::charter::charter;

/// How many stands are looked at.
const LIMIT: usize = 1_000;

/// Somebody of a body, in every office of it.
fn insider(charter: &Charter, body: &Instance, number: usize) -> PersonEntry {
    let name = charter.structure.bodies.get(body.body).unwrap().name.clone();
    let entry =
        |office| OfficeEntry { body: name.clone(), key: body.key.clone(), office, since: None, until: None };
    let offices = charter.structure.offices.values().filter(|office| office.body == body.body);
    let holds = offices.map(|office| entry(Some(office.name.clone()))).chain([entry(None)]).collect();
    let person = Person::new(format!("insider-{number}").as_str());
    PersonEntry { person, title: None, area: None, is: Vec::new(), holds }
}

/// What is open where a run ends to whoever answers there, and to whomever they direct: of some state nothing is.
fn shows_powerless(charter: &Charter, witness: &Witness, case: &Case) -> Result<(), TestCaseError> {
    let at = witness.steps.last().unwrap().at;
    let answering = responsibility(charter, &witness.roster, case).unwrap();
    let is_powerless = |body: &Instance| {
        let under = charter.structure.bodies.ids().filter(|under| {
            charter.structure.authority_path(body.body, *under).is_some_and(|path| path.len() > 1)
        });
        let bodies: Vec<Instance> =
            under.map(|body| Instance { body, key: None }).chain([body.clone()]).collect();
        let mut roster: PlainRoster = witness.roster.clone();
        let insiders: Vec<PersonEntry> =
            bodies.iter().enumerate().map(|(number, body)| insider(charter, body, number)).collect();
        roster.persons.extend(insiders.iter().cloned());
        let world = World { roster: &roster, directory: &roster, calendar: &charter.calendar };
        let is_open = |choice: &Choice| matches!(choice.opening, Opening::Open | Opening::OpenIf(_));
        insiders.iter().all(|insider| {
            let choices = options(charter, &world, case, Some(&insider.person), at).unwrap();
            !choices.iter().any(is_open)
        })
    };
    let found = answering.iter().filter(|answers| answers.accountable.as_ref().is_none_or(is_powerless));
    prop_assert!(found.count() > 0, "everybody who answers can act: {answering:?}");
    Ok(())
}

fn hold(trial: &Trial, found: &Cell<u32>) -> Result<(), TestCaseError> {
    for (name, witness) in &deep(&trial.charter, LIMIT).witnesses {
        if name.ends_with(Lint::PowerlessAccountable.name()) {
            found.set(found.get() + 1);
            let run = again(&trial.charter, witness);
            shows_powerless(&trial.charter, witness, &run.last().unwrap().1)?;
        }
    }
    Ok(())
}

#[test]
fn whoever_is_told_to_be_powerless_has_nothing_open() {
    let mut runner = TestRunner::new(Config { cases: 100, failure_persistence: None, ..Config::default() });
    let found = Cell::new(0);
    let outcome = runner.run(&trials(20), |trial| hold(&trial, &found));
    if let Err(TestError::Fail(reason, trial)) = outcome {
        panic!("{reason}\n{}\n{:?}", text::write(&trial.text).unwrap_or_default(), trial.turns);
    }
    assert!(found.get() > 40, "{found:?}");
}

/// What is said of who can act in a workflow with a ballot, where another body answers for the state before it.
fn before_the_vote(answers: &str, votes: &str) -> Vec<String> {
    let charter = charter(&format!(
        "body watch is volunteers\nworkflow request\n  may ask by desk, from start -> open\n  \
         state open, accountable {answers}\n    must call by desk, within 5 days -> voting\n  \
         state voting, accountable {votes}\n    ballot decide by desk, within 3 days, on passed -> closed, on failed -> closed\n      passes more than 1/2 among present\n  \
         state closed, end done\n"
    ));
    let found = deep(&charter, LIMIT).findings.into_iter();
    found
        .filter(|finding| finding.lint == Lint::PowerlessAccountable)
        .map(|finding| finding.message.en)
        .collect()
}

#[test]
fn who_answers_beside_a_ballot_must_be_able_to_act() {
    let powerless = "`watch` answers for `open` and can neither act there nor direct one who can";
    assert_eq!(before_the_vote("watch", "desk"), [powerless]);
    assert_eq!(before_the_vote("desk", "desk"), [""; 0]);
    // While votes are cast, whoever answers waits for them.
    assert_eq!(before_the_vote("desk", "watch"), [""; 0]);
}
