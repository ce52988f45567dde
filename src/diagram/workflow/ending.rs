//! What the ends of limits mean, beside the ways that they lead.

use super::{expiry, view::Canvas};
use crate::{
    diagram::{
        Element,
        ending::{Ending, Turn},
    },
    rule::{Clock, ClockOwner, Expiry},
    workflow::Leaving,
};

/// How each clock ends, save those of ballots, whose results lead on.
pub(super) fn all(canvas: &Canvas<'_>) -> Vec<Ending> {
    let clocks = canvas.workflow.clocks.values();
    clocks.filter(|clock| clock.expiry != Expiry::Close).map(|clock| ending(canvas, clock)).collect()
}

fn ending(canvas: &Canvas<'_>, clock: &Clock) -> Ending {
    let wording = canvas.wording;
    let turn = match clock.expiry {
        Expiry::Take { .. } | Expiry::Route(_) | Expiry::Close => Turn::On,
        Expiry::Escalate => Turn::Climbs,
        Expiry::Breach | Expiry::Lapse | Expiry::Again => Turn::Stays,
    };
    let limited = wording.limited(clock);
    let limit = match clock.owner {
        ClockOwner::Workflow => wording.said(clock.titles.or(wording.language(), &clock.name), &limited),
        ClockOwner::Action(action) => wording.said(wording.action(action), &limited),
        ClockOwner::State(_) | ClockOwner::Ballot(_) => limited,
    };
    let mut nodes: Vec<usize> = match expiry::found_in(canvas, clock, None) {
        Leaving::Some(alternatives) => {
            alternatives.iter().flatten().map(|&state| canvas.state(state)).collect()
        }
        Leaving::Start | Leaving::Any => Vec::new(),
    };
    nodes.sort_unstable();
    nodes.dedup();
    let element = Element::Expiry(clock.name.clone());
    Ending { element, nodes, limit, outcome: wording.expiry(&clock.expiry), turn }
}
