//! The page as a whole.

use std::fmt;

use super::{body, finding, frame, ladder, scenario, sheet, source, workflow};
use crate::{
    charter::Charter,
    finding::{Finding, Language, Source},
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
}

/// How one scenario ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its title.
    pub title: String,
    /// Whether everything was as expected.
    pub has_passed: bool,
    /// The run, or the first difference, as text to be shown as it is; may be empty.
    pub account: String,
}

/// A report as one HTML page.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    charter: &'a Charter,
    contents: Contents<'a>,
    language: Language,
}

/// The report of a charter in one language: a page that needs nothing from outside.
#[must_use]
pub fn html<'a>(charter: &'a Charter, contents: Contents<'a>, language: Language) -> Page<'a> {
    Page { charter, contents, language }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wording = Wording::new(self.charter, self.language);
        frame::open(f, self.charter, wording, &self.contents)?;
        body::section(f, self.charter, wording)?;
        sheet::duties(f, self.charter, wording)?;
        for found in self.charter.workflows.values() {
            workflow::section(f, self.charter, wording.within(found), found)?;
        }
        ladder::section(f, self.charter, wording)?;
        finding::section(f, wording, &self.contents)?;
        scenario::section(f, wording, &self.contents)?;
        source::section(f, self.charter, wording)?;
        frame::close(f, self.charter, wording)
    }
}
