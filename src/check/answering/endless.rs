//! Climbing that can go on for ever: a case that is put back on a lower rung and climbs anew, round and round.

use std::collections::VecDeque;

use crate::{
    charter::Next,
    check::{
        proof::Proof,
        space::{
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
    let action = proof.workflow().actions.at(id);
    let routes = match &action.next {
        Next::Routes(routes) => routes.iter().any(|route| route.escalates.is_some()),
        _ => false,
    };
    action.escalates.is_some() || routes
}

/// Of each visited stand the number of the part in which each stand leads to each other (the algorithm of Kosaraju and Sharir).
fn parts(explored: &Explored) -> Vec<Option<usize>> {
    let before = explored.backwards();
    let mut parts = vec![None; explored.states.len()];
    for (number, root) in finished(explored).into_iter().rev().enumerate() {
        let mut open = vec![root];
        while let Some(stand) = open.pop() {
            let Some(part) = parts.get_mut(stand as usize).filter(|part| part.is_none()) else { continue };
            *part = Some(number);
            open.extend(before.of(stand));
        }
    }
    parts
}

/// The visited stands in the order in which a search in depth leaves them.
fn finished(explored: &Explored) -> Vec<Index> {
    let mut is_met = vec![false; explored.states.len()];
    let mut left = Vec::new();
    for root in explored.indices() {
        let mut path = vec![(root, 0)];
        while let Some((stand, next)) = path.pop() {
            if next == 0 && is_met.get_mut(stand as usize).is_none_or(|met| std::mem::replace(met, true)) {
                continue;
            }
            match explored.edges(stand).get(next) {
                Some(edge) => path.extend([(stand, next + 1), (edge.to, 0)]),
                None => left.push(stand),
            }
        }
    }
    left
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
