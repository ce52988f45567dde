//! The states of a workflow.

use std::fmt;

use super::{
    clock, frame,
    markup::{Markup, table},
    rules, way,
};
use crate::{
    charter::{State, Waits, WayOn, Workflow},
    id::StateId,
    rule::ClockOwner,
    wording::Wording,
    workflow::Phase,
};

/// Writes the states of a workflow as a table.
pub(super) fn states(f: &mut fmt::Formatter<'_>, wording: Wording<'_>, workflow: &Workflow) -> fmt::Result {
    frame::part(f, wording.pick("States", "环节"))?;
    let heads = [
        wording.pick("State", "环节"),
        wording.pick("Phase", "阶段"),
        wording.pick("Accountable", "负责"),
        wording.pick("Responsible", "承办"),
        wording.pick("Asked and told", "协商与告知"),
        wording.pick("Limits", "时限"),
        wording.pick("Source", "出处"),
    ];
    let rows: Vec<Vec<Markup>> =
        workflow.states.iter().map(|(id, state)| state_row(wording, workflow, id, state)).collect();
    table(f, &heads, &rows)
}

fn state_row(wording: Wording<'_>, workflow: &Workflow, id: StateId, state: &State) -> Vec<Markup> {
    let accountable = state.accountable.as_ref().map(|holder| wording.holder(holder));
    let outcome = state.end.as_ref().map(|end| wording.said(wording.pick("outcome", "结果"), end.as_str()));
    let heard = [
        (wording.pick("consulted", "协商"), wording.named(&state.consulted)),
        (wording.pick("informed", "告知"), wording.named(&state.informed)),
    ];
    let heard = heard.iter().filter(|(_, whom)| !whom.is_empty());
    let stays = state.stay.iter().map(|window| Markup::text(wording.window(window)));
    let waits = state.waits.iter().map(|waited| waits(wording, state, waited));
    vec![
        Markup::titled(wording.state(id), state.name.as_str())
            .anchored(&format!("{}-state-{}", workflow.name, state.name)),
        Markup::lines([Markup::text(phase(wording, state.phase)), Markup::text(outcome.unwrap_or_default())]),
        Markup::text(accountable.unwrap_or_default()),
        Markup::text(wording.named(&state.responsible)),
        Markup::lines(heard.map(|(head, whom)| Markup::text(wording.said(head, whom)))),
        Markup::lines(
            clock::owned(wording, workflow, ClockOwner::State(id)).into_iter().chain(stays).chain(waits),
        ),
        rules::origins(
            wording,
            rules::of_state(state).chain(clock::origins(workflow, ClockOwner::State(id))),
        ),
    ]
}

/// What a state waits for, and where the ends of these cases lead.
fn waits(wording: Wording<'_>, state: &State, waits: &Waits) -> Markup {
    let ways = state.ways_on().filter(|way| std::ptr::eq(way.waits, waits));
    let way = |on: WayOn<'_>| way::led(wording, &wording.ended(on), on.route).within("span", "soft");
    Markup::lines(std::iter::once(Markup::text(wording.waits(waits))).chain(ways.map(way)))
}

fn phase(wording: Wording<'_>, phase: Phase) -> &'static str {
    match phase {
        Phase::Received => wording.pick("received", "收到"),
        Phase::InHand => wording.pick("in hand", "在办"),
        Phase::Waiting => wording.pick("waiting", "等待"),
        Phase::Answered => wording.pick("answered", "已答复"),
        Phase::Closed => wording.pick("closed", "已结束"),
    }
}
