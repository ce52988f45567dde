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

impl Measured {
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
