//! Which cases are opened, for whom, awaited by which state, and how they begin.

use expect_test::expect;
use gongzhi::engine::{Event, EventText, Parent, child, replay, why_opened};

use super::{super::fixture::act, HELPING, blown, by, cancelled, ends, new, opened, state, the_child};

#[test]
fn one_case_is_opened_for_each_body_in_order_and_awaited() {
    let play = blown(&["markets", "fire"]);
    expect![[r#"
        {"raised":["he"]}
        {"fact":["grave",false]}
        {"slot":["called",["markets","fire"]]}
        {"entered":"gathering"}
        {"started":{"clock":"gathering","from":"2026-03-02T01:00:00Z","limit":{"count":15,"unit":"days"}}}
        {"opened":{"case":"w-7/1.1","workflow":"helping","for":{"body":"markets"},"awaited-in":"gathering"}}
        {"opened":{"case":"w-7/1.2","workflow":"helping","for":{"body":"fire"},"awaited-in":"gathering"}}
    "#]]
    .assert_eq(&play.last_changes());
}

#[test]
fn a_body_named_twice_is_opened_for_once() {
    let play = blown(&["fire", "fire"]);
    assert_eq!(opened(&play.events[0]), ["w-7/1.1"]);
}

#[test]
fn a_route_opens_after_its_action_and_what_no_state_awaits_is_on_its_own() {
    let play = by("blow", &["fire"], true);
    assert_eq!(opened(&play.events[0]), ["w-7/1.1", "w-7/1.2"]);
    assert_eq!(the_child(&play, "w-7/1.1").awaited_in, Some(state("both")));
    let record = the_child(&play, "w-7/1.2");
    assert_eq!((record.awaited_in, &record.of), (None, &None));
}

#[test]
fn an_opened_case_begins_with_whom_it_is_opened_for_and_names_its_parent() {
    let play = blown(&["markets", "fire"]);
    let (case, command) = child(&HELPING, &play.case, the_child(&play, "w-7/1.2")).unwrap();
    assert_eq!(serde_json::to_string(&command).unwrap(), r#"{"action":"begin","given":{"unit":"fire"}}"#);
    let parent = Parent { id: "w-7".into(), event: 1 };
    assert_eq!((case.id(), &case.identity().parent), ("w-7/1.2", &Some(parent)));
    let mut other = new("unused");
    other.case = case;
    other.does(command, "2026-03-02 09:05");
    assert_eq!(other.states(), ["working"]);
    assert_eq!(other.slot("unit"), ["fire"]);
    other.does(act("finish", "fu"), "2026-03-03 09:00");
    assert!(other.case.ended().is_some());
    // Its events keep whose they are.
    let written: Vec<String> = other
        .events
        .iter()
        .map(|event| serde_json::to_string(&event.written(&HELPING).unwrap()).unwrap())
        .collect();
    assert!(written[0].contains(r#""parent":{"case":"w-7","event":1}"#), "{}", written[0]);
    let read = |text: &String| {
        let text: EventText = serde_json::from_str(text).unwrap();
        text.read(&HELPING).unwrap()
    };
    let events: Vec<Event> = written.iter().map(read).collect();
    assert_eq!(events, other.events);
    assert_eq!(replay(&HELPING, &events).unwrap(), other.case);
}

#[test]
fn a_case_is_explained_by_the_clause_that_opened_it() {
    let play = by("blow", &["fire"], true);
    let of = |child: &str| {
        let rules = why_opened(&HELPING, &play.events[0], child).unwrap();
        let said = rules.iter().map(|rule| {
            let local = rule.origin.local.clone().unwrap_or_default();
            let places = rule.origin.sources.iter().flat_map(|cited| &cited.places);
            (
                rule.title.name().to_string(),
                places.map(ToString::to_string).collect::<String>(),
                local.to_string(),
            )
        });
        said.collect::<Vec<_>>()
    };
    let said = |name: &str, article: &str, local: &str| {
        vec![(name.to_owned(), article.to_owned(), local.to_owned())]
    };
    assert_eq!(of("w-7/1.1"), said("blow", "5", ""));
    assert_eq!(of("w-7/1.2"), said("blow", "", "grave matters are put on record at once"));
    assert_eq!(of("w-7/1.3"), []);
}

#[test]
fn a_person_is_given_to_the_case_opened_for_them() {
    let play = by("consult", &["ann", "bob"], false);
    let (_, command) = child(&HELPING, &play.case, the_child(&play, "w-7/1.2")).unwrap();
    assert_eq!(serde_json::to_string(&command).unwrap(), r#"{"action":"begin","given":{"expert":"bob"}}"#);
}

#[test]
fn what_is_opened_while_the_state_lasts_is_awaited_too() {
    let mut play = blown(&["markets"]);
    play.does(act("add", "he").with("called", vec!["water".to_owned()]), "2026-03-03 09:00");
    assert_eq!(opened(play.events.last().unwrap()), ["w-7/2.1"]);
    ends(&mut play, "w-7/1.1", "done", "2026-03-04 09:00");
    assert_eq!(play.states(), ["gathering"]);
    ends(&mut play, "w-7/2.1", "done", "2026-03-04 10:00");
    assert_eq!(play.states(), ["settled"]);
}

#[test]
fn entering_the_state_anew_cancels_what_it_awaited_and_counts_only_what_is_opened_anew() {
    let mut play = blown(&["markets", "fire"]);
    ends(&mut play, "w-7/1.1", "done", "2026-03-03 09:00");
    play.does(act("restart", "he").with("called", vec!["water".to_owned()]), "2026-03-04 09:00");
    assert_eq!(cancelled(play.events.last().unwrap()), ["w-7/1.2"]);
    assert_eq!(opened(play.events.last().unwrap()), ["w-7/3.1"]);
    let awaited: Vec<_> = play.case.awaited_in(state("gathering")).map(|known| &*known.child.id).collect();
    assert_eq!(awaited, ["w-7/3.1"]);
    ends(&mut play, "w-7/3.1", "done", "2026-03-05 09:00");
    assert_eq!(play.states(), ["settled"]);
}

#[test]
fn leaving_by_an_action_or_a_limit_cancels_what_is_awaited_and_nothing_else() {
    let mut play = by("blow", &["fire"], true);
    play.does(act("abandon", "he"), "2026-03-09 09:00");
    // The record, which nothing awaits, goes on.
    assert_eq!(cancelled(play.events.last().unwrap()), ["w-7/1.1"]);
    let mut play = blown(&["fire"]);
    // Fifteen days from the 2nd: the 17th is the last, and its offices close at 17:30.
    play.ticks("2026-03-17 17:30");
    assert_eq!(play.states(), ["stalled"]);
    let last = play.events.last().unwrap();
    assert_eq!((cancelled(last), opened(last)), (vec!["w-7/1.1".to_owned()], vec!["w-7/2.1"]));
}
