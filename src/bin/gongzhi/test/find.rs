//! Files of rule tests, and the charters that they test.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use gongzhi::{
    charter::Charter,
    charters,
    finding::{Bilingual, Finding, Level, Lint, Source, Span},
    scenario::{ScenarioFile, SuiteText},
    text::{self, CharterText},
};

use crate::{
    answer::Failure,
    file,
    load::{self, Loaded},
};

/// A file of rule tests.
#[derive(Debug)]
pub(crate) struct TestFile {
    /// Its text.
    pub(crate) source: Source,
    /// The folder it stands in; none for bundled tests.
    folder: Option<PathBuf>,
    /// The rule tests.
    pub(crate) tests: ScenarioFile,
    /// What is wrong with how they are written.
    pub(crate) findings: Vec<Finding>,
    /// The name of the charter that the file holds, if it holds one.
    holds: Option<String>,
}

/// A charter that was found, and what is wrong with it.
#[derive(Debug, Clone)]
pub(crate) struct Shelved {
    /// The charter; none if something keeps it from meaning anything.
    pub(crate) charter: Option<Arc<Charter>>,
    /// Its text.
    pub(crate) source: Source,
    /// The charter as it was written.
    pub(crate) text: CharterText,
    /// What is wrong with it.
    pub(crate) findings: Vec<Finding>,
    name: String,
    edition: String,
}

/// The charters looked at so far, by file or bundled name.
#[derive(Debug, Default)]
pub(crate) struct Library {
    given: Option<String>,
    shelf: BTreeMap<String, Option<Shelved>>,
}

impl TestFile {
    /// The files of tests that a path means: a bundled charter's, a file, a charter's with those beside it, or all in a
    /// folder.
    pub(crate) fn of(path: &str) -> Result<Vec<Self>, Failure> {
        if let Some(bundled) = charters::bundled(path) {
            return Ok(vec![Self::read(bundled.tests_source(), None)]);
        }
        if !Path::new(path).is_dir() {
            return Self::in_file(path)?.with_beside(path);
        }
        let files = in_folder(Path::new(path));
        let read = files.iter().map(|file| Self::in_file(file));
        let mut read = read.collect::<Result<Vec<_>, _>>()?;
        // A charter without tests of its own is no file of tests.
        read.retain(|file| file.holds.is_none() || !file.tests.suites.is_empty());
        if read.is_empty() {
            let (en, zh) =
                (format!("there are no rule tests in `{path}`"), format!("“{path}”中没有规则测试"));
            return Err(Bilingual::new(en, zh).into());
        }
        Ok(read)
    }

    /// A file of tests as it is; a charter's file with the tests beside it that name the charter.
    fn with_beside(self, path: &str) -> Result<Vec<Self>, Failure> {
        let Some(name) = self.holds.clone() else { return Ok(vec![self]) };
        let mut files = Self::beside(path, &name)?;
        if !self.tests.suites.is_empty() || files.is_empty() {
            files.insert(0, self);
        }
        Ok(files)
    }

    /// The files beside a charter that hold tests of it, with those tests alone.
    fn beside(path: &str, name: &str) -> Result<Vec<Self>, Failure> {
        let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
        let beside = entries(folder.unwrap_or(Path::new("."))).into_iter().map(|(path, _)| path);
        let tests = beside.filter(|path| path.extension().is_some_and(|end| end == "scenario"));
        let mut files = Vec::new();
        for tests in tests.filter_map(|path| path.to_str().map(str::to_owned)) {
            let mut file = Self::in_file(&tests)?;
            let stands_with = Path::new(&tests).file_stem() == Path::new(path).file_stem();
            let of_it = |suite: &SuiteText| {
                suite.charter.as_ref().map_or(stands_with, |charter| charter.as_str() == name)
            };
            file.tests.suites.retain(of_it);
            files.extend(Some(file).filter(|file| !file.tests.suites.is_empty()));
        }
        Ok(files)
    }

