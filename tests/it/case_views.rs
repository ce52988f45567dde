//! One case of a small charter: its history as messages and in time, and its way marked on its workflow.

use expect_test::expect_file;
use gongzhi::{
    Case, Command, Event, Instant, PlainRoster, World,
    charter::Charter,
    decide,
    diagram::{Drawing, Form, Options, View, ViewError, history, timeline, trace},
    finding::Language,
    tick,
};

use crate::{diagram::charter, tool::gongzhi};

const LENDING: &str = include_str!("../data/pictures/lending.charter");
const ROSTER: &str = r#"{ "persons": [
    { "person": "wang", "is": [{ "kind": "reader" }] },
    { "person": "li", "holds": [{ "body": "desk", "office": "clerk" }] },
    { "person": "zhou", "holds": [{ "body": "board", "office": "chair" }] }
] }"#;

fn roster() -> PlainRoster {
    serde_json::from_str(ROSTER).unwrap()
}

/// A reader asks, the clerk sorts, the desk lets its time pass, the board declines.
fn events(charter: &Charter) -> Vec<Event> {
    let roster = roster();
    let world = World { roster: &roster, directory: &roster, calendar: &charter.calendar };
    let on = |time: &str| Instant::parse(time, charter.calendar.zone()).unwrap();
    let mut case = Case::new(charter, "loan", "loan-7").unwrap();
    let mut told = Vec::new();
    let steps = [
        ("2026-03-02 09:00", Command::new("ask").with("grade", "common").by("wang")),
        ("2026-03-02 10:00", Command::new("sort").by("li")),
        ("2026-03-05 09:00", Command::new("decline").by("zhou")),
    ];
    for (time, command) in steps {
        let passed = match told.is_empty() {
            true => Vec::new(),
            false => tick(charter, &roster, &charter.calendar, &case, on(time)).unwrap(),
        };
        for event in passed {
            case.apply(&event).unwrap();
            told.push(event);
        }
        let answer = decide(charter, &world, &case, &command, on(time)).unwrap();
        let refusal = answer.refusal().map(|refusal| refusal.say(charter, Language::En));
        assert_eq!(refusal, None, "{time}");
        for event in answer.events() {
            case.apply(event).unwrap();
            told.push(event.clone());
        }
    }
    told
}

#[test]
fn a_case_is_told_as_messages() {
    let charter = charter(LENDING);
    let told = |language| {
        history(&charter, &roster(), &events(&charter), &Options::new(language))
            .unwrap()
            .mermaid()
            .to_string()
    };
    expect_file!["../data/pictures/lending-history-en.mmd"].assert_eq(&told(Language::En));
    expect_file!["../data/pictures/lending-history-zh.mmd"].assert_eq(&told(Language::Zh));
}

#[test]
fn a_case_is_told_in_time() {
    let charter = charter(LENDING);
    for (language, name) in [(Language::En, "en"), (Language::Zh, "zh")] {
        let told = timeline(&charter, &roster(), &events(&charter), &Options::new(language)).unwrap();
        let path = format!("{}/tests/data/pictures/lending-timeline-{name}", env!("CARGO_MANIFEST_DIR"));
        expect_file![format!("{path}.md")].assert_eq(&told.markdown().to_string());
        expect_file![format!("{path}.csv")].assert_eq(&told.csv().to_string());
        expect_file![format!("{path}.svg")].assert_eq(&told.svg().to_string());
    }
}

/// The whole way of the case laid over its workflow.
#[test]
fn the_way_of_a_case_is_written_in_every_form() {
    let charter = charter(LENDING);
    let overlay = trace(&charter, &events(&charter)).unwrap();
    for (language, name) in [(Language::En, "en"), (Language::Zh, "zh")] {
        let view: View = "workflow:loan".parse().unwrap();
        let drawing = view.drawing(&charter, &Options::new(language)).unwrap().marked(&overlay);
        let path = format!("{}/tests/data/pictures/lending-case-{name}", env!("CARGO_MANIFEST_DIR"));
        for (form, ending) in
            [(Form::Mermaid, "mmd"), (Form::Dot, "dot"), (Form::Svg, "svg"), (Form::Bpmn, "bpmn")]
        {
            expect_file![format!("{path}.{ending}")].assert_eq(&drawing.written(form).unwrap());
        }
    }
}

