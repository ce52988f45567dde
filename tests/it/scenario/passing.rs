//! Rule tests that pass: what each sort of step and expectation means.

use gongzhi::finding::{Language, Source};

use super::fixture::{failures, repair, sound_suites};

fn source() -> Source {
    Source::new("repair.scenario", include_str!("../../data/scenario/repair.scenario"))
}

#[test]
fn every_sort_of_step_and_expectation_is_met() {
    let suites = sound_suites(&repair(), &source());
    assert_eq!(failures(&suites, &source(), Language::En), "");
    assert_eq!(suites[0].scenarios().len(), 14);
}

#[test]
fn a_row_of_examples_is_a_scenario_of_its_own() {
    let suites = sound_suites(&repair(), &source());
    let rows = suites[0].scenarios().iter().filter(|scenario| scenario.tags().any(|tag| tag == "rows"));
    let labels: Vec<_> = rows.map(|scenario| scenario.label(Language::Zh)).collect();
    // A title tells the cells that it has placeholders for; else all cells stand behind it.
    assert_eq!(
        labels,
        ["Time passes: 2个工作日", "Time passes: 3日", "Cost of a repair（40）", "Cost of a repair（0）"]
    );
}

#[test]
fn tags_choose() {
    let suites = sound_suites(&repair(), &source());
    let tagged = suites[0].scenarios().iter().filter(|scenario| scenario.tags().any(|tag| tag == "refusals"));
    assert_eq!(tagged.count(), 1);
}
