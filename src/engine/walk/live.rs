//! What is still read from a state on: the rest is forgotten there, so that stands which differ in nothing to come are one.
//!
//! A fact is live in a state if some way on from there reads it before it is told anew; likewise slots, and numbers of
//! times, which nothing tells anew. (The live variables of compilers, on the workflow net.)

use std::collections::BTreeSet;

use super::{
    reads::Reads,
    thing::{Thing, things},
    ways::{Way, ways},
};
use crate::{
    charter::{State, Workflow},
    id::Id as _,
};

/// What is live in each state; what is watched is in all.
pub(super) fn live(
    workflow: &Workflow,
    watched: &BTreeSet<Thing>,
    sees_persons: bool,
) -> Vec<BTreeSet<Thing>> {
    let ways: Vec<Vec<Way>> =
        workflow.states.ids().map(|state| ways(workflow, state, sees_persons)).collect();
    let mut live: Vec<BTreeSet<Thing>> =
        workflow.states.values().map(|state| &held(state) | watched).collect();
    loop {
        let mut has_grown = false;
        for (index, ways) in ways.iter().enumerate() {
            let mut now = live.get(index).cloned().unwrap_or_default();
            let before = now.len();
            for way in ways {
                now.extend(way.reads.iter().cloned());
                let later = way.to.iter().filter_map(|state| live.get(state.index())).flatten();
                now.extend(later.filter(|thing| !thing.is_told(&way.tells)).cloned());
            }
            has_grown |= now.len() > before;
            if let Some(known) = live.get_mut(index) {
                *known = now;
            }
        }
        if !has_grown {
            return live;
        }
    }
}

/// What a state itself reads: who answers for it, and how long it lasts at the least.
fn held(state: &State) -> BTreeSet<Thing> {
    let mut reads = Reads::default();
    state.accountable.iter().for_each(|holder| reads.holder(holder));
    state.stay.iter().for_each(|window| reads.window(window));
    things(&reads)
}
