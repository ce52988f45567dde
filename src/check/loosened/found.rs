//! What was loosened, and where.

use super::{body, workflow};
use crate::{
    charter::{Charter, levels::Subject},
    finding::{Bilingual, Finding, Lint, Span},
    syntax::Keyword,
    text::{CharterText, Path},
};

/// One thing of which a charter asks less than the one that it extends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loosening {
    /// What is less, and where it is written.
    pub finding: Finding,
    /// The statement, from the outermost: keyword and name of each.
    pub statement: Vec<(Keyword, String)>,
}

/// Where `lower` asks less than `upper`, which it extends: both with all that they extend, `charter` being what `lower` means.
#[must_use]
pub fn loosened(charter: &Charter, lower: &CharterText, upper: &CharterText) -> Vec<Loosening> {
    let mut found =
        Found { charter, lower, upper, list: Vec::new(), at: Vec::new(), subject: Subject::Charter };
    body::compare(&mut found);
    for workflow in &lower.workflows {
        if let Some(above) = named(&upper.workflows, workflow.name.as_str(), |above| &above.name) {
            workflow::compare(&mut found, workflow, above);
        }
    }
    found.list.sort_by_key(|loosening| (loosening.finding.span.start, loosening.finding.span.end));
    found.list
}

/// The first of that name.
pub(super) fn named<'t, T>(list: &'t [T], name: &str, of: impl Fn(&T) -> &Path) -> Option<&'t T> {
    list.iter().find(|one| of(one).as_str() == name)
}

/// What was found so far, and the statement at hand.
pub(super) struct Found<'t> {
    pub(super) charter: &'t Charter,
    pub(super) lower: &'t CharterText,
    pub(super) upper: &'t CharterText,
    list: Vec<Loosening>,
    at: Vec<(Keyword, String)>,
    subject: Subject,
}

impl Found<'_> {
    /// Looks at a statement: what is said meanwhile is about it.
    pub(super) fn within(
        &mut self,
        (keyword, name): (Keyword, &Path),
        subject: Option<Subject>,
        look: impl FnOnce(&mut Self),
    ) {
        let before = self.subject;
        self.subject = subject.unwrap_or(before);
        self.at.push((keyword, name.as_str().to_owned()));
        look(self);
        self.at.pop();
        self.subject = before;
    }

    /// Says that the statement at hand asks less.
    pub(super) fn say(&mut self, lint: Lint, span: Span, en: impl Into<String>, zh: impl Into<String>) {
        let finding = Finding::new(lint, span, Bilingual::new(en, zh));
        let judged = self.charter.levels.judge(self.subject, finding);
        let statement = self.at.clone();
        self.list.extend(judged.map(|finding| Loosening { finding, statement }));
    }

    /// Whether something of that sort was said of the same place already.
    pub(super) fn has_said(&self, lint: Lint, span: Span) -> bool {
        let here = |finding: &Finding| finding.lint == lint && finding.span.range() == span.range();
        self.list.iter().any(|one| one.statement == self.at && here(&one.finding))
    }

    /// The name of the statement at hand, with what it stands in: `request.reply`.
    pub(super) fn name(&self) -> String {
        let names = self.at.iter().map(|(_, name)| name.as_str());
        match self.at.len() {
            0..3 => names.collect::<Vec<_>>().join("."),
            _ => names
                .enumerate()
                .filter(|(index, _)| *index != 1)
                .map(|(_, name)| name)
                .collect::<Vec<_>>()
                .join("."),
        }
    }
}
