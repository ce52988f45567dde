//! Files of rule tests, as text and as JSON.

use gongzhi::{
    finding::{Language, Source, render},
    scenario::{ExpectationText, ScenarioFile, StepText},
    text,
};

/// Reads a file that must be without mistakes of writing.
fn read(name: &str, content: &str) -> ScenarioFile {
    let source = Source::new(name, content);
    let reading = text::read(&source);
    let (file, findings) = ScenarioFile::read(&reading.tests);
    let all: Vec<_> = reading.findings.into_iter().chain(findings).collect();
    assert!(all.is_empty(), "{}", render(&source, &all, Language::En, false));
    file
}

fn review() -> ScenarioFile {
    read("review.scenario", include_str!("../../data/language/review.scenario"))
}

#[test]
fn one_file_tests_several_charters() {
    let names: Vec<_> = review().suites.into_iter().map(|suite| suite.charter.unwrap().text).collect();
    assert_eq!(names, ["petition", "residents-committee", "唐山热线"]);
}

#[test]
fn every_step_and_expectation_keeps_its_place() {
    let file = review();
    let [petition, committee, hotline] = file.suites.as_slice() else { panic!("{}", file.suites.len()) };
    assert_eq!([petition, committee, hotline].map(|suite| suite.scenarios.len()), [4, 2, 4]);
    let steps: Vec<_> = petition.scenarios.iter().map(|scenario| scenario.steps.len()).collect();
    assert_eq!(steps, [8, 13, 11, 14]);
    let StepText::Then(then) = &petition.scenarios[1].steps[2] else { panic!() };
    assert!(matches!(
        then.expects.as_slice(),
        [ExpectationText::In(_), ExpectationText::Accountable(_), ExpectationText::Allowed(_)]
    ));
    assert_eq!(petition.rosters[0].people.len(), 8);
    assert_eq!(hotline.scenarios[0].roster.as_ref().unwrap().text, "样例");
}

#[test]
fn placeholders_stand_for_states_values_and_instants() {
    let file = review();
    let scenario = &file.suites[2].scenarios[0];
    let examples = scenario.examples.as_ref().unwrap();
    assert_eq!(
        examples.columns.iter().map(|column| column.text.as_str()).collect::<Vec<_>>(),
        ["类别", "涉企", "截止"]
    );
    assert_eq!(examples.rows.len(), 3);
    let StepText::Then(then) = scenario.steps.last().unwrap() else { panic!() };
    let [ExpectationText::In(_), ExpectationText::Due(due)] = then.expects.as_slice() else {
        panic!("{then:?}")
    };
    assert_eq!(due.at.as_ref().unwrap().text, "<截止>");
}

#[test]
fn the_bundled_tests_read() {
    let file = read("community.scenario", include_str!("../../../src/charters/community.scenario"));
    assert!(file.suites[0].scenarios.len() >= 15);
}

#[test]
fn json_says_the_same() {
    let file = review();
    let json = serde_json::to_string_pretty(&file).unwrap();
    assert_eq!(serde_json::from_str::<ScenarioFile>(&json).unwrap(), file);
}
