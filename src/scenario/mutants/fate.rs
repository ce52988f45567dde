//! Whether rule tests notice that a rule was changed.

use std::sync::Arc;

use super::editor::{Mutant, changed, list};
use crate::{
    charter::Charter,
    finding::Language,
    scenario::{Suite, SuiteText},
    text::CharterText,
};

/// A charter and the rule tests that are to notice when it is changed.
#[derive(Debug, Clone)]
pub struct Mutation {
    text: CharterText,
    suites: Vec<SuiteText>,
    fingerprint: u64,
    /// Of each suite the scenarios that pass as the charter stands, by their numbers: only these can notice anything.
    passing: Vec<Vec<usize>>,
}

/// What became of a mutant.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is no charter: the change is a mistake of language.
    Stillborn,
    /// It means the same as the charter.
    Equivalent,
    /// This scenario fails, the first that does.
    Killed(String),
    /// Every scenario passes all the same. Nothing asks for what was changed, or nothing can tell the difference: which of the two
    /// is not decided.
    Survived,
}

impl Mutation {
    /// A charter with its rule tests; none if it does not compile.
    #[must_use]
    pub fn new(text: CharterText, suites: Vec<SuiteText>) -> Option<Self> {
        let charter = Arc::new(Charter::compile(&text).charter?);
        let passing = suites.iter().map(|suite| {
            let (suite, _) = Suite::compile(&charter, suite);
            let passes = |(number, scenario)| suite.run(scenario).passed().then_some(number);
            (0..).zip(suite.scenarios()).filter_map(passes).collect()
        });
        let passing = passing.collect();
        Some(Self { fingerprint: charter.fingerprint, text, suites, passing })
    }

    /// The charter as written.
    #[must_use]
    pub fn text(&self) -> &CharterText {
        &self.text
    }

    /// Every mutant, always the same and in the same order.
    #[must_use]
    pub fn mutants(&self) -> Vec<Mutant> {
        list(&self.text)
    }

    /// The charter as a mutant has it.
    #[must_use]
    pub fn changed(&self, mutant: &Mutant) -> CharterText {
        changed(&self.text, mutant)
    }

    /// What becomes of a mutant.
    #[must_use]
    pub fn fate(&self, mutant: &Mutant) -> Fate {
        let Some(charter) = Charter::compile(&self.changed(mutant)).charter else { return Fate::Stillborn };
        if charter.fingerprint == self.fingerprint {
            return Fate::Equivalent;
        }
        let charter = Arc::new(charter);
        let noticed = self.suites.iter().zip(&self.passing).find_map(|(text, passing)| {
            let (suite, _) = Suite::compile(&charter, text);
            noticed(&suite, text, passing)
        });
        noticed.map_or(Fate::Survived, Fate::Killed)
    }
}

/// The first scenario that notices: one that fails, or that no longer means anything.
fn noticed(suite: &Suite, text: &SuiteText, passing: &[usize]) -> Option<String> {
    if let Some(left_out) = suite.left_out().first() {
        let passed = |title: &str| text.scenarios.iter().any(|scenario| scenario.title == title);
        return passed(&left_out.title).then(|| left_out.title.clone());
    }
    let scenarios = passing.iter().filter_map(|number| suite.scenarios().get(*number));
    let mut failing = scenarios.filter(|scenario| !suite.run(scenario).passed());
    failing.next().map(|scenario| scenario.label(Language::En))
}
