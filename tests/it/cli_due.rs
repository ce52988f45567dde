//! `gongzhi due`, run as a user runs it.

use expect_test::{Expect, expect};
use serde_json::Value;

use super::tool::{answers, gongzhi};

fn fails(arguments: &[&str], expected: Expect) {
    let output = gongzhi(arguments);
    expected.assert_eq(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn seven_working_days_over_the_spring_festival() {
    answers(
        &["due", "--calendar", "china", "--from", "2026-02-12", "--limit", "7 working days"],
        0,
        expect![[r#"
            7 working days from 2026-02-12: the last day is 2026-02-28; late from 2026-03-01 00:00 on (+08:00)

            2026-02-12 Thu            the day of the start, not counted
            2026-02-13 Fri            day 1
            2026-02-14 Sat            day 2, worked to make up for another
            2026-02-15 to 2026-02-23  Spring Festival, not counted
            2026-02-24 to 2026-02-27  days 3 to 6
            2026-02-28 Sat            day 7, worked to make up for another

            Calendar china (国办发明电〔2025〕7号), known from 2007-01-01 to 2026-12-31.
        "#]],
    );
}

#[test]
fn warnings_come_before_the_end() {
    // 27 February is the working day before the 28th, which is a Saturday that is worked.
    let asked = ["due", "--from", "2026-02-12", "--limit", "7 working days", "--warn", "1 working day"];
    let text = String::from_utf8(gongzhi(&[&asked[..], &["--warn", "2 hours"]].concat()).stdout).unwrap();
    assert_eq!(text.lines().nth(2), Some("Warned at 2026-02-28 00:00, 2026-02-28 22:00."));
    let json = gongzhi(&[&asked[..], &["--format", "json"]].concat()).stdout;
    let answer: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(answer["warnings"], serde_json::json!(["2026-02-28T00:00:00+08:00"]));
}

#[test]
fn the_same_in_chinese_with_office_hours() {
    answers(
        &["due", "--from", "2026-09-18 10:00", "--limit", "15日", "--hours", "09:00-17:30", "--lang", "zh"],
        0,
        expect![[r#"
            自2026-09-18 10:00起15日：最后一日为2026-10-08，自2026-10-08 17:30起逾期（+08:00）

            2026-09-18 周五           起算当日，不计入
            2026-09-19 至 2026-10-03  第1日至第15日
            2026-10-04 至 2026-10-07  国庆节，顺延
            2026-10-08 周四           顺延后的最后一日

            日历“china”（国办发明电〔2025〕7号），数据自2007-01-01至2026-12-31。
        "#]],
    );
}

#[test]
fn pauses_prolongations_and_hours_are_told() {
    answers(
        &[
            "due",
            "--from",
            "2026-01-05",
            "--limit",
            "60 days",
            "--prolong",
            "4 working hours",
            "--pause",
            "2026-02-02..2026-02-06",
            "--hours",
            "09:00-12:00,13:30-17:30",
        ],
        0,
        expect![[r#"
            60 days from 2026-01-05: the last day is 2026-03-12; late from 2026-03-12 14:30 on (+08:00)

            2026-01-05 Mon            the day of the start, not counted
            2026-01-06 to 2026-02-01  days 1 to 27
            2026-02-02 to 2026-02-06  paused, not counted
            2026-02-07 to 2026-03-11  days 28 to 60
            2026-03-12 Thu            prolongation 1: 4 h counted

            Calendar china (国办发明电〔2025〕7号), known from 2007-01-01 to 2026-12-31.
        "#]],
    );
}

#[test]
fn what_cannot_be_known_is_said_with_status_one() {
    answers(
        &["due", "--from", "2026-12-24", "--limit", "10 working days", "--lang", "zh"],
        1,
        expect![[r#"
            自2026-12-24起10个工作日：日历“china”的数据到2026-12-31为止，之后的日期无法确定

            2026-12-24 周四           起算当日，不计入
            2026-12-25 周五           第1日
            2026-12-26 至 2026-12-27  每周休息日，不计入
            2026-12-28 至 2026-12-31  第2日至第5日

            日历“china”（国办发明电〔2025〕7号），数据自2007-01-01至2026-12-31。
        "#]],
    );
    answers(
        &["due", "--from", "2026-03-02", "--limit", "10 days", "--pause", "2026-03-04 12:00.."],
        1,
        expect![[r#"
            10 days from 2026-03-02: paused since 2026-03-04 12:00 (+08:00): no end can be said while it stands still

            2026-03-02 Mon  the day of the start, not counted
            2026-03-03 Tue  day 1
            2026-03-04 Wed  paused, not counted

            Calendar china (国办发明电〔2025〕7号), known from 2007-01-01 to 2026-12-31.
        "#]],
    );
}

#[test]
fn json_holds_the_date_and_the_instant() {
    let output = gongzhi(&["due", "--from", "2026-02-12", "--limit", "7 working days", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["due_date"], "2026-02-28");
    assert_eq!(answer["due"], "2026-03-01T00:00:00+08:00");
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["state"], "at");
    assert_eq!(answer["account"][3]["day"]["reason"]["holiday"]["zh"], "春节");
    assert_eq!(answer["account"].as_array().unwrap().len(), 6);
    let output = gongzhi(&["due", "--from", "2026-12-31", "--limit", "1 working day", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&answer["due_date"], &answer["due"], &answer["state"]),
        (&Value::Null, &Value::Null, &"unknown".into())
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn all_mistakes_are_named_at_once() {
    let wrong = [
        "due",
        "--calendar",
        "mars",
        "--from",
        "2026-02-30",
        "--limit",
        "7 weeks",
        "--hours",
        "9-17",
        "--zone",
        "8",
        "--pause",
        "2026-03-10..2026-03-09",
        "--prolong",
        "0 days",
        "--lang",
    ];
    fails(
        &[&wrong[..], &["en"]].concat(),
        expect![[r#"
        error: `9` is no time of day: write one from 00:00 to 24:00
        error: `8` is no offset from UTC: write one such as +08:00, at most 18 hours either way
        error: no calendar is called `mars`: there are china, 中国, weekdays, 平日, and JSON files
        error: `2026-02-30` is no instant: write one such as 2026-02-12 09:00 or 2026-02-12T09:00:00+08:00
        error: `weeks` is no unit: write hours, working hours, days, working days, months or years
        error: the pause `2026-03-10..2026-03-09` ends no later than it begins
        error: a limit cannot be zero
    "#]],
    );
    fails(
        &[&wrong[..], &["zh"]].concat(),
        expect![[r#"
        错误：“9”不是一日中的时间：请写 00:00 至 24:00
        错误：“8”不是时区：请写成 +08:00 这样的偏移，前后不超过18小时
        错误：没有名为“mars”的日历：可用 china, 中国, weekdays, 平日，或者 JSON 文件
        错误：“2026-02-30”不是时刻：请写成 2026-02-12 09:00 或 2026-02-12T09:00:00+08:00
        错误：“weeks”不是时限单位：请写小时、工作小时、日、工作日、个月或者年
        错误：暂停“2026-03-10..2026-03-09”的结束不晚于开始
        错误：时限不能为零
    "#]],
    );
}

#[test]
fn a_wrong_command_line_is_told_in_the_readers_language() {
    fails(
        &["due", "--form", "2026-02-12", "--lang", "zh"],
        expect![[r#"
            错误：没有选项“--form”，是否指“--from”？

            用法：gongzhi due --from <INSTANT> <--limit <LIMIT>|--every <LIMIT>>
            详见 --help
        "#]],
    );
    fails(
        &["due", "--lang", "zh"],
        expect![[r#"
            错误：没有给出 --from <INSTANT>、<--limit <LIMIT>|--every <LIMIT>>

            用法：gongzhi due --from <INSTANT> --lang <LANGUAGE> <--limit <LIMIT>|--every <LIMIT>>
            详见 --help
        "#]],
    );
    fails(
        &["xyz", "--lang=zh"],
        expect![[r#"
        错误：没有命令“xyz”

        用法：gongzhi [OPTIONS] <COMMAND>
        详见 --help
    "#]],
    );
}

#[test]
fn the_spans_of_a_duty_that_recurs() {
    answers(
        &[
            "due",
            "--calendar",
            "weekdays",
            "--from",
            "2026-08-31",
            "--every",
            "6 months",
            "--spans",
            "3",
            "--zone",
            "+08:00",
        ],
        0,
        expect![[r#"
            every 6 months from 2026-08-31

            1  the last day is 2027-03-01; late from 2027-03-02 00:00 on (+08:00)
            2  the last day is 2027-08-31; late from 2027-09-01 00:00 on (+08:00)
            3  the last day is 2028-02-29; late from 2028-03-01 00:00 on (+08:00)

            Calendar weekdays, known from 0001-01-01 to 9999-12-31.
        "#]],
    );
    answers(
        &["due", "--from", "2026-01-05", "--every", "6个月", "--spans", "2", "--lang", "zh"],
        1,
        expect![[r#"
            自2026-01-05起每6个月

            1  最后一日为2026-07-06，自2026-07-07 00:00起逾期（+08:00）
            2  日历“china”的数据到2026-12-31为止，之后的日期无法确定

            日历“china”（国办发明电〔2025〕7号），数据自2007-01-01至2026-12-31。
        "#]],
    );
}

#[test]
fn the_spans_as_json() {
    let arguments =
        ["due", "--from", "2026-01-05", "--every", "3 months", "--spans", "1", "--format", "json"];
    let output = gongzhi(&arguments);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["every"], serde_json::json!({ "count": 3, "unit": "months" }));
    // 5 April 2026 is Qingming, a Sunday; the holiday ends with the 6th.
    assert_eq!(json["spans"][0]["due_date"], "2026-04-07");
    assert_eq!(json["spans"][0]["number"], 1);
    assert_eq!(json["calendar"]["name"], "china");
}

#[test]
fn a_limit_and_spans_are_not_asked_at_once() {
    fails(
        &["due", "--from", "2026-01-05", "--every", "3 months", "--limit", "3 days"],
        expect![[r#"
            error: the argument '--every <LIMIT>' cannot be used with '--limit <LIMIT>'

            Usage: gongzhi due --from <INSTANT> <--limit <LIMIT>|--every <LIMIT>>

            For more information, try '--help'.
        "#]],
    );
    fails(
        &["due", "--from", "2026-01-05", "--every", "0 months"],
        expect![[r#"
        error: a limit cannot be zero
    "#]],
    );
}
