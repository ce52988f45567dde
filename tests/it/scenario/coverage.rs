//! How much of a charter its rule tests meet.

use std::sync::Arc;

use expect_test::expect_file;
use gongzhi::{
    charter::Charter,
    finding::{Language, Source},
    scenario::{Coverage, Kind, Seen, Standing},
};

use super::fixture::{charter, repair, sound_suites};

/// More than the small charters need.
const LIMIT: usize = 100_000;

fn rules() -> Source {
    Source::new("lending.charter", include_str!("../../data/coverage/lending.charter"))
}

fn gaps() -> Source {
    Source::new("lending.scenario", include_str!("../../data/coverage/lending.scenario"))
}

fn full() -> Source {
    Source::new("full.scenario", include_str!("../../data/coverage/full.scenario"))
}

/// The coverage by the scenarios of these files whose titles do not contain `without`.
fn coverage(charter: &Arc<Charter>, files: &[Source], limit: usize, without: &str) -> Coverage {
    let mut coverage = Coverage::of(charter, limit);
    for file in files {
        for suite in sound_suites(charter, file) {
            for scenario in suite.scenarios().iter().filter(|one| !one.title().contains(without)) {
                let (outcome, seen) = suite.run_seen(scenario);
                assert!(outcome.passed(), "{}", suite.account(scenario, &outcome).show(file, Language::En));
                coverage.add(scenario.label(Language::En), &seen);
            }
        }
    }
    coverage
}

/// What has that standing, in words, in the order of the charter.
fn said(coverage: &Coverage, standing: Standing) -> Vec<String> {
    let of = coverage.elements().iter().filter(|covered| covered.standing == standing);
    of.map(|covered| coverage.say(covered).en).collect()
}

const NONE: &str = "no title contains this";

#[test]
fn what_is_not_met_is_listed_by_place_in_both_languages() {
    let found = coverage(&charter(&rules()), &[gaps()], LIMIT, NONE);
    for (language, code) in [(Language::En, "en"), (Language::Zh, "zh")] {
        let shown = found.show(&rules(), language);
        expect_file![format!("../../data/coverage/gaps.{code}.txt")].assert_eq(&shown);
    }
}

#[test]
fn everything_that_can_be_met_is_a_hundred_percent_and_nothing_less_is() {
    let charter = charter(&rules());
    let whole = coverage(&charter, &[gaps(), full()], LIMIT, NONE);
    assert_eq!(said(&whole, Standing::Uncovered), [""; 0]);
    assert!(whole.count(None).reaches(100));
    assert_eq!(whole.count(None).permille(), 1000);
    let less = coverage(&charter, &[gaps(), full()], LIMIT, "A rare book that comes back whole");
    assert_eq!(said(&less, Standing::Uncovered), ["a condition of “Give back” turns on: not Worn"]);
    assert!(!less.count(None).reaches(100) && less.count(None).reaches(98));
}

#[test]
fn what_no_case_can_meet_does_not_count() {
    let charter = charter(&rules());
    let found = coverage(&charter, &[], LIMIT, NONE);
    let impossible = [
        "row 5 of “Shelf”: Sort is Score",
        "a condition of “Lend” turns on: Sort is not Atlas",
        "a condition of “Mend” turns on: Lend: not yet done",
        "“Attic” is entered",
        "“Clear” is done",
        "“Clear” is refused: somebody else tries",
        "the limit “Clear” ends",
        "“Store” is done",
        "“Store” is refused: somebody else tries",
    ];
    let told = said(&found, Standing::Impossible);
    for one in impossible {
        // That a book which is no atlas decides takes a rare one, which a test can lend.
        assert_eq!(told.contains(&one.to_owned()), one != impossible[1], "{one}: {told:#?}");
    }
    // A walk that is cut short proves nothing; what the checks of every day find still does not count.
    let unknown = said(&coverage(&charter, &[], 3, NONE), Standing::Impossible);
    assert_eq!(unknown, ["row 5 of “Shelf”: Sort is Score"]);
}

#[test]
fn a_test_counts_where_it_decides_alone() {
    let charter = charter(&rules());
    let found = coverage(&charter, &[gaps()], LIMIT, NONE);
    let of = |line: usize| {
        let here = found.elements().iter().filter(|covered| {
            covered.element.kind() == Kind::Conditions
                && rules().line_column(covered.span.start).0 == line
                && covered.standing == Standing::Covered
        });
        here.map(|covered| found.say(covered).en).collect::<Vec<_>>()
    };
    // `not (rare and sort = atlas)`: a novel and a score went out, rare or not. Only for the rare ones their sort decided.
    assert_eq!(of(37), ["a condition of “Lend” turns on: Sort is not Atlas"]);
    // `worn and rare`: worn and rare together, and neither: then none of them decided.
    assert_eq!(
        of(47),
        ["a condition of “Give back” turns on: Worn", "a condition of “Give back” turns on: Rare"]
    );
}

