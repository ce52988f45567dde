//! More time asked, granted and refused, as a host sees it: events, snapshots, dues, sentences.

use std::sync::LazyLock;

use expect_test::expect;
use gongzhi::{
    Language,
    charter::Charter,
    engine::{CaseText, What, due},
    time::Due,
};

use super::fixture::{Play, act, compile};

static EXTENSION: LazyLock<Charter> =
    LazyLock::new(|| compile("extension.charter", include_str!("../../data/scenario/extension.charter")));

/// A permit that is handled from ten on Monday, 2 March 2026, so that its three days are over on Friday.
fn applied() -> Play<'static> {
    let mut play = Play::new(&EXTENSION, "permit", "P-1");
    play.roster = serde_json::from_str(
        r#"{ "persons": [
            { "person": "wang", "is": [{ "kind": "resident" }] },
            { "person": "bo", "holds": [{ "body": "bureau", "office": "clerk" }] },
            { "person": "he", "holds": [{ "body": "office", "office": "head" }] }
        ] }"#,
    )
    .unwrap();
    play.does(act("apply", "wang"), "2026-03-02 10:00");
    play
}

#[test]
fn what_was_asked_granted_and_refused_is_written_down() {
    let mut play = applied();
    play.does(act("ask", "bo"), "2026-03-03 10:00");
    expect![[r#"
        {"requested":["handling",{"at":"2026-03-03T02:00:00Z","within":{"count":24,"unit":"hours"}}]}
    "#]]
    .assert_eq(&play.last_changes());
    play.does(act("decline", "he"), "2026-03-03 11:00");
    expect![[r#"
        {"declined":"handling"}
    "#]]
    .assert_eq(&play.last_changes());
    play.does(act("plead", "bo"), "2026-03-03 12:00");
    expect![[r#"
        {"requested":["handling",{"at":"2026-03-03T04:00:00Z"}]}
    "#]]
    .assert_eq(&play.last_changes());
    play.does(act("grant", "he").with("extra", 2u32), "2026-03-03 13:00");
    expect![[r#"
        {"fact":["extra",2]}
        {"prolonged":["handling",{"count":2,"unit":"days"}]}
    "#]]
    .assert_eq(&play.last_changes());
    for event in &play.events {
        let written = serde_json::to_string(&event.written(&EXTENSION).unwrap()).unwrap();
        let read: gongzhi::engine::EventText = serde_json::from_str(&written).unwrap();
        assert_eq!(read.read(&EXTENSION).unwrap(), *event);
    }
}

#[test]
fn a_snapshot_keeps_an_open_request() {
    let mut play = applied();
    play.does(act("ask-days", "bo"), "2026-03-05 10:00");
    let written = serde_json::to_string(&play.case.written(&EXTENSION).unwrap()).unwrap();
    assert!(
        written.contains(r#""asked":{"at":"2026-03-05T02:00:00Z","within":{"count":2,"unit":"days"}}"#),
        "{written}"
    );
    let read: CaseText = serde_json::from_str(&written).unwrap();
    assert_eq!(read.read(&EXTENSION).unwrap(), play.case);
    assert_eq!(gongzhi::engine::replay(&EXTENSION, &play.events).unwrap(), play.case);
}

#[test]
fn due_says_what_was_asked_and_until_when_it_holds() {
    let mut play = applied();
    play.does(act("ask", "bo"), "2026-03-05 10:00");
    let [limit] = &due(&EXTENSION, &play.calendar, &play.case).unwrap()[..] else { panic!() };
    let (asked, over) = (play.at("2026-03-05 10:00"), play.at("2026-03-06 10:00"));
    assert_eq!(limit.due.instant(), Some(over));
    let request = limit.asked.unwrap();
    assert_eq!((request.at, request.until(&play.calendar).and_then(Due::instant)), (asked, Some(over)));
    assert!(request.is_open(&play.calendar, play.at("2026-03-06 09:59")));
    assert!(!request.is_open(&play.calendar, over));
    play.does(act("decline", "he"), "2026-03-05 11:00");
    play.does(act("plead", "bo"), "2026-03-05 12:00");
    let [limit] = &due(&EXTENSION, &play.calendar, &play.case).unwrap()[..] else { panic!() };
    assert_eq!(limit.due, Due::Held { since: play.at("2026-03-05 12:00") });
}

#[test]
fn a_limit_refused_more_time_ends_at_that_instant_and_once() {
    let mut play = applied();
    play.does(act("plead", "bo"), "2026-03-05 23:59");
    play.ticks("2026-03-19 10:00");
    assert_eq!(play.events.len(), 2);
    play.does(act("decline", "he"), "2026-03-20 10:00");
    play.ticks("2026-03-25 10:00").ticks("2026-04-25 10:00");
    let [.., declined, expired] = &play.events[..] else { panic!() };
    assert!(matches!(declined.what, What::Done { .. }));
    assert!(matches!(expired.what, What::Expired { .. }));
    assert_eq!((expired.at, expired.breaches().count()), (play.at("2026-03-20 10:00"), 1));
    assert_eq!(play.events.len(), 4);
}

#[test]
fn a_request_that_runs_out_ends_the_limit_at_that_instant() {
    let mut play = applied();
    play.does(act("ask", "bo"), "2026-03-05 23:30");
    play.ticks("2026-03-30 10:00");
    let expired = play.events.last().unwrap();
    assert!(matches!(expired.what, What::Expired { .. }));
    assert_eq!(expired.at, play.at("2026-03-06 23:30"));
}

#[test]
fn refusals_of_more_time_are_told_in_both_languages() {
    let mut play = applied();
    let say = |play: &Play<'_>, action: &str, by: &str, at: &str| {
        let refusal = play.refused(&act(action, by), at);
        Language::ALL.map(|language| refusal.say(&EXTENSION, language)).join("\n") + "\n"
    };
    expect![[r#"
        no request for more time for “Handling time” is open
        “办理时限”没有待决定的延长申请
    "#]]
    .assert_eq(&say(&play, "decline", "he", "2026-03-03 10:00"));
    play.does(act("plead", "bo"), "2026-03-03 10:00");
    expect![[r#"
        more time for “Handling time” was asked at 2026-03-03 10:00, and that is not decided yet
        “办理时限”已于2026-03-03 10:00申请延长，尚未决定
    "#]]
    .assert_eq(&say(&play, "ask", "bo", "2026-03-05 10:00"));
    play.does(act("decline", "he"), "2026-03-05 10:00");
    expect![[r#"
        more time for “Handling time” can be asked only while it runs, before its end
        只能在“办理时限”计时期间、届满之前申请延长
    "#]]
    .assert_eq(&say(&play, "ask", "bo", "2026-03-06 00:00"));
}

const EDGE: &str = "\
charter edge \"Edge\", edition 2026-01, since 2026-01-01, languages en, calendar china
body bureau \"Bureau\" is government, office clerk \"Clerk\"
workflow w \"W\"
  clock days \"Days\" within 10 working days since start-it
  clock hours \"Hours\" within 200 hours since start-it
  may start-it \"Start\" by bureau, from start -> open
  state open \"Open\", accountable bureau
    may ask \"Ask\" by bureau, requests hours
    must close \"Close\" by bureau -> done
  state done \"Done\", end done
";

#[test]
fn a_due_that_is_past_is_past_though_its_effect_still_waits_for_the_calendar() {
    let charter = compile("edge.charter", EDGE);
    let mut play = Play::new(&charter, "w", "W-1");
    play.roster = serde_json::from_str(
        r#"{ "persons": [{ "person": "bo", "holds": [{ "body": "bureau", "office": "clerk" }] }] }"#,
    )
    .unwrap();
    play.does(act("start-it", "bo"), "2026-12-30 09:00");
    // Nobody knows yet whether the ten working days are over first.
    let late = "2027-01-07 17:00";
    play.ticks(late);
    assert_eq!(play.events.len(), 1);
    assert_eq!(play.words(&act("ask", "bo"), late), ["requests"]);
}
