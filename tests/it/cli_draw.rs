//! `gongzhi draw`, run as a user runs it.

use super::tool::gongzhi;

fn drawn(arguments: &[&str]) -> String {
    let output = gongzhi(arguments);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str], status: i32) -> String {
    let output = gongzhi(arguments);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    assert_eq!(output.status.code(), Some(status));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_file_is_drawn_as_the_library_draws_it() {
    let file = "tests/data/pictures/lending.charter";
    for (form, name) in [("mermaid", "mmd"), ("dot", "dot"), ("svg", "svg")] {
        for language in ["en", "zh"] {
            let expected =
                std::fs::read_to_string(format!("tests/data/pictures/lending-loan-{language}.{name}"))
                    .unwrap();
            let view = ["draw", file, "--view", "workflow:loan", "--as", form, "--lang", language];
            assert_eq!(drawn(&view), expected);
        }
    }
}

#[test]
fn a_table_is_written_in_markdown_unless_another_form_is_asked_for() {
    let file = "tests/data/pictures/lending.charter";
    for (more, name) in [(&[][..], "md"), (&["--as", "csv"][..], "csv"), (&["--as", "svg"][..], "svg")] {
        for language in ["en", "zh"] {
            let expected = format!("tests/data/pictures/lending-matrix-{language}.{name}");
            let view = ["draw", file, "--view", "matrix:loan", "--lang", language];
            assert_eq!(drawn(&[&view, more].concat()), std::fs::read_to_string(expected).unwrap());
        }
    }
}

#[test]
fn a_bundled_charter_is_drawn_by_its_name() {
    let picture = drawn(&["draw", "community", "--view", "workflow:appeal", "--as", "mermaid"]);
    assert!(picture.starts_with("---\ntitle: \"Residents' appeals"));
    let structure = drawn(&["draw", "community", "--lang", "zh", "--direction", "right"]);
    assert!(structure.contains("\nflowchart LR\n") && structure.contains("居民委员会"));
}

#[test]
fn json_says_what_is_drawn() {
    let answer = drawn(&["draw", "community", "--as", "dot", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["view"], "structure");
    assert_eq!(answer["as"], "dot");
    assert!(answer["picture"].as_str().unwrap().starts_with("digraph \"structure\""));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let unknown = refused(&["draw", "mediation", "--view", "workflow:appeals", "--lang", "zh"], 2);
    assert_eq!(unknown, "错误：章程中没有流程“appeals”：现有dispute、filing\n");
    let view = refused(&["draw", "community", "--view", "map"], 2);
    let views = "structure, relation:WORD, kind:NAME, around:BODY, workflow:NAME, lanes:NAME, matrix:NAME, duties[:BODY], ladder:NAME, table:WORKFLOW.NAME, ballots:NAME, deadlines:NAME[.OUTCOME], history, timeline";
    assert_eq!(view, format!("error: `map` is no view: write {views}\n"));
    let form = refused(&["draw", "community", "--view", "duties", "--as", "dot"], 2);
    assert_eq!(form, "error: `duties` is not written as dot: write it as markdown, csv, svg\n");
    let form = refused(&["draw", "community", "--as", "csv", "--lang", "zh"], 2);
    assert_eq!(form, "错误：“structure”没有 csv 格式：请用 mermaid、dot、svg\n");
    assert!(refused(&["draw", "nowhere.charter"], 2).contains("nowhere.charter"));
}

#[test]
fn a_charter_with_mistakes_falls_short() {
    let file = std::env::temp_dir().join("gongzhi-draw-mistaken.charter");
    std::fs::write(&file, "charter x, edition 2026-01\nbody a is council, leads b\n").unwrap();
    let said = refused(&["draw", file.to_str().unwrap()], 1);
    assert!(said.contains("`b`"), "{said}");
}
