//! Findings as data, and as text with an excerpt of the source.

use annotate_snippets::{AnnotationKind, Level as Weight, Renderer, Snippet};
use serde::Serialize;

use super::{Bilingual, Language, Level, Lint, Source, Span};

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
}

impl Finding {
    /// A finding at the lint's default level.
    #[must_use]
    pub fn new(lint: Lint, span: Span, message: Bilingual) -> Self {
        Self { lint, level: lint.default_level(), span, message, hint: None }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: Bilingual) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// Shows findings as text, each with file, line, column, excerpt and hint; `colour` adds ANSI colours.
#[must_use]
pub fn render(source: &Source, findings: &[Finding], language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut shown = String::new();
    for finding in findings {
        shown.push_str(&renderer.render(&[group(source, finding, language)]));
        shown.push_str("\n\n");
    }
    shown
}

fn group<'a>(source: &'a Source, finding: &'a Finding, language: Language) -> annotate_snippets::Group<'a> {
    let weight = match finding.level {
        Level::Deny => Weight::ERROR,
        Level::Warn => Weight::WARNING,
        Level::Allow => Weight::NOTE,
    };
    let snippet = Snippet::source(source.text())
        .path(source.name())
        .annotation(AnnotationKind::Primary.span(finding.span.range()));
    let title = weight.primary_title(finding.message.get(language)).id(finding.lint.name());
    let shown = title.element(snippet);
    match &finding.hint {
        Some(hint) => shown.element(Weight::HELP.message(hint.get(language))),
        None => shown,
    }
}
