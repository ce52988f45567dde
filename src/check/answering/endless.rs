//! Climbing that can go on for ever: a case that is put back on a lower rung and climbs anew, round and round.

use std::collections::VecDeque;

use crate::{
    check::{
        proof::Proof,
        space::{
            components::components,
            explore::{Explored, Label},
            store::Index,
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
                round.extend(way(&proof.explored, edge.to, stand)?);
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

/// A shortest way from one stand to another.
fn way(explored: &Explored, from: Index, to: Index) -> Option<Vec<Label>> {
    let mut parents: Vec<Option<(Index, Label)>> = vec![None; explored.states.len()];
    let mut open = VecDeque::from([from]);
    while let Some(stand) = open.pop_front().filter(|stand| *stand != to) {
        for edge in explored.edges(stand).iter().filter(|edge| edge.to != from) {
            if let Some(parent) = parents.get_mut(edge.to as usize).filter(|parent| parent.is_none()) {
                *parent = Some((stand, edge.label));
                open.push_back(edge.to);
            }
        }
    }
    let mut labels = Vec::new();
    let mut at = to;
    while at != from {
        let (before, label) = parents.get(at as usize).copied().flatten()?;
        labels.push(label);
        at = before;
    }
    labels.reverse();
    Some(labels)
}
