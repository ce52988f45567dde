//! The charter and the files of rule tests that the tests of this room share.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    finding::{Finding, Language, Level, Source, render},
    scenario::{ScenarioFile, Suite},
    text,
};

/// The small charter of repairs.
pub(super) fn repair() -> Arc<Charter> {
    charter(&Source::new("repair.charter", include_str!("../../data/scenario/repair.charter")))
}

/// A charter that must be without mistakes.
pub(super) fn charter(source: &Source) -> Arc<Charter> {
    let reading = text::read(source);
    no_mistakes(source, &reading.findings);
    let compiled = Charter::compile(&reading.charter.unwrap());
    no_mistakes(source, &compiled.findings);
    Arc::new(compiled.charter.unwrap())
}

/// Files of rule tests as they stand, with all findings of reading and compiling.
pub(super) fn suites(charter: &Arc<Charter>, source: &Source) -> (Vec<Suite>, Vec<Finding>) {
    let reading = text::read(source);
    let (file, findings) = ScenarioFile::read(&reading.tests);
    let mut findings = [reading.findings, findings].concat();
    let compiled = file.suites.iter().map(|text| {
        let (suite, found) = Suite::compile(charter, text);
        findings.extend(found);
        suite
    });
    (compiled.collect(), findings)
}

/// The rule tests of a file that must be without mistakes.
pub(super) fn sound_suites(charter: &Arc<Charter>, source: &Source) -> Vec<Suite> {
    let (suites, findings) = suites(charter, source);
    no_mistakes(source, &findings);
    suites
}

pub(super) fn no_mistakes(source: &Source, findings: &[Finding]) {
    let mistakes: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Deny).cloned().collect();
    assert!(mistakes.is_empty(), "{}", render(source, &mistakes, Language::En, false));
}

/// The accounts of the scenarios that fail, as text.
pub(super) fn failures(suites: &[Suite], source: &Source, language: Language) -> String {
    let mut shown = String::new();
    for suite in suites {
        for (scenario, outcome) in suite.outcomes().filter(|(_, outcome)| !outcome.passed()) {
            let account = suite.account(scenario, &outcome).show(source, language);
            shown.push_str(&format!("{}\n{account}\n\n", scenario.label(language)));
        }
    }
    shown
}
