//! Depth-first search for one state, without keeping the graph.

use super::{
    explore::{Label, Moves, System, run},
    store::Store,
};

/// Dives for a state that `is_sought` takes, given its moves: depth first, which finds what lies at the end of long runs
/// soon. Gives the state and a run to it, not a shortest one; none if `limit` states are met first, or all.
pub(crate) fn dive<S: System>(
    system: &mut S,
    limit: usize,
    is_sought: impl Fn(&S, &[u64], &Moves) -> bool,
) -> Option<(Vec<u64>, Vec<Label>)> {
    let mut states = Store::new(system.stride());
    let mut parents = vec![None];
    let mut open = vec![states.intern(&system.initial()).0];
    let mut moves = Moves::default();
    while let Some(state) = open.pop().filter(|_| states.len() <= limit) {
        moves.clear();
        system.moves(states.state(state), &mut moves);
        if is_sought(system, states.state(state), &moves) {
            return Some((states.state(state).to_vec(), run(&parents, state)));
        }
        for (label, next) in moves.iter() {
            let (to, is_new) = states.intern(next);
            if is_new {
                parents.push(Some((state, label)));
                open.push(to);
            }
        }
    }
    None
}
