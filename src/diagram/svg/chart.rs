//! A chart drawn: what each bar is called, the bars along the days, and their first and last days.

use std::fmt;

use super::{
    block::{Block, NOTE},
    draw,
    escape::Escaped,
    frame::Frame,
    style::CHART_STYLE,
};
use crate::{
    diagram::{
        Bar, Cell, Chart,
        layout::{Area, Point, Size},
    },
    finding::Language,
    time::{Date, Instant, TimeOfDay},
};

/// The width of the bars, in pixels.
const WIDTH: i64 = 620;
/// Above the bars, for the days.
const HEAD: i64 = 26;
/// Between columns, and above and below the words of a row.
const GAP: (i64, i64) = (14, 5);
/// The least width of a bar that can be seen.
const LEAST: i64 = 3;
/// Days from mark to mark; the first that leaves room for the marks is taken.
const STRIDES: [i64; 12] = [1, 2, 5, 10, 20, 30, 60, 90, 180, 365, 730, 3650];
/// So many marks at most.
const MARKS: i64 = 7;
const DAY: i64 = 86_400;

/// Writes a chart as SVG.
pub(super) fn write(f: &mut fmt::Formatter<'_>, chart: &Chart, has_heading: bool) -> fmt::Result {
    let laid = Laid::new(chart);
    let frame = Frame {
        heading: chart.heading(),
        has_heading,
        styles: [CHART_STYLE, ""],
        description: description(chart),
        size: laid.size(),
    };
    frame.open(f)?;
    laid.draw(f, chart)?;
    Frame::close(f)
}

/// The words of a chart with the room they take.
struct Laid {
    names: Vec<Block>,
    days: Vec<Block>,
    notes: Vec<Block>,
    place: Option<Block>,
    name_width: i64,
    day_width: i64,
}

impl Laid {
    fn new(chart: &Chart) -> Self {
        let names: Vec<Block> = chart.bars().iter().map(name).collect();
        let days: Vec<Block> = chart.bars().iter().map(|bar| days(chart, bar)).collect();
        let notes = chart.notes().iter().map(|note| Block::of_note(note, NOTE)).collect();
        let width = |blocks: &[Block]| blocks.iter().map(|block| block.size.width).max().unwrap_or(0) + GAP.0;
        let (name_width, day_width) = (width(&names), width(&days));
        let place = chart.place().map(|place| Block::of_note(&place.label, NOTE));
        Self { names, days, notes, place, name_width, day_width }
    }

    fn height(&self, at: usize) -> i64 {
        let height = |blocks: &[Block]| blocks.get(at).map_or(0, |block| block.size.height);
        height(&self.names).max(height(&self.days)) + 2 * GAP.1
    }

    fn rows(&self) -> i64 {
        (0..self.names.len()).map(|at| self.height(at)).sum()
    }

    /// The height of what is said of the place, below the bars.
    fn said(&self) -> i64 {
        self.place.as_ref().map_or(0, |place| place.size.height + 2 * GAP.1)
    }

    fn size(&self) -> Size {
        let notes: i64 = self.notes.iter().map(|note| note.size.height + GAP.0).sum();
        let bars = if self.names.is_empty() { 0 } else { self.name_width + WIDTH + GAP.0 + self.day_width };
        let notes_width = self.notes.iter().chain(&self.place).map(|note| note.size.width).max();
        let width = notes_width.unwrap_or(0).max(bars);
        let head = if self.names.is_empty() { 0 } else { HEAD };
        Size { width, height: head + self.rows() + self.said() + notes }
    }

    fn draw(&self, f: &mut fmt::Formatter<'_>, chart: &Chart) -> fmt::Result {
        let mut top = 0;
        if let Some(scale) = Scale::new(chart, self.name_width) {
            scale.draw(f, HEAD + self.rows())?;
            top = HEAD;
            for (at, bar) in chart.bars().iter().enumerate() {
                self.draw_row(f, chart, (at, bar, top), &scale)?;
                top += self.height(at);
            }
            self.draw_place(f, chart, &scale)?;
            top += self.said();
        }
        for note in &self.notes {
            f.write_str("<g class=\"note\">\n")?;
            draw::rows(f, note, Point { x: 0, y: top + GAP.0 })?;
            f.write_str("</g>\n")?;
            top += note.size.height + GAP.0;
        }
        Ok(())
    }

    /// A line across the bars where the place is, and under them what is said of it, on the side where there is room.
    fn draw_place(&self, f: &mut fmt::Formatter<'_>, chart: &Chart, scale: &Scale) -> fmt::Result {
        let (Some(place), Some(words)) = (chart.place(), &self.place) else { return Ok(()) };
        let (x, bottom) = (scale.place(place.at), HEAD + self.rows());
        writeln!(f, "<g id=\"{}-place\" class=\"place\">", Escaped(&chart.heading().id))?;
        writeln!(f, "<path class=\"mark\" d=\"M{x} {}L{x} {}\"/>", HEAD - 6, bottom + GAP.1)?;
        let right = self.name_width + WIDTH + GAP.0 + self.day_width;
        let left = (x - 2).min(right - words.size.width).max(0);
        draw::rows(f, words, Point { x: left, y: bottom + 2 * GAP.1 })?;
        f.write_str("</g>\n")
    }

