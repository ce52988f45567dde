//! `gongzhi check CHARTER --roster FILE --people` and `--least`, run as a user runs them.

use std::process::Output;

use expect_test::{Expect, expect};
use serde_json::{Value, json};

use super::tool::tool;

const CHARTER: &str = "tests/data/people/desk.charter";

fn gongzhi(more: &[&str]) -> Output {
    tool().args(["check", CHARTER, "--at", "2026-06-01"]).args(more).output().unwrap()
}

fn people(roster: &str, more: &[&str]) -> Output {
    let roster = format!("tests/data/people/{roster}");
    gongzhi(&[&["--people", "--roster", &roster], more].concat())
}

fn says(output: &Output, status: i32, expected: Expect) {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    expected.assert_eq(&String::from_utf8_lossy(&output.stdout));
    assert_eq!(output.status.code(), Some(status));
}

fn fails(output: &Output, expected: Expect) {
    expected.assert_eq(&String::from_utf8_lossy(&output.stderr));
    assert_eq!((&*output.stdout, output.status.code()), (&b""[..], Some(2)));
}

fn data(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn two_clerks_are_enough() {
    says(
        &people("two-clerks.scenario", &[]),
        0,
        expect![[r#"
        request: every duty can be done, whoever acted before

        tests/data/people/two-clerks.scenario: nothing found
    "#]],
    );
    says(
        &people("two-clerks.scenario", &["--lang", "zh"]),
        0,
        expect![[r#"
        request：应办的动作都有人可办，无论此前由谁办理

        tests/data/people/two-clerks.scenario：没有发现问题
    "#]],
    );
}

#[test]
fn one_clerk_is_too_few_and_it_is_said_how() {
    says(
        &people("one-clerk.scenario", &[]),
        1,
        expect![[r#"
        request: a duty is left to nobody

        error[separation-unsatisfiable]: nobody is left to do `approve`: everybody who could is barred
          --> tests/data/people/desk.charter:14:10
           |
        14 |     must approve "Approve" / "审核" by counter.clerk, bars register.actor, within 3 days -> approved
           |          ^^^^^^^
           |
           = note: it comes there by `ask` by `citizen-1`, `register` by `安宁`

        tests/data/people/one-clerk.scenario: 1 error, 0 warnings
    "#]],
    );
    says(
        &people("one-clerk.scenario", &["--lang", "zh"]),
        1,
        expect![[r#"
        request：有应办的动作无人可办

        错误[separation-unsatisfiable]: “approve”无人可办：可以办理的人都须回避
          --> tests/data/people/desk.charter:14:10
           |
        14 |     must approve "Approve" / "审核" by counter.clerk, bars register.actor, within 3 days -> approved
           |          ^^^^^^^
           |
           = 说明: 途径：“citizen-1”办理“ask”、“安宁”办理“register”

        tests/data/people/one-clerk.scenario：1个错误，0个警告
    "#]],
    );
}

#[test]
fn whose_absence_matters_is_told_by_name() {
    says(
        &people("two-clerks.scenario", &["--absent", "1"]),
        0,
        expect![[r#"
        request: every duty can be done, but not if some are absent

        warning[absence-blocks]: without any 1 of `安宁`, `伯文` nobody is left to do `approve`
          --> tests/data/people/desk.charter:14:10
           |
        14 |     must approve "Approve" / "审核" by counter.clerk, bars register.actor, within 3 days -> approved
           |          ^^^^^^^
           |
           = note: it comes there by `ask` by `citizen-1`, `register` by `伯文`

        tests/data/people/two-clerks.scenario: 0 errors, 1 warning
    "#]],
    );
    says(
        &people("two-clerks.scenario", &["--absent", "1", "--lang", "zh"]),
        0,
        expect![[r#"
        request：应办的动作都有人可办，但有人缺席时不然

        警告[absence-blocks]: “安宁”“伯文”这2人中的任意1人缺席时，“approve”无人可办
          --> tests/data/people/desk.charter:14:10
           |
        14 |     must approve "Approve" / "审核" by counter.clerk, bars register.actor, within 3 days -> approved
           |          ^^^^^^^
           |
           = 说明: 途径：“citizen-1”办理“ask”、“伯文”办理“register”

        tests/data/people/two-clerks.scenario：0个错误，1个警告
    "#]],
    );
}

#[test]
fn what_is_found_is_data_as_well() {
    let found = data(&people("one-clerk.scenario", &["--format", "json"]));
    assert_eq!((&found["version"], &found["errors"]), (&json!(1), &json!(1)));
    assert_eq!(
        (&found["charter"], &found["at"], &found["absent"]),
        (&json!("desk"), &json!("2026-06-01"), &json!(0))
    );
    assert_eq!(found["findings"][0]["lint"], json!("separation-unsatisfiable"));
    let workflow = &found["workflows"][0];
    assert_eq!((&workflow["workflow"], &workflow["decided"]), (&json!("request"), &json!(true)));
    let undoable = &workflow["undoable"][0];
    assert_eq!((&undoable["action"], &undoable["choice"]), (&json!("approve"), &json!("every")));
    assert_eq!((&undoable["barred"], &undoable["confirmed"]), (&json!(true), &json!(true)));
    assert_eq!(undoable["run"][1]["does"]["by"], json!(["ann"]));
    let absences = data(&people("two-clerks.scenario", &["--format", "json", "--absent", "1"]));
    let absence = &absences["workflows"][0]["absences"][0];
    assert_eq!(absence["absent"], json!([{ "number": 1, "of": ["ann", "bob"] }]));
    assert_eq!(absence["undoable"]["action"], json!("approve"));
}

#[test]
fn the_least_roster_needs_no_roster() {
    says(
        &gongzhi(&["--least"]),
        0,
        expect![[r#"
        request: 2 persons: 2 in `counter.clerk`
    "#]],
    );
    says(
        &gongzhi(&["--least", "--absent", "1", "--lang", "zh"]),
        0,
        expect![[r#"
        request：至少3人：“counter.clerk”3人
    "#]],
    );
    let least = data(&gongzhi(&["--least", "--format", "json"]));
    let needed = json!([{ "place": "counter.clerk", "number": 2 }]);
    assert_eq!(least["workflows"], json!([{ "workflow": "request", "verdict": "enough", "needed": needed }]));
}

#[test]
fn a_question_that_makes_no_sense_is_refused() {
    fails(
        &gongzhi(&["--people"]),
        expect![[r#"
        error: the following required arguments were not provided:
          --roster <FILE>

        Usage: gongzhi check --roster <FILE> --at <DATE> --people <CHARTER>

        For more information, try '--help'.
    "#]],
    );
    fails(
        &people("two-clerks.scenario", &["--absent", "9"]),
        expect![[r#"
        error: invalid value '9' for '--absent <N>': 9 is not in 0..=3

        For more information, try '--help'.
    "#]],
    );
    fails(
        &gongzhi(&["--absent", "1"]),
        expect![[r#"
        error: the following required arguments were not provided:
          <--people|--least>

        Usage: gongzhi check --at <DATE> --absent <N> <--people|--least> <CHARTER>

        For more information, try '--help'.
    "#]],
    );
    fails(
        &people("nowhere.scenario", &[]),
        expect![[r#"
        error: cannot read `tests/data/people/nowhere.scenario`: there is no such file
    "#]],
    );
}

#[test]
fn a_roster_with_a_mistake_is_not_looked_at() {
    let output = people("unknown-office.scenario", &[]);
    assert_eq!((&*output.stdout, output.status.code()), (&b""[..], Some(1)));
    expect![[r#"
        error[unknown-name]: no office `counter.clark`
         --> tests/data/people/unknown-office.scenario:2:20
          |
        2 |   person ann holds counter.clark
          |                    ^^^^^^^^^^^^^
          |
          = help: did you mean `counter.clerk`?

    "#]]
    .assert_eq(&String::from_utf8_lossy(&output.stderr));
}

#[test]
fn so_few_positions_decide_nothing() {
    says(
        &people("two-clerks.scenario", &["--limit", "1"]),
        0,
        expect![[r#"
            request: not decided

            warning[not-decided]: whether everybody's duty in `request` can be done is not decided: 3 positions were looked at
             --> tests/data/people/desk.charter:9:10
              |
            9 | workflow request "Request" / "请求"
              |          ^^^^^^^

            tests/data/people/two-clerks.scenario: 0 errors, 1 warning
        "#]],
    );
}
