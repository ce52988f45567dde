//! A roster by itself, for questions that are no rule test.

use super::{names::Names, people};
use crate::{charter::Charter, engine::PlainRoster, finding::Finding, scenario::RosterText};

impl RosterText {
    /// What it says, in the names of a charter; and everything that is wrong with it. What is wrong is left out of the roster.
    ///
    /// ```
    /// use gongzhi::{charter::Charter, finding::Source, scenario::ScenarioFile, text};
    ///
    /// let charter = Source::new("club.charter", "charter club, edition 2026-01\nbody board is council");
    /// let charter = Charter::compile(&text::read(&charter).charter.unwrap_or_default());
    /// let charter = charter.charter.ok_or("no charter")?;
    /// let tests = Source::new("club.scenario", "charter club\nroster club\n  person ann holds board");
    /// let (file, _) = ScenarioFile::read(&text::read(&tests).tests);
    /// let (roster, findings) = file.suites[0].rosters[0].plain(&charter);
    /// assert!(findings.is_empty());
    /// assert_eq!(roster.persons[0].holds[0].body, *"board");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn plain(&self, charter: &Charter) -> (PlainRoster, Vec<Finding>) {
        let mut names = Names::new(charter);
        let people = people::people(&mut names, self);
        let mut findings = names.findings;
        findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        (people.roster, findings)
    }
}
