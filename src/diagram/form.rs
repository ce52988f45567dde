//! What a view shows, and the forms in which that can be written.

use super::{Chart, Heading, Overlay, Picture, Sequence, Sheet};

/// What a view shows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Drawing {
    /// Nodes and edges.
    Picture(Picture),
    /// Rows and columns.
    Sheet(Sheet),
    /// Messages in time.
    Sequence(Sequence),
    /// Bars along the days.
    Chart(Chart),
}

/// A form in which a drawing can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Form {
    /// Mermaid.
    Mermaid,
    /// DOT, the language of Graphviz.
    Dot,
    /// A drawing of our own.
    Svg,
    /// A process in BPMN 2.0, with its diagram.
    Bpmn,
    /// A table in Markdown.
    Markdown,
    /// Values parted by commas.
    Csv,
}

impl Form {
    /// The word under which the command line knows it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mermaid => "mermaid",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Bpmn => "bpmn",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }
}

impl Drawing {
    /// The forms in which it can be written; the first is the most usual.
    #[must_use]
    pub fn forms(&self) -> &'static [Form] {
        match self {
            Self::Picture(picture) if picture.is_flow() => &[Form::Mermaid, Form::Dot, Form::Svg, Form::Bpmn],
            Self::Picture(_) => &[Form::Mermaid, Form::Dot, Form::Svg],
            Self::Sequence(_) => &[Form::Mermaid, Form::Svg],
            Self::Chart(_) => &[Form::Mermaid, Form::Svg, Form::Markdown, Form::Csv],
            Self::Sheet(_) => &[Form::Markdown, Form::Csv, Form::Svg],
        }
    }

    /// It, written in that form; none if it has no such form.
    #[must_use]
    pub fn written(&self, form: Form) -> Option<String> {
        match (self, form) {
            (Self::Picture(picture), Form::Mermaid) => Some(picture.mermaid().to_string()),
            (Self::Picture(picture), Form::Dot) => Some(picture.dot().to_string()),
            (Self::Picture(picture), Form::Svg) => Some(picture.svg().to_string()),
            (Self::Picture(picture), Form::Bpmn) if picture.is_flow() => Some(picture.bpmn().to_string()),
            (Self::Sequence(sequence), Form::Mermaid) => Some(sequence.mermaid().to_string()),
            (Self::Sequence(sequence), Form::Svg) => Some(sequence.svg().to_string()),
            (Self::Chart(chart), Form::Mermaid) => Some(chart.mermaid().to_string()),
            (Self::Chart(chart), Form::Svg) => Some(chart.svg().to_string()),
            (Self::Chart(chart), Form::Markdown) => Some(chart.sheet().markdown().to_string()),
            (Self::Chart(chart), Form::Csv) => Some(chart.sheet().csv().to_string()),
            (Self::Sheet(sheet), Form::Markdown) => Some(sheet.markdown().to_string()),
            (Self::Sheet(sheet), Form::Csv) => Some(sheet.csv().to_string()),
            (Self::Sheet(sheet), Form::Svg) => Some(sheet.svg().to_string()),
            _ => None,
        }
    }

    /// The picture, if it is one.
    #[must_use]
    pub fn picture(self) -> Option<Picture> {
        if let Self::Picture(picture) = self { Some(picture) } else { None }
    }

    /// The sheet, if it is one.
    #[must_use]
    pub fn sheet(self) -> Option<Sheet> {
        if let Self::Sheet(sheet) = self { Some(sheet) } else { None }
    }

    /// Lays marks over it.
    #[must_use]
    pub fn marked(self, overlay: &Overlay) -> Self {
        match self {
            Self::Picture(picture) => Self::Picture(picture.marked(overlay)),
            Self::Sheet(sheet) => Self::Sheet(sheet.marked(overlay)),
            Self::Sequence(sequence) => Self::Sequence(sequence),
            Self::Chart(chart) => Self::Chart(chart.marked(overlay)),
        }
    }

    /// What it is called, what it shows, and in which language.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        match self {
            Self::Picture(picture) => picture.heading(),
            Self::Sheet(sheet) => sheet.heading(),
            Self::Sequence(sequence) => sequence.heading(),
            Self::Chart(chart) => chart.heading(),
        }
    }
}
