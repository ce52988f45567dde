//! The states of a workflow: their boxes and what is written in them.

use super::{
    ballots,
    view::{Canvas, tone},
};
use crate::{
    charter::State,
    diagram::{Element, Node, Shape, Tone},
    id::StateId,
    rule::{Clock, ClockOwner, Expiry},
};

/// The box of a state: who answers for it, who does the work, and how long it may last.
pub(super) fn node(canvas: &Canvas<'_>, id: StateId, state: &State) -> Node {
    let wording = canvas.wording;
    let shape = if state.end.is_some() { Shape::End } else { Shape::State };
    let mut node = Node::new(Element::State(state.name.clone()), shape, wording.state(id));
    node.tone = if state.end.is_some() { Tone::Grey } else { tone(state.phase) };
    if let Some(holder) = state.accountable.as_ref().filter(|_| !canvas.is_in_lanes) {
        let head = wording.pick("accountable", "负责");
        node.details.push(wording.said(head, &wording.holder(holder)));
    }
    if !state.responsible.is_empty() {
        let head = wording.pick("responsible", "承办");
        node.details.push(wording.said(head, &wording.named(&state.responsible)));
    }
    let owned = canvas.workflow.clocks.values().filter(|clock| clock.owner == ClockOwner::State(id));
    node.details.extend(owned.map(|clock| limit(canvas, clock)));
    node.details.extend(state.stay.iter().map(|window| wording.window(window)));
    node.details.extend(state.waits.iter().map(|waits| wording.waits(waits)));
    node.details.extend(state.ballots.iter().flat_map(|&ballot| ballots::words(canvas, ballot)));
    if state.is_retired {
        node.details.push(wording.pick("retired", "已停用").to_owned());
    }
    node
}

/// A limit and what its end means: `within 3 days, then escalates`.
pub(super) fn limit(canvas: &Canvas<'_>, clock: &Clock) -> String {
    let wording = canvas.wording;
    let limits = wording.limited(clock);
    match clock.expiry {
        Expiry::Escalate => format!("{limits}{}", wording.pick(", then escalates", "，到期升级")),
        Expiry::Close => format!("{limits}{}", wording.pick(", then counted", "，到期计票")),
        Expiry::Lapse => format!("{limits}{}", wording.pick(", then it lapses", "，逾期失权")),
        _ => limits,
    }
}
