//! What came of the rule tests of a file.

use gongzhi::{
    finding::{Finding, Level, Source},
    scenario::{Account, Scenario, Suite},
};

use super::find::{Library, Shelved, TestFile};

/// What came of the tests of one charter in one file.
#[derive(Debug)]
pub(crate) struct Tested {
    /// The file of tests.
    pub(crate) source: Source,
    /// The charter's name and edition; none if there is no charter to test.
    pub(crate) charter: Option<(String, String)>,
    /// What is wrong with the tests.
    pub(crate) findings: Vec<Finding>,
    /// What is wrong with the charter, and its text.
    pub(crate) amiss: Option<(Source, Vec<Finding>)>,
    /// Each scenario, in the order of the file.
    pub(crate) verdicts: Vec<(Subject, Verdict)>,
}

/// Which scenario it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) title: String,
    pub(crate) cells: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) line: usize,
}

/// What came of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everything was as expected.
    Passed,
    /// Something was not, as told.
    Failed(Account),
    /// It was not run: something is wrong with it, or with its charter.
    NotRun,
}

/// Which scenarios to run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    /// With this in their title.
    pub(crate) filter: Option<String>,
    /// With one of these tags, if any is named.
    pub(crate) tags: Vec<String>,
}

impl Choice {
    fn takes(&self, subject: &Subject) -> bool {
        let has_text = self.filter.as_ref().is_none_or(|text| subject.title.contains(text.as_str()));
        has_text && (self.tags.is_empty() || subject.tags.iter().any(|tag| self.tags.contains(tag)))
    }
}

impl Tested {
    /// Runs the tests of a file.
    pub(crate) fn run(file: &TestFile, library: &mut Library, choice: &Choice) -> Vec<Self> {
        if file.tests.suites.is_empty() {
            return vec![Self { findings: file.findings.clone(), ..Self::nothing(file) }];
        }
        let mut all: Vec<Self> = Vec::new();
        for (index, text) in file.tests.suites.iter().enumerate() {
            // What is wrong with the writing of the file stands once, with its first tests.
            let written = if index == 0 { file.findings.clone() } else { Vec::new() };
            let mut tested = match library.charter_of(file, text) {
                Ok(shelved) => Self::of_charter(file, text, &shelved, choice),
                Err(finding) => Self { findings: vec![finding], ..Self::nothing(file) },
            };
            let is_unsound = file.findings.iter().any(|finding| finding.level == Level::Deny);
            if is_unsound || tested.charter.is_none() {
                tested.verdicts = none_run(file, text, choice);
            }
            tested.findings.splice(0..0, written);
            all.push(tested);
        }
        all
    }

    fn nothing(file: &TestFile) -> Self {
        Self {
            source: file.source.clone(),
            charter: None,
            findings: Vec::new(),
            amiss: None,
            verdicts: Vec::new(),
        }
    }

    fn of_charter(
        file: &TestFile,
        text: &gongzhi::scenario::SuiteText,
        shelved: &Shelved,
        choice: &Choice,
    ) -> Self {
        let mut tested = Self::nothing(file);
        let Some(charter) = &shelved.charter else {
            tested.amiss = Some((shelved.source.clone(), shelved.findings.clone()));
            return tested;
        };
        let (suite, findings) = Suite::compile(charter, text);
        tested.charter = Some((charter.name.to_string(), charter.edition.clone()));
        tested.findings = findings;
        tested.judge(&suite, choice);
        tested
    }

    fn judge(&mut self, suite: &Suite, choice: &Choice) {
        for scenario in suite.scenarios() {
            let subject = self.subject(scenario);
            if choice.takes(&subject) {
                let outcome = suite.run(scenario);
                let verdict = if outcome.passed() {
                    Verdict::Passed
                } else {
                    Verdict::Failed(suite.account(scenario, &outcome))
                };
                self.verdicts.push((subject, verdict));
            }
        }
        for left_out in suite.left_out() {
            let line = self.source.line_column(left_out.span.start).0;
            let tags = left_out.tags.clone();
            let subject = Subject { title: left_out.title.clone(), cells: None, tags, line };
            if choice.takes(&subject) {
                self.verdicts.push((subject, Verdict::NotRun));
            }
        }
        self.verdicts.sort_by_key(|(subject, _)| subject.line);
    }

    fn subject(&self, scenario: &Scenario) -> Subject {
        Subject {
            title: scenario.title().to_owned(),
            cells: scenario.cells().map(str::to_owned),
            tags: scenario.tags().map(str::to_owned).collect(),
            line: self.source.line_column(scenario.span().start).0,
        }
    }

    /// How many came out so.
    pub(crate) fn count(&self, is: impl Fn(&Verdict) -> bool) -> usize {
        self.verdicts.iter().filter(|(_, verdict)| is(verdict)).count()
    }

    /// Whether everything was run and as expected, and nothing is wrong.
    pub(crate) fn is_well(&self) -> bool {
        self.findings.iter().all(|finding| finding.level < Level::Deny)
            && self.amiss.is_none()
            && self.verdicts.iter().all(|(_, verdict)| *verdict == Verdict::Passed)
    }
}

/// Every scenario as written, none of which is run.
fn none_run(
    file: &TestFile,
    text: &gongzhi::scenario::SuiteText,
    choice: &Choice,
) -> Vec<(Subject, Verdict)> {
    let subjects = text.scenarios.iter().map(|scenario| Subject {
        title: scenario.title.clone(),
        cells: None,
        tags: scenario.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
        line: file.source.line_column(scenario.span.start).0,
    });
    subjects.filter(|subject| choice.takes(subject)).map(|subject| (subject, Verdict::NotRun)).collect()
}
