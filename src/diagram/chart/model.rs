//! A chart before it is written: bars from instant to instant.

use super::MermaidGantt;
use crate::{
    diagram::{Element, Heading, Sheet, Svg, Tone},
    finding::Language,
    time::{Date, Instant, Zone},
};

/// Bars along the days, ready to be written in any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    heading: Heading,
    zone: Zone,
    bars: Vec<Bar>,
    notes: Vec<String>,
}

/// What lasts from one instant to another.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bar {
    /// What it stands for.
    pub element: Element,
    /// What it is called.
    pub label: String,
    /// Whether it is a limit within what the bars before it tell.
    pub is_limit: bool,
    /// The colour.
    pub tone: Tone,
    /// From when to when.
    pub span: Span,
}

/// From one instant to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When it begins.
    pub from: Instant,
    /// When it is over.
    pub to: Instant,
}

impl Bar {
    /// A plain bar.
    #[must_use]
    pub fn new(element: Element, label: impl Into<String>, span: Span) -> Self {
        Self { element, label: label.into(), is_limit: false, tone: Tone::Plain, span }
    }
}

impl Span {
    /// The first and the last day of it: what is over at midnight lasted until the day before.
    #[must_use]
    pub fn days(self, zone: Zone) -> (Date, Date) {
        let first = self.from.date(zone);
        let last = self.to.plus_seconds(-1).unwrap_or(self.to).date(zone);
        (first, last.max(first))
    }
}

impl Chart {
    /// A chart without bars, its days those of a zone. `id` is unique among the pictures of one page.
    #[must_use]
    pub fn new(id: &str, title: &str, language: Language, zone: Zone) -> Self {
        let heading = Heading::new(id, title, language);
        Self { heading, zone, bars: Vec::new(), notes: Vec::new() }
    }

    /// Adds a bar.
    pub fn add(&mut self, bar: Bar) {
        self.bars.push(bar);
    }

    /// Adds a sentence below the bars.
    pub fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }

    /// What the chart is called, what it shows, and in which language.
    #[must_use]
    pub fn heading(&self) -> &Heading {
        &self.heading
    }

    /// The zone whose days it shows.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The bars, in the order in which they begin.
    #[must_use]
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// What is said below the bars.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The first and the last of all instants; none without bars.
    pub(in crate::diagram) fn span(&self) -> Option<Span> {
        let from = self.bars.iter().map(|bar| bar.span.from).min()?;
        Some(Span { from, to: self.bars.iter().map(|bar| bar.span.to).max()? })
    }

    /// The chart as a Gantt chart for Mermaid.
    #[must_use]
    pub fn mermaid(&self) -> MermaidGantt<'_> {
        MermaidGantt::new(self)
    }

    /// The chart as a table.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        super::sheet::sheet(self)
    }

    /// The chart as a drawing of its own.
    #[must_use]
    pub fn svg(&self) -> Svg<'_> {
        Svg::of_chart(self)
    }
}
