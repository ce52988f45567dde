//! Events and snapshots as a host stores them, and what is wrong with those that are not its own.

use expect_test::expect;
use gongzhi::engine::{ApplyError, CaseText, EventText, ReplayError, WrittenError, replay};

use super::fixture::{APPEAL, Play, REVIEW, act, graded};

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
        {"format":1,"rules":{"charter":"appeals","edition":"2026-01","fingerprint":"0000000000001234"},"workflow":"appeal","case":"K-1","events":2,"last":"2026-03-02T01:00:00Z","raised":"2026-03-02T01:00:00Z","raisers":["wang"],"states":[{"state":"collected","at":"2026-03-02T01:00:00Z","event":1},{"state":"dispatched","active":true,"at":"2026-03-02T01:00:00Z","event":2}],"facts":{"matter":"housing","urgency":"general","pending":false,"heads":1},"slots":{"handler":"grid-1"},"rung":1,"runs":[{"clock":"handling","from":"2026-03-02T01:00:00Z","limit":{"count":5,"unit":"working-days"}},{"clock":"return","from":"2026-03-02T01:00:00Z","limit":{"count":2,"unit":"working-days"}}],"deeds":[{"action":"raise","times":1,"at":"2026-03-02T01:00:00Z","event":1,"by":["wang"],"ever":["wang"]},{"action":"grade","times":1,"at":"2026-03-02T01:00:00Z","event":2,"by":["chen"],"for":"committee","ever":["chen"],"bodies":["committee"]}],"streak":{"action":"grade","times":1}}
    "#]].assert_eq(&(serde_json::to_string(&case).unwrap() + "\n"));
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
