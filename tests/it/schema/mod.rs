//! The JSON Schemas: what the library writes fits them, and one mistake does not.

mod judge;
mod mistakes;

use gongzhi::{charters::BUNDLED, finding::Source, scenario::ScenarioFile, schema, text};
use serde_json::Value;

use judge::violations;

fn of_charters() -> Value {
    serde_json::to_value(schema::charter()).unwrap()
}

fn of_scenarios() -> Value {
    serde_json::to_value(schema::scenario()).unwrap()
}

fn tests_of(name: &str, text: &str) -> ScenarioFile {
    let (file, findings) = ScenarioFile::read(&text::read(&Source::new(name, text)).tests);
    assert_eq!(findings, [], "{name}");
    file
}

#[test]
fn every_bundled_charter_fits() {
    let schema = of_charters();
    for bundled in BUNDLED {
        let charter = text::read(&bundled.source()).charter.unwrap();
        let json = serde_json::to_value(charter).unwrap();
        assert_eq!(violations(&schema, &json), [""; 0], "{}", bundled.name);
    }
}

#[test]
fn every_bundled_rule_test_fits() {
    let schema = of_scenarios();
    for bundled in BUNDLED {
        let json = serde_json::to_value(tests_of(bundled.name, bundled.tests)).unwrap();
        assert_eq!(violations(&schema, &json), [""; 0], "{}", bundled.name);
    }
}

/// What the bundled texts do not say.
#[test]
fn the_longest_charters_and_rule_tests_of_the_tests_fit() {
    let charters = [
        include_str!("../../data/language/petition.charter"),
        include_str!("../../data/language/committee.charter"),
        include_str!("../../data/language/community.charter"),
        include_str!("../../data/language/grids.charter"),
    ];
    for charter in charters {
        let read = text::read(&Source::new("long.charter", charter)).charter.unwrap();
        assert_eq!(violations(&of_charters(), &serde_json::to_value(read).unwrap()), [""; 0], "{charter}");
    }
    let tests = [
        include_str!("../../data/language/community.scenario"),
        include_str!("../../data/language/grids.scenario"),
        include_str!("../../data/language/review.scenario"),
    ];
    for tests in tests {
        let json = serde_json::to_value(tests_of("long.scenario", tests)).unwrap();
        assert_eq!(violations(&of_scenarios(), &json), [""; 0], "{tests}");
    }
}

#[test]
fn a_field_called_by_its_keyword_tells_the_chinese_word() {
    let schema = of_charters();
    let state = &schema["$defs"]["state"]["properties"];
    assert_eq!(state["responsible"]["description"], "承办: Who does the work.");
    assert_eq!(state["ballots"]["description"], "The votes taken in it.");
    assert_eq!(schema["$defs"]["action"]["properties"]["grade"]["enum"][0], "must");
}
