//! The ladders, rung by rung.

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

/// Writes the section of ladders.
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
    Ok(())
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
