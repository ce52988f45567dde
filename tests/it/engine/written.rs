//! Events and snapshots as a host stores them, and what is wrong with those that are not its own.

use expect_test::expect;
use gongzhi::engine::{ApplyError, CaseText, EventText, ReplayError, WrittenError, replay};

use super::fixture::{APPEAL, Play, REVIEW, act, compile, graded};

#[test]
fn an_event_is_written_with_names() {
    let mut play = graded();
    play.does(act("return", "wu").with("reason", "far").with("handler", "committee"), "2026-03-02 10:00");
    let mut event = play.events.last().unwrap().written(&APPEAL).unwrap();
    event.rules.fingerprint = gongzhi::engine::Fingerprint(0x1234);
    expect![[r#"
        {
          "format": 1,
          "rules": {
            "charter": "appeals",
            "edition": "2026-01",
            "fingerprint": "0000000000001234"
          },
          "workflow": "appeal",
          "case": "K-1",
          "number": 3,
          "at": "2026-03-02T02:00:00Z",
          "what": {
            "done": {
              "action": "return",
              "by": [
                "wu"
              ],
              "capacity": {
                "party": "handler",
                "for": "grid-1"
              }
            }
          },
          "changes": [
            {
              "fact": [
                "reason",
                "far"
              ]
            },
            {
              "rung": 2
            },
            {
              "slot": [
                "handler",
                "committee"
              ]
            },
            {
              "left": "dispatched"
            },
            {
              "entered": "dispatched"
            },
            {
              "started": {
                "clock": "return",
                "from": "2026-03-02T02:00:00Z",
                "limit": {
                  "count": 2,
                  "unit": "working-days"
                }
              }
            }
          ],
          "notices": [
            {
              "role": "informed",
              "to": "raiser"
            }
          ],
          "grounds": [
            {
              "action": "return"
            },
            {
              "by": [
                "return",
                0
              ]
            },
            {
              "route": [
                "return",
                0
              ]
            },
            {
              "limit": [
                "return",
                0
              ]
            }
          ],
          "sources": [
            {
              "source": "rules",
              "place": "23"
            }
          ]
        }
    "#]]
    .assert_eq(&(serde_json::to_string_pretty(&event).unwrap() + "\n"));
}

#[test]
fn a_snapshot_is_written_with_names() {
    let mut case = graded().case.written(&APPEAL).unwrap();
    case.rules.fingerprint = gongzhi::engine::Fingerprint(0x1234);
    expect![[r#"
        {"format":3,"rules":"appeals 2026-01 0000000000001234","workflow":"appeal","case":"K-1","raised":"2026-03-02T01:00:00Z","in":["dispatched"],"facts":{"matter":"housing","urgency":"general","pending":false,"heads":1},"slots":{"handler":"grid-1"},"runs":{"handling":[0,"5 working days"],"return":[0]},"deeds":{"raise":[1,0,"wang"],"grade":[2,0,"chen"]}}
    "#]].assert_eq(&(serde_json::to_string(&case).unwrap() + "\n"));
}

#[test]
fn a_snapshot_leaves_out_what_follows_and_keeps_what_does_not() {
    let mut play = graded();
    play.does(act("return", "wu").with("reason", "far").with("handler", "committee"), "2026-03-02 10:00");
    play.does(act("return", "chen").with("reason", "ours").with("handler", "grid-1"), "2026-03-02 11:30");
    let text = play.case.written(&APPEAL).unwrap();
    let json = serde_json::to_string(&text.deeds).unwrap();
    // The second event was at nine, the fourth two hours and a half later.
    let returned = r#""return":[4,9000,"chen","committee",{"times":2,"ever":["wu","chen"],"bodies":["grid-1","committee"]}]"#;
    assert_eq!(json, format!(r#"{{"raise":[1,0,"wang"],"grade":[2,0,"chen"],{returned}}}"#));
    let streak = serde_json::to_string(&text.streak).unwrap();
    assert_eq!(streak, r#"{"action":"return","times":2}"#);
    assert_eq!(text.last, None, "the last deed tells");
    assert_eq!(text.raisers, None, "who did the first event raised it");
    assert_eq!(text.read(&APPEAL).unwrap(), play.case);
}

#[test]
fn what_a_snapshot_leaves_out_is_said_where_it_does_not_follow() {
    let case = graded().case;
    let json = serde_json::to_string(&case.written(&APPEAL).unwrap()).unwrap();
    let read = |from: &str, to: &str| {
        assert!(json.contains(from), "{json}");
        let text: CaseText = serde_json::from_str(&json.replace(from, to)).unwrap();
        text.read(&APPEAL).unwrap()
    };
    // Said as it follows it is the same case; said otherwise it is another, which says so itself.
    let said = r#""entered":{"collected":1,"dispatched":2},"rung":1,"events":2,"facts":{"#;
    assert_eq!(read(r#""facts":{"#, said), case);
    assert_eq!(read(r#""return":[0]"#, r#""return":[0,"2 working days"]"#), case);
    assert_eq!(read(r#""grade":[2,0,"chen"]"#, r#""grade":[2,0,"chen","committee"]"#), case);
    for (from, to) in [
        (r#""facts":{"#, r#""entered":{"collected":0},"facts":{"#),
        (r#""facts":{"#, r#""entered":{"dispatched":[3,60]},"facts":{"#),
        (r#""facts":{"#, r#""rung":2,"facts":{"#),
        (r#""facts":{"#, r#""events":5,"facts":{"#),
        (r#""return":[0]"#, r#""return":[0,"3 working days"]"#),
        (r#""grade":[2,0,"chen"]"#, r#""grade":[2,0,"chen",""]"#),
    ] {
        let other = read(from, to);
        assert_ne!(other, case);
        let again = serde_json::to_string(&other.written(&APPEAL).unwrap()).unwrap();
        assert!(again.contains(&to.replace(r#","facts":{"#, "")), "{again}");
    }
}

#[test]
fn a_snapshot_of_another_format_is_refused_by_its_number() {
    let json = serde_json::to_string(&graded().case.written(&APPEAL).unwrap()).unwrap();
    let read = |from: &str, to: &str| {
        assert!(json.contains(from), "{json}");
        serde_json::from_str::<CaseText>(&json.replace(from, to))
    };
    let old = read("\"format\":3", "\"format\":2").unwrap_err().to_string();
    assert!(old.starts_with("format 2 is no longer read: this version reads format 3"), "{old}");
    let rules = read("appeals 2026-01", "appeals").unwrap_err().to_string();
    assert!(rules.contains("is not a charter, its edition and a fingerprint"), "{rules}");
    let read = |from: &str, to: &str| read(from, to).unwrap().read(&APPEAL).unwrap_err();
    assert!(matches!(read("\"raise\":[1,0", "\"raise\":[1,999999999999"), WrittenError::NoInstant { .. }));
    let entered = "\"entered\":{\"collected\":7},\"facts\":{";
    assert_eq!(read("\"facts\":{", entered), WrittenError::NoDeed { event: 7 });
    let no_limit = WrittenError::NoLimit { clock: "handling".to_owned() };
    assert_eq!(read("\"handling\":[0,\"5 working days\"]", "\"handling\":[0]"), no_limit);
    let fly = WrittenError::Unknown { what: "action", name: "fly".to_owned() };
    assert_eq!(read("\"raise\":[", "\"fly\":["), fly);
}

/// The last event as JSON, changed.
fn changed(from: &str, to: &str) -> Result<EventText, serde_json::Error> {
    let play = graded();
    let json = serde_json::to_string(&play.events.last().unwrap().written(&APPEAL).unwrap()).unwrap();
    assert!(json.contains(from), "{json}");
    serde_json::from_str(&json.replace(from, to))
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let unknown_format = changed("\"format\":1", "\"format\":2").unwrap_err().to_string();
    assert!(
        unknown_format.starts_with("format 2 is unknown: this version reads format 1"),
        "{unknown_format}"
    );
    let read = |from: &str, to: &str| changed(from, to).unwrap().read(&APPEAL).unwrap_err();
    let unknown = |what, name: &str| WrittenError::Unknown { what, name: name.to_owned() };
    assert_eq!(read("\"grade\"", "\"fly\""), unknown("action", "fly"));
    assert_eq!(read("\"dispatched\"", "\"nowhere\""), unknown("state", "nowhere"));
    assert_eq!(read("\"party\":\"committee.member\"", "\"party\":\"grid-1\""), unknown("party", "grid-1"));
    assert_eq!(read("\"workflow\":\"appeal\"", "\"workflow\":\"plea\""), unknown("workflow", "plea"));
    assert!(matches!(read("\"general\"", "\"gentle\""), WrittenError::Value(_)));
    let play = graded();
    let event = play.events[0].written(&APPEAL).unwrap();
    assert!(matches!(event.read(&REVIEW), Err(WrittenError::Foreign { .. })));
    assert!(matches!(play.case.written(&REVIEW), Err(WrittenError::Foreign { .. })));
    let text: CaseText = play.case.written(&APPEAL).unwrap();
    assert!(matches!(text.read(&REVIEW), Err(WrittenError::Foreign { .. })));
}

#[test]
fn events_are_applied_once_in_order_and_to_their_own_case() {
    let play = graded();
    let mut case = play.case.clone();
    let again = case.apply(&play.events[1]);
    assert!(matches!(again, Err(ApplyError::OutOfOrder { last: 2, number: 2, .. })), "{again:?}");
    assert_eq!(case, play.case, "nothing is half applied");
    let mut other = Play::new(&APPEAL, "appeal", "K-9");
    assert!(matches!(other.case.apply(&play.events[0]), Err(ApplyError::Foreign { .. })));
    assert_eq!(replay(&APPEAL, &[]), Err(ReplayError::NoEvent));
    assert!(matches!(replay(&REVIEW, &play.events), Err(ReplayError::Foreign { .. })));
    assert!(matches!(replay(&APPEAL, &play.events[1..]), Err(ReplayError::Apply(_))));
    let mut late = play.events[1].clone();
    late.at = play.at("2026-03-02 08:00");
    let early = replay(&APPEAL, &[play.events[0].clone(), late]);
    assert!(matches!(early, Err(ReplayError::Apply(ApplyError::Backwards { .. }))));
}

/// The case of `benches/engine.rs`: six events of an appeal in a community.
#[test]
fn the_snapshot_of_an_everyday_case_is_small() {
    let bundled = gongzhi::charters::bundled("community").unwrap();
    let charter = compile("community.charter", bundled.charter);
    let mut play = Play::new(&charter, "appeal", "appeal-1");
    let holds = [
        ("zhao", "representatives-meeting", "representative"),
        ("qian", "platform", "intake"),
        ("sun", "platform", "grader"),
        ("wu", "grids", "worker"),
    ];
    let holds = holds.map(|(person, body, office)| {
        format!(r#"{{ "person": "{person}", "holds": [{{ "body": "{body}", "office": "{office}" }}] }}"#)
    });
    let wang = r#"{ "person": "wang", "is": [{ "kind": "resident" }] }"#;
    play.roster =
        serde_json::from_str(&format!(r#"{{ "persons": [{wang}, {}] }}"#, holds.join(", "))).unwrap();
    let raise =
        act("raise", "wang").with("matter", "property").with("request", "the lift").with("pending", false);
    play.does(raise, "2026-03-02 09:00");
    play.does(act("relay", "zhao"), "2026-03-02 09:30");
    play.does(act("sort", "qian").with("course", "handle").with("reply", "accepted"), "2026-03-02 09:50");
    play.does(act("grade", "sun").with("urgency", "general").with("scope", "household"), "2026-03-02 10:00");
    play.does(act("sign", "wu"), "2026-03-02 10:30");
    play.does(act("contact", "wu"), "2026-03-02 11:00");
    let written = play.case.written(&charter).unwrap();
    let json = serde_json::to_string(&written).unwrap();
    assert!(json.len() < 580, "{} bytes: {json}", json.len());
    assert_eq!(serde_json::from_str::<CaseText>(&json).unwrap().read(&charter).unwrap(), play.case);
}
