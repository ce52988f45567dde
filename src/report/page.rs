//! The page as a whole.

use std::fmt;

use super::{
    body, both, finding, frame, indicator, ladder, scenario, sheet, source, summary, witness, workflow,
};
use crate::{
    charter::Charter,
    check::{Deep, WorstTimes},
    finding::{Bilingual, Finding, Language, Source},
    id::WorkflowId,
    scenario::{Coverage, Fate, Mutant},
    wording::Wording,
};

/// What was found out about a charter, to be shown with it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Contents<'a> {
    /// The text of the charter, for the places of findings.
    pub source: Option<&'a Source>,
    /// What reading and checking found.
    pub findings: &'a [Finding],
    /// How the scenarios ended; none if they were not run.
    pub scenarios: Option<&'a [Outcome]>,
    /// What they have met of the charter.
    pub coverage: Option<&'a Coverage>,
    /// What was found once data were looked at, and about promises; none if it was not asked.
    pub deep: Option<&'a Deep>,
    /// How long cases take at the longest, for each workflow of which it was asked; what is dated among them is drawn along the days.
    pub times: &'a [(WorkflowId, WorstTimes)],
    /// The changes of a rule that were tried, each with what became of it; empty if it was not asked.
    pub mutants: &'a [(Mutant, Fate)],
}

impl Contents<'_> {
    /// The changes that no scenario notices.
    pub(super) fn unnoticed(&self) -> Vec<Mutant> {
        let survived = self.mutants.iter().filter(|(_, fate)| *fate == Fate::Survived);
        survived.map(|(mutant, _)| *mutant).collect()
    }

    /// How many changes are noticed, and how many mean something else and so could be.
    pub(super) fn noticed(&self) -> (usize, usize) {
        let killed = self.mutants.iter().filter(|(_, fate)| matches!(fate, Fate::Killed(_))).count();
        (killed, killed + self.unnoticed().len())
    }
}

/// How one scenario ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its title.
    pub title: Bilingual,
    /// Whether everything was as expected.
    pub has_passed: bool,
    /// The run, or the first difference, as text to be shown as it is; may be empty.
    pub account: Bilingual,
}

/// A report as one HTML page.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    charter: &'a Charter,
    contents: Contents<'a>,
    language: Language,
}

/// The report of a charter: a page in both languages that needs nothing from outside, opened in this one.
///
/// Its ids are stable, so that a part of it can be linked to; those of the Chinese half begin with `zh-`.
#[must_use]
pub fn html<'a>(charter: &'a Charter, contents: Contents<'a>, language: Language) -> Page<'a> {
    Page { charter, contents, language }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        frame::open(f, self.charter, self.language)?;
        let mut languages = Language::ALL;
        languages.sort_unstable_by_key(|language| *language != self.language);
        for language in languages {
            let half = Half { page: self, language }.to_string();
            match language {
                Language::En => f.write_str(&half)?,
                Language::Zh => f.write_str(&both::prefixed(&half, "zh-"))?,
            }
        }
        frame::close(f)
    }
}

/// The page in one language.
struct Half<'p, 'a> {
    page: &'p Page<'a>,
    language: Language,
}

impl fmt::Display for Half<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Page { charter, contents, language } = self.page;
        let wording = Wording::new(charter, self.language);
        frame::begin(f, charter, wording, (contents, self.language == *language))?;
        summary::section(f, charter, wording, contents)?;
        body::section(f, charter, wording)?;
        sheet::duties(f, charter, wording)?;
        for (id, found) in charter.workflows.iter() {
            workflow::section(f, charter, wording.within(found), (id, found, contents))?;
        }
        ladder::section(f, charter, wording)?;
        finding::section(f, wording, contents)?;
        witness::section(f, charter, wording, contents)?;
        indicator::section(f, charter, wording)?;
        scenario::section(f, wording, contents)?;
        source::section(f, charter, wording)?;
        frame::end(f, charter, wording)
    }
}
