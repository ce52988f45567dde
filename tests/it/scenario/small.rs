//! The small charters of the tests, held to their rule tests: joint handling, clocks at their boundaries, bodies kept apart.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    finding::{Language, Source},
    scenario::{ScenarioFile, Suite},
    text,
};

use super::fixture::{charter, failures, no_mistakes, sound_suites};

/// Every scenario of the file is met by the charter; so many there are.
pub(crate) fn holds(rules: Source, tests: Source, count: usize) {
    let suites = sound_suites(&charter(&rules), &tests);
    assert_eq!(failures(&suites, &tests, Language::En), "");
    assert_eq!(suites.iter().map(|suite| suite.scenarios().len()).sum::<usize>(), count);
}

#[test]
fn a_lead_and_two_co_handlers_work_side_by_side() {
    let rules = Source::new("joint.charter", include_str!("../../data/small/joint.charter"));
    holds(rules, Source::new("joint.scenario", include_str!("../../data/small/joint.scenario")), 13);
}

#[test]
fn clocks_hold_at_their_boundaries() {
    let rules = Source::new("clocks.charter", include_str!("../../data/small/clocks.charter"));
    holds(rules, Source::new("clocks.scenario", include_str!("../../data/small/clocks.scenario")), 22);
}

#[test]
fn what_was_done_is_counted_in_all_and_in_a_row() {
    let rules = Source::new("counters.charter", include_str!("../../data/small/counters.charter"));
    holds(rules, Source::new("counters.scenario", include_str!("../../data/small/counters.scenario")), 3);
}

#[test]
fn tables_are_used_on_one_way_and_on_a_condition() {
    let rules = Source::new("tables.charter", include_str!("../../data/small/tables.charter"));
    holds(rules, Source::new("tables.scenario", include_str!("../../data/small/tables.scenario")), 9);
}

#[test]
fn whole_bodies_are_barred_by_what_one_of_theirs_did() {
    let rules = Source::new("apart.charter", include_str!("../../data/small/apart.charter"));
    holds(rules, Source::new("apart.scenario", include_str!("../../data/small/apart.scenario")), 3);
}

#[test]
fn duties_recur_in_every_span() {
    let rules = Source::new("standing.charter", include_str!("../../data/small/standing.charter"));
    holds(rules, Source::new("standing.scenario", include_str!("../../data/small/standing.scenario")), 15);
}

#[test]
fn bounds_on_persons_and_on_more_time_hold() {
    let rules = Source::new("bounds.charter", include_str!("../../data/small/bounds.charter"));
    holds(rules, Source::new("bounds.scenario", include_str!("../../data/small/bounds.scenario")), 21);
}

#[test]
fn an_election_and_its_run_off_fill_the_seats() {
    let rules = Source::new("run-off.charter", include_str!("../../data/small/run-off.charter"));
    holds(rules, Source::new("run-off.scenario", include_str!("../../data/small/run-off.scenario")), 4);
}

#[test]
fn shares_of_the_statutes_hold_at_their_boundaries() {
    let rules = Source::new("thresholds.charter", include_str!("../../data/small/thresholds.charter"));
    holds(
        rules,
        Source::new("thresholds.scenario", include_str!("../../data/small/thresholds.scenario")),
        22,
    );
}

#[test]
fn sub_cases_begin_and_report_back_by_themselves() {
    let rules = Source::new("helping.charter", include_str!("../../data/small/helping.charter"));
    holds(rules, Source::new("helping.scenario", include_str!("../../data/small/helping.scenario")), 5);
}

#[test]
fn a_residents_committee_keeps_to_the_boundaries_of_its_law() {
    let rules = Source::new("committee.charter", include_str!("../../data/language/committee.charter"));
    holds(
        rules,
        Source::new("committee.scenario", include_str!("../../data/language/committee.scenario")),
        18,
    );
}

/// The drafts of real law run whole: petitions, a residents' committee, a hotline in Chinese.
#[test]
fn three_statutes_stand_their_rule_tests() {
    let statutes = [
        ("petition.charter", include_str!("../../data/language/petition.charter")),
        ("committee.charter", include_str!("../../data/language/committee.charter")),
        ("hotline-zh.charter", include_str!("../../data/language/hotline-zh.charter")),
    ];
    let tests = Source::new("review.scenario", include_str!("../../data/language/review.scenario"));
    let charters = statutes.map(|(name, text)| charter(&Source::new(name, text)));
    let (file, findings) = ScenarioFile::read(&text::read(&tests).tests);
    no_mistakes(&tests, &findings);
    let mut met = 0;
    for suite in &file.suites {
        let named =
            |rules: &&Arc<Charter>| suite.charter.as_ref().is_some_and(|name| rules.name == *name.as_str());
        let (compiled, findings) = Suite::compile(charters.iter().find(named).unwrap(), suite);
        no_mistakes(&tests, &findings);
        assert_eq!(failures(std::slice::from_ref(&compiled), &tests, Language::En), "");
        met += compiled.scenarios().len();
    }
    assert_eq!(met, 14);
}

/// What a `then` after one call to the fire department says is opened, held against what is: so the difference reads.
fn called_fire(then: &str) -> String {
    let rules = Source::new("helping.charter", include_str!("../../data/small/helping.charter"));
    let tests = Source::new(
        "one.scenario",
        &format!(
            "charter helping, edition 2026-01\nroster town\n  person clerk \"经办人\" holds street.clerk\n\
             scenario \"One call\"\n  \
             when clerk does whistle.blow with called = fire and grave = no at 2026-03-02 09:00\n  then {then}\n"
        ),
    );
    let suites = sound_suites(&charter(&rules), &tests);
    failures(&suites, &tests, Language::En)
}

#[test]
fn what_was_opened_is_held_to_its_workflow_and_to_whom_it_is_for() {
    for met in ["opens helping", "opens helping for fire"] {
        assert_eq!(called_fire(met), "", "{met}");
    }
    let differences = [
        ("opens record", "\n  expected   actual\n  Record     ", "  Report in for Fire department"),
        (
            "opens helping for markets",
            "\n  Report in for Market regulation   ",
            "  Report in for Fire department",
        ),
        ("opens helping for clerk", "\n  Report in for ", "  Report in for Fire department"),
        ("opens none", "\n  none       ", "  Report in for Fire department"),
    ];
    for (then, expected, actual) in differences {
        let said = called_fire(then);
        assert!(said.contains(expected) && said.contains(actual), "{then}: {said}");
    }
}
