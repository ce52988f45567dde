//! A chart in rows and columns.

use super::Chart;
use crate::{
    diagram::{Cell, Heading, Row, Sheet},
    finding::Language,
};

/// A row for each bar: what it is, its first and its last day, and how many days lie between.
pub(super) fn sheet(chart: &Chart) -> Sheet {
    let heads = match chart.heading().language {
        Language::En => ["What", "From", "To at the latest", "Days"],
        Language::Zh => ["内容", "自", "至迟", "日数"],
    };
    let heads = heads.map(str::to_owned).to_vec();
    let Heading { id, title, language } = chart.heading();
    let mut sheet = Sheet::new(id, title, *language, heads);
    for bar in chart.bars() {
        let (first, last) = bar.span.days(chart.zone());
        let what = if bar.is_limit { Cell::new(&bar.label) } else { Cell::heading(&bar.label) };
        let days = (last - first).num_days();
        let cells =
            [what, Cell::new(first.to_string()), Cell::new(last.to_string()), Cell::new(days.to_string())];
        sheet.add(Row { mark: bar.mark, ..Row::new(cells).of(bar.element.clone()) });
    }
    if let Some(place) = chart.place() {
        sheet.note(&place.label);
    }
    for note in chart.notes() {
        sheet.note(note);
    }
    sheet
}