    fn in_file(path: &str) -> Result<Self, Failure> {
        let content = file::read(path)?;
        let source = Source::new(path, &content);
        let folder = Path::new(path).parent().map(Path::to_path_buf);
        if !load::has_extension(path, "json") {
            return Ok(Self::read(source, folder));
        }
        let tests = serde_json::from_str(&content).map_err(|error| {
            let why = error.to_string();
            let en = format!("`{path}` holds no rule tests in JSON: {why}");
            Failure::from(Bilingual::new(en, format!("“{path}”不是 JSON 格式的规则测试：{why}")))
        })?;
        Ok(Self { source, folder, tests, findings: Vec::new(), holds: None })
    }

    /// The same; of a charter that has no tests at all, as if it had tests that ask nothing.
    pub(crate) fn or_charter(mut self) -> Self {
        if self.holds.is_some() && self.tests.suites.is_empty() {
            self.tests.suites.push(SuiteText::default());
            self.findings.retain(|finding| finding.lint != Lint::NoScenario);
        }
        self
    }

    /// Whether these are the tests of the bundled charter of that name, whatever it calls itself in its own language.
    fn is_of(&self, bundled: &str) -> bool {
        self.folder.is_none() && self.source.name().strip_suffix(".scenario") == Some(bundled)
    }

    /// The same file with another text in it.
    pub(super) fn rewritten(&self, text: &str) -> Self {
        let mut file = Self::read(Source::new(self.source.name(), text), self.folder.clone());
        // Tests of another charter that were left out stay out.
        let is_kept = |suite: &SuiteText| self.tests.suites.iter().any(|kept| kept.charter == suite.charter);
        file.tests.suites.retain(is_kept);
        file
    }

    /// Whether it is a text that stands in a folder, and not bundled or in JSON.
    pub(super) fn is_text(&self) -> bool {
        self.folder.is_some() && !load::has_extension(self.source.name(), "json")
    }

    fn read(source: Source, folder: Option<PathBuf>) -> Self {
        let reading = text::read(&source);
        let (tests, found) = ScenarioFile::read(&reading.tests);
        let holds = reading.charter.map(|charter| charter.name.text);
        let mut findings = [reading.findings, found].concat();
        if tests.suites.is_empty() && findings.is_empty() {
            findings.push(no_scenario());
        }
        Self { source, folder, tests, findings, holds }
    }
}

/// The files of a folder and of those in it that may hold tests, in the order of their names.
fn in_folder(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (path, is_folder) in entries(folder) {
        if is_folder {
            found.extend(in_folder(&path));
        } else if path.extension().is_some_and(|end| end == "scenario" || end == "charter") {
            found.extend(path.to_str().map(str::to_owned));
        }
    }
    found
}

/// What stands in a folder, by name, and whether it is a folder itself. Links are not followed; what cannot be read
/// holds nothing.
fn entries(folder: &Path) -> Vec<(PathBuf, bool)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let kinds = entries.filter_map(|entry| Some((entry.path(), entry.file_type().ok()?.is_dir())));
    let mut entries: Vec<_> = kinds.collect();
    entries.sort();
    entries
}

impl Library {
    /// With the charter that the user named for all tests, if they did.
    pub(crate) fn new(given: Option<String>) -> Self {
        Self { given, shelf: BTreeMap::new() }
    }

    /// The charter that a suite tests, or the finding that there is none.
    pub(crate) fn charter_of(&mut self, file: &TestFile, suite: &SuiteText) -> Result<Shelved, Finding> {
        if let Some(given) = self.given.clone() {
            return self.take(&given).ok_or_else(|| not_found(file, suite, &[]));
        }
        let wanted = suite.charter.as_ref().map(|charter| charter.as_str());
        let edition = suite.edition.as_ref().map(|edition| edition.as_str());
        let mut candidates: Vec<Shelved> = Vec::new();
        for place in self.places(file, wanted) {
            candidates.extend(
                self.take(&place).filter(|shelved| wanted.is_none_or(|wanted| shelved.name == wanted)),
            );
        }
        let exact =
            candidates.iter().position(|shelved| edition.is_none_or(|edition| shelved.edition == edition));
        let found = candidates.into_iter().nth(exact.unwrap_or(0));
        found.ok_or_else(|| not_found(file, suite, &self.beside(file)))
    }

    /// The names of the charters in the file and beside it.
    fn beside(&mut self, file: &TestFile) -> Vec<String> {
        let own = file.holds.is_some().then(|| file.source.name().to_owned());
        let beside = file.folder.iter().flat_map(|folder| beside(folder, file.source.name(), true));
        let places: Vec<String> = own.into_iter().chain(beside).collect();
        places.iter().filter_map(|place| self.take(place)).map(|shelved| shelved.name).collect()
    }

