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
        let title = Markup::text(&outcome.title);
        if outcome.account.is_empty() {
            writeln!(f, "<p>{mark} {title}</p>")?;
        } else {
            let open = if outcome.has_passed { "" } else { " open" };
            let account = Markup::text(&outcome.account);
            writeln!(f, "<details{open}><summary>{mark} {title}</summary><pre>{account}</pre></details>")?;
        }
    }
    Ok(())
}
