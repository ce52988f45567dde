//! Findings with their places spelled out, as `--format json` gives them.

use serde::Serialize;

use super::{Finding, Language, Level, Lint, Source, excerpt::Excerpt};

/// A finding as a host or an editor wants it: the file, lines and columns in place of byte offsets, and one language.
///
/// ```
/// use gongzhi::finding::{Language, Located, Source};
///
/// let text = "workflow appeal\n  state received, acountable hotline\n";
/// let source = Source::new("appeal.charter", text);
/// let findings = gongzhi::syntax::parse(text).findings;
/// let located = Located::new(&source, &findings[0], Language::En);
/// assert_eq!((located.line, located.column, located.end_column), (2, 19, 29));
/// assert_eq!(located.hint.as_deref(), Some("did you mean `accountable`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// The file, as it was named.
    pub file: String,
    /// The line where it begins, from 1.
    pub line: usize,
    /// The column where it begins, in characters from 1.
    pub column: usize,
    /// The line where it ends.
    pub end_line: usize,
    /// The column after its last character.
    pub end_column: usize,
    /// The lint's name.
    pub lint: Lint,
    /// How serious it is.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The line where it begins, cut around the place when it is long.
    pub excerpt: String,
}

impl Located {
    /// Spells out where `finding` stands in `source`, in the reader's language.
    #[must_use]
    pub fn new(source: &Source, finding: &Finding, language: Language) -> Self {
        let (line, column) = source.line_column(finding.span.start);
        let (end_line, end_column) = source.line_column(finding.span.end.max(finding.span.start));
        Self {
            file: source.file(finding.span).to_owned(),
            line,
            column,
            end_line,
            end_column,
            lint: finding.lint,
            level: finding.level,
            message: finding.message.get(language).to_owned(),
            hint: finding.hint.as_ref().map(|hint| hint.get(language).to_owned()),
            excerpt: Excerpt::new(source, finding.span).text,
        }
    }
}
