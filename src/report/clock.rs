//! The limits of states and actions, and the named clocks of a workflow.

use std::fmt;

use super::{
    frame,
    markup::{Markup, table},
    rules,
};
use crate::{
    charter::Workflow,
    id::ClockId,
    origin::Origin,
    rule::{Clock, ClockOwner},
    wording::Wording,
};

/// The limits of a state or action, with what their end means.
pub(super) fn owned(wording: Wording<'_>, workflow: &Workflow, owner: ClockOwner) -> Vec<Markup> {
    let clocks = workflow.clocks.values().filter(|clock| clock.owner == owner);
    clocks.map(|clock| limit(wording, clock)).collect()
}

/// Where the limits of a state or action come from.
pub(super) fn origins(workflow: &Workflow, owner: ClockOwner) -> impl Iterator<Item = &Origin> {
    let clocks = workflow.clocks.values().filter(move |clock| clock.owner == owner);
    clocks.flat_map(rules::of_clock)
}

fn limit(wording: Wording<'_>, clock: &Clock) -> Markup {
    let limit = wording.limited(clock);
    let since = if clock.since.is_empty() {
        String::new()
    } else {
        format!("{}{}", wording.pick("since ", "自"), wording.triggers(&clock.since))
    };
    let expiry = wording.said(wording.pick("on expiry", "到期"), &wording.expiry(&clock.expiry));
    Markup::lines([
        Markup::text(limit),
        Markup::text(since).within("span", "soft"),
        Markup::text(expiry).within("span", "soft"),
    ])
}

/// Writes the named clocks of a workflow as a table.
pub(super) fn clocks(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    let named = workflow.clocks.iter().filter(|(_, clock)| clock.owner == ClockOwner::Workflow);
    let rows: Vec<Vec<Markup>> = named.map(|(id, clock)| row(wording, id, clock)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    frame::part(f, wording.pick("Clocks", "时限"))?;
    let heads = [
        wording.pick("Clock", "时限"),
        wording.pick("Limit", "期限"),
        wording.pick("Since", "起算"),
        wording.pick("Until", "止于"),
        wording.pick("Pauses in", "暂停"),
        wording.pick("Warns before", "预警提前"),
        wording.pick("On expiry", "到期"),
        wording.pick("Source", "出处"),
    ];
    table(f, &heads, &rows)
}

fn row(wording: Wording<'_>, id: ClockId, clock: &Clock) -> Vec<Markup> {
    let pauses = wording.row(clock.pauses.iter().map(|&state| wording.state(state)));
    let warns = wording.row(clock.warns.iter().map(|&limit| wording.limit(limit)));
    vec![
        Markup::titled(wording.clock(id), clock.name.as_str()),
        Markup::text(wording.limits(clock)),
        Markup::text(wording.triggers(&clock.since)),
        Markup::text(wording.triggers(&clock.until)),
        Markup::text(pauses),
        Markup::text(warns),
        Markup::text(wording.expiry(&clock.expiry)),
        rules::origins(wording, rules::of_clock(clock)),
    ]
}
