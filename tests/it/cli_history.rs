//! `gongzhi check --history`, run as a user runs it.

use expect_test::expect;
use serde_json::{Value, json};

use super::tool::{answers, gongzhi};

const LAW: [&str; 2] = [
    "tests/data/editions/residents-committee-2018.charter",
    "tests/data/editions/residents-committee-2025.charter",
];

/// A gap of January 2021, an overlap of January and February 2022, and a wrong `supersedes`.
const POOL: [&str; 3] = [
    "tests/data/history/pool-3.charter",
    "tests/data/history/pool-1.charter",
    "tests/data/history/pool-2.charter",
];

#[test]
fn editions_that_follow_on_each_other_are_well() {
    answers(
        &["check", "--history", LAW[1], LAW[0]],
        0,
        expect![[r#"
            residents-committee 2018-12: since 2018-12-29, until 2026-01-01
            residents-committee 2025-10: since 2026-01-01
            nothing found
        "#]],
    );
    answers(
        &["check", "--lang", "zh", "--history", LAW[0], LAW[1]],
        0,
        expect![[r#"
            residents-committee 2018-12：自2018-12-29起至2026-01-01之前
            residents-committee 2025-10：自2026-01-01起
            没有发现问题
        "#]],
    );
}

#[test]
fn a_gap_and_an_overlap_are_told_at_once() {
    answers(
        &["check", "--history", POOL[0], POOL[1], POOL[2]],
        1,
        expect![[r#"
            pool 2020-01: since 2020-01-01, until 2021-01-01
            pool 2021-02: since 2021-02-01, until 2022-03-01
            pool 2022-01: since 2022-01-01
            error: no edition is in force from 2021-01-01 until 2021-02-01: `2020-01` ends too early for `2021-02`
            error: editions `2021-02` and `2022-01` are both in force from 2022-01-01 until 2022-03-01
            error: edition `2022-01` follows on `2021-02` and says that it supersedes `2020-01`
            3 errors
        "#]],
    );
    answers(
        &["check", "--lang", "zh", "--history", POOL[1], POOL[2]],
        1,
        expect![[r#"
            pool 2020-01：自2020-01-01起至2021-01-01之前
            pool 2021-02：自2021-02-01起至2022-03-01之前
            错误：自2021-01-01起至2021-02-01之前没有施行的版次：“2020-01”止得太早，接不上“2021-02”
            1个错误
        "#]],
    );
}

#[test]
fn json_holds_the_editions_and_what_is_wrong() {
    let output = gongzhi(&["check", "--format", "json", "--lang", "en", "--history", POOL[1], POOL[2]]);
    assert_eq!(output.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        value["editions"][0],
        json!({ "charter": "pool", "edition": "2020-01", "since": "2020-01-01", "until": "2021-01-01" })
    );
    assert_eq!(value["errors"], 1);
    assert_eq!(
        value["problems"],
        json!([
            "no edition is in force from 2021-01-01 until 2021-02-01: `2020-01` ends too early for `2021-02`"
        ])
    );
}

#[test]
fn one_edition_is_no_history_and_a_charter_beside_it_no_question() {
    assert_eq!(gongzhi(&["check", "--history", LAW[0]]).status.code(), Some(2));
    assert_eq!(gongzhi(&["check", LAW[0], "--history", LAW[0], LAW[1]]).status.code(), Some(2));
    assert_eq!(gongzhi(&["check"]).status.code(), Some(2));
}
