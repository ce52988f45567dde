//! Collecting findings at the levels that the charter sets where they stand.

use crate::{
    Name,
    charter::{Charter, levels::Subject},
    finding::{Bilingual, Finding, Lint, Span},
    id::BodyId,
};

/// The charter under check, and what was found so far.
#[derive(Debug)]
pub(super) struct Report<'c> {
    pub(super) charter: &'c Charter,
    findings: Vec<Finding>,
}

impl<'c> Report<'c> {
    pub(super) fn new(charter: &'c Charter) -> Self {
        Self { charter, findings: Vec::new() }
    }

    /// Reports one thing about `subject`.
    pub(super) fn say(
        &mut self,
        subject: Subject,
        lint: Lint,
        span: Span,
        en: impl Into<String>,
        zh: impl Into<String>,
    ) {
        self.push(subject, Finding::new(lint, span, Bilingual::new(en, zh)));
    }

    /// Reports a finding about `subject`.
    pub(super) fn push(&mut self, subject: Subject, finding: Finding) {
        self.findings.extend(self.charter.levels.judge(subject, finding));
    }

    /// The body's name.
    pub(super) fn body(&self, body: BodyId) -> &'c Name {
        &self.charter.structure.bodies.at(body).name
    }

    /// All findings in the order of the text.
    pub(super) fn into_sorted(self) -> Vec<Finding> {
        let mut findings = self.findings;
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        findings
    }
}

/// Names joined for a sentence: `a, b and c`, “甲”“乙”“丙”.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n Name>) -> Bilingual {
    let names: Vec<&Name> = names.into_iter().collect();
    let zh = names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().concat();
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let en = match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Bilingual::new(en, zh)
}
