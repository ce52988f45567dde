//! Climbing that can go on for ever: a case that is put back on a lower rung and climbs anew, round and round.

use crate::{
    check::{
        proof::Proof,
        space::{
            components::components,
            explore::{Explored, Label},
            store::Index,
            way::way,
        },
    },
    engine::Turn,
};

/// A run to where climbing goes round, and the round; the nearest.
pub(super) fn endless(proof: &Proof<'_>) -> Option<(Vec<Label>, Vec<Label>)> {
    let parts = parts(&proof.explored);
    let part = |stand: Index| parts.get(stand as usize).copied().flatten();
    for stand in proof.explored.indices() {
        for edge in proof.explored.edges(stand) {
            if climbs(proof, edge.label) && part(stand).is_some() && part(stand) == part(edge.to) {
                let mut round = vec![edge.label];
                if edge.to != stand {
                    let steps = |stand| proof.explored.edges(stand).iter().map(|edge| (edge.to, edge.label));
                    round.extend(way(edge.to, steps, |to, _| to == stand)?.1);
                }
                return Some((proof.explored.run_to(stand), round));
            }
        }
    }
    None
}

/// Whether a step takes a case up: the end of a limit, or an action that escalates.
fn climbs(proof: &Proof<'_>, label: Label) -> bool {
    let Some(happening) = proof.happening(label).filter(|happening| happening.changes_rung) else {
        return false;
    };
    let Turn::Does(id, _) = happening.turn else { return true };
    proof.workflow().actions.at(id).may_escalate()
}

/// Of each visited stand the number of the part in which each stand leads to each other.
fn parts(explored: &Explored) -> Vec<Option<usize>> {
    let to = |stand: usize, way: usize| {
        let stand = Index::try_from(stand).ok()?;
        Some(explored.edges(stand).get(way)?.to as usize)
    };
    let mut parts = vec![None; explored.states.len()];
    for (number, component) in components(explored.states.len(), to).into_iter().enumerate() {
        for stand in component {
            if let Some(part) = parts.get_mut(stand) {
                *part = Some(number);
            }
        }
    }
    parts
}
