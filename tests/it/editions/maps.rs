//! What can be wrong with a map, all of it told at once.

use super::{compile, problems};

const OLD: &str = "\
charter pool, edition 2020-01, since 2020-01-01
body desk is government
body halls is grid, each
workflow request
  fact matter is water or noise
  fact size is 1 to 9
  slot handler is body
  clock pace, within 10 days
  may ask by desk, from start -> open
  state open, accountable desk
    must answer by desk, within 6 days -> closed
    must report by desk, every 6 months
  state closed, end closed
";

fn told(changes: &[(&str, &str)], map: &str) -> Vec<String> {
    let text = changes.iter().fold(
        OLD.replace("2020-01, since 2020-01-01", "2026-01, since 2026-01-01"),
        |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        },
    );
    problems(&compile(OLD), &compile(&text), map)
}

#[test]
fn names_that_neither_edition_knows() {
    let map = r#"{
        "bodies": { "dsek": "desk", "desk": "dask" },
        "workflows": {
            "rquest": {},
            "request": {
                "states": { "opne": null, "open": "opened" },
                "facts": { "mater": null },
                "values": { "matter.fire": "water", "matter.water": "fire" },
                "slots": { "holder": null },
                "clocks": { "pase": null },
                "actions": { "awnser": null },
                "ballots": { "vote": null }
            }
        }
    }"#;
    assert_eq!(
        told(&[], map),
        [
            "edition `2020-01` has no workflow `rquest`",
            "edition `2020-01` has no body `dsek`",
            "edition `2026-01` has no body `dask`",
            "in `request`, edition `2020-01` has no state `opne`",
            "in `request`, edition `2026-01` has no state `opened`",
            "in `request`, edition `2020-01` has no fact `mater`",
            "in `request`, edition `2020-01` has no slot `holder`",
            "in `request`, edition `2020-01` has no action `awnser`",
            "in `request`, edition `2020-01` has no ballot `vote`",
            "in `request`, edition `2020-01` has no clock `pase`",
            "in `request`, edition `2020-01` has no value `matter.fire`",
            "in `request`, edition `2026-01` has no value `fire`",
        ]
    );
    let to = r#"{ "workflows": { "request": { "to": "inquiry" } } }"#;
    assert_eq!(told(&[], to), ["in `request`, edition `2026-01` has no workflow `inquiry`"]);
}

#[test]
fn what_has_no_counterpart() {
    let changes = [
        ("body halls is grid, each\n", ""),
        ("water or noise", "water or smell"),
        ("  fact size is 1 to 9\n", ""),
        ("  slot handler is body\n", ""),
        ("  clock pace, within 10 days\n", ""),
        ("must answer", "must reply"),
        ("state open", "state opened"),
        ("-> open", "-> opened"),
    ];
    let none = |part: &str, name: &str| {
        format!(
            "in `request`, the {part} `{name}` has no counterpart in edition `2026-01`: name one, or say that it is dropped"
        )
    };
    let expected = [
        "the body `halls` has no counterpart in edition `2026-01`: name one, or say that it is dropped"
            .to_owned(),
        none("state", "open"),
        none("fact", "size"),
        none("slot", "handler"),
        none("action", "answer"),
        none("clock", "pace"),
        none("value", "matter.noise"),
    ];
    assert_eq!(told(&changes, "{}"), expected);
    let map = r#"{
        "bodies": { "halls": null },
        "workflows": {
            "request": {
                "states": { "open": "opened" }, "facts": { "size": null }, "slots": { "handler": null },
                "actions": { "answer": "reply" }, "clocks": { "pace": null }, "values": { "matter.noise": "smell" }
            }
        }
    }"#;
    let text = changes.iter().fold(OLD.to_owned(), |text, (from, to)| text.replace(from, to));
    let (old, new) = (compile(OLD), compile(&text));
    assert!(gongzhi::engine::Migration::new(&old, &new, &serde_json::from_str(map).unwrap()).is_ok());
}

#[test]
fn types_that_do_not_fit_and_two_that_become_one() {
    let changes = [
        ("halls is grid, each", "halls is grid"),
        ("water or noise", "yes or no"),
        ("size is 1 to 9", "size is 1 to 9 days"),
        ("handler is body", "handler is person"),
        ("within 6 days", "every 6 days"),
    ];
    let map =
        r#"{ "bodies": { "halls": "desk" }, "workflows": { "request": { "facts": { "size": "matter" } } } }"#;
    assert_eq!(
        told(&changes, "{}"),
        [
            "the body `halls` is a class of bodies, and its counterpart `halls` is a single body",
            "in `request`, the fact `matter` is one of several values, and its counterpart `matter` is yes or no",
            "in `request`, the fact `size` is a number, and its counterpart `size` is an amount of time",
            "in `request`, the slot `handler` is a body, and its counterpart `handler` is a person",
            "in `request`, the clock `answer` is one that ends once, and its counterpart `answer` is one that recurs",
        ]
    );
    assert_eq!(
        told(&[], map),
        [
            "the bodies `desk` and `halls` would both become `desk`",
            "the body `halls` is a class of bodies, and its counterpart `desk` is a single body",
            "in `request`, the facts `matter` and `size` would both become `matter`",
            "in `request`, the fact `size` is a number, and its counterpart `matter` is one of several values",
        ]
    );
}

#[test]
fn another_charter_is_no_edition() {
    let pond = OLD.replace("charter pool", "charter pond");
    assert_eq!(
        problems(&compile(OLD), &compile(&pond), "{}"),
        ["`pond` is another charter than `pool`: a case goes from one edition of its charter to another"]
    );
}

#[test]
fn a_map_is_json_and_says_nothing_that_it_does_not_know() {
    let text = r#"{"bodies":{"a":null},"workflows":{"w":{"to":"v","states":{"s":"t"}}}}"#;
    let map: gongzhi::engine::MigrationMap = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&map).unwrap(), text);
    let unknown = serde_json::from_str::<gongzhi::engine::MigrationMap>(r#"{ "offices": {} }"#);
    assert!(unknown.unwrap_err().to_string().starts_with("unknown field `offices`"));
}
