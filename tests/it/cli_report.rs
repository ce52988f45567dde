//! `gongzhi report`, run as a user runs it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use super::tool::tool;

const CHARTER: &str = include_str!("../data/scenario/repair.charter");
const FAILING: &str = "charter repair
roster house
  person wang is resident
scenario \"Closed at once\"
  when wang does repair.ask at 2026-03-02 09:00
  then end done
";

/// A folder of this test alone, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, content) in files {
        fs::write(folder.join(file), content).unwrap();
    }
    folder
}

/// The status, what stands on stdout and what on stderr, asked from within a folder.
fn told(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } =
        tool().current_dir(folder).arg("report").args(arguments).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn the_bundled_charter_is_reported_in_a_few_lines_and_on_one_page() {
    let folder = folder("bundled", &[]);
    let (status, answer, aside) = told(&folder, &["community"]);
    assert_eq!((status, aside.as_str()), (0, ""));
    let lines: Vec<_> = answer.lines().collect();
    assert_eq!(lines.len(), 5, "{answer}");
    assert_eq!(lines[0], "Happiness Community Charter, edition 2026-01");
    assert!(lines[1].contains("Residents' appeals"), "{answer}");
    assert!(lines[3].starts_with("Scenarios: ") && lines[3].ends_with(" passed, 0 failed"), "{answer}");
    assert_eq!(lines[4], "Report: report.html");
    let page = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(page.matches("<svg").count() >= 2, "structure and workflow are drawn");
    assert!(page.contains("The whole loop, from the collection point to a satisfied resident"));
}

#[test]
fn the_page_and_the_lines_are_in_the_readers_language() {
    let folder = folder("chinese", &[]);
    let (status, answer, _) = told(&folder, &["community", "--lang", "zh", "-o", "报告.html"]);
    assert_eq!(status, 0);
    assert!(answer.starts_with("幸福社区共治章程，版次 2026-01\n"), "{answer}");
    assert!(answer.ends_with("报告：报告.html\n"), "{answer}");
    assert!(fs::read_to_string(folder.join("报告.html")).unwrap().contains("民意诉求闭环办理"));
}

#[test]
fn failing_tests_beside_a_charter_fall_short_and_stand_on_the_page() {
    let folder = folder("failing", &[("repair.charter", CHARTER), ("a.scenario", FAILING)]);
    let (status, answer, _) = told(&folder, &["repair.charter"]);
    assert_eq!(status, 1);
    let said = "Scenarios: 0 passed, 1 failed; see `gongzhi test repair.charter`";
    assert_eq!(answer.lines().nth(3), Some(said));
    let page = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(page.contains("Closed at once") && page.contains("not ended: Asked"));
}

#[test]
fn a_charter_without_tests_is_reported_all_the_same() {
    let folder = folder("untested", &[("repair.charter", CHARTER)]);
    let (status, answer, _) = told(&folder, &["repair.charter", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((status, &json["passed"], &json["errors"]), (0, &0.into(), &0.into()));
}

#[test]
fn what_means_nothing_is_not_reported() {
    let broken = CHARTER.replace("accountable handler, consulted", "accountable handlers, consulted");
    let folder = folder("broken", &[("repair.charter", broken.as_str())]);
    let (status, answer, aside) = told(&folder, &["repair.charter"]);
    assert_eq!((status, answer.as_str()), (1, ""));
    assert!(aside.contains("`handlers`"), "{aside}");
    assert!(!folder.join("report.html").exists());
    let (status, _, aside) = told(&folder, &["nowhere.charter"]);
    assert_eq!(
        (status, aside.as_str()),
        (2, "error: cannot read `nowhere.charter`: there is no such file\n")
    );
}

/// The rule tests of the booths leave four questions open, as `gongzhi test --mutants` tells one by one.
#[test]
fn changes_that_no_test_notices_are_counted_listed_and_drawn() {
    let file = |name: &str| fs::read_to_string(format!("tests/data/mutants/{name}")).unwrap();
    let (charter, tests) = (file("booth.charter"), file("booth.scenario"));
    let folder =
        folder("mutants", &[("booth.charter", charter.as_str()), ("booth.scenario", tests.as_str())]);
    let (_, answer, aside) = told(&folder, &["booth.charter", "--mutants"]);
    assert_eq!(aside, "");
    let said = "Changes of a rule: 31 of 36 noticed; see `gongzhi test booth.charter --mutants`";
    assert_eq!(answer.lines().nth(4), Some(said));
    let page = fs::read_to_string(folder.join("report.html")).unwrap();
    for said in [
        "<b class=\"doubt\">31 / 36</b><span>changes of a rule noticed by scenarios</span>",
        "<b class=\"doubt\"><a href=\"#unnoticed-permit\">",
        "id=\"unnoticed-permit\"",
        "id=\"zh-unnoticed-permit\"",
        "Changes of a rule that no scenario notices",
        "情景测试发现不了的改动",
    ] {
        assert!(page.contains(said), "{said} is not on the page");
    }
    let (_, answer, _) = told(&folder, &["booth.charter", "--mutants", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((&json["mutants"]["noticed"], &json["mutants"]["all"]), (&31.into(), &36.into()));
    let (_, answer, _) = told(&folder, &["booth.charter"]);
    assert!(!answer.contains("Changes of a rule"), "{answer}");
    let page = fs::read_to_string(folder.join("report.html")).unwrap();
    assert!(page.contains("`gongzhi report CHARTER --mutants`") && !page.contains("unnoticed-permit"));
}
