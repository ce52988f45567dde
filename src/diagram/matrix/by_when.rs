//! The limits by which somebody must have done something.

use super::marks::leaves;
use crate::{
    charter::Workflow,
    engine::Stretch,
    id::{ActionId, ClockId, StateId},
    rule::{Clock, ClockOwner, Expiry, Grade, Window},
    wording::Wording,
};

/// The limits that run in a state: its own, those of its ballots and of duties in it, and named ones that may be running
/// there.
pub(super) fn in_state(wording: Wording<'_>, workflow: &Workflow, state: StateId) -> Vec<String> {
    let own = of_state(wording, workflow, state);
    let duties = workflow.actions.iter().filter(|(_, action)| {
        action.grade == Grade::Duty && !action.is_retired && leaves(&action.leaving, state)
    });
    let duties = duties.flat_map(|(id, _)| {
        let limits = of_action(wording, workflow, id).into_iter();
        limits.map(move |(words, _)| wording.said(wording.action(id), &words))
    });
    own.into_iter().map(|(words, _)| words).chain(duties).collect()
}

/// The limits by which a state must be left, each with what its end means.
pub(super) fn of_state(wording: Wording<'_>, workflow: &Workflow, state: StateId) -> Vec<(String, String)> {
    let own = clocks(workflow, ClockOwner::State(state));
    let own = own.map(|(_, clock)| (wording.limited(clock), late(wording, clock)));
    let ballots = workflow.ballots.iter().filter(|(_, ballot)| ballot.state == state);
    let ballots = ballots.flat_map(|(id, _)| {
        let limits = clocks(workflow, ClockOwner::Ballot(id));
        limits.map(move |(_, clock)| {
            (wording.said(wording.ballot(id), &wording.limited(clock)), late(wording, clock))
        })
    });
    let named = clocks(workflow, ClockOwner::Workflow).filter(|(id, clock)| {
        let is_moving = !clock.pauses.contains(&state)
            && workflow.states.get(state).is_some_and(|state| state.end.is_none());
        is_moving && Stretch::of(workflow, *id, clock).reaches(&[state])
    });
    let named = named
        .map(|(id, clock)| (wording.said(wording.clock(id), &wording.limits(clock)), late(wording, clock)));
    own.chain(ballots).chain(named).collect()
}

/// The limits of an action, each with what its end means; and before what it must be done.
pub(super) fn of_action(wording: Wording<'_>, workflow: &Workflow, id: ActionId) -> Vec<(String, String)> {
    let limits = clocks(workflow, ClockOwner::Action(id));
    let limits = limits.map(|(_, clock)| (wording.limited(clock), late(wording, clock)));
    let windows = workflow.actions.get(id).into_iter().flat_map(|action| &action.windows);
    let before = windows.filter(|window| {
        matches!(window, Window::AtLeastBefore { .. } | Window::Before(..) | Window::BeforeEnd(..))
    });
    let closed = wording.pick("can no longer be done", "不能再办");
    limits.chain(before.map(|window| (wording.window(window), closed.to_owned()))).collect()
}

fn clocks(workflow: &Workflow, owner: ClockOwner) -> impl Iterator<Item = (ClockId, &Clock)> {
    workflow.clocks.iter().filter(move |(_, clock)| clock.owner == owner)
}

fn late(wording: Wording<'_>, clock: &Clock) -> String {
    match clock.expiry {
        Expiry::Escalate => {
            wording.pick("a breach is recorded, and it escalates", "记为逾期并升级").to_owned()
        }
        _ => wording.expiry(&clock.expiry),
    }
}
