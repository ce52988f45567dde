//! The indicators of a charter, with what each is worked out from.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{charter::Charter, wording::Wording};

/// Writes the section of indicators.
pub(super) fn section(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    frame::section(f, "indicators", wording.pick("Indicators", "指标"))?;
    if charter.indicators.is_empty() {
        let none = wording.pick("The charter declares no indicators.", "章程没有规定指标。");
        return writeln!(f, "<p class=\"soft\">{none}</p>");
    }
    let heads =
        [wording.pick("Indicator", "指标"), wording.pick("Formula", "算法"), wording.pick("Source", "出处")];
    let rows = charter.indicators.values().map(|indicator| {
        let title = indicator.titles.or(wording.language(), &indicator.name);
        vec![
            Markup::titled(title, indicator.name.as_str()).anchored(&format!("indicator-{}", indicator.name)),
            Markup::text(wording.formula(indicator)),
            rules::origin(wording, &indicator.origin),
        ]
    });
    table(f, &heads, &rows.collect::<Vec<_>>())
}
