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
