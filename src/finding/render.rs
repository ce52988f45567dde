//! Findings as data, and as text with an excerpt of the source.

use annotate_snippets::{AnnotationKind, Group, Level as Weight, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{Bilingual, Language, Level, Lint, Source, Span, excerpt::Excerpt};

/// Wider than any excerpt, in columns.
const WIDTH: usize = 1_000;

/// One thing that a reader, compiler or check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of finding it is.
    pub lint: Lint,
    /// How serious it is here, after the charter's own levels.
    pub level: Level,
    /// Where it stands.
    pub span: Span,
    /// What is wrong, in one sentence without a final stop.
    pub message: Bilingual,
    /// What to write instead, if the finder knows.
    pub hint: Option<Bilingual>,
    /// What shows it: the run that leads there, the facts that fit no row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<Bilingual>>,
}

impl Finding {
    /// A finding at the lint's default level.
    #[must_use]
    pub fn new(lint: Lint, span: Span, message: Bilingual) -> Self {
        Self { lint, level: lint.default_level(), span, message, hint: None, note: None }
    }

    /// Adds what shows it.
    #[must_use]
    pub fn note(mut self, note: Bilingual) -> Self {
        self.note = Some(Box::new(note));
        self
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: Bilingual) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// Shows findings as text, each with file, line, column, excerpt and hint; `colour` adds ANSI colours.
///
/// The column counts characters. An excerpt is the line where the finding begins, cut around the place when it is
/// long; hidden characters are shown by their numbers.
#[must_use]
pub fn render(source: &Source, findings: &[Finding], language: Language, colour: bool) -> String {
    // An excerpt is cut already; cut again by the renderer it would be shown as torn from two places.
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut shown = String::new();
    for finding in findings {
        let excerpt = Excerpt::new(source, finding.span);
        for line in renderer.render(&[group(source, finding, &excerpt, language)]).lines() {
            if excerpt.is_whole || !is_second_place(line) {
                shown.push_str(line);
                shown.push('\n');
            }
        }
        shown.push('\n');
    }
    shown
}

/// Whether the line only says `:::`, with which the renderer begins an excerpt whose place stands apart.
fn is_second_place(line: &str) -> bool {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default();
    let styled = parts.filter_map(|part| part.split_once('m')).map(|(_, text)| text);
    std::iter::once(first).chain(styled).collect::<String>().trim() == ":::"
}

fn group<'a>(
    source: &'a Source,
    finding: &'a Finding,
    excerpt: &'a Excerpt,
    language: Language,
) -> Group<'a> {
    let (line, column) = source.line_column(finding.span.start);
    let title = weight(finding.level, language).primary_title(finding.message.get(language));
    let place = AnnotationKind::Primary.span(excerpt.place.clone());
    let snippet = Snippet::source(excerpt.text.as_str()).line_start(line).annotation(place);
    let title = title.id(finding.lint.name());
    // The excerpt tells the column only if it is the line as it was written.
    let shown = if excerpt.is_whole {
        title.element(snippet.path(source.file(finding.span)))
    } else {
        title.element(Origin::path(source.file(finding.span)).line(line).char_column(column)).element(snippet)
    };
    let noted = match &finding.note {
        Some(note) => shown.element(remark(language).message(note.get(language))),
        None => shown,
    };
    match &finding.hint {
        Some(hint) => noted.element(help(language).message(hint.get(language))),
        None => noted,
    }
}

fn weight(level: Level, language: Language) -> Weight<'static> {
    let (weight, chinese) = match level {
        Level::Deny => (Weight::ERROR, "错误"),
        Level::Warn => (Weight::WARNING, "警告"),
        Level::Allow => (Weight::NOTE, "说明"),
    };
    match language {
        Language::En => weight,
        Language::Zh => weight.with_name(chinese),
    }
}

fn remark(language: Language) -> Weight<'static> {
    match language {
        Language::En => Weight::NOTE,
        Language::Zh => Weight::NOTE.with_name("说明"),
    }
}

fn help(language: Language) -> Weight<'static> {
    match language {
        Language::En => Weight::HELP,
        Language::Zh => Weight::HELP.with_name("提示"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_with_hidden_characters_looks_like_any_other() {
        let source = Source::new("f", "a\u{202E}b");
        let finding = Finding::new(Lint::StrayMark, Span::new(1, 4), Bilingual::new("hidden", "隐藏"));
        let shown = |colour| render(&source, std::slice::from_ref(&finding), Language::En, colour);
        let plain = "error[stray-mark]: hidden\n --> f:1:2\n  |\n1 | a<U+202E>b\n  |  ^^^^^^^^\n\n";
        assert_eq!(shown(false), plain);
        assert!(!shown(true).contains(":::"));
    }
}
