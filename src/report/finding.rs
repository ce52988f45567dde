//! What reading and checking found.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    page::Contents,
};
use crate::{
    finding::{Finding, Level, Source},
    wording::Wording,
};

/// Writes the section of findings.
pub(super) fn section(
    f: &mut fmt::Formatter<'_>,
    wording: Wording<'_>,
    contents: &Contents<'_>,
) -> fmt::Result {
    frame::section(f, "findings", wording.pick("Findings", "检查结果"))?;
    if contents.findings.is_empty() {
        let nothing = wording.pick("Nothing was found wrong.", "未发现问题。");
        return writeln!(f, "<p class=\"good\">{nothing}</p>");
    }
    let heads = [
        wording.pick("Level", "级别"),
        wording.pick("Place", "位置"),
        wording.pick("What", "内容"),
        wording.pick("Lint", "检查项"),
    ];
    let rows: Vec<Vec<Markup>> =
        contents.findings.iter().map(|finding| row(wording, contents.source, finding)).collect();
    table(f, &heads, &rows)
}

fn row(wording: Wording<'_>, source: Option<&Source>, finding: &Finding) -> Vec<Markup> {
    let (level, class) = match finding.level {
        Level::Deny => (wording.pick("error", "错误"), "bad"),
        Level::Warn => (wording.pick("warning", "提醒"), "doubt"),
        Level::Allow => (wording.pick("note", "说明"), "soft"),
    };
    let place = source.map(|source| {
        let (line, column) = source.line_column(finding.span.start);
        format!("{}:{line}:{column}", source.file(finding.span))
    });
    let hint = finding.hint.as_ref().map(|hint| hint.get(wording.language())).unwrap_or_default();
    vec![
        Markup::text(level).within("b", class),
        Markup::text(place.unwrap_or_default()).within("code", ""),
        Markup::lines([
            Markup::text(finding.message.get(wording.language())),
            Markup::text(hint).within("span", "soft"),
        ]),
        Markup::text(finding.lint.name()).within("code", ""),
    ]
}
