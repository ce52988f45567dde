//! `gongzhi check CHARTER --roster FILE`, run as a user runs it.

use std::process::Output;

use expect_test::{Expect, expect};
use serde_json::Value;

use super::tool::tool;

const CHARTER: &str = "tests/data/make-up/residents.charter";

fn gongzhi(roster: &str, more: &[&str]) -> Output {
    let roster = format!("tests/data/{roster}");
    tool().args(["check", CHARTER, "--roster", &roster]).args(more).output().unwrap()
}

const JUNE: &[&str] = &["--at", "2026-06-01"];

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn fails(output: &Output, status: i32, expected: Expect) {
    expected.assert_eq(&err(output));
    assert_eq!((out(output).as_str(), output.status.code()), ("", Some(status)));
}

#[test]
fn a_valid_roster_is_well_and_says_who_serves_how_long() {
    let output = gongzhi("make-up/valid.scenario", &["--at", "2026-06-01", "--lang", "zh"]);
    assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()));
    let said = out(&output);
    assert!(
        said.contains(
            "居民委员会：组成符合规定\n  5人，应有5～9人\n  王玉兰：主任，自2026-01-10至2031-01-10\n"
        ),
        "{said}"
    );
    assert!(said.ends_with("tests/data/make-up/valid.scenario：没有发现问题\n"), "{said}");
}

#[test]
fn a_barred_member_is_shown_with_the_rule() {
    let output = gongzhi("make-up/relative-among-the-overseers.scenario", JUNE);
    assert_eq!((output.status.code(), err(&output)), (Some(1), String::new()));
    let said = out(&output);
    let (_, rest) = said.split_once("Residents' committee: validly").unwrap();
    let (_, said) = rest.split_once("\n\n").unwrap();
    expect![[r#"
        Residents' affairs supervisory committee: not validly made up
          3 persons; there must be 3 persons
          周平: Overseer since 2026-01-20, up to 2031-01-20
          吴燕: Overseer since 2026-01-20, up to 2031-01-20
          郑海: Overseer since 2026-01-20, up to 2031-01-20
            barred: is `near-relative` of `陈刚`, who is a member of `committee` [JWH25 36]

        Residents' representatives' meeting: validly made up
          20 persons
          居民代表 (20 persons): Residents' representative since 2026-01-05, up to 2031-01-05

        error[barred-member]: `郑海` may not belong to `overseers`: is `near-relative` of `陈刚`, who is a member of `committee`
          --> tests/data/make-up/residents.charter:20:3
           |
        20 |   bars committee and committee.near-relative                                    [JWH25 36]
           |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        tests/data/make-up/relative-among-the-overseers.scenario: 1 error, 0 warnings
    "#]]
    .assert_eq(said);
}

#[test]
fn programs_get_the_same() {
    let output =
        gongzhi("make-up/couple-on-the-committee.scenario", &["--at", "2026-06-01", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&answer["version"], &answer["valid"], &answer["errors"]),
        (&1.into(), &false.into(), &1.into())
    );
    assert_eq!(answer["at"], "2026-06-01");
    let committee = &answer["bodies"][0];
    assert_eq!(committee["body"], "committee");
    assert_eq!(committee["seats"], serde_json::json!({ "least": 5, "most": 9 }));
    let wang = &committee["members"][0];
    assert_eq!(wang["holds"][0]["last_day"], "2031-01-10");
    assert_eq!(wang["barred"][0]["sources"], serde_json::json!([{ "source": "JWH25", "places": ["8"] }]));
    let finding = &answer["findings"][0];
    assert_eq!((&finding["lint"], &finding["line"]), (&"barred-member".into(), &14.into()));
}

#[test]
fn a_roster_in_json_is_told_of_names_the_charter_does_not_know() {
    let output = gongzhi("make-up/strangers.json", JUNE);
    assert_eq!(output.status.code(), Some(1));
    let said = out(&output);
    let line = "error[unknown-in-roster]: the roster speaks of the body `comittee`, which the charter does not declare\n  = help: did you mean `committee`?\n";
    assert!(said.contains(line), "{said}");
}

#[test]
fn without_a_date_it_is_today() {
    let output = gongzhi("make-up/valid.scenario", &["--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["at"].as_str().unwrap() > "2026-01-01");
}

#[test]
fn a_question_that_cannot_be_asked_says_why() {
    let file = |name: &str, more: &[&str]| gongzhi(name, more);
    fails(
        &file("make-up/valid.scenario", &["--at", "June"]),
        2,
        expect![[r#"
            error: `June` is no date such as 2026-06-01
        "#]],
    );
    fails(
        &file("make-up/residents.charter", JUNE),
        2,
        expect![[r#"
            error: `tests/data/make-up/residents.charter` holds no roster: write `roster NAME` and its persons below, or give one as JSON
        "#]],
    );
    fails(
        &file("make-up/no-such-file.json", &["--lang", "zh"]),
        2,
        expect![[r#"
            错误：无法读取“tests/data/make-up/no-such-file.json”：没有这个文件
        "#]],
    );
    assert_eq!(file("language/review.scenario", JUNE).status.code(), Some(2));
}

#[test]
fn a_roster_that_is_written_wrongly_is_shown_with_the_place() {
    let path = std::env::temp_dir().join(format!("gongzhi-roster-{}.scenario", std::process::id()));
    std::fs::write(&path, "roster people\n  person ann holds comittee\n").unwrap();
    let output = tool().args(["check", CHARTER, "--roster"]).arg(&path).output().unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = err(&output);
    assert!(said.contains("no body `comittee`") && said.contains(":2:20"), "{said}");
}
