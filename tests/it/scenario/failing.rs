//! Rule tests that fail: the first difference, shown as a run, in both languages.

use expect_test::expect_file;
use gongzhi::finding::{Language, Source};

use super::fixture::{failures, repair, sound_suites};

fn source() -> Source {
    Source::new("failing.scenario", include_str!("../../data/scenario/failing.scenario"))
}

#[test]
fn the_first_difference_is_shown_as_a_run() {
    let suites = sound_suites(&repair(), &source());
    expect_file!["../../data/scenario/failing.en.txt"].assert_eq(&failures(&suites, &source(), Language::En));
    expect_file!["../../data/scenario/failing.zh.txt"].assert_eq(&failures(&suites, &source(), Language::Zh));
}

#[test]
fn every_scenario_but_one_row_fails() {
    let suites = sound_suites(&repair(), &source());
    let passed: Vec<_> = suites[0].outcomes().filter(|(_, outcome)| outcome.passed()).collect();
    assert_eq!(passed.len(), 1);
    assert_eq!(passed[0].0.title(), "两行例子里有一行不符：du");
}

#[test]
fn the_same_run_comes_out_the_same() {
    let suites = sound_suites(&repair(), &source());
    let once = failures(&suites, &source(), Language::En);
    assert_eq!(once, failures(&suites, &source(), Language::En));
}
