//! The slow explorer: sets of places, nothing packed, nothing reduced.

use std::collections::{BTreeMap, BTreeSet};

use super::net::Net;

type Marking = BTreeSet<usize>;

/// Whether the net is safe and sound; none if it has more than `limit` markings.
pub(super) fn is_sound(net: &Net, limit: usize) -> Option<bool> {
    let start = Marking::from([0]);
    let end = Marking::from([1]);
    let mut after: BTreeMap<Marking, Vec<Marking>> = BTreeMap::new();
    let mut open = vec![start];
    let mut made = BTreeSet::new();
    while let Some(marking) = open.pop() {
        if after.contains_key(&marking) {
            continue;
        }
        if after.len() >= limit {
            return None;
        }
        let mut next = Vec::new();
        for (index, (from, to)) in net.moves.iter().enumerate() {
            if !from.iter().all(|place| marking.contains(place)) {
                continue;
            }
            let mut left: Marking = marking.iter().copied().filter(|place| !from.contains(place)).collect();
            made.insert(index);
            for &place in to {
                if !left.insert(place) {
                    return Some(false);
                }
            }
            if left.contains(&1) && left != end {
                return Some(false);
            }
            next.push(left);
        }
        open.extend(next.iter().cloned());
        after.insert(marking, next);
    }
    let mut can_end = BTreeSet::from([end]);
    loop {
        let more: Vec<Marking> = after
            .iter()
            .filter(|(marking, next)| {
                !can_end.contains(*marking) && next.iter().any(|next| can_end.contains(next))
            })
            .map(|(marking, _)| marking.clone())
            .collect();
        if more.is_empty() {
            break;
        }
        can_end.extend(more);
    }
    Some(made.len() == net.moves.len() && after.keys().all(|marking| can_end.contains(marking)))
}
