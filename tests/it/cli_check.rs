//! `gongzhi check` and `gongzhi explain`, run as a user runs them.

use expect_test::expect;
use serde_json::Value;

use super::tool::{answers, gongzhi};

const BROKEN: &str = "tests/data/invalid/charter/unknown-state.charter";
const CHINESE: &str = "tests/data/invalid/charter/zh-unknown-state.charter";

#[test]
fn data_are_looked_at_when_asked_for() {
    let never = "tests/data/deep/never.charter";
    answers(
        &["check", never],
        0,
        expect![[r#"
        warning[unsupervised]: `desk` handles cases, and no body supervises, leads or elects it
         --> tests/data/deep/never.charter:2:6
          |
        2 | body desk "Desk" is government
          |      ^^^^

        tests/data/deep/never.charter: 0 errors, 1 warning
    "#]],
    );
    answers(
        &["check", never, "--deep"],
        1,
        expect![[r#"
            warning[unsupervised]: `desk` handles cases, and no body supervises, leads or elects it
             --> tests/data/deep/never.charter:2:6
              |
            2 | body desk "Desk" is government
              |      ^^^^

            error[dead-action]: no case can do `calm`: what it requires never holds where it stands
              --> tests/data/deep/never.charter:11:9
               |
            11 |     may calm by desk, if matter = housing -> closed
               |         ^^^^
               |
               = note: where it comes nearest: “calm” is open only if “matter” is “housing”, but “matter” is “hazard”

            tests/data/deep/never.charter: 1 error, 1 warning
        "#]],
    );
    answers(
        &["check", never, "--deep", "--limit", "2", "--lang", "zh"],
        0,
        expect![[r#"
        警告[unsupervised]: “desk”办理事项，却没有主体监督、领导或者产生它
         --> tests/data/deep/never.charter:2:6
          |
        2 | body desk "Desk" is government
          |      ^^^^

        警告[not-decided]: 数据在“request”中使哪些事情成为可能，尚未判定：已查看1种情形
         --> tests/data/deep/never.charter:3:10
          |
        3 | workflow request
          |          ^^^^^^^

        tests/data/deep/never.charter：0个错误，2个警告
    "#]],
    );
}

#[test]
fn a_finding_is_shown_with_its_place_and_the_counts_close() {
    answers(
        &["check", BROKEN],
        1,
        expect![[r#"
        error[unknown-name]: no state `close`
         --> tests/data/invalid/charter/unknown-state.charter:9:43
          |
        9 |     must answer by desk, within 5 days -> close
          |                                           ^^^^^
          |
          = help: did you mean `closed`?

        tests/data/invalid/charter/unknown-state.charter: 1 error, 0 warnings
    "#]],
    );
    answers(
        &["check", CHINESE, "--lang", "zh"],
        1,
        expect![[r#"
        错误[unknown-name]: 没有名为“已答覆”的环节
          --> tests/data/invalid/charter/zh-unknown-state.charter:10:23
           |
        10 |     应当 答复 由 窗口，限 5日 → 已答覆
           |                                 ^^^^^^
           |
           = 提示: 是否应为“已答复”？

        tests/data/invalid/charter/zh-unknown-state.charter：1个错误，0个警告
    "#]],
    );
}

#[test]
fn a_charter_with_warnings_only_is_well() {
    answers(
        &["check", "tests/data/invalid/charter/title-missing.charter"],
        0,
        expect![[r#"
        warning[missing-title]: `answer` has no title, and the charter promises titles in en
         --> tests/data/invalid/charter/title-missing.charter:9:10
          |
        9 |     must answer by desk, within 5 days -> closed
          |          ^^^^^^

        tests/data/invalid/charter/title-missing.charter: 0 errors, 1 warning
    "#]],
    );
}

#[test]
fn json_holds_counts_and_places() {
    let output = gongzhi(&["check", BROKEN, "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&answer["version"], &answer["errors"], &answer["warnings"]),
        (&1.into(), &1.into(), &0.into())
    );
    let finding = &answer["findings"][0];
    assert_eq!((finding["lint"].as_str(), finding["level"].as_str()), (Some("unknown-name"), Some("deny")));
    assert_eq!((finding["line"].as_u64(), finding["column"].as_u64()), (Some(9), Some(43)));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn json_of_a_deep_look_says_how_much_was_looked_at_and_how_long_it_took() {
    let output = gongzhi(&["check", "grid-2026", "--deep", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer["stands"].as_u64().unwrap() > 10, "{answer}");
    assert!(answer["seconds"].as_f64().unwrap() > 0.0, "{answer}");
    assert_eq!(answer["promises"][0]["verdict"], "proven");
}

#[test]
fn the_bundled_charter_has_no_errors() {
    let output = gongzhi(&["check", "community", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["errors"], 0);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_cannot_be_read_is_a_failure() {
    let output = gongzhi(&["check", "no-such.charter"]);
    assert_eq!(
        (output.status.code(), output.stdout.is_empty(), output.stderr.is_empty()),
        (Some(2), true, false)
    );
}

#[test]
fn a_page_is_shown_in_the_readers_language() {
    answers(
        &["explain", "government-leads", "--lang", "zh"],
        0,
        expect![[r#"
        # government-leads

        **含义。** 政府领导自治的主体。
        **原因。** 政府对居民委员会的工作给予指导、支持和帮助，不能发号施令（城市居民委员会组织法2025年第六条）。
        **示例。**

        ```charter
        章程 demo，版次 2026-01
        主体 street 为 政府，领导 committee
        主体 committee 为 居民委员会
        ```

        **修改。** 把“领导”改为“指导”。

        ```charter
        章程 demo，版次 2026-01
        主体 street 为 政府，指导 committee
        主体 committee 为 居民委员会
        ```

        **看不到。** 变相的命令：只有政府才能布置的义务。
    "#]],
    );
    let output = gongzhi(&["explain", "no-such-lint"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("no lint is called `no-such-lint`"), "{said}");
}

#[test]
fn the_list_names_every_lint_with_its_level() {
    let output = gongzhi(&["explain", "--list", "--format", "json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: Vec<_> =
        answer["lints"].as_array().unwrap().iter().filter_map(|lint| lint["lint"].as_str()).collect();
    assert_eq!(names, gongzhi::finding::Lint::ALL.iter().map(|lint| lint.name()).collect::<Vec<_>>());
}

#[test]
fn promises_are_proven_or_refuted_by_a_run_that_can_be_tested() {
    let parked = "tests/data/deep/parked.charter";
    let runs = std::env::temp_dir().join(format!("gongzhi-runs-{}", std::process::id()));
    let directory = runs.to_str().unwrap();
    answers(
        &["check", parked, "--deep", "--witness", directory],
        1,
        expect![[r#"
            warning[state-gap]: a case in `parked` is stuck if `matter = housing`: no action and no limit leads on
              --> tests/data/deep/parked.charter:10:9
               |
            10 |   state parked, accountable desk
               |         ^^^^^^
               |
               = note: for example `matter = housing`

            error[deadlock]: a case in `parked` can be stuck: no condition that leads on holds
              --> tests/data/deep/parked.charter:10:9
               |
            10 |   state parked, accountable desk
               |         ^^^^^^
               |
               = note: it comes there by `ask`, `park`; there “resume” is open only if “matter” is “hazard”, but “matter” is “housing”; “drop” is open only if “matter” is “hazard”, but “matter” is “housing”

            error[promise-broken]: the promise `answered` is broken: a run is possible that it rules out
              --> tests/data/deep/parked.charter:14:68
               |
            14 | promise answered "Every request is answered", for request, reaches closed
               |                                                                    ^^^^^^
               |
               = note: after `ask`, `park` nothing need happen any more

            error[promise-broken]: the promise `twice` is broken: a run is possible that it rules out
              --> tests/data/deep/parked.charter:15:36
               |
            15 | promise twice, for request, always park.times ≤ 2
               |                                    ^^^^^^^^^^^^^^
               |
               = note: it comes there by `ask`, `park`, `resume`, `park`, `resume`, `park`

            promise `answered`: refuted
            promise `twice`: refuted
            promise `asked-first`: proven
            tests/data/deep/parked.charter: 3 errors, 1 warning
        "#]],
    );
    answers(
        &["check", parked, "--deep", "--lang", "zh"],
        1,
        expect![[r#"
            警告[state-gap]: “matter = housing”时，“parked”中的事项无法继续：没有动作也没有时限使它离开
              --> tests/data/deep/parked.charter:10:9
               |
            10 |   state parked, accountable desk
               |         ^^^^^^
               |
               = 说明: 例如“matter = housing”

            错误[deadlock]: 处于“parked”的事项可能无法继续：通往别处的条件都不成立
              --> tests/data/deep/parked.charter:10:9
               |
            10 |   state parked, accountable desk
               |         ^^^^^^
               |
               = 说明: 途径：“ask”、“park”；此时“resume”须“matter”为“hazard”，而现在“matter”为“housing”；“drop”须“matter”为“hazard”，而现在“matter”为“housing”

            错误[promise-broken]: 承诺“answered”不成立：存在一条违反它的路径
              --> tests/data/deep/parked.charter:14:68
               |
            14 | promise answered "Every request is answered", for request, reaches closed
               |                                                                    ^^^^^^
               |
               = 说明: “ask”、“park”之后，不再有必须发生的事

            错误[promise-broken]: 承诺“twice”不成立：存在一条违反它的路径
              --> tests/data/deep/parked.charter:15:36
               |
            15 | promise twice, for request, always park.times ≤ 2
               |                                    ^^^^^^^^^^^^^^
               |
               = 说明: 途径：“ask”、“park”、“resume”、“park”、“resume”、“park”

            承诺“answered”：不成立
            承诺“twice”：不成立
            承诺“asked-first”：已证明
            tests/data/deep/parked.charter：3个错误，1个警告
        "#]],
    );
    let written = |name: &str| std::fs::read_to_string(runs.join(name)).unwrap();
    expect![[r#"
        charter demo, edition 2026-01

        roster witness
          person desk-member holds desk

        scenario "request-deadlock"
          when desk-member does request.ask with matter = housing at 2025-03-03 10:00
          then in open
          when desk-member does request.park at 2025-03-03 10:00
          then in parked
    "#]]
    .assert_eq(&written("request-deadlock.scenario"));
    std::fs::copy(parked, runs.join("demo.charter")).unwrap();
    let output = gongzhi(&["test", directory]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && told.ends_with("3 passed, 0 failed\n"), "{told}");
    std::fs::remove_dir_all(&runs).unwrap();
}