    fn draw_row(
        &self,
        f: &mut fmt::Formatter<'_>,
        chart: &Chart,
        (at, bar, top): (usize, &Bar, i64),
        scale: &Scale,
    ) -> fmt::Result {
        let sort = if bar.is_limit { "limit" } else { "stay" };
        let (id, element) = (Escaped(&chart.heading().id), bar.element.to_string());
        // One state may be entered, and one clock may run, more than once.
        let times = chart.bars().iter().take(at).filter(|other| other.element == bar.element).count();
        let again = if times == 0 { String::new() } else { format!(".{}", times + 1) };
        let mark = bar.mark.map_or("", |mark| mark.word());
        let classes = ["bar", sort, bar.tone.word(), mark].join(" ");
        writeln!(f, "<g id=\"{id}-{}{again}\" class=\"{}\">", Escaped(&element), classes.trim_end())?;
        let height = self.height(at);
        let centred = |block: &Block| top + (height - block.size.height) / 2;
        if let Some(name) = self.names.get(at) {
            let indent = if bar.is_limit { GAP.0 } else { 0 };
            draw::rows(f, name, Point { x: indent, y: centred(name) })?;
        }
        let thin = if bar.is_limit { 8 } else { 14 };
        let (left, right) = (scale.place(bar.span.from), scale.place(bar.span.to));
        let corner = Point { x: left, y: top + (height - thin) / 2 };
        let size = Size { width: (right - left).max(LEAST), height: thin };
        draw::rectangle(f, &Area { corner, size }, 0, 2, "shape")?;
        if let Some(days) = self.days.get(at) {
            draw::rows(f, days, Point { x: self.name_width + WIDTH + GAP.0, y: centred(days) })?;
        }
        f.write_str("</g>\n")
    }
}

fn name(bar: &Bar) -> Block {
    let cell = if bar.is_limit { Cell::new(&bar.label) } else { Cell::heading(&bar.label) };
    let mut block = Block::of_cell(&cell);
    // The name of a limit is indented.
    block.size.width += if bar.is_limit { GAP.0 } else { 0 };
    block
}

fn days(chart: &Chart, bar: &Bar) -> Block {
    let (first, last) = bar.span.days(chart.zone());
    let words = if first == last { first.to_string() } else { format!("{first} – {last}") };
    Block::of_cell(&Cell::new(words))
}

/// Where an instant stands along the days.
struct Scale {
    left: i64,
    from: i64,
    length: i64,
    marks: Vec<(i64, Date)>,
}

impl Scale {
    fn new(chart: &Chart, left: i64) -> Option<Self> {
        let span = chart.span()?;
        let from = span.from.unix();
        let length = (span.to.unix() - from).max(DAY);
        let mut scale = Self { left, from, length, marks: Vec::new() };
        let stride = STRIDES.into_iter().find(|stride| length / (stride * DAY) <= MARKS)?;
        let mut day = span.from.date(chart.zone());
        while let Some(at) =
            Instant::at(day, TimeOfDay::START, chart.zone()).filter(|at| at.unix() <= from + length)
        {
            // The date at the last mark would stand over the edge.
            let place = scale.place(at);
            if at.unix() >= from && place <= left + WIDTH - 70 {
                scale.marks.push((place, day));
            }
            let stride = chrono::Days::new(u64::try_from(stride).unwrap_or(1));
            day = day.checked_add_days(stride)?;
        }
        Some(scale)
    }

    fn place(&self, at: Instant) -> i64 {
        self.left + (at.unix() - self.from).clamp(0, self.length) * WIDTH / self.length
    }

    /// A line at every mark, with its date above.
    fn draw(&self, f: &mut fmt::Formatter<'_>, bottom: i64) -> fmt::Result {
        f.write_str("<g class=\"days\">\n")?;
        for (x, day) in &self.marks {
            writeln!(f, "<path class=\"grid\" d=\"M{x} {}L{x} {bottom}\"/>", HEAD - 6)?;
            writeln!(f, "<text x=\"{x}\" y=\"12\">{day}</text>")?;
        }
        f.write_str("</g>\n")
    }
}

fn description(chart: &Chart) -> String {
    let bars = chart.bars().len();
    match chart.heading().language {
        Language::En => format!("A chart of {bars} bars along the days, drawn from the charter."),
        Language::Zh => format!("由章程生成的时间图：共 {bars} 条。"),
    }
}
