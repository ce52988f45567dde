//! Rule tests from the tree of the language.

mod file;
mod operand;
mod step;

use super::ScenarioFile;
use crate::{finding::Finding, syntax::Clause, text::read::Report};

impl ScenarioFile {
    /// Reads the statements of tests of a file, as [`text::read`](crate::text::read) returns them: rosters, scenarios, and
    /// each `charter` that names the one they test. The findings are everything that is wrong with how they are
    /// written.
    ///
    /// ```
    /// use gongzhi::{finding::Source, scenario::ScenarioFile, text};
    ///
    /// let source = Source::new(
    ///     "tiny.scenario",
    ///     "charter club\nscenario \"It opens\"\n  when system does visit.begin at 2026-03-02 09:00\n  then in open\n",
    /// );
    /// let reading = text::read(&source);
    /// let (file, findings) = ScenarioFile::read(&reading.tests);
    /// assert!(findings.is_empty() && reading.findings.is_empty());
    /// assert_eq!(file.suites[0].scenarios[0].title, "It opens");
    /// ```
    #[must_use]
    pub fn read(tests: &[Clause]) -> (Self, Vec<Finding>) {
        let mut report = Report { takes_placeholders: true, ..Report::default() };
        let file = file::file(tests, &mut report);
        (file, report.findings)
    }
}
