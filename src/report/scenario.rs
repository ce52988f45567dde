//! How the scenarios ended.

use std::fmt;

use super::{frame, markup::Markup, page::Contents};
use crate::wording::Wording;

/// Writes the section of scenarios. Those that failed stand open.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    wording: Wording<'_>,
    contents: &Contents<'_>,
) -> fmt::Result {
    frame::section(f, "scenarios", wording.pick("Scenarios", "情景测试"))?;
    let Some(outcomes) = contents.scenarios else {
        let words = wording.pick("No scenario was run.", "未运行情景测试。");
        return writeln!(f, "<p class=\"soft\">{words}</p>");
    };
    for outcome in outcomes {
        let (mark, class) = if outcome.has_passed {
            (wording.pick("passed", "通过"), "good")
        } else {
            (wording.pick("failed", "未通过"), "bad")
        };
        let mark = Markup::text(mark).within("b", class);
        let title = Markup::text(outcome.title.get(wording.language()));
        let account = outcome.account.get(wording.language());
        if account.is_empty() {
            writeln!(f, "<p class=\"scenario\">{mark} {title}</p>")?;
        } else {
            let open = if outcome.has_passed { "" } else { " open" };
            let account = Markup::text(account);
            writeln!(f, "<details{open}><summary>{mark} {title}</summary><pre>{account}</pre></details>")?;
        }
    }
    missing(f, wording, contents)
}

/// What of the charter no scenario meets.
fn missing(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, contents: &Contents<'_>) -> fmt::Result {
    let (Some(coverage), Some(source)) = (contents.coverage, contents.source) else { return Ok(()) };
    let words = wording.pick("What the scenarios meet, and what they do not", "情景测试涉及与未涉及之处");
    let said = Markup::text(coverage.show(source, wording.language()));
    writeln!(f, "<details><summary>{words}</summary><pre>{said}</pre></details>")
}
