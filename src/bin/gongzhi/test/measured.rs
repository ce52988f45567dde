//! What was asked of the tests as a whole, besides whether they pass.

use gongzhi::finding::Language;
use serde_json::{Map, Value};

use super::{covered, generated, mutated};

/// Coverage, mutants and made tests, where they were asked for.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) coverage: Option<Vec<covered::OfCharter>>,
    pub(super) mutants: Option<Vec<mutated::OfCharter>>,
    pub(super) generated: Option<Vec<generated::OfCharter>>,
}

/// What the tests of one charter come to as a whole.
#[derive(Debug)]
pub(super) struct Sum {
    pub(super) charter: String,
    /// In words: how many there are on the first line, then which are missing.
    pub(super) text: String,
    /// Whether so many of a hundred are reached as were asked for.
    pub(super) is_reached: bool,
}

impl Sum {
    /// How many there are.
    pub(super) fn headline(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }
}

impl Measured {
    /// What each charter's tests come to, held to so many of a hundred.
    pub(super) fn sums(&self, least: u8, language: Language) -> Vec<Sum> {
        let coverage = self.coverage.iter().flatten().map(|of| Sum {
            charter: of.coverage().charter().name.to_string(),
            text: of.text(language),
            is_reached: of.reaches(least),
        });
        let mutants = self.mutants.iter().flatten().map(|of| Sum {
            charter: of.name().to_owned(),
            text: of.text(language),
            is_reached: of.reaches(least),
        });
        coverage.chain(mutants).collect()
    }

    /// Whether so many of a hundred are covered, and noticed.
    pub(super) fn reaches(&self, percent: u8) -> bool {
        let covered = self.coverage.iter().flatten().all(|covered| covered.reaches(percent));
        covered && self.mutants.iter().flatten().all(|mutated| mutated.reaches(percent))
    }

    pub(super) fn text(&self, language: Language) -> String {
        let coverage = self.coverage.iter().flatten().map(|covered| covered.text(language));
        let mutants = self.mutants.iter().flatten().map(|mutated| mutated.text(language));
        let generated = self.generated.iter().flatten().map(|generated| generated.text(language));
        coverage.chain(mutants).chain(generated).map(|text| format!("\n{text}")).collect()
    }

    pub(super) fn add_to(&self, json: &mut Map<String, Value>, language: Language) {
        if let Some(coverage) = &self.coverage {
            let coverage = coverage.iter().map(|covered| covered.json(language)).collect();
            json.insert("coverage".to_owned(), coverage);
        }
        if let Some(mutants) = &self.mutants {
            let mutants = mutants.iter().map(|mutated| mutated.json(language)).collect();
            json.insert("mutants".to_owned(), mutants);
        }
        if let Some(generated) = &self.generated {
            let generated = generated.iter().map(|generated| generated.json(language)).collect();
            json.insert("generated".to_owned(), generated);
        }
    }
}
