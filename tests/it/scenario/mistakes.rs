//! Rule tests with one mistake each: its lint, its line and column, and what it says.

use expect_test::expect_file;
use gongzhi::finding::{Finding, Language, Source, render};

use super::fixture::{repair, suites};

/// Declares the files: name, lint, line, column.
macro_rules! mistakes {
    ($($name:literal $lint:literal $line:literal:$column:literal;)*) => {
        const MISTAKES: &[(&str, &str, &str, usize, usize)] = &[$((
            concat!($name, ".scenario"),
            include_str!(concat!("../../data/invalid/scenario/", $name, ".scenario")),
            $lint, $line, $column,
        ),)*];
    };
}

mistakes! {
    "action-of-another-workflow" "unknown-name" 8:18;
    "always-of-another-type" "wrong-type" 8:10;
    "always-nobody" "unknown-name" 6:22;
    "always-nothing" "half-step" 6:3;
    "cites-nothing" "half-step" 8:18;
    "column-without-placeholder" "unfilled-placeholder" 10:15;
    "examples-without-rows" "unfilled-placeholder" 9:3;
    "expected-before-any-case" "never-checked" 7:3;
    "flag-out-of-type" "wrong-type" 7:43;
    "given-twice" "repeated-clause" 7:51;
    "given-without-state" "half-step" 7:3;
    "happened-to-what-is-given" "never-checked" 8:8;
    "never-nothing" "half-step" 6:3;
    "never-unknown" "unknown-name" 6:9;
    "no-instant" "time-runs-back" 7:3;
    "no-scenario" "no-scenario" 1:1;
    "no-steps" "asserts-nothing" 4:1;
    "no-such-date" "wrong-type" 4:44;
    "no-such-days" "wrong-type" 8:19;
    "no-such-instant" "wrong-type" 7:32;
    "not-asked" "wrong-type" 8:3;
    "nothing-done" "half-step" 8:3;
    "nothing-expected-last" "asserts-nothing" 9:3;
    "nothing-expected-then" "half-step" 8:3;
    "number-out-of-range" "wrong-type" 8:35;
    "opened-by-what-is-given" "never-checked" 8:8;
    "other-charter" "unknown-charter" 1:9;
    "other-edition" "unknown-charter" 1:25;
    "placeholder-without-column" "unfilled-placeholder" 8:11;
    "placeholder-without-examples" "unfilled-placeholder" 7:27;
    "refused-after-waiting" "never-checked" 9:8;
    "seats-of-nobody" "wrong-type" 4:10;
    "state-of-another-workflow" "unknown-name" 9:11;
    "tie-to-nobody" "unknown-name" 4:18;
    "three-titles" "title-count" 4:1;
    "time-runs-back" "time-runs-back" 8:3;
    "told-of-what-is-given" "never-checked" 8:8;
    "two-of-one-name" "duplicate-name" 4:10;
    "two-of-one-title" "repeated-scenario" 9:1;
    "unknown-action" "unknown-name" 8:18;
    "unknown-ballot" "unknown-name" 8:8;
    "unknown-ballot-told" "unknown-name" 8:16;
    "unknown-body" "unknown-name" 7:47;
    "unknown-cause" "unknown-name" 8:26;
    "unknown-clock" "unknown-name" 8:12;
    "unknown-event" "unknown-name" 8:17;
    "unknown-fact" "unknown-name" 7:34;
    "unknown-kind" "unknown-name" 4:18;
    "unknown-office" "unknown-name" 4:21;
    "unknown-outcome" "unknown-name" 9:12;
    "unknown-person" "unknown-name" 7:8;
    "unknown-reason" "never-checked" 9:24;
    "unknown-source" "unknown-name" 8:26;
    "unknown-state" "unknown-name" 8:11;
    "unknown-tie" "unknown-name" 4:18;
    "unknown-workflow" "unknown-name" 7:9;
    "waits-for-a-clock" "bad-amount" 8:3;
    "waits-for-nothing" "half-step" 8:3;
    "waits-some-times" "bad-amount" 8:3;
    "wrong-cell" "unknown-name" 12:7;
}

fn findings(name: &str, text: &str) -> (Source, Vec<Finding>) {
    let source = Source::new(name, text);
    let (_, findings) = suites(&repair(), &source);
    (source, findings)
}

#[test]
fn each_mistake_is_found_once_in_its_place() {
    for &(name, text, lint, line, column) in MISTAKES {
        let (source, findings) = findings(name, text);
        let found: Vec<_> = findings
            .iter()
            .map(|finding| {
                let (line, column) = source.line_column(finding.span.start);
                (finding.lint.name(), line, column)
            })
            .collect();
        assert_eq!(found, [(lint, line, column)], "{name}");
    }
}

#[test]
fn each_mistake_is_told_in_both_languages() {
    for language in Language::ALL {
        let told = |&(name, text, ..): &(&str, &str, &str, usize, usize)| {
            let (source, findings) = findings(name, text);
            render(&source, &findings, language, false)
        };
        let all: String = MISTAKES.iter().map(told).collect();
        expect_file![format!("../../data/invalid/scenario/told.{language}.txt")].assert_eq(&all);
    }
}

#[test]
fn a_scenario_with_a_mistake_is_not_run() {
    for &(name, text, ..) in MISTAKES {
        let source = Source::new(name, text);
        let (suites, _) = suites(&repair(), &source);
        let runs: usize = suites.iter().map(|suite| suite.scenarios().len()).sum();
        // The first of two scenarios of one title is whole.
        assert_eq!(runs, usize::from(name == "two-of-one-title.scenario"), "{name}");
    }
}

#[test]
fn every_file_of_the_folder_is_asserted() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/invalid/scenario");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".scenario"))
        .collect();
    files.sort();
    let mut asserted: Vec<_> = MISTAKES.iter().map(|mistake| mistake.0).collect();
    asserted.sort_unstable();
    assert_eq!(files, asserted);
}
