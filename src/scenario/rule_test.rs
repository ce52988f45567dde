//! Rule tests written in Rust, without files.

use std::{fmt, panic::Location, sync::Arc};

use super::{Account, ScenarioFile, Suite};
use crate::{
    charter::Charter,
    finding::{Finding, Language, Level, Source, Span, render},
    syntax::Text,
    text,
};

/// Who is who in rule tests that are written in Rust: a roster, written once.
#[derive(Debug, Clone)]
pub struct Cast {
    charter: Arc<Charter>,
    lines: Vec<Line>,
}

/// One rule test written in Rust. Its steps are in the words of the language, so that they read as they would in a file; a
/// number or a date of the host goes in by `format!`.
///
/// ```
/// use std::sync::Arc;
///
/// use gongzhi::{Charter, Language, charters, scenario::Cast, text};
///
/// let community = charters::bundled("community").ok_or("it is bundled")?;
/// let written = text::read(&community.source()).charter.ok_or("it has a charter")?;
/// let charter = Arc::new(Charter::compile(&written).charter.ok_or("it compiles")?);
///
/// let town = Cast::of(&charter)
///     .person("wang", "is resident")
///     .person("zhao", "holds representatives-meeting.representative");
/// town.scenario("An appeal is relayed by a representative")
///     .when("wang does appeal.raise with matter = property at 2026-03-02 09:00")
///     .then("in collected, informed wang")
///     .when("wang does relay")
///     .then("refused because by")
///     .when("zhao does relay")
///     .then("in relayed")
///     .check(Language::En)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "a rule test that is not checked tests nothing"]
pub struct RuleTest {
    cast: Cast,
    lines: Vec<Line>,
}

/// A line of a rule test, and where in the host's code it was written.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    at: &'static Location<'static>,
}

/// What is wrong with a rule test, or how it went and where it first differs. It reads the same printed either way.
#[derive(Clone, PartialEq, Eq)]
pub struct RuleTestError(String);

impl Cast {
    /// Nobody yet, for rule tests of a charter.
    #[must_use]
    #[track_caller]
    pub fn of(charter: &Arc<Charter>) -> Self {
        let roster = Line { text: "roster cast".to_owned(), at: Location::caller() };
        Self { charter: Arc::clone(charter), lines: vec![roster] }
    }

    /// With one person: the name, and what is said of them, as in `is resident, holds committee.member`.
    #[must_use]
    #[track_caller]
    pub fn person(self, name: &str, words: impl AsRef<str>) -> Self {
        let text = format!("  person {name} {}", words.as_ref());
        self.and(text, Location::caller())
    }

    /// With instances of a class of bodies, as in `grids.g7 part-of committee.c2`; the first of each class covers the cases.
    #[must_use]
    #[track_caller]
    pub fn instance(self, words: impl AsRef<str>) -> Self {
        let text = format!("  instance {}", words.as_ref());
        self.and(text, Location::caller())
    }

    /// A rule test that these people play.
    #[track_caller]
    pub fn scenario(&self, title: &str) -> RuleTest {
        let quoted = Text::new(title).map_or_else(|_| "\"\"".to_owned(), |title| title.to_string());
        let head = Line { text: format!("scenario {quoted}"), at: Location::caller() };
        RuleTest { cast: self.clone(), lines: vec![head] }
    }

    fn and(mut self, text: String, at: &'static Location<'static>) -> Self {
        self.lines.push(Line { text, at });
        self
    }
}

/// Declares the steps: a method for each, called as its keyword.
macro_rules! steps {
    ($($(#[doc = $doc:literal])* $name:ident $keyword:literal;)*) => {
        impl RuleTest {
            $(
                $(#[doc = $doc])*
                #[track_caller]
                pub fn $name(self, words: impl AsRef<str>) -> Self {
                    self.and($keyword, words.as_ref(), Location::caller())
                }
            )*
        }
    };
}

steps! {
    /// How things stand: `repair by wang in sent with handler = crew at 2026-03-02 10:00`.
    given "given";
    /// Somebody acts: `wang does repair.ask at 2026-03-02 09:00`.
    when "when";
    /// Time passes: `2 working days`, `until 2026-03-02 09:00`, `until mending`.
    wait "wait";
    /// What must now be so: `in sent, accountable crew, due mending at 2026-03-04`.
    then "then";
    /// What must be so after every step from here on: `accountable one`, `case.accountable ≠ none`.
    always "always";
    /// What must not be so after any step from here on: `informed wang`, `in listed`.
    never "never";
}

impl RuleTest {
    /// Runs it.
    ///
    /// # Errors
    /// Mistakes in its words, or the run with the first difference, each with the place in the host's code at which the line
    /// was written.
    pub fn check(&self, language: Language) -> Result<(), RuleTestError> {
        let source = Source::new("the rule test", &self.text());
        let reading = text::read(&source);
        let (file, findings) = ScenarioFile::read(&reading.tests);
        self.sound(&source, &[reading.findings, findings].concat(), language)?;
        for text in &file.suites {
            let (suite, findings) = Suite::compile(&self.cast.charter, text);
            self.sound(&source, &findings, language)?;
            let failed = suite.outcomes().find(|(_, outcome)| !outcome.passed());
            if let Some((scenario, outcome)) = failed {
                return Err(self.told(&source, &suite.account(scenario, &outcome), language));
            }
        }
        Ok(())
    }

    /// The test as a file of rule tests says it, without the charter that it tests.
    #[must_use]
    pub fn text(&self) -> String {
        self.all_lines().map(|line| format!("{}\n", line.text)).collect()
    }

    fn all_lines(&self) -> impl Iterator<Item = &Line> {
        self.cast.lines.iter().chain(&self.lines)
    }

    fn and(mut self, keyword: &str, words: &str, at: &'static Location<'static>) -> Self {
        // A line of the language is a line.
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.lines.push(Line { text: format!("  {keyword} {words}"), at });
        self
    }

    fn sound(&self, source: &Source, findings: &[Finding], language: Language) -> Result<(), RuleTestError> {
        let mistakes = findings.iter().filter(|finding| finding.level == Level::Deny);
        let told: String = mistakes
            .map(|mistake| {
                let shown = render(source, std::slice::from_ref(mistake), language, false);
                format!("{}: {shown}", self.place(source, mistake.span))
            })
            .collect();
        if told.is_empty() { Ok(()) } else { Err(RuleTestError(told)) }
    }

    fn told(&self, source: &Source, account: &Account, language: Language) -> RuleTestError {
        RuleTestError(account.show_at(&|span| self.place(source, span), language))
    }

    /// Where in the host's code the line was written on which a span begins.
    fn place(&self, source: &Source, span: Span) -> String {
        let line = source.line_column(span.start).0;
        let written = self.all_lines().nth(line.saturating_sub(1)).or(self.lines.last());
        written.map(|line| format!("{}:{}", line.at.file(), line.at.line())).unwrap_or_default()
    }
}

impl fmt::Display for RuleTestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RuleTestError {
    /// As it reads: a test that returns it, or unwraps it, prints it so.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.0)
    }
}

impl std::error::Error for RuleTestError {}
