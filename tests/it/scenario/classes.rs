//! Rule tests of a charter with classes of bodies: one charter for several grids and committees.

use std::sync::Arc;

use expect_test::expect;
use gongzhi::{
    charter::Charter,
    finding::{Language, Source, render},
};

use super::fixture::{charter, failures, sound_suites, suites};

fn district() -> Arc<Charter> {
    charter(&Source::new("district.charter", include_str!("../../data/small/district.charter")))
}

#[test]
fn one_charter_serves_several_grids_and_committees() {
    let source = Source::new("district.scenario", include_str!("../../data/small/district.scenario"));
    let suites = sound_suites(&district(), &source);
    assert_eq!(failures(&suites, &source, Language::En), "");
    assert_eq!(suites[0].scenarios().len(), 6);
}

/// What is found in a roster and a scenario below it.
fn told(roster: &str, steps: &str, language: Language) -> String {
    let text = format!(
        "charter district\nroster r\n  person wang is resident\n{roster}scenario \"s\"\n{steps}  then in collected\n"
    );
    let source = Source::new("s.scenario", &text);
    let (_, findings) = suites(&district(), &source);
    render(&source, &findings, language, false)
}

const RAISE: &str = "  when wang does appeal.raise at 2026-03-02 09:00\n";

#[test]
fn a_roster_that_contradicts_itself_is_told_so() {
    let roster = "  instance grids.g1 part-of committees.c1 and committees.c2\n  instance grids.g1\n  \
                  instance committees.c1 and committees.c2\n  instance bureau.b1\n  instance grids\n  \
                  person li holds grids.g2.worker\n  person qi holds grids.worker\n  person mo holds committees\n";
    expect![[r#"
        error[repeated-clause]: a body is part of only one of `committees`
         --> s.scenario:4:47
          |
        4 |   instance grids.g1 part-of committees.c1 and committees.c2
          |                                               ^^^^^^^^^^^^^

        error[duplicate-name]: `grids.g1` is declared twice
         --> s.scenario:5:12
          |
        5 |   instance grids.g1
          |            ^^^^^^^^

        error[wrong-type]: there is only one `bureau`, so that `bureau.b1` means nothing
         --> s.scenario:7:12
          |
        7 |   instance bureau.b1
          |            ^^^^^^^^^
          |
          = help: declare the body `each` if there are several

        error[wrong-type]: `grids` names no instance: its key is missing
         --> s.scenario:8:12
          |
        8 |   instance grids
          |            ^^^^^
          |
          = help: write one such as `grids.a1`

        error[unknown-name]: no instance `grids.g2`
         --> s.scenario:9:19
          |
        9 |   person li holds grids.g2.worker
          |                   ^^^^^^^^^^^^^^^
          |
          = help: did you mean `grids.g1`?

        error[wrong-type]: `grids` names no instance: its key is missing
          --> s.scenario:10:19
           |
        10 |   person qi holds grids.worker
           |                   ^^^^^^^^^^^^
           |
           = help: write one such as `grids.a1`

        error[wrong-type]: `committees` names no instance: its key is missing
          --> s.scenario:11:19
           |
        11 |   person mo holds committees
           |                   ^^^^^^^^^^
           |
           = help: write one such as `committees.a1`

    "#]]
    .assert_eq(&told(roster, RAISE, Language::En));
    expect![[r#"
        错误[repeated-clause]: 一个主体只能隶属于一个“committees”
         --> s.scenario:4:47
          |
        4 |   instance grids.g1 part-of committees.c1 and committees.c2
          |                                               ^^^^^^^^^^^^^

        错误[duplicate-name]: “grids.g1”重复声明
         --> s.scenario:5:12
          |
        5 |   instance grids.g1
          |            ^^^^^^^^

        错误[wrong-type]: “bureau”只有一个，“bureau.b1”没有意义
         --> s.scenario:7:12
          |
        7 |   instance bureau.b1
          |            ^^^^^^^^^
          |
          = 提示: 如果有若干个，请把该主体声明为 `分设`

        错误[wrong-type]: “grids”没有写明是哪一个：缺少编号
         --> s.scenario:8:12
          |
        8 |   instance grids
          |            ^^^^^
          |
          = 提示: 请写成“grids.甲”的样子

        错误[unknown-name]: 没有名为“grids.g2”的分设主体
         --> s.scenario:9:19
          |
        9 |   person li holds grids.g2.worker
          |                   ^^^^^^^^^^^^^^^
          |
          = 提示: 是否应为“grids.g1”？

        错误[wrong-type]: “grids”没有写明是哪一个：缺少编号
          --> s.scenario:10:19
           |
        10 |   person qi holds grids.worker
           |                   ^^^^^^^^^^^^
           |
           = 提示: 请写成“grids.甲”的样子

        错误[wrong-type]: “committees”没有写明是哪一个：缺少编号
          --> s.scenario:11:19
           |
        11 |   person mo holds committees
           |                   ^^^^^^^^^^
           |
           = 提示: 请写成“committees.甲”的样子

    "#]]
    .assert_eq(&told(roster, RAISE, Language::Zh));
}

#[test]
fn a_step_that_names_no_instance_is_told_so() {
    let roster = "  instance committees.c1\n  instance grids.g1 and grids.g2 part-of committees.c1\n  \
                  person chen holds committees.c1.member\n";
    let steps = "  when wang does appeal.raise in grids.g9 at 2026-03-02 09:00\n  \
                 when wang does appeal.raise in grids.g1 and grids.g2 at 2026-03-02 09:00\n  \
                 when chen does send-to with handler = bureau.b1 in grids.g1\n  \
                 then accountable grids.g3, informed grids.g1.clerk\n";
    expect![[r#"
        error[unknown-name]: no instance `grids.g9`
         --> s.scenario:8:34
          |
        8 |   when wang does appeal.raise in grids.g9 at 2026-03-02 09:00
          |                                  ^^^^^^^^
          |
          = help: did you mean `grids.g1`?

        error[repeated-clause]: only one of `grids` covers a case
         --> s.scenario:9:47
          |
        9 |   when wang does appeal.raise in grids.g1 and grids.g2 at 2026-03-02 09:00
          |                                               ^^^^^^^^

        error[wrong-type]: there is only one `bureau`, so that `bureau.b1` means nothing
          --> s.scenario:10:41
           |
        10 |   when chen does send-to with handler = bureau.b1 in grids.g1
           |                                         ^^^^^^^^^
           |
           = help: declare the body `each` if there are several

        error[never-checked]: which body covers a case is settled when it begins, so that `in` says nothing here
          --> s.scenario:10:54
           |
        10 |   when chen does send-to with handler = bureau.b1 in grids.g1
           |                                                      ^^^^^^^^

        error[unknown-name]: no instance `grids.g3`
          --> s.scenario:11:20
           |
        11 |   then accountable grids.g3, informed grids.g1.clerk
           |                    ^^^^^^^^
           |
           = help: did you mean `grids.g1`?

        error[unknown-name]: no office `grids.clerk`
          --> s.scenario:11:39
           |
        11 |   then accountable grids.g3, informed grids.g1.clerk
           |                                       ^^^^^^^^^^^^^^

    "#]].assert_eq(&told(roster, steps, Language::En));
    expect![[r#"
        错误[unknown-name]: 没有名为“grids.g9”的分设主体
         --> s.scenario:8:34
          |
        8 |   when wang does appeal.raise in grids.g9 at 2026-03-02 09:00
          |                                  ^^^^^^^^
          |
          = 提示: 是否应为“grids.g1”？

        错误[repeated-clause]: 一个事项只由一个“grids”管辖
         --> s.scenario:9:47
          |
        9 |   when wang does appeal.raise in grids.g1 and grids.g2 at 2026-03-02 09:00
          |                                               ^^^^^^^^

        错误[wrong-type]: “bureau”只有一个，“bureau.b1”没有意义
          --> s.scenario:10:41
           |
        10 |   when chen does send-to with handler = bureau.b1 in grids.g1
           |                                         ^^^^^^^^^
           |
           = 提示: 如果有若干个，请把该主体声明为 `分设`

        错误[never-checked]: 事项由谁管辖在开始时就已确定，这里写 `在` 没有作用
          --> s.scenario:10:54
           |
        10 |   when chen does send-to with handler = bureau.b1 in grids.g1
           |                                                      ^^^^^^^^

        错误[unknown-name]: 没有名为“grids.g3”的分设主体
          --> s.scenario:11:20
           |
        11 |   then accountable grids.g3, informed grids.g1.clerk
           |                    ^^^^^^^^
           |
           = 提示: 是否应为“grids.g1”？

        错误[unknown-name]: 没有名为“grids.clerk”的岗位
          --> s.scenario:11:39
           |
        11 |   then accountable grids.g3, informed grids.g1.clerk
           |                                       ^^^^^^^^^^^^^^

    "#]]
    .assert_eq(&told(roster, steps, Language::Zh));
}

#[test]
fn a_class_of_which_no_instance_covers_the_case_is_named() {
    let source = Source::new(
        "s.scenario",
        "charter district\nroster r\n  instance committees.c1\n  person wang is resident\nscenario \"s\"\n  when wang does appeal.raise at 2026-03-02 09:00\n  then in collected\n",
    );
    let suites = sound_suites(&district(), &source);
    expect![[r#"
        s
        2026-03-02 09:00  wang does “Raise”
                          · refused: none of “Grid” covers the case [Rules on grids 3]
        first difference, s.scenario:6:3: Raise
          expected   actual
          done       refused

    "#]]
    .assert_eq(&failures(&suites, &source, Language::En));
    expect![[r#"
        s
        2026-03-02 09:00  wang做“提出”
                          · 被拒：本事项没有管辖的网格【网格工作规定 3】
        首个不符之处，s.scenario:6:3：提出
          应为   实为
          办成   被拒

    "#]]
    .assert_eq(&failures(&suites, &source, Language::Zh));
}

#[test]
fn instances_are_written_in_chinese_too() {
    let rules = charter(&Source::new("wangge.charter", include_str!("../../data/language/wangge.charter")));
    let source = Source::new(
        "wangge.scenario",
        "章程 网格共治\n名册 东片\n  下设 居委会.二 隶属 街道办\n  下设 社区网格.七 且 社区网格.八 隶属 居委会.二\n  \
         人员 王阿姨 为 居民\n  人员 陈委员 担任 居委会.二.委员\n  人员 李 担任 社区网格.七.网格员\n\
         场景 “七网格的事项”\n  当 王阿姨 做 诉求.提出，其中 事由 = 住房，于 2026-03-02 09:00\n  那么 负责 社区网格.七\n  \
         当 陈委员 做 分级，其中 承办单位 = 社区网格.八\n  那么 在 已派单，其中 承办单位 = 社区网格.八，负责 社区网格.八\n  \
         当 李 做 答复\n  那么 被拒 因 由\n  当 陈委员 做 准予延期\n  那么 负责 社区网格.八\n",
    );
    let suites = sound_suites(&rules, &source);
    assert_eq!(failures(&suites, &source, Language::Zh), "");
    assert_eq!(suites[0].scenarios().len(), 1);
}
