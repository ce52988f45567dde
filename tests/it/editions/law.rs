//! The organic law of urban residents' committees: the text of 2018, that of 2025, and cases between them.

use std::sync::LazyLock;

use gongzhi::{
    charter::Charter,
    engine::{CaseText, Command, EventText, Migration, MigrationMap, replay},
    finding::Source,
};

use super::{Going, compile, history};
use crate::scenario::small::holds;

static OLD: LazyLock<Charter> =
    LazyLock::new(|| compile(include_str!("../../data/editions/residents-committee-2018.charter")));

static NEW: LazyLock<Charter> =
    LazyLock::new(|| compile(include_str!("../../data/editions/residents-committee-2025.charter")));

static MAP: LazyLock<MigrationMap> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/editions/2018-to-2025.json")).unwrap());

/// Three residents, each of whom speaks for a group of their own.
const ROSTER: &str = r#"{ "persons": [
    { "person": "wang", "holds": [{ "body": "meeting", "office": "resident" }, { "body": "meeting", "office": "group" }] },
    { "person": "ma", "holds": [{ "body": "meeting", "office": "resident" }, { "body": "meeting", "office": "group" }] },
    { "person": "li", "holds": [{ "body": "meeting", "office": "resident" }, { "body": "meeting", "office": "group" }] },
    { "person": "chen", "holds": [{ "body": "committee", "office": "member" }] }
] }"#;

fn migration() -> Migration<'static> {
    Migration::new(&OLD, &NEW, &MAP).unwrap()
}

fn act(action: &str, by: &str) -> Command {
    Command::new(action).by(by)
}

/// A meeting that a third of the groups have called for, called on 1 December 2025.
fn called() -> Going {
    let mut going = Going::new(&OLD, "assembly", ROSTER);
    let propose = act("propose", "wang").with("callers", "groups");
    going.does(&OLD, propose, "2025-11-24 09:00").does(&OLD, act("call", "chen"), "2025-12-01 09:00");
    going
}

#[test]
fn each_edition_holds_to_its_rule_tests() {
    let source = |name: &str, text: &str| Source::new(name, text);
    holds(
        source("a.charter", include_str!("../../data/editions/residents-committee-2018.charter")),
        source("a.scenario", include_str!("../../data/editions/residents-committee-2018.scenario")),
        4,
    );
    holds(
        source("b.charter", include_str!("../../data/editions/residents-committee-2025.charter")),
        source("b.scenario", include_str!("../../data/editions/residents-committee-2025.scenario")),
        4,
    );
}

#[test]
fn the_law_in_force_when_a_case_is_raised_is_the_law_of_the_case() {
    let history = history(&[&NEW, &OLD]);
    let at = |day: &str| history.at(day.parse().unwrap()).map(|charter| charter.edition.as_str());
    assert_eq!([at("2025-12-31"), at("2026-01-01")], [Some("2018-12"), Some("2025-10")]);
    let case = called().case;
    assert_eq!(history.of(&case).map(|charter| charter.edition.as_str()), Some("2018-12"));
}

#[test]
fn a_meeting_that_was_called_goes_on_by_the_new_law() {
    let mut going = called();
    going.moves(&migration(), "2026-01-05 09:00");
    assert_eq!(going.states(&NEW), ["convened"]);
    let (_, workflow) = NEW.workflow("assembly").unwrap();
    let (call, _) = workflow.action("call").unwrap();
    let deed = going.case.deed(call).unwrap();
    assert_eq!((deed.times, deed.at), (1, going.at("2025-12-01 09:00")));
    // The new law wants ten days' notice, which the old one did not.
    let hold = act("hold", "wang").by("ma");
    let gongzhi::engine::Answer::Refused(refusal) = going.ask(&NEW, &hold, "2026-01-20 09:00") else {
        panic!()
    };
    assert_eq!(refusal.reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>(), ["at least"]);
    going.does(&NEW, act("notify", "chen"), "2026-01-20 09:00").does(&NEW, hold, "2026-01-31 09:00");
    assert!(going.case.ended().is_some());
    assert_eq!(going.breaches(), 0);
}

#[test]
fn what_it_knew_is_what_it_knows() {
    let mut going = called();
    going.moves(&migration(), "2026-01-05 09:00");
    let written = serde_json::to_value(going.case.written(&NEW).unwrap()).unwrap();
    assert_eq!(written["facts"], serde_json::json!({ "callers": "representatives" }));
    let rules = format!("residents-committee 2025-10 {:016x}", NEW.fingerprint);
    assert_eq!(written["rules"], rules);
    assert_eq!(going.case.raised(), Some(going.at("2025-11-24 09:00")));
}

#[test]
fn a_term_keeps_its_start_and_owes_what_is_new_from_then_on() {
    let mut going = Going::new(&OLD, "term", ROSTER);
    going.calendar = gongzhi::time::Calendar::built_in("weekdays").unwrap().with_zone(OLD.calendar.zone());
    going.does(&OLD, act("take-office", "chen"), "2023-03-01 09:00");
    assert_eq!(going.dues(&OLD), ["re-elect 2028-03-01"]);
    going.moves(&migration(), "2026-03-02 09:00");
    assert_eq!(
        going.dues(&NEW),
        ["re-elect 2028-03-01", "appraise 2027-03-02", "call-representatives 2026-09-02"]
    );
    assert_eq!(going.breaches(), 0);
    going.ticks(&NEW, "2026-09-03 00:00");
    assert_eq!(going.breaches(), 1);
}

#[test]
fn the_move_is_written_down_and_replayed() {
    let mut going = called();
    going.moves(&migration(), "2026-01-05 09:00").does(&NEW, act("notify", "chen"), "2026-01-20 09:00");
    let history = history(&[&OLD, &NEW]);
    for event in &going.events {
        let charter = history.of_identity(&event.of).unwrap();
        let written = serde_json::to_string(&event.written(charter).unwrap()).unwrap();
        let read: EventText = serde_json::from_str(&written).unwrap();
        assert_eq!(read.read(charter).unwrap(), *event);
    }
    let moved = serde_json::to_value(going.events[2].written(&NEW).unwrap()).unwrap();
    assert_eq!(moved["what"]["migrated"]["from"]["edition"], "2018-12");
    assert_eq!(moved["what"]["migrated"]["case"]["in"], serde_json::json!(["convened"]));
    assert_eq!((moved["number"].as_u64(), moved["rules"]["edition"].as_str()), (Some(3), Some("2025-10")));
    assert_eq!(replay(&OLD, &going.events).unwrap(), going.case);
    let snapshot = serde_json::to_string(&going.case.written(&NEW).unwrap()).unwrap();
    let read: CaseText = serde_json::from_str(&snapshot).unwrap();
    assert_eq!(read.read(&NEW).unwrap(), going.case);
}

#[test]
fn without_a_map_everything_that_has_no_counterpart_is_told_at_once() {
    assert_eq!(
        super::problems(&OLD, &NEW, "{}"),
        [
            "in `assembly`, the state `called` has no counterpart in edition `2025-10`: name one, or say that it is dropped",
            "in `assembly`, the value `callers.groups` has no counterpart in edition `2025-10`: name one, or say that it is dropped",
        ]
    );
}
