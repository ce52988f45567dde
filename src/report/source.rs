//! The sources, what cites each of them, and what was chosen without one.

use std::{collections::BTreeMap, fmt};

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{
    charter::{Charter, SourceInfo},
    id::SourceId,
    origin::Origin,
    wording::Wording,
};

/// Writes the section of sources.
pub(super) fn section(f: &mut fmt::Formatter<'_>, charter: &Charter, wording: Wording<'_>) -> fmt::Result {
    frame::section(f, "sources", wording.pick("Sources", "出处"))?;
    let all = rules::rules(charter, wording);
    let heads = [
        wording.pick("Source", "出处"),
        wording.pick("In force", "施行"),
        wording.pick("Cited by", "引用它的规则"),
    ];
    let rows: Vec<Vec<Markup>> =
        charter.sources.iter().map(|(id, source)| row(wording, &all, id, source)).collect();
    table(f, &heads, &rows)?;
    locals(f, wording, &all)
}

fn row(wording: Wording<'_>, rules: &[(String, &Origin)], id: SourceId, source: &SourceInfo) -> Vec<Markup> {
    let dates = [
        source.since.map(|since| format!("{}{since}", wording.pick("since ", "自"))),
        source.until.map(|until| format!("{}{until}", wording.pick("until ", "止于"))),
    ];
    let cited = citations(wording, rules, id);
    let cited = if cited.is_empty() {
        Markup::text(wording.pick("nothing cites it", "没有规则引用")).within("span", "doubt")
    } else {
        Markup::lines(cited)
    };
    vec![
        Markup::titled(source.titles.or(wording.language(), &source.name), source.name.as_str())
            .anchored(&format!("source-{}", source.name)),
        Markup::lines(dates.into_iter().flatten().map(Markup::text)),
        cited,
    ]
}

/// The places of a source that are cited, in the order of their numbers, each with the rules that cite it.
fn citations(wording: Wording<'_>, rules: &[(String, &Origin)], id: SourceId) -> Vec<Markup> {
    let mut places = BTreeMap::<(u64, &str), Vec<&str>>::new();
    let mut note = |place, rule| {
        let rules = places.entry((rules::number(place), place)).or_default();
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    };
    for (rule, origin) in rules {
        for citation in origin.sources.iter().filter(|citation| citation.source == id) {
            if citation.places.is_empty() {
                note("", rule.as_str());
            }
            for place in &citation.places {
                note(place, rule);
            }
        }
    }
    let line = |((_, place), said): ((u64, &str), Vec<&str>)| match place {
        "" => Markup::text(wording.row(said)),
        _ => Markup::text(wording.said(place, &wording.row(said))),
    };
    places.into_iter().map(line).collect()
}

/// What was chosen without a source.
fn locals(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, rules: &[(String, &Origin)]) -> fmt::Result {
    let local = rules.iter().filter_map(|(rule, origin)| Some((rule, origin.local.as_deref()?)));
    let rows: Vec<Vec<Markup>> =
        local.map(|(rule, why)| vec![Markup::text(rule), Markup::text(wording.remark(why))]).collect();
    if rows.is_empty() {
        return Ok(());
    }
    frame::part(f, wording.pick("Local choices", "本地选择"))?;
    table(f, &[wording.pick("Rule", "规则"), wording.pick("Why", "理由")], &rows)
}