#[test]
fn the_way_of_a_case_is_marked_on_its_workflow() {
    let charter = charter(LENDING);
    let overlay = trace(&charter, &events(&charter)[..2]).unwrap();
    let drawing = "workflow:loan".parse::<View>().unwrap().drawing(&charter, &Options::default()).unwrap();
    let svg = drawing.marked(&overlay).written(Form::Svg).unwrap();
    let class = |id: &str| {
        let rest = svg.split(&format!("<g id=\"workflow-loan-{id}\" class=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    assert_eq!(class("state-deciding-now"), "node state amber current");
    assert_eq!(class("state-asked"), "node state blue passed");
    assert_eq!(class("action-sort"), "edge solid plain passed");
    assert_eq!(class("action-approve"), "node bar plain");
    assert_eq!(class("state-lent"), "node state violet");
}

#[test]
fn a_case_of_other_rules_is_not_shown() {
    let charter = charter(LENDING);
    let other = crate::diagram::charter(&LENDING.replace("within 4 hours", "within 5 hours"));
    let events = events(&charter);
    assert!(history(&other, &roster(), &events, &Options::default()).is_err());
    assert!(timeline(&charter, &roster(), &[], &Options::default()).is_err());
    assert!(trace(&charter, &events[1..]).is_err());
    let view = View::History.drawing(&charter, &Options::default());
    assert_eq!(view, Err(ViewError::NoCase { view: "history".into() }));
}

#[test]
fn the_tool_shows_a_case_from_a_file_of_its_events() {
    let charter = charter(LENDING);
    let events = events(&charter);
    let written: Vec<String> = events
        .iter()
        .map(|event| serde_json::to_string(&event.written(&charter).unwrap()).unwrap())
        .collect();
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("case-views");
    std::fs::create_dir_all(&folder).unwrap();
    let (lines, list) = (folder.join("lines.jsonl"), folder.join("list.json"));
    std::fs::write(&lines, written.join("\n")).unwrap();
    std::fs::write(&list, format!("[{}]", written.join(","))).unwrap();
    let run = |more: &[&str]| {
        let file = ["draw", "tests/data/pictures/lending.charter", "--lang", "en"];
        let output = gongzhi(&[&file, more].concat());
        let text = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap()).concat();
        (output.status.code().unwrap(), text)
    };
    let (lines, list) = (lines.to_str().unwrap(), list.to_str().unwrap());
    let expected = std::fs::read_to_string("tests/data/pictures/lending-history-en.mmd").unwrap();
    for file in [lines, list] {
        assert_eq!(run(&["--view", "history", "--case", file]), (0, expected.clone()));
    }
    let expected = std::fs::read_to_string("tests/data/pictures/lending-timeline-en.md").unwrap();
    assert_eq!(run(&["--view", "timeline", "--case", lines]), (0, expected));
    let (status, marked) = run(&["--view", "workflow:loan", "--as", "svg", "--case", lines]);
    assert!(
        status == 0
            && marked.contains("<g id=\"workflow-loan-state-refused\" class=\"node end grey current\">")
    );
    let (status, said) = run(&["--view", "history"]);
    assert_eq!((status, said.as_str()), (2, "error: `history` shows a case: say where its events are\n"));
    let (status, said) = run(&["--view", "history", "--case", "tests/data/pictures/lending.charter"]);
    assert!(status == 2 && said.contains("does not hold the events of one case"), "{said}");
}

/// What a form does not have is said before anything is written.
#[test]
fn messages_are_written_in_the_forms_that_they_have() {
    let charter = charter(LENDING);
    let told = history(&charter, &roster(), &events(&charter), &Options::default()).unwrap();
    let drawing = Drawing::Sequence(told);
    for form in [Form::Mermaid, Form::Dot, Form::Svg, Form::Markdown, Form::Csv] {
        assert_eq!(drawing.written(form).is_some(), drawing.forms().contains(&form), "{form:?}");
    }
}
