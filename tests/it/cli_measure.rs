//! `gongzhi measure`, run as a user runs it.

use expect_test::expect;
use serde_json::{Value, json};

use super::{
    measure::{RATES, five},
    tool::{answers, gongzhi},
};

const CHARTER: &str = "tests/data/small/rates.charter";

/// The events of five cases, as an application keeps them: mixed as they happened, one on each line, in two files.
fn logs(name: &str) -> [String; 2] {
    let mut events: Vec<_> = five().into_iter().flatten().collect();
    events.sort_by_key(|event| event.at);
    let lines = events
        .iter()
        .map(|event| format!("{}\n", serde_json::to_string(&event.written(&RATES).unwrap()).unwrap()));
    let lines: Vec<String> = lines.collect();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("measure");
    std::fs::create_dir_all(&folder).unwrap();
    let (first, second) = lines.split_at(7);
    [("first", first), ("second", second)].map(|(part, lines)| {
        let file = folder.join(format!("{name}-{part}.jsonl"));
        std::fs::write(&file, lines.concat()).unwrap();
        file.to_str().unwrap().to_owned()
    })
}

#[test]
fn every_indicator_is_worked_out() {
    let [first, second] = logs("all");
    answers(
        &["measure", CHARTER, &first, &second],
        0,
        expect![[r#"
        Answered in time: 2 of 3 (66.6 %)
          of the ended cases of “Request” for which Reply: done: the share for which “Reply” was never late
        Noted: 1 of 3 (33.3 %)
          of the ended cases of “Request” for which Reply: done: the share for which “Note” was never left undone
        Content: 1 of 2 (50.0 %)
          of all ended cases of “Request”: the share for which Satisfied
        Answered: 3 of 4 (75.0 %)
          of all ended cases of “Request”: the share for which the end was “Rated or Not rated”
        Answered late: 1 of 4 (25.0 %)
          of all ended cases of “Request”: the share for which the end was “Rated or Not rated” and “Reply” was late
        Time to a reply: 1 day (median of 3)
          of all ended cases of “Request”: the median time from “Ask” to “Reply”
        Time to the end: 2 days 13 hours (median of 4)
          of all ended cases of “Request”: the median time from the start to the end
    "#]],
    );
}

#[test]
fn each_case_is_accounted_for() {
    let [first, second] = logs("cases");
    let asked = ["--indicator", "on-time", "--indicator", "reply-time", "--cases", "--lang", "zh"];
    answers(
        &[&["measure", CHARTER, &first, &second][..], &asked].concat(),
        0,
        expect![[r#"
        按时答复率：3件中2件（66.6%）
          已办结、且已办“答复”的“请求”中，“答复”从未逾期的比例
          k1：计入，符合
          k2：计入，不符合
          k3：不计入：不在统计范围
          k4：不计入：尚未办结
          k5：计入，符合
        答复用时：1日（3件的中位数）
          全部已办结的“请求”，自“提出”至“答复”用时的中位数
          k1：计入，用时1日
          k2：计入，用时4日
          k3：不计入：起止两事有一件没有发生
          k4：不计入：尚未办结
          k5：计入，用时2小时
    "#]],
    );
}

#[test]
fn json_holds_the_figures_and_the_cases() {
    let [first, second] = logs("json");
    let output = gongzhi(&["measure", CHARTER, &first, &second, "--format", "json"]);
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let on_time = &value["indicators"][0];
    assert_eq!((&value["version"], &on_time["name"]), (&json!(1), &json!("on-time")));
    assert_eq!(on_time["figure"], json!({ "share": { "part": 2, "whole": 3 } }));
    assert_eq!(on_time["cases"][2], json!({ "case": "k3", "counted": "left-out" }));
    let reply_time = &value["indicators"][5];
    assert_eq!(reply_time["figure"], json!({ "median": { "seconds": 86_400, "of": 3 } }));
    assert_eq!(reply_time["cases"][4], json!({ "case": "k5", "counted": { "took": 7_200 } }));
}

#[test]
fn an_unknown_indicator_is_told() {
    let [first, _] = logs("none");
    let output = gongzhi(&["measure", CHARTER, &first, "--indicator", "speed"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no indicator `speed`"));
}
