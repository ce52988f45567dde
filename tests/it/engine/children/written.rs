//! Sub-cases in snapshots and events, among who answers, and among the rules of an event.

use expect_test::expect;
use gongzhi::engine::{Case, CaseText, Event, EventText, WrittenError, child, replay, responsibility, why};

use super::{HELPING, blown, by, ends, the_child};

#[test]
fn who_answers_is_told_with_what_is_awaited() {
    let mut play = blown(&["markets", "fire"]);
    ends(&mut play, "w-7/1.1", "done", "2026-03-03 09:00");
    let answers = responsibility(&HELPING, &play.roster, &play.case).unwrap();
    let awaited: Vec<_> = answers[0]
        .awaited
        .iter()
        .map(|known| (&*known.child.id, known.ending.as_ref().map(|ending| ending.outcome.as_str())))
        .collect();
    assert_eq!(awaited, [("w-7/1.1", Some("done")), ("w-7/1.2", None)]);
}

#[test]
fn why_names_what_opened_and_what_joined() {
    let mut play = by("blow", &["fire"], true);
    let said = |event: &Event| -> Vec<String> {
        let rules = why(&HELPING, event).unwrap();
        rules
            .iter()
            .map(|rule| {
                let local = rule.origin.local.as_deref().unwrap_or_default();
                format!("{} {local}", rule.title.name()).trim().to_owned()
            })
            .collect()
    };
    assert_eq!(
        said(play.events.last().unwrap()),
        ["blow", "blow", "blow grave matters are put on record at once"]
    );
    ends(&mut play, "w-7/1.1", "done", "2026-03-09 09:00");
    assert_eq!(said(play.events.last().unwrap()), ["both"]);
}

#[test]
fn a_case_with_children_is_written_and_read_back_whole() {
    let mut play = by("seek", &["markets", "fire", "water"], false);
    ends(&mut play, "w-7/1.1", "refused", "2026-03-03 09:00");
    ends(&mut play, "w-7/1.3", "done", "2026-03-03 10:00");
    let written = play.case.written(&HELPING).unwrap();
    expect![[r#"
        [{"child":{"case":"w-7/1.1","workflow":"helping","for":{"body":"markets"},"awaited-in":"seeking"},"event":1,"ended":{"outcome":"refused","at":"2026-03-03T01:00:00Z"}},{"child":{"case":"w-7/1.2","workflow":"helping","for":{"body":"fire"},"awaited-in":"seeking"},"event":1,"cancelled":true},{"child":{"case":"w-7/1.3","workflow":"helping","for":{"body":"water"},"awaited-in":"seeking"},"event":1,"ended":{"outcome":"done","at":"2026-03-03T02:00:00Z"}}]"#]]
    .assert_eq(&serde_json::to_string(&written.children).unwrap());
    let text = serde_json::to_string(&written).unwrap();
    let read: CaseText = serde_json::from_str(&text).unwrap();
    assert_eq!(read.read(&HELPING).unwrap(), play.case);
    for event in &play.events {
        let text = serde_json::to_string(&event.written(&HELPING).unwrap()).unwrap();
        let read: EventText = serde_json::from_str(&text).unwrap();
        assert_eq!(read.read(&HELPING).unwrap(), *event);
    }
    assert_eq!(replay(&HELPING, &play.events).unwrap(), play.case);
    // A name that the charter does not know is told.
    let broken = text.replace(r#""outcome":"done""#, r#""outcome":"gone""#);
    let read: CaseText = serde_json::from_str(&broken).unwrap();
    let unknown = WrittenError::Unknown { what: "outcome", name: "gone".to_owned() };
    assert_eq!(read.read(&HELPING), Err(unknown));
}

#[test]
fn an_opened_case_is_written_with_its_parent() {
    let play = blown(&["fire"]);
    let (case, _) = child(&HELPING, &play.case, the_child(&play, "w-7/1.1")).unwrap();
    let text = serde_json::to_string(&case.written(&HELPING).unwrap()).unwrap();
    let read: CaseText = serde_json::from_str(&text).unwrap();
    assert_eq!(read.read(&HELPING).unwrap(), case);
    // Without it, it would be another case.
    assert_ne!(Case::new(&HELPING, "helping", "w-7/1.1").unwrap(), case);
}
