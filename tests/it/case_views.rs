//! One case of a small charter: its history as messages and in time, and its way marked on its workflow.

use expect_test::expect_file;
use gongzhi::{
    Case, Command, Event, Instant, Name, PlainRoster, World,
    charter::Charter,
    decide,
    diagram::{
        CaseViewError, Drawing, Element, Form, Mark, Options, Part, Shown, View, ViewError, climbed, history,
        timeline, trace,
    },
    finding::Language,
    tick,
};

use crate::{diagram::charter, overlaps::assert_apart, tool::gongzhi};

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
    for (language, name) in [(Language::En, "en"), (Language::Zh, "zh")] {
        let told = history(&charter, &roster(), &events(&charter), &Options::new(language)).unwrap();
        let path = format!("{}/tests/data/pictures/lending-history-{name}", env!("CARGO_MANIFEST_DIR"));
        expect_file![format!("{path}.mmd")].assert_eq(&told.mermaid().to_string());
        expect_file![format!("{path}.svg")].assert_eq(&told.svg().to_string());
        assert_apart(&path, &told.svg().to_string());
    }
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

/// What a view shows of the first events.
fn shown(view: &str, count: usize, language: Language) -> Drawing {
    let charter = charter(LENDING);
    let events = events(&charter);
    let case = Shown { directory: &roster(), events: &events[..count], is_numbered: false };
    let view: View = view.parse().unwrap();
    view.with_case(&charter, case, &Options::new(language)).unwrap()
}

/// What is marked, and the lines that the case adds to it.
fn marked(view: &str, count: usize) -> Vec<String> {
    let picture = shown(view, count, Language::En).picture().unwrap();
    let line = |element: &Element, mark: Option<Mark>, details: &[String]| {
        let added: Vec<&str> =
            details.iter().map(String::as_str).filter(|line| line.starts_with('▸')).collect();
        mark.map(|mark| {
            format!("{element} {}; {}", mark.word(), added.join("; ")).trim_end_matches("; ").to_owned()
        })
    };
    let nodes = picture.nodes().iter().filter_map(|node| line(&node.element, node.mark, &node.details));
    let edges = picture.edges().iter().filter_map(|edge| line(&edge.element, edge.mark, &edge.details));
    nodes.chain(edges).collect()
}

/// Two working days after Monday the 2nd of March end on the 4th; the board has five days after the 5th, up to the 10th.
#[test]
fn the_rung_on_which_a_case_stands_is_marked_with_what_falls_due() {
    assert_eq!(marked("ladder:levels", 1), Vec::<String>::new());
    assert_eq!(marked("ladder:levels", 2), ["body-desk current; ▸ Time to decide: by 2026-03-04"]);
    assert_eq!(
        marked("ladder:levels", 3),
        ["body-desk passed", "body-board current; ▸ Time to decide: by 2026-03-10", "climb-desk passed"]
    );
    // The board declined: the case did not end because no rung was left.
    assert_eq!(
        marked("ladder:levels", 4),
        ["body-desk passed", "body-board passed", "state-refused current", "climb-desk passed"]
    );
}

#[test]
fn a_case_for_which_no_rung_is_left_is_marked_past_the_last() {
    let charter = charter(LENDING);
    let roster = roster();
    let on = |time: &str| Instant::parse(time, charter.calendar.zone()).unwrap();
    let mut told = events(&charter);
    told.pop();
    let case = gongzhi::replay(&charter, &told).unwrap();
    told.extend(tick(&charter, &roster, &charter.calendar, &case, on("2026-03-20 09:00")).unwrap());
    let overlay =
        climbed(&charter, charter.ladder("levels").unwrap().0, &told, Language::En).unwrap().unwrap();
    let slot = Name::new("handler").unwrap();
    assert_eq!(overlay.get(&Element::Exhausted(slot)), Some(Mark::Passed));
    let refused = Element::State(Name::new("refused").unwrap());
    assert_eq!(overlay.get(&refused), Some(Mark::Current));
}

