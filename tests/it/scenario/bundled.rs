//! Every bundled charter keeps its own rule tests.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    charters::BUNDLED,
    finding::{Finding, Language, Level, Source, render},
    scenario::{ScenarioFile, Suite},
    text,
};

fn no_mistakes(source: &Source, findings: &[Finding]) {
    let mistakes: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Deny).cloned().collect();
    assert!(mistakes.is_empty(), "{}", render(source, &mistakes, Language::En, false));
}

#[test]
fn every_bundled_charter_passes_its_rule_tests() {
    for bundled in BUNDLED {
        let source = bundled.source();
        let reading = text::read(&source);
        no_mistakes(&source, &reading.findings);
        let compiled = Charter::compile(&reading.charter.unwrap());
        no_mistakes(&source, &compiled.findings);
        let charter = Arc::new(compiled.charter.unwrap());
        let source = bundled.tests_source();
        let reading = text::read(&source);
        no_mistakes(&source, &reading.findings);
        let (file, findings) = ScenarioFile::read(&reading.tests);
        no_mistakes(&source, &findings);
        for text in &file.suites {
            let (suite, findings) = Suite::compile(&charter, text);
            no_mistakes(&source, &findings);
            let failed: Vec<_> = suite
                .outcomes()
                .filter(|(_, outcome)| !outcome.passed())
                .map(|(scenario, outcome)| {
                    let difference = outcome.difference.unwrap();
                    let place = source.line_column(difference.span.start);
                    format!("{} {place:?}\n  {difference:?}\n", scenario.label(Language::En))
                })
                .collect();
            assert!(failed.is_empty(), "{}", failed.concat());
        }
    }
}
