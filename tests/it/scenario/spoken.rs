//! Which case a step and an expectation speak of, and how a row of examples is called.

use gongzhi::finding::{Language, Source};

use super::fixture::{charter, failures, repair, sound_suites};

/// What differs in a scenario that has called fire and markets, and in which fire has finished.
fn after_fire(then: &str) -> String {
    let rules = Source::new("helping.charter", include_str!("../../data/small/helping.charter"));
    let tests = Source::new(
        "one.scenario",
        &format!(
            "charter helping\nroster town\n  person clerk holds street.clerk\n  person officer holds fire.officer\n\
             scenario \"Two are called\"\n  \
             when clerk does whistle.blow with called = fire and called = markets at 2026-03-02 09:00\n  \
             when officer does helping.finish for fire\n  then {then}\n"
        ),
    );
    failures(&sound_suites(&charter(&rules), &tests), &tests, Language::En)
}

#[test]
fn an_expectation_speaks_of_the_case_in_which_was_acted_last() {
    assert_eq!(after_fire("end done"), "");
    let said = after_fire("in working, accountable markets");
    assert!(said.contains("where it stands\n  expected   actual\n  At work    Finished"), "{said}");
}

#[test]
fn an_expectation_for_a_workflow_speaks_of_its_last_case() {
    assert_eq!(after_fire("for helping in working, accountable markets"), "");
    assert_eq!(after_fire("for whistle in gathering"), "");
}

/// The charter of the repairs is in English and Chinese, in this order.
#[test]
fn a_scenario_may_have_a_title_in_each_language_of_its_charter() {
    let told = |titles: &str| {
        let steps = "  when wang does repair.ask with urgent = <hard> at 2026-03-02 09:00\n  then in asked\n";
        let rows = "  examples\n    | hard |\n    | yes  |\n";
        let text = format!(
            "charter repair\nroster house\n  person wang is resident\nscenario {titles}\n{steps}{rows}"
        );
        Source::new("titles.scenario", &text)
    };
    let tests = told("\"Asked, <hard>\" / \"已提出：<hard>\", tags both");
    let suites = sound_suites(&repair(), &tests);
    let scenario = &suites[0].scenarios()[0];
    assert_eq!(
        (scenario.label(Language::En), scenario.label(Language::Zh)),
        ("Asked, yes".into(), "已提出：是".into())
    );
    assert_eq!(scenario.title(), "Asked, yes");
    let suites = sound_suites(&repair(), &told("\"Asked, <hard>\""));
    assert_eq!(suites[0].scenarios()[0].label(Language::Zh), "Asked, 是");
}

#[test]
fn rows_are_called_in_the_readers_language() {
    let tests = Source::new(
        "rows.scenario",
        "charter repair\nroster house\n  person wang is resident\n\
         场景 \"急件 <急> 等 <时>\"\n  当 wang 做 repair.ask，其中 urgent = <急>，于 2026-03-02 09:00\n  经过 <时>\n  那么 在 asked\n  \
         例子\n    | 急 | 时        |\n    | 是 | 1个工作日 |\n    | 否 | 2小时     |\n\
         scenario \"Rows told beside the title\"\n  when wang does repair.ask with urgent = <hard> at 2026-03-02 09:00\n  \
         wait <time>\n  then in asked\n  examples\n    | hard | time    |\n    | yes  | 2 hours |\n",
    );
    let suites = sound_suites(&repair(), &tests);
    let called = |language| -> Vec<String> {
        suites[0].scenarios().iter().map(|scenario| scenario.label(language)).collect()
    };
    assert_eq!(
        called(Language::Zh),
        ["急件 是 等 1个工作日", "急件 否 等 2小时", "Rows told beside the title（是、2小时）"]
    );
    assert_eq!(
        called(Language::En),
        ["急件 yes 等 1 working days", "急件 no 等 2 hours", "Rows told beside the title (yes, 2 hours)"]
    );
    assert_eq!(suites[0].scenarios()[0].title(), "急件 yes 等 1 working days");
}
