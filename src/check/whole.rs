//! A text from its first mark to its last proof: read, compiled and checked in one go.

use super::{Loosening, all, loosened};
use crate::{
    charter::Charter,
    finding::{Finding, Level, Source},
    text::{CharterText, Reading, read},
};

/// What reading, compiling and checking a text gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The charter; none if something keeps it from meaning anything, or if the text holds none.
    pub charter: Option<Charter>,
    /// Everything that was found, in the order of the text.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// Reads, compiles and checks a text.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        Self::from_reading(source, &read(source))
    }

    /// Compiles and checks what was read. A charter that could not be read whole is compiled all the same, so that all
    /// mistakes show at once; of these, the ones on a line that was not read, and mere warnings, are left for the next run.
    #[must_use]
    pub fn from_reading(source: &Source, reading: &Reading) -> Self {
        let mut findings = reading.findings.clone();
        let is_whole = !findings.iter().any(|finding| finding.level == Level::Deny);
        let Some(text) = &reading.charter else { return Self { charter: None, findings } };
        let compiled = Charter::compile(text);
        let line = |finding: &Finding| source.line_column(finding.span.start).0;
        let unread: Vec<usize> = findings.iter().map(line).collect();
        let is_read = |finding: &Finding| finding.span.end > 0 && !unread.contains(&line(finding));
        let counts = |finding: &Finding| is_whole || finding.level == Level::Deny && is_read(finding);
        findings.extend(compiled.findings.into_iter().filter(counts));
        let charter = compiled.charter.filter(|_| is_whole);
        findings.extend(charter.iter().flat_map(all));
        findings.extend(
            charter.iter().flat_map(|charter| loosenings(source, charter, text)).map(|one| one.finding),
        );
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        Self { charter, findings }
    }

    /// Whether something was found that the charter must not have.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.findings.iter().any(|finding| finding.level == Level::Deny)
    }
}

/// Where a charter asks less than the one that it extends, of which the text lies above its own.
fn loosenings(source: &Source, charter: &Charter, text: &CharterText) -> Vec<Loosening> {
    let upper = source.upper().and_then(|upper| read(upper).charter);
    upper.map(|upper| loosened(charter, text, &upper)).unwrap_or_default()
}
