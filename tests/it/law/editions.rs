//! Two editions of one charter: one follows on the other, and what the revision changed passes under one and not under the other. So with the
//! law of residents' committees, and with the grid, once of one actor and now of many.

use std::{collections::BTreeSet, sync::Arc};

use gongzhi::{
    charter::{Charter, CharterHistory},
    charters::{Bundled, bundled},
    scenario::{ScenarioFile, Suite},
    text,
};

fn editions() -> [&'static Bundled; 2] {
    ["residents-committee-2018", "residents-committee-2025"].map(|name| bundled(name).unwrap())
}

fn grids() -> [&'static Bundled; 2] {
    ["grid-2021", "grid-2026"].map(|name| bundled(name).unwrap())
}

fn compiled(bundled: &Bundled) -> Charter {
    Charter::compile(&text::read(&bundled.source()).charter.unwrap()).charter.unwrap()
}

#[test]
fn the_editions_follow_on_each_other() {
    let history = CharterHistory::new(editions().map(compiled).to_vec()).unwrap();
    for (day, edition) in [("2025-12-31", "2018-12"), ("2026-01-01", "2025-10")] {
        assert_eq!(history.at(day.parse().unwrap()).unwrap().edition, edition, "{day}");
    }
}

/// Whether each rule test with that tag passes under a charter, whichever edition it names. One that the charter has no words for does not.
fn tagged(tag: &str, tests: &Bundled, charter: &Bundled) -> Vec<(String, bool)> {
    let charter = Arc::new(compiled(charter));
    let file = ScenarioFile::read(&text::read(&tests.tests_source()).tests).0;
    let mut found = Vec::new();
    for mut text in file.suites {
        text.edition = None;
        let (suite, _) = Suite::compile(&charter, &text);
        let told = suite.outcomes().filter(|(scenario, _)| scenario.tags().any(|its| its == tag));
        found.extend(told.map(|(scenario, outcome)| (scenario.title().to_owned(), outcome.passed())));
    }
    found
}

#[test]
fn what_the_revision_changed_does_not_pass_under_the_other_edition() {
    let [old, new] = editions();
    for (own, other) in [(old, new), (new, old)] {
        let under_own = tagged("difference", own, own);
        assert!(under_own.len() >= 8, "only {} differences are told", under_own.len());
        assert!(under_own.iter().all(|(_, passes)| *passes));
        let passing: Vec<_> =
            tagged("difference", own, other).into_iter().filter(|(_, passes)| *passes).collect();
        assert!(passing.is_empty(), "these pass under `{}` too: {passing:?}", other.name);
    }
}

/// What changed, point by point: the point, the rule tests of the law of 2018, and those of the law of 2025.
const CHANGED: [(&str, &[&str], &[&str]); 11] = [
    ("households", &["A hundred to seven hundred households"], &["A thousand to three thousand households"]),
    (
        "who sets up",
        &["The district decides, nobody has to propose it"],
        &["The subdistrict proposes, the district approves"],
    ),
    (
        "residents who call the meeting",
        &["A fifth of the residents may call the meeting; twenty-one of 110 are too few"],
        &["A tenth of the residents may call the meeting; ten of 110 are too few"],
    ),
    (
        "households that call it",
        &["A fifth of the households may; one of ten is too few"],
        &["A tenth of the households may"],
    ),
    (
        "groups or representatives that call it",
        &["A third of the groups may"],
        &["A third of the representatives may"],
    ),
    (
        "quorum of those who represent",
        &["More than half of the groups' delegates are enough"],
        &["Two thirds of the representatives' meeting must be there"],
    ),
    (
        "how many represent",
        &["Two or three delegates from each group"],
        &["A representative for twenty to fifty households"],
    ),
    ("supervision and appraisal", &[], &["Appraised every year; two failures in a row end the office"]),
    (
        "audit",
        &[],
        &["An audit may be demanded by a third of the representatives or a tenth of the residents"],
    ),
    (
        "recall",
        &["The residents' meeting may replace a member"],
        &["A tenth of the electors, or a third of the representatives, may demand a recall"],
    ),
    ("posting", &[], &["What is published stays for fifteen days"]),
];

#[test]
fn each_point_that_changed_is_told_under_both_editions() {
    let [old, new] = editions();
    let [of_old, of_new] = [old, new].map(|edition| tagged("difference", edition, edition));
    for (point, before, after) in CHANGED {
        for (titles, told) in [(before, &of_old), (after, &of_new)] {
            for title in titles {
                // A row of examples adds what stands in it to the title.
                let runs =
                    told.iter().filter(|(told, _)| told == title || told.starts_with(&format!("{title} (")));
                assert!(runs.count() > 0, "{point}: `{title}` is not told");
            }
        }
    }
}

/// A member's term was five years and is five years (article 8, now 14).
#[test]
fn what_the_revision_kept_passes_under_both_editions() {
    let [old, new] = editions();
    for charter in [old, new] {
        let kept = tagged("both", old, charter);
        assert_eq!(kept, [("Five years in office".to_owned(), true)], "{}", charter.name);
    }
}

#[test]
fn the_grid_of_many_actors_keeps_what_the_grid_of_one_did() {
    let [one, many] = grids();
    let kept = tagged("both", one, many);
    assert!(kept.len() >= 5 && kept.iter().all(|(_, passes)| *passes), "{kept:?}");
    for (own, other) in [(one, many), (many, one)] {
        let own_tests = tagged("difference", own, own);
        assert!(own_tests.len() >= 2 && own_tests.iter().all(|(_, passes)| *passes), "{own_tests:?}");
        let passing: Vec<_> =
            tagged("difference", own, other).into_iter().filter(|(_, passes)| *passes).collect();
        assert!(passing.is_empty(), "these pass under `{}` too: {passing:?}", other.name);
    }
}

/// From one governance actor to many: who answers for a matter that the grid cannot settle.
#[test]
fn many_bodies_answer_where_one_did() {
    let answering = |bundled: &Bundled| {
        let charter = compiled(bundled);
        let (_, workflow) = charter.workflow("matter").unwrap();
        workflow.states.values().filter_map(|state| state.accountable.clone()).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(grids().map(answering), [3, 5]);
}

#[cfg(feature = "cli")]
#[test]
fn the_tool_finds_the_history_by_the_names_of_the_editions() {
    let [old, new] = editions();
    let output = crate::tool::gongzhi(&["check", "--lang", "en", "--history", new.name, old.name]);
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && told.ends_with("nothing found\n"), "{told}");
}