#[test]
fn who_answers_for_a_case_is_marked_among_the_bodies() {
    assert_eq!(
        marked("structure", 1),
        ["body-desk current; ▸ answers for: Asked for; ▸ Sort: by 2026-03-02 13:00"]
    );
    assert_eq!(
        marked("around:desk", 3),
        [
            "body-board current; ▸ answers for: Being decided; ▸ Time to decide: by 2026-03-10",
            "body-desk passed"
        ]
    );
    assert_eq!(marked("structure", 4), ["body-board passed", "body-desk passed"]);
}

/// Raised on the 2nd of March; in time it would be sorted then, decided by the desk by the 4th and by the board by the 10th.
#[test]
fn the_place_of_a_case_is_marked_along_the_days() {
    let Drawing::Chart(chart) = shown("deadlines:loan", 3, Language::En) else { panic!("no chart") };
    assert_eq!(chart.bars()[0].span.days(chart.zone()).0.to_string(), "2026-03-02");
    assert_eq!(chart.place().unwrap().label, "loan-7 2026-03-05 00:00: Being decided");
    let markdown = chart.sheet().markdown().to_string();
    assert!(markdown.lines().any(|line| line == "loan-7 2026-03-05 00:00: Being decided"), "{markdown}");
}

#[test]
fn the_place_of_a_case_is_drawn_in_both_languages() {
    for (language, name) in [(Language::En, "en"), (Language::Zh, "zh")] {
        for (view, of) in
            [("ladder:levels", "ladder"), ("structure", "structure"), ("deadlines:loan", "deadlines")]
        {
            let drawing = shown(view, 3, language);
            let path = format!("{}/tests/data/pictures/lending-case-{of}-{name}", env!("CARGO_MANIFEST_DIR"));
            for (form, ending) in [(Form::Svg, "svg"), (Form::Mermaid, "mmd")] {
                let written = drawing.written(form).unwrap();
                if form == Form::Svg {
                    assert_apart(&path, &written);
                }
                expect_file![format!("{path}.{ending}")].assert_eq(&written);
            }
        }
    }
}

/// Views that show nothing of a case say which do.
#[test]
fn a_view_that_shows_nothing_of_a_case_is_refused() {
    let charter = charter(LENDING);
    let events = events(&charter);
    let asked = |view: &str| {
        let case = Shown { directory: &roster(), events: &events, is_numbered: false };
        view.parse::<View>().unwrap().with_case(&charter, case, &Options::default()).unwrap_err()
    };
    let CaseViewError::View(error) = asked("duties") else { panic!("shown") };
    let sentence = error.sentence();
    assert_eq!(
        sentence.en,
        "`duties` shows nothing of a case of `loan`: ask for history, timeline, structure, workflow:loan, lanes:loan, matrix:loan, \
         deadlines:loan, ladder:levels"
    );
    assert!(sentence.zh.starts_with("“duties”不展示流程“loan”中的事项：请用 history、"), "{}", sentence.zh);
    let CaseViewError::View(error) = asked("table:loan.deciding") else { panic!("shown") };
    assert!(matches!(error, ViewError::NotOfCase { .. }));
    let CaseViewError::View(error) = asked("ladder:steps") else { panic!("shown") };
    assert!(matches!(error, ViewError::Unknown { part: Part::Ladder, .. }));
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
    let expected = std::fs::read_to_string("tests/data/pictures/lending-history-en.svg").unwrap();
    assert_eq!(run(&["--view", "history", "--as", "svg", "--case", list]), (0, expected));
    let (status, marked) = run(&["--view", "workflow:loan", "--as", "svg", "--case", lines]);
    assert!(
        status == 0
            && marked.contains("<g id=\"workflow-loan-state-refused\" class=\"node end grey current\">")
    );
    let (status, marked) = run(&["--view", "ladder:levels", "--as", "svg", "--case", lines]);
    assert!(
        status == 0
            && marked.contains("<g id=\"ladder-levels-climb-desk\" class=\"edge solid plain passed\">")
    );
    let (status, said) = run(&["--view", "table:loan.deciding", "--case", lines]);
    assert!(
        status == 2 && said.starts_with("error: `table:loan.deciding` shows nothing of a case of `loan`: "),
        "{said}"
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
