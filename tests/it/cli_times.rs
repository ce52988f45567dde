//! `gongzhi times`, run as a user runs it.

use expect_test::expect;
use serde_json::Value;

use super::tool::{answers, gongzhi};

const LADDER: &str = "tests/data/time/petition-ladder.charter";

#[test]
fn the_ladder_of_petitions() {
    answers(
        &["times", LADDER],
        0,
        expect![[r#"
        petition Petition
          answered: 210 days
            = 2 × 15 days (transfer, accept) + 60 days (decision-time) + 4 × 30 days (decision-time prolonged, delivered, review, reviewed)
            worst start: 2026-04-01, at the latest on 2026-11-09 (222 days)
            from 2026-06-03 on, the calendar's data do not always reach the end
          final: 240 days
            = 2 × 15 days (transfer, accept) + 60 days (decision-time) + 5 × 30 days (decision-time prolonged, delivered, review, reviewed, rereview)
            worst start: 2026-04-01, at the latest on 2026-12-09 (252 days)
            from 2026-05-04 on, the calendar's data do not always reach the end
    "#]],
    );
}

#[test]
fn the_same_in_chinese_between_two_points() {
    answers(
        &[
            "times",
            LADDER,
            "--workflow",
            "petition",
            "--from",
            "apply",
            "--to",
            "final",
            "--without",
            "prolong",
            "--lang",
            "zh",
        ],
        0,
        expect![[r#"
            petition 信访事项，自“apply”起，不经prolong
              final：195日
                = 15日（admit） + 60日（decision-time） + 4 × 30日（delivered、review、reviewed、rereview）
                最不利的开始日：2026-01-31，至迟2026-08-26（207日）
                自2026-06-18起，日历数据并非总能算到终点
        "#]],
    );
}

#[test]
fn without_deadlines_kept_nothing_bounds_it() {
    answers(
        &["times", LADDER, "--escalations"],
        0,
        expect![[r#"
        petition Petition, escalations counted
          answered: no bound: no limit bounds the stay in `lodged`
          final: no bound: no limit bounds the stay in `lodged`
    "#]],
    );
}

#[test]
fn as_json() {
    let output =
        gongzhi(&["times", LADDER, "--format", "json", "--since", "2026-04-01", "--until", "2026-04-02"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let last = &answer["workflows"][0]["to"][1];
    assert_eq!(last["to"], "final");
    assert_eq!(last["answer"], "sums");
    assert_eq!(last["sentence"], "240 days");
    assert_eq!(
        last["sums"][0]["least_of"][0]["total"],
        serde_json::json!([{ "count": 240, "unit": "days" }])
    );
    assert_eq!(last["sums"][0]["least_of"][0]["terms"][0]["clock"], "transfer");
    assert_eq!(last["dates"]["worst"]["date"], "2026-12-09");
    assert_eq!(last["dates"]["days"].as_array().unwrap().len(), 2);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_not_there_cannot_be_asked() {
    let output = gongzhi(&["times", LADDER, "--workflow", "petition", "--to", "nowhere"]);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: `petition` has no state and no action `nowhere`\n"
    );
    assert_eq!(output.status.code(), Some(2));
    let output = gongzhi(&["times", LADDER, "--workflow", "nothing", "--lang", "zh"]);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "错误：章程中没有流程“nothing”\n");
}

#[test]
fn what_is_not_decided_is_told_by_the_status() {
    let output = gongzhi(&["times", LADDER, "--limit", "3"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("final: not decided: looked at 2 stands of a case"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}
