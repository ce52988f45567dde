//! `gongzhi test --update`, run as a user runs it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use super::tool::tool;

const CHARTER: &str = include_str!("../data/scenario/repair.charter");

const HEAD: &str = "charter repair
roster house
  person wang \"王女士\" is resident
  person chen \"陈先生\" holds committee.member
  person du holds crew.worker
";

/// A folder of this test alone, with a charter and this file of tests.
fn folder(name: &str, tests: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("update").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("repair.charter"), CHARTER).unwrap();
    fs::write(folder.join("a.scenario"), format!("{HEAD}{tests}")).unwrap();
    folder
}

fn told(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        tool().current_dir(folder).arg("test").args(arguments).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn tests_in(folder: &Path) -> String {
    fs::read_to_string(folder.join("a.scenario")).unwrap().strip_prefix(HEAD).unwrap().to_owned()
}

/// Several values that differ, in one scenario after the other; the comments and the layout are nobody's canonical one.
const DIFFERING: &str = "# what was so, before the rules changed
scenario \"Many things differ\"   # every line
  when wang does repair.ask with urgent = no at 2026-03-02 09:00
  then in sent,   accountable crew, informed none   # three of them
  when chen does send
  then in sent, with handler = committee and urgent = yes, due mending at 2026-03-09
  when chen does answer
  then refused because if
  when du does answer with cost = 40
  then with cost = 50, happened send, end done
scenario \"Nothing differs\"
  when wang does repair.ask at 2026-03-02 09:00
  then in asked
";

#[test]
fn only_the_values_that_differ_are_rewritten() {
    let folder = folder("many", DIFFERING);
    let (status, answer, aside) = told(&folder, &["a.scenario", "--update"]);
    // That the case has not ended cannot be said with `end`.
    assert_eq!((status, aside.as_str()), (1, ""));
    let rewritten = DIFFERING
        .replace(
            "in sent,   accountable crew, informed none",
            "in asked,   accountable committee, informed raiser",
        )
        .replace(
            "handler = committee and urgent = yes, due mending at 2026-03-09",
            "handler = crew and urgent = no, due mending at 2026-03-04",
        )
        .replace("because if", "because by")
        .replace("cost = 50, happened send", "cost = 40, happened answer");
    assert_eq!(tests_in(&folder), rewritten);
    assert!(answer.contains("FAILED   Many things differ\n"), "{answer}");
    assert!(answer.contains("  expected   actual\n        Sent       Asked\n"), "{answer}");
    for line in [
        "rewritten  a.scenario:9:11  sent → asked\n",
        "rewritten  a.scenario:9:32  crew → committee\n",
        "rewritten  a.scenario:9:52  none → raiser\n",
        "rewritten  a.scenario:11:32  committee → crew\n",
        "rewritten  a.scenario:13:24  if → by\n",
        "rewritten  a.scenario:15:20  50 → 40\n",
        "left       a.scenario:15:41  no single value can be written for what differs\n",
    ] {
        assert!(answer.contains(line), "{line}{answer}");
    }
    assert!(answer.ends_with("1 passed, 1 failed\n"), "{answer}");
}

#[test]
fn what_is_met_after_it_was_rewritten_is_well() {
    let folder = folder("well", &DIFFERING.replace(", end done", ""));
    let (status, answer, _) = told(&folder, &["a.scenario", "--update"]);
    assert_eq!(status, 0, "{answer}");
    assert!(answer.ends_with("2 passed, 0 failed\n"), "{answer}");
    let once = tests_in(&folder);
    let (status, answer, _) = told(&folder, &["a.scenario", "--update"]);
    assert_eq!((status, answer.contains("rewritten")), (0, false), "{answer}");
    assert_eq!(tests_in(&folder), once);
}

#[test]
fn a_row_of_examples_is_rewritten_in_its_cell() {
    let rows = "scenario \"Rows\"
  when wang does repair.ask with urgent = <urgent> at 2026-03-02 09:00
  when chen does send
  then with handler = <handler>, accountable <handler>
  examples
    | urgent | handler     |
    | yes    | committee   |
    | no     | subdistrict |
";
    let folder = folder("rows", rows);
    let (status, answer, _) = told(&folder, &["a.scenario", "--update"]);
    assert_eq!(status, 0, "{answer}");
    assert_eq!(tests_in(&folder), rows.replace("| no     | subdistrict |", "| no     | crew |"));
}

#[test]
fn a_value_that_two_rows_want_otherwise_is_left() {
    let rows = "scenario \"Rows\"
  when wang does repair.ask with urgent = <urgent> at 2026-03-02 09:00
  when chen does send
  then accountable subdistrict
  examples
    | urgent |
    | yes    |
    | no     |
";
    let folder = folder("two-rows", rows);
    let (status, answer, _) = told(&folder, &["a.scenario", "--update"]);
    assert_eq!(status, 1);
    assert!(answer.contains("left       a.scenario:9:8  no single value"), "{answer}");
    assert!(answer.ends_with("1 passed, 1 failed\n"), "{answer}");
}

#[test]
fn chinese_keywords_get_chinese_words() {
    let tests = "场景 \"中文\"
  当 wang 做 repair.ask，其中 urgent = 是，于 2026-03-02 09:00
  那么 告知 无，其中 urgent = 否
  当 chen 做 answer
  那么 被拒 因 若
";
    let folder = folder("zh", tests);
    let (status, answer, _) = told(&folder, &["a.scenario", "--update", "--lang", "zh"]);
    assert_eq!(status, 0, "{answer}");
    let rewritten =
        tests.replace("告知 无，其中 urgent = 否", "告知 提出人，其中 urgent = 是").replace("因 若", "因 从");
    assert_eq!(tests_in(&folder), rewritten);
    assert!(answer.contains("已改写  a.scenario:8:9  无 → 提出人\n"), "{answer}");
}

#[test]
fn a_refusal_that_nothing_expected_is_left() {
    let tests = "scenario \"Refused\"
  when wang does repair.ask at 2026-03-02 09:00
  when wang does send
  then in sent
";
    let folder = folder("refused", tests);
    let (status, answer, _) = told(&folder, &["a.scenario", "--update"]);
    assert_eq!((status, tests_in(&folder).as_str()), (1, tests));
    assert!(answer.contains("left       a.scenario:8:3  "), "{answer}");
}

#[test]
fn what_is_no_file_of_text_is_not_rewritten() {
    let folder = folder(
        "bundled",
        "scenario \"One\"\n  when wang does repair.ask at 2026-03-02 09:00\n  then in asked\n",
    );
    let (status, _, aside) = told(&folder, &["community", "--update"]);
    let expected =
        "error: `community.scenario` is no file of text, so that its expectations cannot be rewritten\n";
    assert_eq!((status, aside.as_str()), (2, expected));
}

#[test]
fn programs_are_told_of_each_place() {
    let folder = folder("json", DIFFERING);
    let (_, answer, _) = told(&folder, &["a.scenario", "--update", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let first =
        serde_json::json!({ "file": "a.scenario", "line": 9, "column": 11, "from": "sent", "to": "asked" });
    assert_eq!(json["updated"][0], first);
    assert_eq!(json["updated"].as_array().unwrap().last().unwrap()["to"], serde_json::Value::Null);
}
