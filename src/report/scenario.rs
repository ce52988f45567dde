//! How the scenarios ended.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    page::Contents,
};
use crate::{scenario::Mutant, wording::Wording};

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
    missing(f, wording, contents)?;
    unnoticed(f, wording, contents)
}

/// The changes of a rule that no scenario notices, each with the question that would.
fn unnoticed(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, contents: &Contents<'_>) -> fmt::Result {
    let (survivors, Some(source)) = (contents.unnoticed(), contents.source) else { return Ok(()) };
    if survivors.is_empty() {
        return Ok(());
    }
    let words = wording.pick("Changes of a rule that no scenario notices", "情景测试发现不了的改动");
    writeln!(f, "<details><summary>{words}</summary>")?;
    let heads = [
        wording.pick("Place", "位置"),
        wording.pick("What was changed", "改动"),
        wording.pick("What no scenario asks", "没有测试问"),
    ];
    let row = |mutant: &Mutant| {
        let (line, column) = source.line_column(mutant.span.start);
        let place = format!("{}:{line}:{column}", source.name());
        let (what, asks) = (mutant.operator.what(), mutant.operator.question());
        let words = [place.as_str(), what.get(wording.language()), asks.get(wording.language())];
        words.map(Markup::text).to_vec()
    };
    table(f, &heads, &survivors.iter().map(row).collect::<Vec<_>>())?;
    f.write_str("</details>\n")
}

/// What of the charter no scenario meets.
fn missing(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, contents: &Contents<'_>) -> fmt::Result {
    let (Some(coverage), Some(source)) = (contents.coverage, contents.source) else { return Ok(()) };
    let words = wording.pick("What the scenarios meet, and what they do not", "情景测试涉及与未涉及之处");
    let said = Markup::text(coverage.show(source, wording.language()));
    writeln!(f, "<details><summary>{words}</summary><pre>{said}</pre></details>")
}
