//! Scenarios that would notice what none notices.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    finding::Source,
    scenario::{Fate, Hunt, Killer, Mutant, Mutation, ScenarioFile, Suite, SuiteText, killers},
    text::{self, CharterText},
};

const BOOTH: &str = include_str!("../../data/mutants/booth.charter");
const BOOTH_TESTS: &str = include_str!("../../data/mutants/booth.scenario");
const CLUB: &str = include_str!("../../data/mutants/club.charter");
const CLUB_TESTS: &str = include_str!("../../data/mutants/club.scenario");
const TOOLS: &str = include_str!("../../data/generate/tools.charter");
const TOOLS_TESTS: &str = include_str!("../../data/generate/tools.scenario");
const LENDING: &str = include_str!("../../data/coverage/lending.charter");
const LENDING_TESTS: [&str; 2] =
    [include_str!("../../data/coverage/lending.scenario"), include_str!("../../data/coverage/full.scenario")];

const LIMIT: usize = 100;

fn written(rules: &str) -> CharterText {
    text::read(&Source::new("rules.charter", rules)).charter.unwrap()
}

fn suites(tests: &str) -> Vec<SuiteText> {
    let reading = text::read(&Source::new("rules.scenario", tests));
    let (file, mistakes) = ScenarioFile::read(&reading.tests);
    assert_eq!((reading.findings, mistakes), (Vec::new(), Vec::new()), "{tests}");
    file.suites
}

fn mutation(rules: &str, tests: &[&str]) -> Mutation {
    Mutation::new(written(rules), tests.iter().flat_map(|tests| suites(tests)).collect()).unwrap()
}

fn survivors(mutation: &Mutation) -> Vec<Mutant> {
    mutation.mutants().into_iter().filter(|mutant| mutation.fate(mutant) == Fate::Survived).collect()
}

/// Whether every scenario passes under these rules.
fn passes(rules: &CharterText, tests: &str) -> bool {
    let charter = Arc::new(Charter::compile(rules).charter.unwrap());
    suites(tests).iter().all(|text| {
        let (suite, _) = Suite::compile(&charter, text);
        assert!(!suite.scenarios().is_empty(), "{tests}");
        suite.outcomes().all(|(_, outcome)| outcome.passed())
    })
}

/// The survivors for which a scenario is found, with it; each is seen to pass for the charter and to fail for the mutant.
fn found(mutation: &Mutation, survivors: &[Mutant]) -> Vec<(Mutant, Killer)> {
    let hunt = Hunt::new(mutation).unwrap();
    let killers =
        survivors.iter().filter_map(|mutant| Some((*mutant, hunt.killer(mutation, mutant, LIMIT)?)));
    let found: Vec<(Mutant, Killer)> = killers.collect();
    for (mutant, killer) in &found {
        let text = killer.text("It is noticed");
        assert!(passes(mutation.text(), &text), "{text}");
        assert!(!passes(&mutation.changed(mutant), &text), "{mutant:?}\n{text}");
    }
    found
}

#[test]
fn each_seeded_weakness_gets_the_scenario_that_shows_it() {
    let booth = mutation(BOOTH, &[BOOTH_TESTS]);
    let survived = survivors(&booth);
    let found = found(&booth, &survived);
    assert_eq!((survived.len(), found.len()), (5, 5));
    let titled: Vec<(String, &Killer)> =
        found.iter().map(|(mutant, killer)| (format!("Mutant {}", mutant.number), killer)).collect();
    assert_eq!(survivors(&mutation(BOOTH, &[BOOTH_TESTS, &killers(&titled)])), []);
    let barred = titled[0].1.text("A relative does not decide");
    assert!(barred.ends_with("  when bo does decide\n  then refused because bars\n"), "{barred}");
    assert!(barred.contains("is ann.relative, holds hall.clerk"), "{barred}");
}

#[test]
fn what_only_votes_of_persons_show_is_shown_by_votes() {
    let club = mutation(CLUB, &[CLUB_TESTS]);
    let survived = survivors(&club);
    let found = found(&club, &survived);
    let texts: Vec<String> = found.iter().map(|(_, killer)| killer.text("It is noticed")).collect();
    assert_eq!(found.len(), survived.len(), "{survived:#?}");
    let has = |said: &str| texts.iter().any(|text| text.contains(said));
    // One vote more in others' places than there may be; a relative of whoever moved; one who belongs to those who vote.
    assert!(
        has("  when ann does decide for dan with vote = yes\n  then refused because proxies\n"),
        "{texts:?}"
    );
    assert!(has(" does decide with vote = yes\n  then refused because bars\n"), "{texts:?}");
    assert!(has(" does decide with vote = yes\n  then in put, accountable board\n"), "{texts:?}");
    // Of a hundred, and of half of them, exactly so many.
    assert!(has(" and voting = 50 and yes = 50 and no = 0\n  then end carried\n"), "{texts:?}");
}

#[test]
fn made_tests_and_the_scenarios_for_what_they_do_not_notice_notice_all() {
    let tools = mutation(TOOLS, &[TOOLS_TESTS]);
    let survived = survivors(&tools);
    let found = found(&tools, &survived);
    assert!(found.len() > 2 && found.len() == survived.len(), "{survived:#?}");
    assert!(found[0].1.text("题目").starts_with("章程 工具间，版次 2026-01\n\n名册 工具间\n"));
}

#[test]
fn what_goes_the_same_way_in_every_case_gets_none() {
    let lending = mutation(LENDING, &LENDING_TESTS);
    let survived = survivors(&lending);
    let same = lending.equivalent(&survived, 100_000);
    let equal: Vec<Mutant> =
        survived.iter().filter(|mutant| same.contains(&mutant.number)).copied().collect();
    assert_eq!((equal.len(), found(&lending, &equal).len()), (2, 0));
}

#[test]
fn no_place_looked_at_is_no_scenario_found() {
    let booth = mutation(BOOTH, &[BOOTH_TESTS]);
    let hunt = Hunt::new(&booth).unwrap();
    assert!(survivors(&booth).iter().all(|mutant| hunt.killer(&booth, mutant, 0).is_none()));
}
