//! How long a case takes at the longest, along the days.

use std::fmt;

use super::{frame, markup::Markup, page::Contents};
use crate::{
    charter::Charter,
    check::Arrival,
    diagram::{self, Chart, Options},
    finding::Language,
    id::WorkflowId,
    wording::Wording,
};

/// Writes the chart of a workflow, or why there is none; nothing if longest times were not asked.
pub(super) fn chart(
    f: &mut fmt::Formatter<'_>,
    charter: &Charter,
    wording: Wording<'_>,
    (id, contents): (WorkflowId, &Contents<'_>),
) -> fmt::Result {
    let Some(chart) = drawn(charter, wording.language(), (id, contents)) else { return Ok(()) };
    frame::part(f, wording.pick("The longest run in time", "按时办理的最长经过"))?;
    if lasts(&chart) {
        let svg = chart.svg().without_heading().to_string();
        return frame::drawing(f, wording, &chart.heading().id, (&svg, false));
    }
    let why = match chart.bars().is_empty() {
        true => wording.pick(
            "Not drawn, because no outcome has a longest time that is known",
            "未绘制：没有一种结果的最长时间可知",
        ),
        false => wording.pick(
            "Not drawn, because whatever has a longest time comes at once",
            "未绘制：最长时间可知的结果均即时到达",
        ),
    };
    let said = [why].into_iter().chain(chart.notes().iter().map(String::as_str));
    writeln!(f, "<p class=\"soft\">{}</p>", Markup::lines(said.map(Markup::text)))
}

/// Whether anything in it takes time.
fn lasts(chart: &Chart) -> bool {
    chart.bars().iter().any(|bar| bar.span.from < bar.span.to)
}

/// Whether the chart of a workflow has anything to show.
pub(super) fn is_drawn(charter: &Charter, (id, contents): (WorkflowId, &Contents<'_>)) -> bool {
    drawn(charter, Language::En, (id, contents)).is_some_and(|chart| lasts(&chart))
}

fn drawn(
    charter: &Charter,
    language: Language,
    (id, contents): (WorkflowId, &Contents<'_>),
) -> Option<Chart> {
    let (_, times) = contents.times.iter().find(|(other, _)| *other == id)?;
    let arrivals: &[Arrival] = &times.arrivals;
    Some(diagram::deadlines_in(charter, (id, arrivals), None, &Options::new(language)))
}
