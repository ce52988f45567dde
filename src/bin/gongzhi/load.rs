//! Charters by name: a file of text or JSON, or one that comes with the tool.

use gongzhi::{
    charter::Charter,
    charters::{self, BUNDLED},
    finding::{Bilingual, Finding, Level, Source, render},
    syntax::Clause,
    text::{self, CharterText, WriteError},
};

use crate::{
    answer::{Answer, Failure},
    file,
    options::Common,
    upper,
};

/// A charter with the text in which its findings have their places.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The text, with those that its charter extends. For a charter from JSON it is the charter in the language, in the canonical
    /// layout.
    pub(crate) source: Source,
    /// The charter with all that it extends, as far as it could be read; none if the file holds tests only.
    pub(crate) text: Option<CharterText>,
    /// The rule tests in the file.
    pub(crate) tests: Vec<Clause>,
    /// What is wrong with the form.
    pub(crate) findings: Vec<Finding>,
}

/// Reads the charter that a command names, with those that it extends.
pub(crate) fn charter(name: &str) -> Result<Loaded, Failure> {
    upper::stacked(text(name)?).map(Loaded::of)
}

/// Reads the charter that a command names, as its file says it.
pub(crate) fn alone(name: &str) -> Result<Loaded, Failure> {
    text(name).map(Loaded::of)
}

/// The text of a charter by itself: a bundled one, a `.json` file, or a file of text.
pub(crate) fn text(name: &str) -> Result<Source, Failure> {
    if let Some(bundled) = charters::bundled(name) {
        return Ok(bundled.source());
    }
    let text = file::read(name).map_err(|error| Failure::from(with_bundled(name, error)))?;
    if !has_extension(name, "json") {
        return Ok(Source::new(name, &text));
    }
    let read = serde_json::from_str(&text).map_err(|error| Failure::from(no_json(name, &error)))?;
    let written = text::write(&read).map_err(|errors| no_text(name, &errors))?;
    Ok(Source::new(&format!("{name} (text)"), &written))
}

/// Whether a file name ends so.
pub(crate) fn has_extension(name: &str, extension: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case(extension))
}

impl Loaded {
    fn of(source: Source) -> Self {
        let reading = text::read(&source);
        Self { source, text: reading.charter, tests: reading.tests, findings: reading.findings }
    }

    /// The charter; or, if its form is wrong or there is none, the answer that says so.
    pub(crate) fn sound(&self, common: &Common) -> Result<&CharterText, Answer> {
        match &self.text {
            Some(text) if !falls_short(&self.findings) => Ok(text),
            None if self.findings.is_empty() => {
                Err(Answer::short(String::new()).aside(&self.no_charter(common)))
            }
            _ => Err(Answer::short(String::new()).aside(&self.shown(&self.findings, common))),
        }
    }

    /// What the charter means; or, if it means nothing, the answer that says why.
    pub(crate) fn compiled(&self, common: &Common) -> Result<Charter, Answer> {
        let compiled = Charter::compile(self.sound(common)?);
        compiled
            .into_result()
            .map_err(|findings| Answer::short(String::new()).aside(&self.shown(&findings, common)))
    }

    /// Findings as text with excerpts of the charter.
    pub(crate) fn shown(&self, findings: &[Finding], common: &Common) -> String {
        render(&self.source, findings, common.language(), true)
    }

    fn no_charter(&self, common: &Common) -> String {
        let name = self.source.name();
        let sentence = match self.tests.is_empty() {
            true => Bilingual::new(format!("`{name}` holds no charter"), format!("“{name}”中没有章程")),
            false => Bilingual::new(
                format!("`{name}` holds rule tests, but no charter"),
                format!("“{name}”中只有规则测试，没有章程"),
            ),
        };
        format!("{}\n", sentence.get(common.language()))
    }
}

/// Whether some finding says that the charter falls short.
pub(crate) fn falls_short(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Deny)
}

/// A name that is neither a file nor bundled: says which are bundled, unless it was meant as a file.
fn with_bundled(name: &str, error: Bilingual) -> Bilingual {
    if name.contains(['/', '\\', '.']) {
        return error;
    }
    let names: Vec<_> = BUNDLED.iter().map(|bundled| format!("`{}`", bundled.name)).collect();
    let (en, zh) = (names.join(", "), names.join("、"));
    Bilingual::new(format!("{}; bundled charters: {en}", error.en), format!("{}；内置章程有：{zh}", error.zh))
}

fn no_json(name: &str, error: &serde_json::Error) -> Bilingual {
    let (line, column) = (error.line(), error.column());
    let said = error.to_string();
    let why = said.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&said);
    Bilingual::new(
        format!("`{name}` is no charter in JSON, line {line}, column {column}: {why}"),
        format!("“{name}”不是 JSON 格式的章程，第 {line} 行第 {column} 列：{why}"),
    )
}

fn no_text(name: &str, errors: &[WriteError]) -> Failure {
    let sentence = |error: &WriteError| {
        let said = error.sentence();
        Bilingual::new(format!("in `{name}`: {}", said.en), format!("“{name}”：{}", said.zh))
    };
    Failure::new(errors.iter().map(sentence).collect())
}
