//! One scenario that runs by itself, for test harnesses that show one test for each.

use std::sync::Arc;

use super::{
    ScenarioFile,
    compiled::{Scenario, Suite},
};
use crate::{
    charter::Charter,
    finding::{Finding, Language, Level, Source, render},
    text,
};

/// A scenario with all that it needs to run, wherever and whenever it is run.
///
/// ```
/// use gongzhi::{Language, charters, scenario::Check};
///
/// let community = charters::bundled("community").ok_or("it is bundled")?;
/// let checks = Check::all(&community.source(), &community.tests_source(), Language::En)?;
/// assert!(checks.len() > 40);
/// checks[0].run(Language::En)?;
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone)]
pub struct Check {
    suite: Arc<Suite>,
    number: usize,
    source: Source,
}

impl Check {
    /// Every scenario of a file of rule tests, held against a charter.
    ///
    /// # Errors
    /// What is wrong with the charter or with the tests, as text in that language.
    pub fn all(charter: &Source, tests: &Source, language: Language) -> Result<Vec<Self>, String> {
        let reading = text::read(charter);
        sound(charter, &reading.findings, language)?;
        let compiled = Charter::compile(&reading.charter.unwrap_or_default());
        sound(charter, &compiled.findings, language)?;
        let charter = Arc::new(compiled.charter.ok_or_else(|| charter.name().to_owned())?);
        let reading = text::read(tests);
        let (file, findings) = ScenarioFile::read(&reading.tests);
        sound(tests, &[reading.findings, findings].concat(), language)?;
        let mut checks = Vec::new();
        for text in &file.suites {
            let (suite, findings) = Suite::compile(&charter, text);
            sound(tests, &findings, language)?;
            let suite = Arc::new(suite);
            let numbers = 0..suite.scenarios().len();
            checks.extend(numbers.map(|number| Self {
                suite: Arc::clone(&suite),
                number,
                source: tests.clone(),
            }));
        }
        Ok(checks)
    }

    /// The scenario's title, with its row of examples.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.scenario().map(|scenario| scenario.label(language)).unwrap_or_default()
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.suite.scenarios().get(self.number)
    }

    /// Runs the scenario.
    ///
    /// # Errors
    /// The run and the first difference, as text in that language.
    pub fn run(&self, language: Language) -> Result<(), String> {
        let Some(scenario) = self.scenario() else { return Ok(()) };
        let outcome = self.suite.run(scenario);
        if outcome.passed() {
            return Ok(());
        }
        Err(self.suite.account(scenario, &outcome).show(&self.source, language))
    }
}

fn sound(source: &Source, findings: &[Finding], language: Language) -> Result<(), String> {
    let mistakes: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Deny).cloned().collect();
    if mistakes.is_empty() { Ok(()) } else { Err(render(source, &mistakes, language, false)) }
}
