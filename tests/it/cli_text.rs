//! `gongzhi show` and `gongzhi fmt`, run as a user runs them.

use std::{fs, path::PathBuf, process::Output};

use super::tool::gongzhi;

/// A file of this test alone.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The status, what stands on stdout and what on stderr.
fn told(arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = gongzhi(arguments);
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

const UNTIDY: &str = "# 居民选举产生\n主体居委会   为 居民委员会\n";
const TIDY: &str = "# 居民选举产生\n主体 居委会 为 居民委员会\n";

#[test]
fn a_charter_goes_to_json_and_back_through_files() {
    let (status, json, aside) = told(&["show", "community", "--format", "json"]);
    assert_eq!((status, aside.as_str()), (0, ""));
    let (_, text, _) = told(&["show", &file("community.json", json.as_bytes())]);
    let (_, again, _) =
        told(&["show", &file("community-again.charter", text.as_bytes()), "--format", "json"]);
    assert_eq!(again, json);
}

#[test]
fn rule_tests_go_to_json_and_run_from_it() {
    let (status, json, aside) = told(&["show", "petition", "--tests", "--format", "json"]);
    assert_eq!((status, aside.as_str()), (0, ""));
    let (_, from_json, _) = told(&["test", &file("petition-tests.json", json.as_bytes())]);
    let (status, from_text, _) = told(&["test", "petition"]);
    assert_eq!(status, 0);
    let counted = |text: &str| text.lines().last().unwrap().to_owned();
    assert!(counted(&from_text).ends_with(" passed, 0 failed"), "{from_text}");
    assert_eq!(counted(&from_json), counted(&from_text));
}

#[test]
fn the_schemas_are_printed_as_json() {
    for (of, root) in [("charter", "#/$defs/charter"), ("scenario", "#/$defs/scenario-file")] {
        let (status, text, aside) = told(&["schema", of]);
        assert_eq!((status, aside.as_str()), (0, ""));
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(schema["$ref"], root);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[test]
fn a_charter_is_shown_with_chinese_keywords() {
    let (status, text, _) = told(&["show", "community", "--keywords", "zh"]);
    assert_eq!(status, 0);
    assert!(text.contains("\n章程 community "), "{text}");
    let committee = text.lines().find(|line| line.starts_with("主体 committee ")).unwrap();
    assert!(committee.contains(" 为 居民委员会 ") && committee.ends_with("  【B 4, 18】"), "{committee}");
}

#[test]
fn a_mistake_of_form_is_shown_with_its_place_instead() {
    let path = file("two-kinds.charter", b"charter c\nbody committee is council, is grid\n");
    let (status, shown, aside) = told(&["show", &path]);
    assert_eq!((status, shown.as_str()), (1, ""));
    assert!(aside.starts_with("error[repeated-clause]: `is` may stand only once under `body`\n"), "{aside}");
    assert!(aside.contains("two-kinds.charter:2:28\n"), "{aside}");
}

#[test]
fn a_file_of_rule_tests_is_no_charter() {
    let path = file("only.scenario", b"roster people\n  person wang is resident\n");
    let (status, shown, aside) = told(&["show", &path]);
    assert_eq!((status, shown.as_str()), (1, ""));
    assert_eq!(aside, format!("`{path}` holds rule tests, but no charter\n"));
}

#[test]
fn what_cannot_be_read_says_why_in_the_language_asked_for() {
    let latin = file("latin.charter", b"charter caf\xe9\n");
    let broken = file("broken.json", b"{ \"name\": \"c\",\n  \"bodys\": [] }");
    let nameless = file("nameless.json", b"{ \"name\": \"c\", \"bodies\": [{ \"titles\": [\"x\"] }] }");
    for (path, en, zh) in [
        (
            "nowhere",
            "there is no such file; bundled charters: `community`, `petition`, `disclosure`, `residents-committee-2018`, `residents-committee-2025`, `mediation`, `hotline-baoding`, `hotline-tangshan`, `grid-2021`, `grid-2026`\n",
            "没有这个文件；内置章程有：`community`、`petition`、`disclosure`、`residents-committee-2018`、`residents-committee-2025`、`mediation`、`hotline-baoding`、`hotline-tangshan`、`grid-2021`、`grid-2026`\n",
        ),
        (
            &latin,
            "the file is not UTF-8: byte 11, on line 1, does not fit\n",
            "文件不是 UTF-8 编码：第 1 行、第 11 字节不符合\n",
        ),
        (
            &broken,
            "is no charter in JSON, line 2, column 9: unknown field `bodys`",
            "第 2 行第 9 列：unknown field `bodys`",
        ),
        (&nameless, "`` cannot stand where a name is due: a name cannot be empty\n", "：缺少名称\n"),
    ] {
        let (status, shown, aside) = told(&["show", path]);
        assert_eq!((status, shown.as_str()), (2, ""));
        assert!(aside.contains(en), "{aside}");
        let (_, _, aside) = told(&["show", path, "--lang", "zh"]);
        assert!(aside.starts_with("错误：") && aside.contains(zh), "{aside}");
    }
}

#[test]
fn fmt_rewrites_a_file_once() {
    let path = file("untidy.charter", UNTIDY.as_bytes());
    assert_eq!(told(&["fmt", "--check", &path]), (1, format!("{path}\n"), String::new()));
    assert_eq!(fs::read_to_string(&path).unwrap(), UNTIDY);
    assert_eq!(told(&["fmt", &path]), (0, format!("{path}\n"), String::new()));
    assert_eq!(fs::read_to_string(&path).unwrap(), TIDY);
    assert_eq!(told(&["fmt", &path]), (0, String::new(), String::new()));
    assert_eq!(told(&["fmt", "--check", &path]), (0, String::new(), String::new()));
}

#[test]
fn fmt_leaves_a_file_with_mistakes_alone_and_does_the_others() {
    let (wrong, untidy) = ("body , is\n", file("beside-wrong.charter", UNTIDY.as_bytes()));
    let path = file("wrong.charter", wrong.as_bytes());
    let (status, changed, aside) = told(&["fmt", &path, &untidy]);
    assert_eq!((status, changed), (1, format!("{untidy}\n")));
    assert!(aside.contains("wrong.charter:1:"), "{aside}");
    assert_eq!(fs::read_to_string(&path).unwrap(), wrong);
}

#[test]
fn fmt_sends_json_to_show() {
    let path = file("some.json", b"{}");
    let (status, _, aside) = told(&["fmt", &path]);
    assert_eq!(
        (status, aside),
        (2, format!("error: `{path}` is JSON; `gongzhi show {path}` writes it as text\n"))
    );
}
