//! A host's own house rule, held against random lives of cases: what a host would write with the feature `proptest`.

use std::sync::Arc;

use gongzhi::{
    Charter,
    engine::{Case, Event, What},
    finding::Source,
    strategy::{self, Life},
    text,
};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestError, TestRunner},
};

const RULES: &str = include_str!("../data/scenario/repair.charter");

fn charter(rules: &str) -> Arc<Charter> {
    let read = text::read(&Source::new("repair.charter", rules)).charter.unwrap();
    Arc::new(Charter::compile(&read).charter.unwrap())
}

/// Who did an action last, event by event.
fn doers<'l>(charter: &Charter, events: &'l [Event], wanted: &str) -> Vec<&'l str> {
    let rules = charter.workflow("repair").unwrap().1;
    let done = events.iter().filter_map(|event| match &event.what {
        What::Done { action, by, .. } if rules.actions.get(*action).unwrap().name == *wanted => Some(by),
        _ => None,
    });
    done.flat_map(|by| by.iter().map(|person| person.key())).collect()
}

/// The house rule: who sent somebody out does not say afterwards that the work is done.
fn nobody_answers_what_they_sent(charter: &Charter, life: &Life) -> bool {
    let senders = doers(charter, &life.events, "send");
    doers(charter, &life.events, "answer").iter().all(|answered| !senders.contains(answered))
}

/// The first life that breaks the rule, made as short as it gets.
fn broken(charter: &Charter, rule: fn(&Charter, &Life) -> bool) -> Option<Life> {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(
        config,
        prop::test_runner::TestRng::deterministic_rng(prop::test_runner::RngAlgorithm::ChaCha),
    );
    let outcome = runner.run(&strategy::lives(charter, "repair", 12), |life| {
        prop_assert!(rule(charter, &life));
        Ok(())
    });
    match outcome {
        Ok(()) => None,
        Err(TestError::Fail(_, life)) => Some(life),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn the_charter_keeps_the_house_rule() {
    assert!(broken(&charter(RULES), nobody_answers_what_they_sent).is_none());
}

#[test]
fn a_charter_that_forgets_it_is_found_out() {
    let forgetful = RULES.replace("      bars send.actor\n", "");
    assert_ne!(forgetful, RULES);
    let charter = charter(&forgetful);
    let life = broken(&charter, nobody_answers_what_they_sent).expect("some life breaks the rule");
    // Shrunk: raised, sent, answered by the sender, and nothing that does not matter.
    let senders = doers(&charter, &life.events, "send");
    assert!(doers(&charter, &life.events, "answer").iter().any(|answered| senders.contains(answered)));
}

#[test]
fn lives_come_far_and_are_what_their_events_say() {
    let charter = charter(RULES);
    let mut runner = TestRunner::deterministic();
    let drawn = strategy::lives(&charter, "repair", 12);
    let mut ended = 0;
    for _ in 0..200 {
        let life = drawn.new_tree(&mut runner).unwrap().current();
        ended += usize::from(life.case.ended().is_some());
        let mut again = Case::new(&charter, "repair", "c").unwrap();
        for event in &life.events {
            again.apply(event).unwrap();
        }
        assert_eq!(again, life.case);
    }
    assert!(ended > 10, "{ended}");
}

#[test]
fn a_workflow_that_is_none_has_no_lives() {
    let mut runner = TestRunner::deterministic();
    assert!(strategy::lives(&charter(RULES), "nothing", 3).new_tree(&mut runner).is_err());
}
