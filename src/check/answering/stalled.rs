//! Limits whose end should escalate and cannot.

use std::collections::BTreeMap;

use crate::{
    check::{
        proof::Proof,
        space::{explore::Label, store::Index},
    },
    engine::Turn,
    id::ClockId,
    rule::Expiry,
};

/// The clocks whose end should escalate and is closed somewhere, with the stands and the ends; the nearest first.
pub(super) fn stalled(proof: &Proof<'_>) -> BTreeMap<ClockId, Vec<(Index, Label)>> {
    let mut found: BTreeMap<ClockId, Vec<(Index, Label)>> = BTreeMap::new();
    for stand in proof.explored.indices() {
        for edge in proof.explored.edges(stand) {
            let Some(happening) = proof.happening(edge.label) else { continue };
            let Turn::Expires(clock) = happening.turn else { continue };
            if happening.is_closed && proof.workflow().clocks.at(clock).expiry == Expiry::Escalate {
                let stands = found.entry(clock).or_default();
                stands.extend((stands.len() < TRIES).then_some((stand, edge.label)));
            }
        }
    }
    found
}

/// How many stands are kept of each.
const TRIES: usize = 8;
