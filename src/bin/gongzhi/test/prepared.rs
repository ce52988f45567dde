//! Rule tests made ready, and run.

use gongzhi::{
    finding::{Bilingual, Language, Level},
    scenario::{Scenario, Seen, Suite, SuiteText},
};

use super::{
    find::{Library, Shelved, TestFile},
    tested::{Choice, Subject, Tested, Verdict},
};
use crate::parallel;

/// The tests of one charter in one file, before any of them is run.
#[derive(Debug)]
pub(crate) struct Prepared {
    tested: Tested,
    suite: Option<Suite>,
    /// The scenarios that were chosen, by their numbers in the suite.
    chosen: Vec<usize>,
}

/// A scenario that is to be run: that of this number of this suite.
#[derive(Debug, Clone, Copy)]
struct Job<'p> {
    suite: &'p Suite,
    scenario: &'p Scenario,
}

impl Prepared {
    /// Reads and compiles the tests of a file.
    pub(crate) fn of(file: &TestFile, library: &mut Library, choice: &Choice) -> Vec<Self> {
        if file.tests.suites.is_empty() {
            return vec![Tested { findings: file.findings.clone(), ..Tested::nothing(file) }.into()];
        }
        let mut all: Vec<Self> = Vec::new();
        for (index, text) in file.tests.suites.iter().enumerate() {
            // What is wrong with the writing of the file stands once, with its first tests.
            let written = if index == 0 { file.findings.clone() } else { Vec::new() };
            let mut prepared = match library.charter_of(file, text) {
                Ok(shelved) => Self::of_charter(file, text, &shelved, choice),
                Err(finding) => Tested { findings: vec![finding], ..Tested::nothing(file) }.into(),
            };
            let is_unsound = file.findings.iter().any(|finding| finding.level == Level::Deny);
            if is_unsound && prepared.suite.is_some() {
                // What follows from a mistake of form would be told beside the mistake.
                prepared.tested.findings.clear();
            }
            if is_unsound || prepared.suite.is_none() {
                prepared.tested.verdicts = none_run(file, text, choice);
                prepared.suite = None;
            }
            prepared.tested.findings.splice(0..0, written);
            all.push(prepared);
        }
        all
    }

    fn of_charter(file: &TestFile, text: &SuiteText, shelved: &Shelved, choice: &Choice) -> Self {
        let mut tested = Tested::nothing(file);
        let Some(charter) = &shelved.charter else {
            tested.amiss = Some((shelved.source.clone(), shelved.findings.clone()));
            return tested.into();
        };
        let (suite, findings) = Suite::compile(charter, text);
        tested.charter = Some((charter.name.to_string(), charter.edition.clone()));
        tested.of = Some(shelved.clone());
        tested.text = Some(text.clone());
        // Of a charter without tests, for which some are to be made, nothing is amiss.
        tested.findings = if *text == SuiteText::default() { Vec::new() } else { findings };
        for left_out in suite.left_out() {
            let line = tested.source.line_column(left_out.span.start).0;
            let tags = left_out.tags.clone();
            let subject = Subject::written(&left_out.title, tags, line);
            if choice.takes(&subject) {
                tested.verdicts.push((subject, Verdict::NotRun));
            }
        }
        let is_chosen = |scenario: &Scenario| choice.takes(&tested.subject(scenario));
        let chosen = (0..).zip(suite.scenarios()).filter(|(_, scenario)| is_chosen(scenario));
        let chosen = chosen.map(|(number, _)| number).collect();
        Self { tested, suite: Some(suite), chosen }
    }

    fn jobs(&self) -> impl Iterator<Item = Job<'_>> {
        self.suite.iter().flat_map(|suite| {
            let scenarios = self.chosen.iter().filter_map(|number| suite.scenarios().get(*number));
            scenarios.map(move |scenario| Job { suite, scenario })
        })
    }
}

impl From<Tested> for Prepared {
    fn from(tested: Tested) -> Self {
        Self { tested, suite: None, chosen: Vec::new() }
    }
}

/// Runs what was prepared, on all processors.
pub(crate) fn run(prepared: Vec<Prepared>, language: Language) -> Vec<Tested> {
    let jobs: Vec<Job<'_>> = prepared.iter().flat_map(Prepared::jobs).collect();
    let bar = parallel::bar(&Bilingual::new("Scenarios", "场景"), jobs.len(), language);
    let mut outcomes = parallel::each(&jobs, &bar, |job| {
        let (outcome, seen) = job.suite.run_seen(job.scenario);
        let verdict = match outcome.passed() {
            true => Verdict::Passed,
            false => Verdict::Failed(Box::new(job.suite.account(job.scenario, &outcome))),
        };
        (verdict, seen)
    })
    .into_iter();
    prepared.into_iter().map(|prepared| prepared.judged(&mut outcomes)).collect()
}

impl Prepared {
    /// With the outcomes of its scenarios, which come next.
    fn judged(self, outcomes: &mut impl Iterator<Item = (Verdict, Seen)>) -> Tested {
        let subjects: Vec<Subject> = self.jobs().map(|job| self.tested.subject(job.scenario)).collect();
        let mut tested = self.tested;
        for (subject, (verdict, seen)) in subjects.into_iter().zip(outcomes) {
            tested.seen.push((subject.clone(), seen));
            tested.verdicts.push((subject, verdict));
        }
        tested.verdicts.sort_by_key(|(subject, _)| subject.line);
        tested
    }
}

/// Every scenario as written, none of which is run.
fn none_run(file: &TestFile, text: &SuiteText, choice: &Choice) -> Vec<(Subject, Verdict)> {
    let subjects = text.scenarios.iter().map(|scenario| {
        let tags = scenario.tags.iter().map(|tag| tag.as_str().to_owned()).collect();
        Subject::written(&scenario.title, tags, file.source.line_column(scenario.span.start).0)
    });
    subjects.filter(|subject| choice.takes(subject)).map(|subject| (subject, Verdict::NotRun)).collect()
}
