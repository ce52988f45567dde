//! What came of the rule tests of a file.

use gongzhi::{
    finding::{Bilingual, Finding, Language, Level, Source},
    scenario::{Account, Scenario, Seen, SuiteText},
};

use super::{
    find::{Library, Shelved, TestFile},
    prepared::{Prepared, run},
};

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
    /// The charter as it was found; none if there is none to test.
    pub(crate) of: Option<Shelved>,
    /// The tests as they were written, if there is a charter to test.
    pub(crate) text: Option<SuiteText>,
    /// Each scenario, in the order of the file.
    pub(crate) verdicts: Vec<(Subject, Verdict)>,
    /// What each scenario that was run has met of the charter.
    pub(crate) seen: Vec<(Subject, Seen)>,
}

/// Which scenario it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    /// Its title with the row of examples, for people.
    pub(crate) label: Bilingual,
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
    Failed(Box<Account>),
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

impl Subject {
    /// A scenario as it was written, of which no row is run.
    pub(super) fn written(title: &str, tags: Vec<String>, line: usize) -> Self {
        Self { label: Bilingual::new(title, title), title: title.to_owned(), cells: None, tags, line }
    }

    /// Whether its title has this in it, with the words of a row in either language.
    fn is_called(&self, text: &str) -> bool {
        [&self.title, &self.label.en, &self.label.zh].iter().any(|title| title.contains(text))
    }
}

impl Choice {
    pub(super) fn takes(&self, subject: &Subject) -> bool {
        let has_text = self.filter.as_ref().is_none_or(|text| subject.is_called(text));
        has_text && (self.tags.is_empty() || subject.tags.iter().any(|tag| self.tags.contains(tag)))
    }
}

impl Tested {
    /// Runs the tests of a file.
    pub(crate) fn run(
        file: &TestFile,
        library: &mut Library,
        choice: &Choice,
        language: Language,
    ) -> Vec<Self> {
        run(Prepared::of(file, library, choice), language)
    }

    pub(super) fn nothing(file: &TestFile) -> Self {
        Self {
            source: file.source.clone(),
            charter: None,
            of: None,
            text: None,
            findings: Vec::new(),
            amiss: None,
            verdicts: Vec::new(),
            seen: Vec::new(),
        }
    }

    pub(super) fn subject(&self, scenario: &Scenario) -> Subject {
        Subject {
            label: Bilingual::new(scenario.label(Language::En), scenario.label(Language::Zh)),
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