#[test]
fn who_meets_what_is_told() {
    let found = coverage(&charter(&rules()), &[gaps()], LIMIT, NONE);
    let lost = found.elements().iter().find(|covered| found.say(covered).en == "“Lost” is entered").unwrap();
    let by: Vec<_> = lost.by.iter().map(|by| found.scenarios()[*by].as_str()).collect();
    assert_eq!(by, ["A book that is not brought back goes up, and is lost at last"]);
    // A case that is given in a state has not entered it.
    let mending =
        found.elements().iter().find(|covered| found.say(covered).en == "“Being mended” is entered");
    assert_eq!(mending.unwrap().standing, Standing::Uncovered);
}

#[test]
fn a_scenario_that_fails_has_met_nothing() {
    let source = Source::new("failing.scenario", include_str!("../../data/scenario/failing.scenario"));
    let charter = repair();
    for suite in sound_suites(&charter, &source) {
        for scenario in suite.scenarios() {
            let (outcome, seen) = suite.run_seen(scenario);
            assert!(outcome.passed() || seen == Seen::default(), "{}", scenario.title());
            assert_eq!(outcome.passed(), suite.run(scenario).passed());
        }
    }
}

#[test]
fn whether_somebody_watches_changes_nothing() {
    let charter = charter(&rules());
    for suite in sound_suites(&charter, &full()) {
        for scenario in suite.scenarios() {
            let told = |outcome| suite.account(scenario, &outcome);
            assert_eq!(told(suite.run_seen(scenario).0), told(suite.run(scenario)));
        }
    }
}

const PARKED: &str = include_str!("../../data/deep/parked.charter");
const PARKED_TESTS: &str = "charter demo
roster people
  person ann holds desk
scenario \"Parked though housing\"
  when ann does request.ask with matter = housing at 2026-03-02 09:00
  wait 1 day
  when ann does park
  then in parked
scenario \"Parked as a hazard\"
  when ann does request.ask with matter = hazard at 2026-03-02 09:00
  when ann does park
  then in parked
scenario \"Given, not gone\"
  given request by ann in open with matter = housing at 2026-03-02 09:00
  when ann does park
  then in parked
";

/// The runs that the checks find, each with whoever goes the same way.
fn shown(rules: &str, tests: &str, without: &str) -> Vec<(String, Vec<String>)> {
    let charter = charter(&Source::new("demo.charter", rules));
    let witnesses = gongzhi::check::deep(&charter, LIMIT).witnesses;
    let mut found = Coverage::of(&charter, LIMIT).with_witnesses(&witnesses);
    for suite in sound_suites(&charter, &Source::new("demo.scenario", tests)) {
        for scenario in suite.scenarios().iter().filter(|one| !one.title().contains(without)) {
            found.add(scenario.title(), &suite.run_seen(scenario).1);
        }
    }
    let of = found.elements().iter().filter(|one| one.element.kind() == Kind::Shown);
    of.map(|one| {
        let (name, _) = found.shown(one.element).unwrap();
        assert_eq!(
            (one.standing == Standing::Covered, one.by.is_empty()),
            (!one.by.is_empty(), one.by.is_empty())
        );
        (name.to_owned(), one.by.iter().map(|by| found.scenarios()[*by].clone()).collect())
    })
    .collect()
}

#[test]
fn a_run_that_the_checks_find_is_met_by_a_case_that_goes_the_same_way() {
    let by = |titles: &[&str]| titles.iter().map(ToString::to_string).collect::<Vec<_>>();
    let found = |without| shown(PARKED, PARKED_TESTS, without);
    // A case that only looks alike (another matter, or put there instead of raised) does not show it.
    let whole = [
        ("request-deadlock".to_owned(), by(&["Parked though housing"])),
        ("answered".to_owned(), by(&["Parked though housing"])),
        ("twice".to_owned(), by(&[])),
    ];
    assert_eq!(found(NONE), whole);
    assert!(found("housing").iter().all(|(_, by)| by.is_empty()));
}

#[test]
fn what_is_sound_has_no_such_run() {
    let sound = PARKED
        .replace("may park by desk ->", "may park by desk, at most 2 times ->")
        .replace("may drop by desk, if matter = hazard ->", "must drop by desk, within 5 days ->");
    assert_eq!(shown(&sound, PARKED_TESTS, NONE), []);
}
