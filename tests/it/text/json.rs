//! A charter as JSON.

use gongzhi::text::{AmountText, CharterText, Expression, TypeText};

use super::fixtures::{CHARTERS, sound};

fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[test]
fn every_charter_goes_to_json_and_back() {
    for (name, text) in CHARTERS {
        let read = sound(name, text);
        let json = serde_json::to_string_pretty(&read).unwrap();
        assert_eq!(from_json::<CharterText>(&json), Ok(read), "{name}");
    }
}

#[test]
fn json_speaks_the_words_of_the_language() {
    let text = "charter c\nworkflow w\n  fact span is 1 to 90 days\n  must act, at least 3 working days, if not (a and b.times ≥ 2)\n";
    let json = serde_json::to_value(sound("c", text)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "format": 1,
            "name": "c",
            "workflows": [{
                "name": "w",
                "facts": [{ "name": "span", "is": "1 to 90 days" }],
                "actions": [{
                    "grade": "must",
                    "name": "act",
                    "bounds": [{ "amount": "3 working days" }],
                    "conditions": [{ "expression": "not (a and b.times ≥ 2)" }],
                }],
            }],
        })
    );
}

#[test]
fn a_missing_version_is_the_first_and_an_unknown_one_is_refused() {
    assert!(from_json::<CharterText>(r#"{ "name": "c" }"#).is_ok());
    let refused = from_json::<CharterText>(r#"{ "format": 2, "name": "c" }"#).unwrap_err();
    assert!(
        refused.starts_with("unknown format version `2`: this version of gongzhi reads version 1"),
        "{refused}"
    );
}

#[test]
fn an_unknown_field_is_refused_with_its_place() {
    let refused = from_json::<CharterText>("{ \"name\": \"c\",\n  \"bodys\": [] }").unwrap_err();
    assert!(refused.contains("unknown field `bodys`") && refused.contains("line 2 column 9"), "{refused}");
}

#[test]
fn words_that_mean_nothing_are_refused() {
    for (json, why) in [
        (r#"{ "name": "two words" }"#, "`two words` is no name or date"),
        (r#"{ "name": "and" }"#, "`and` is no name or date"),
        (r#"{ "workflows": [{ "actions": [{ "conditions": [{ "expression": "a and" }] }] }] }"#, "line 1"),
        (r#"{ "bodies": [{ "term": "five" }, { "term": "5 dyas" }] }"#, "line 1"),
    ] {
        let refused = from_json::<CharterText>(json).unwrap_err();
        assert!(refused.contains(why), "{refused}");
    }
}

#[test]
fn words_in_json_may_be_chinese() {
    assert_eq!(from_json::<AmountText>(r#""3个工作日""#), from_json(r#""3 working days""#));
    assert_eq!(
        from_json::<Expression>(r#""满意 且 核实.次数 ≥ 1""#),
        from_json(r#""满意 and 核实.times ≥ 1""#)
    );
    assert_eq!(from_json::<TypeText>(r#""是、否""#), from_json(r#""yes or no""#));
}
