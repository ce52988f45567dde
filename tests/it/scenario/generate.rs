//! Scenarios that are made.

use std::sync::Arc;

use expect_test::expect_file;
use gongzhi::{
    charter::Charter,
    charters,
    finding::{Language, Source},
    scenario::{Coverage, Generated, Kind, Standing},
};

use super::fixture::{charter, sound_suites};

const LIMIT: usize = 2_000;

fn lending() -> Source {
    Source::new("lending.charter", include_str!("../../data/coverage/lending.charter"))
}

fn tools() -> Source {
    Source::new("tools.charter", include_str!("../../data/generate/tools.charter"))
}

/// What is covered by the scenarios of these texts, each of which must pass; and how many there are.
fn covered(charter: &Arc<Charter>, texts: &[&str], limit: usize) -> (Coverage, usize) {
    let mut coverage = Coverage::of(charter, limit);
    let mut count = 0;
    for text in texts {
        let source = Source::new("made.scenario", text);
        for suite in sound_suites(charter, &source) {
            for scenario in suite.scenarios() {
                let (outcome, seen) = suite.run_seen(scenario);
                let account = suite.account(scenario, &outcome);
                assert!(outcome.passed(), "{}\n{}", scenario.title(), account.show(&source, Language::En));
                coverage.add(scenario.title(), &seen);
                count += 1;
            }
        }
    }
    (coverage, count)
}

/// The scenarios made for a charter without any, which pass and meet what they are said to meet.
fn made(charter: &Arc<Charter>, limit: usize) -> (Generated, Vec<String>) {
    let generated = Generated::of(&Coverage::of(charter, limit), limit);
    let texts: Vec<String> = generated.files().iter().map(|file| file.text.clone()).collect();
    let (coverage, count) = covered(charter, &texts.iter().map(String::as_str).collect::<Vec<_>>(), limit);
    assert_eq!(coverage.count(None), generated.coverage().count(None));
    assert_eq!(generated.files().iter().map(|file| file.scenarios).sum::<usize>(), count);
    (generated, texts)
}

#[test]
fn a_charter_without_tests_gets_all_that_can_be_met() {
    for (source, name) in [(lending(), "lending"), (tools(), "tools")] {
        let (generated, texts) = made(&charter(&source), LIMIT);
        assert_eq!(generated.missing().count(), 0, "{}", generated.coverage().show(&source, Language::En));
        assert!(generated.coverage().count(None).possible > 20);
        expect_file![format!("../../data/generate/{name}.scenario")].assert_eq(&texts.concat());
    }
}

#[test]
fn another_instance_of_a_class_takes_part_where_a_rule_compares_them() {
    let source = Source::new("grids.charter", include_str!("../../data/generate/grids.charter"));
    let (generated, texts) = made(&charter(&source), LIMIT);
    assert_eq!(generated.missing().count(), 0, "{}", generated.coverage().show(&source, Language::En));
    expect_file!["../../data/generate/grids.scenario"].assert_eq(&texts.concat());
    let text = texts.concat();
    assert!(
        text.contains("does pass-on with next = grids.a2\n  then in passed, accountable grids.a2\n"),
        "{text}"
    );
    assert!(text.contains("holds grids.a2.worker"), "{text}");
}

#[test]
fn what_differs_in_facts_and_expectations_is_one_scenario_with_rows() {
    let charter = charter(&lending());
    let (_, texts) = made(&charter, LIMIT);
    let suites = sound_suites(&charter, &Source::new("made.scenario", &texts.concat()));
    let rows = suites.iter().flat_map(|suite| suite.scenarios()).filter(|one| one.cells().is_some());
    let labels: Vec<String> = rows.map(|one| one.label(Language::En)).collect();
    assert_eq!(
        labels,
        [
            "What becomes of “Lend” (score, 2025-03-14 00:00)",
            "What becomes of “Lend” (atlas, 2025-03-07 00:00)"
        ]
    );
}

#[test]
fn what_tests_meet_already_is_not_made_again() {
    let charter = charter(&lending());
    let gaps = include_str!("../../data/coverage/lending.scenario");
    let (coverage, own) = covered(&charter, &[gaps], LIMIT);
    let generated = Generated::of(&coverage, LIMIT);
    let text = &generated.files()[0].text;
    let (whole, count) = covered(&charter, &[gaps, text], LIMIT);
    assert!(whole.count(None).reaches(100) && !coverage.count(None).reaches(50));
    // Of each that is made there is something which only it meets.
    for number in own..count {
        let alone = |by: &[usize]| by == [number];
        assert!(whole.elements().iter().any(|one| alone(&one.by)), "{}", whole.scenarios()[number]);
    }
    let full = include_str!("../../data/coverage/full.scenario");
    let (nothing_left, _) = covered(&charter, &[gaps, full], LIMIT);
    assert!(Generated::of(&nothing_left, LIMIT).files().is_empty());
}

#[test]
fn what_is_not_reached_is_said() {
    let charter = charter(&lending());
    let (generated, _) = made(&charter, 3);
    let missing: Vec<_> = generated.missing().map(|one| generated.coverage().say(one).en).collect();
    assert!(missing.contains(&"“Lost” is entered".to_owned()), "{missing:?}");
    assert!(!missing.contains(&"“Asked” is entered".to_owned()), "{missing:?}");
}

#[test]
fn bundled_charters_are_met_by_what_is_made() {
    for (name, limit, percent) in
        [("residents-committee-2018", 300, 100), ("mediation", 300, 100), ("community", 60, 60)]
    {
        let charter = charter(&charters::bundled(name).unwrap().source());
        let (generated, _) = made(&charter, limit);
        let count = generated.coverage().count(None);
        assert!(count.reaches(percent), "{name}: {count:?}");
        let of = |kind| generated.coverage().count(Some(kind));
        assert!(percent < 100 || of(Kind::Rows).covered == of(Kind::Rows).possible, "{name}");
    }
}

#[test]
fn every_step_that_is_made_asserts_something() {
    let (_, texts) = made(&charter(&lending()), LIMIT);
    for scenario in texts.concat().split("\nscenario ").skip(1) {
        let lines: Vec<&str> =
            scenario.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        let is_step = |line: &str| line.starts_with("when ") || line.starts_with("wait ");
        for (step, after) in lines.iter().zip(lines.iter().skip(1).chain([&""])) {
            assert!(!is_step(step) || after.starts_with("then "), "{scenario}");
        }
    }
}

#[test]
fn the_same_charter_always_gets_the_same() {
    let charter = charter(&tools());
    assert_eq!(made(&charter, 100).1, made(&charter, 100).1);
    let standing = |generated: &Generated| {
        generated.coverage().elements().iter().filter(|one| one.standing == Standing::Covered).count()
    };
    assert!(standing(&made(&charter, 2).0) < standing(&made(&charter, 100).0));
}
