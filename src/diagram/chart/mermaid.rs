//! A chart as a Gantt chart for Mermaid.

use std::fmt;

use super::Chart;
use crate::{
    diagram::{Mark, measure},
    time::Instant,
};

/// A chart as a Gantt chart for Mermaid.
#[derive(Debug, Clone, Copy)]
pub struct MermaidGantt<'a> {
    chart: &'a Chart,
}

impl<'a> MermaidGantt<'a> {
    pub(super) fn new(chart: &'a Chart) -> Self {
        Self { chart }
    }

    /// Mermaid takes the reader's own zone: what it is told is what the chart's clock shows.
    fn time(&self, instant: Instant) -> String {
        let shown = instant.in_zone(self.chart.zone());
        shown.chars().take("2026-01-01T00:00".len()).collect::<String>().replace('T', " ")
    }
}

impl fmt::Display for MermaidGantt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "gantt\n  title {}", Plain(&self.chart.heading().title))?;
        f.write_str("  dateFormat YYYY-MM-DD HH:mm\n  axisFormat %Y-%m-%d\n")?;
        for (at, bar) in self.chart.bars().iter().enumerate() {
            // A state begins a section, in which its limits stand.
            if !bar.is_limit {
                writeln!(f, "  section {}", Plain(&bar.label))?;
            }
            let (from, to) = (self.time(bar.span.from), self.time(bar.span.to));
            writeln!(f, "    {} :{}bar{at}, {from}, {to}", Plain(&bar.label), mark(bar.mark))?;
        }
        if let Some(place) = self.chart.place() {
            let at = self.time(place.at);
            writeln!(f, "  section {0}\n    {0} :milestone, place, {at}, 0d", Plain(&place.label))?;
        }
        Ok(())
    }
}

/// The word of Mermaid for a mark.
fn mark(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Current) => "active, ",
        Some(Mark::Passed) => "done, ",
        Some(Mark::Wrong) => "crit, ",
        Some(Mark::Pale) | None => "",
    }
}

/// A text on one line, in which nothing is read as a mark: full-width twins stand for those that Mermaid reads.
struct Plain<'a>(&'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = measure::wrap(self.0, usize::MAX).join(" ");
        let twin = |c: char| match c {
            ':' => '：',
            ';' => '；',
            '#' => '＃',
            '%' => '％',
            ',' => '，',
            '<' => '＜',
            '>' => '＞',
            other => other,
        };
        f.write_str(&line.chars().map(twin).collect::<String>())
    }
}
