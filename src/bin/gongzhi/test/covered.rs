//! How much of their charters the rule tests have met.

use std::sync::Arc;

use gongzhi::{
    charter::Charter,
    check::{self, Deep, Witness},
    finding::{Language, Lint, Source},
    scenario::Coverage,
};
use serde_json::{Value, json};

use super::{said::label, tested::Tested};

/// The coverage of one charter, by all the tests of it that were run.
#[derive(Debug)]
pub(crate) struct OfCharter {
    source: Source,
    coverage: Coverage,
}

/// The coverage of each charter that was tested, in the order in which they were met.
pub(super) fn all(tested: &[Tested], limit: usize, is_deep: bool, language: Language) -> Vec<OfCharter> {
    let mut all: Vec<OfCharter> = Vec::new();
    for tested in tested {
        let Some((shelved, charter)) = tested.of.as_ref().and_then(|of| Some((of, of.charter.as_ref()?)))
        else {
            continue;
        };
        let known = all.iter().position(|one| std::ptr::eq(one.coverage.charter(), Arc::as_ptr(charter)));
        let place = known.unwrap_or_else(|| {
            let coverage = Coverage::of(charter, limit);
            let coverage = match is_deep {
                true => coverage.with_witnesses(&reported(check::deep(charter, limit))),
                false => coverage,
            };
            all.push(OfCharter { source: shelved.source.clone(), coverage });
            all.len() - 1
        });
        let Some(one) = all.get_mut(place) else { continue };
        for (subject, seen) in &tested.seen {
            one.coverage.add(label(subject, language), seen);
        }
    }
    all
}

/// The runs that show what is reported: of a lint that the charter allows wherever it finds something none counts.
fn reported(deep: Deep) -> Vec<(String, Witness)> {
    let is_reported = |(name, _): &(String, Witness)| {
        let lint = Lint::ALL.iter().find(|lint| name.ends_with(&format!("-{}", lint.name())));
        lint.is_none_or(|lint| deep.findings.iter().any(|finding| finding.lint == *lint))
    };
    deep.witnesses.iter().filter(|named| is_reported(named)).cloned().collect()
}

/// The coverage of the charter with this meaning; none if no test of it was run.
pub(crate) fn coverage(tested: &[Tested], limit: usize, charter: &Charter) -> Option<Coverage> {
    let all = all(tested, limit, false, Language::En);
    let of = all.into_iter().map(|one| one.coverage);
    of.into_iter().find(|coverage| coverage.charter().fingerprint == charter.fingerprint)
}

impl OfCharter {
    /// Whether so many of a hundred are met.
    pub(super) fn reaches(&self, percent: u8) -> bool {
        self.coverage.count(None).reaches(percent)
    }

    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    pub(super) fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    pub(super) fn text(&self, language: Language) -> String {
        self.coverage.show(&self.source, language)
    }

    pub(super) fn json(&self, language: Language) -> Value {
        let (coverage, charter) = (&self.coverage, self.coverage.charter());
        let elements = coverage.elements().iter().map(|covered| {
            let (line, column) = self.source.line_column(covered.span.start);
            let workflow = charter.workflows.get(covered.workflow).map(|workflow| workflow.name.to_string());
            let by: Vec<_> = covered.by.iter().filter_map(|by| coverage.scenarios().get(*by)).collect();
            json!({
                "workflow": workflow,
                "kind": covered.element.kind(),
                "what": coverage.say(covered).get(language),
                "file": self.source.file(covered.span),
                "line": line,
                "column": column,
                "standing": covered.standing,
                "by": by,
            })
        });
        json!({
            "charter": charter.name,
            "edition": charter.edition,
            "file": self.source.name(),
            "count": coverage.count(None),
            "elements": elements.collect::<Vec<_>>(),
        })
    }
}