    /// Where to look, in order: in the file itself, beside it, among the bundled ones.
    fn places(&self, file: &TestFile, wanted: Option<&str>) -> Vec<String> {
        let own = file.holds.is_some().then(|| file.source.name().to_owned());
        let beside =
            file.folder.iter().flat_map(|folder| beside(folder, file.source.name(), wanted.is_some()));
        let bundled = charters::BUNDLED.iter().map(|bundled| bundled.name);
        let bundled =
            bundled.filter(|name| wanted.is_some_and(|wanted| is_edition(name, wanted)) || file.is_of(name));
        own.into_iter().chain(beside).chain(bundled.map(str::to_owned)).collect()
    }

    fn take(&mut self, place: &str) -> Option<Shelved> {
        if !self.shelf.contains_key(place) {
            let shelved = load::charter(place).ok().and_then(shelve);
            self.shelf.insert(place.to_owned(), shelved);
        }
        self.shelf.get(place).cloned().flatten()
    }
}

/// The files beside a file of tests that may hold its charter. Tests that name none stand with the charter whose file is
/// called as theirs.
fn beside(folder: &Path, tests: &str, by_name: bool) -> Vec<String> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let stem = Path::new(tests).file_stem();
    let fits = |path: &PathBuf| {
        let is_charter = path.extension().is_some_and(|end| end == "charter" || by_name && end == "json");
        is_charter && (by_name || path.file_stem() == stem)
    };
    let files = entries(folder).into_iter().filter(|(_, is_folder)| !is_folder).map(|(path, _)| path);
    files.filter(fits).filter_map(|path| path.to_str().map(str::to_owned)).collect()
}

/// Whether a bundled charter of this name may be the one wanted: editions of one charter are told apart by what follows its
/// name (`residents-committee-2018`).
fn is_edition(bundled: &str, wanted: &str) -> bool {
    bundled.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn shelve(loaded: Loaded) -> Option<Shelved> {
    let Loaded { source, text, findings, .. } = loaded;
    let text: CharterText = text?;
    let compiled = Charter::compile(&text);
    let findings = [findings, compiled.findings].concat();
    let is_sound =
        !findings.iter().any(|finding| finding.level == Level::Deny && !finding.lint.is_adjustable());
    let charter = compiled.charter.filter(|_| is_sound).map(Arc::new);
    let (name, edition) = (text.name.text.clone(), text.edition.clone());
    Some(Shelved { charter, source, text, findings, name, edition })
}

fn no_scenario() -> Finding {
    let message = Bilingual::new(
        "there is no scenario in this file: nothing is tested",
        "这个文件里没有场景，等于什么都没测",
    );
    Finding::new(Lint::NoScenario, Span::default(), message)
}

/// How many charters are named that may be the one which is meant.
const FEW: usize = 3;

fn not_found(file: &TestFile, suite: &SuiteText, known: &[String]) -> Finding {
    let (message, span) = match &suite.charter {
        Some(charter) => {
            let en = format!("no charter `{charter}` beside `{}` or bundled", file.source.name());
            let zh = format!("“{}”旁边和内置章程中都没有“{charter}”", file.source.name());
            (Bilingual::new(en, zh), charter.span)
        }
        None => (
            Bilingual::new(
                "these rule tests do not say which charter they test",
                "这些规则测试没有写明测试哪个章程",
            ),
            suite.span,
        ),
    };
    let hint = match known {
        [] => Bilingual::new("name its file with `--charter FILE`", "用 `--charter 文件` 指明章程文件"),
        known => {
            let few = || known.iter().take(FEW);
            let en: Vec<String> = few().map(|name| format!("`{name}`")).collect();
            let zh: Vec<String> = few().map(|name| format!("“{name}”")).collect();
            Bilingual::new(
                format!("beside it is {}; or name its file with `--charter FILE`", en.join(", ")),
                format!("旁边有{}；或者用 `--charter 文件` 指明章程文件", zh.join("、")),
            )
        }
    };
    Finding::new(Lint::UnknownCharter, span, message).hint(hint)
}
