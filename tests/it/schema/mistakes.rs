//! One mistake each: the schema refuses it where it stands, and so does the reading.

use gongzhi::{CharterText, scenario::ScenarioFile};
use serde_json::{Value, json};

use super::{judge::violations, of_charters, of_scenarios};

fn charter() -> Value {
    json!({
        "format": 1,
        "name": "club",
        "edition": "2026-01",
        "bodies": [
            { "name": "board", "is": "council", "relations": [{ "relation": "leads", "to": ["desk"] }] },
            { "name": "desk", "is": "council", "term": "3 years" },
        ],
        "workflows": [{
            "name": "visit",
            "states": [{ "name": "asked", "retired": true, "accountable": [{ "names": ["board"] }] }],
            "actions": [{ "grade": "must", "name": "ask", "bounds": [{ "word": "at-most", "amount": "2 times" }] }],
        }],
    })
}

fn tests() -> Value {
    json!({ "suites": [{
        "charter": "club",
        "rosters": [{ "name": "people", "people": [{ "name": "ann", "is": ["guest"] }] }],
        "scenarios": [{
            "title": "It opens",
            "steps": [
                { "when": { "who": ["ann"], "does": "visit.ask", "at": "2026-03-02 09:00" } },
                { "wait": { "amount": "2 working days" } },
                { "then": { "expects": [{ "in": { "names": ["asked"] } }, { "refused": {} }] } },
            ],
        }],
    }] })
}

/// `value` with what stands at `at` replaced.
fn with(mut value: Value, at: &str, other: Value) -> Value {
    match value.pointer_mut(at) {
        Some(place) => *place = other,
        None => {
            let (above, name) = at.rsplit_once('/').unwrap();
            value.pointer_mut(above).unwrap().as_object_mut().unwrap().insert(name.to_owned(), other);
        }
    }
    value
}

#[test]
fn what_holds_no_mistake_fits() {
    assert_eq!(violations(&of_charters(), &charter()), [""; 0]);
    assert_eq!(violations(&of_scenarios(), &tests()), [""; 0]);
    assert!(serde_json::from_value::<CharterText>(charter()).is_ok());
    assert!(serde_json::from_value::<ScenarioFile>(tests()).is_ok());
}

#[test]
fn one_mistake_in_a_charter_is_refused_where_it_stands() {
    let mistakes = [
        ("/format", json!(2), "/format const"),
        ("/bodys", json!([]), " additionalProperties"),
        ("/name", json!(""), "/name minLength"),
        ("/name", json!(7), "/name type"),
        ("/bodies", json!({}), "/bodies type"),
        ("/bodies/0", json!("board"), "/bodies/0 type"),
        ("/bodies/1/term", json!(3), "/bodies/1/term type"),
        ("/bodies/0/relations/0/relation", json!("rules"), "/bodies/0/relations/0/relation enum"),
        ("/workflows/0/states/0/retired", json!("yes"), "/workflows/0/states/0/retired type"),
        (
            "/workflows/0/states/0/accountable/0/name",
            json!("x"),
            "/workflows/0/states/0/accountable/0 additionalProperties",
        ),
        ("/workflows/0/actions/0/grade", json!("shall"), "/workflows/0/actions/0/grade enum"),
        (
            "/workflows/0/actions/0/bounds/0/word",
            json!("at most"),
            "/workflows/0/actions/0/bounds/0/word enum",
        ),
    ];
    for (at, other, violated) in mistakes {
        let json = with(charter(), at, other);
        assert_eq!(violations(&of_charters(), &json), [violated], "{at}");
        assert!(serde_json::from_value::<CharterText>(json).is_err(), "{at}");
    }
}

#[test]
fn one_mistake_in_rule_tests_is_refused_where_it_stands() {
    let steps = "/suites/0/scenarios/0/steps";
    let mistakes = [
        ("", "/suites/0/charters", json!("club"), "/suites/0 additionalProperties"),
        (steps, "/0/when/who", json!("ann"), "/0/when/who type"),
        (steps, "/0/when/does", json!(""), "/0/when/does minLength"),
        (steps, "/1", json!({ "waits": {} }), "/1 additionalProperties"),
        (steps, "/1", json!({}), "/1 minProperties"),
        (steps, "/1/then", json!({}), "/1 maxProperties"),
        (steps, "/2/then/expects/0/in/names", json!(["a", 1]), "/2/then/expects/0/in/names/1 type"),
        (steps, "/2/then/expects/1", json!("refused"), "/2/then/expects/1 type"),
    ];
    for (above, at, other, violated) in mistakes {
        let json = with(tests(), &format!("{above}{at}"), other);
        assert_eq!(violations(&of_scenarios(), &json), [format!("{above}{violated}")], "{at}");
        assert!(serde_json::from_value::<ScenarioFile>(json).is_err(), "{at}");
    }
}
