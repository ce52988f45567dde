//! The ladders, rung by rung, and what the charter promises.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{
    charter::Charter,
    diagram::{self, Options},
    rule::{Ladder, Rung},
    wording::Wording,
};

/// Writes the section of ladders, and that of promises.
pub(super) fn section(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    frame::section(f, "ladders", wording.pick("Ladders", "升级路径"))?;
    if charter.ladders.is_empty() {
        writeln!(
            f,
            "<p class=\"soft\">{}</p>",
            wording.pick("The charter has none.", "本章程未设升级路径。")
        )?;
    }
    for (id, ladder) in charter.ladders.iter() {
        frame::part(f, ladder.titles.or(wording.language(), &ladder.name))?;
        let options = Options::new(wording.language());
        frame::picture(f, wording, &diagram::ladder(charter, id, ladder, &options), true)?;
        rungs(f, wording, ladder)?;
    }
    promises(f, charter, wording)
}

fn rungs(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, ladder: &Ladder) -> fmt::Result {
    let heads = [
        wording.pick("Rung", "层级"),
        wording.pick("Body", "主体"),
        wording.pick("Own time", "本级时限"),
        wording.pick("Left because of", "升级原因"),
        wording.pick("Source", "出处"),
    ];
    let row = |(at, rung): (usize, &Rung)| {
        let causes = wording.row(rung.because.iter().map(|&cause| wording.cause(cause)));
        let any = wording.pick("any cause", "任何原因").to_owned();
        vec![
            Markup::text((at + 1).to_string()),
            Markup::text(wording.body(rung.body)),
            Markup::text(rung.allowance.map(|limit| wording.limit(limit)).unwrap_or_default()),
            Markup::text(if causes.is_empty() { any } else { causes }),
            rules::origin(wording, &rung.origin),
        ]
    };
    let rows: Vec<Vec<Markup>> = ladder.rungs.iter().enumerate().map(row).collect();
    table(f, &heads, &rows)
}

fn promises(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    if charter.promises.is_empty() {
        return Ok(());
    }
    frame::section(f, "promises", wording.pick("Promises", "承诺"))?;
    let note = wording.pick(
        "What the charter claims of itself; `gongzhi check --deep` proves or refutes it.",
        "章程对自身的承诺；由 gongzhi check --deep 证明或者推翻。",
    );
    writeln!(f, "<p class=\"soft\">{note}</p>")?;
    let heads = [wording.pick("Promise", "承诺"), wording.pick("Source", "出处")];
    let rows: Vec<Vec<Markup>> = charter
        .promises
        .values()
        .map(|promise| {
            let title = promise.titles.or(wording.language(), &promise.name);
            vec![Markup::titled(title, promise.name.as_str()), rules::origin(wording, &promise.origin)]
        })
        .collect();
    table(f, &heads, &rows)
}
