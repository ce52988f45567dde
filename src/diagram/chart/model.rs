//! A chart before it is written: bars from instant to instant.

use super::MermaidGantt;
use crate::{
    diagram::{Element, Heading, Mark, Overlay, Sheet, Svg, Tone},
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
    place: Option<Place>,
}

/// An instant that is marked across the bars.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// When it is.
    pub at: Instant,
    /// What is said of it.
    pub label: String,
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
    /// What an overlay says about it.
    pub mark: Option<Mark>,
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
        Self { element, label: label.into(), is_limit: false, tone: Tone::Plain, span, mark: None }
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
        Self { heading, zone, bars: Vec::new(), notes: Vec::new(), place: None }
    }

    /// Adds a bar.
    pub fn add(&mut self, bar: Bar) {
        self.bars.push(bar);
    }

    /// Adds a sentence below the bars.
    pub fn note(&mut self, words: impl Into<String>) {
        self.notes.push(words.into());
    }

    /// Marks an instant across the bars, in place of the one that was.
    #[must_use]
    pub fn at(self, at: Instant, label: impl Into<String>) -> Self {
        Self { place: Some(Place { at, label: label.into() }), ..self }
    }

    /// Lays marks over the bars; those that the overlay does not name keep the mark they have.
    #[must_use]
    pub fn marked(mut self, overlay: &Overlay) -> Self {
        for bar in &mut self.bars {
            bar.mark = overlay.get(&bar.element).or(bar.mark);
        }
        self
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

    /// The instant that is marked across the bars.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The first and the last of all instants; none without bars.
    pub(in crate::diagram) fn span(&self) -> Option<Span> {
        let from = self.bars.iter().map(|bar| bar.span.from).min()?;
        let to = self.bars.iter().map(|bar| bar.span.to).max()?;
        let place = self.place.as_ref().map(|place| place.at);
        Some(Span { from: from.min(place.unwrap_or(from)), to: to.max(place.unwrap_or(to)) })
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
