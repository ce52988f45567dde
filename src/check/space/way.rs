//! A shortest way through a graph.

use std::collections::{BTreeMap, VecDeque};

/// A shortest way from a node, of at least one step, to a node or over a step that `is_sought`: where it leads, and its steps.
pub(crate) fn way<N: Copy + Ord, S: Copy, I: IntoIterator<Item = (N, S)>>(
    from: N,
    steps: impl Fn(N) -> I,
    is_sought: impl Fn(N, S) -> bool,
) -> Option<(N, Vec<S>)> {
    let mut parents: BTreeMap<N, (N, S)> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(node) = open.pop_front() {
        for (to, step) in steps(node) {
            if is_sought(to, step) {
                return Some((to, back(&parents, from, node, step)));
            }
            if to != from && !parents.contains_key(&to) {
                parents.insert(to, (node, step));
                open.push_back(to);
            }
        }
    }
    None
}

/// The steps from a node to another, and one more.
fn back<N: Copy + Ord, S: Copy>(parents: &BTreeMap<N, (N, S)>, from: N, to: N, last: S) -> Vec<S> {
    let mut steps = vec![last];
    let mut at = to;
    while let Some((before, step)) = parents.get(&at).copied().filter(|_| at != from) {
        steps.push(step);
        at = before;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From each node to the next, and from every even one to that after.
    fn steps(node: u32) -> Vec<(u32, char)> {
        let skips = node.is_multiple_of(2).then_some((node + 2, 's'));
        [(node + 1, 'n')].into_iter().chain(skips).filter(|(to, _)| *to < 10).collect()
    }

    #[test]
    fn the_shortest_way_is_found() {
        assert_eq!(way(1, steps, |node, _| node == 6), Some((6, vec!['n', 's', 's'])));
        assert_eq!(way(0, steps, |_, step| step == 'n'), Some((1, vec!['n'])));
        assert_eq!(way(3, steps, |node, _| node == 3), None);
        let round = |node: u32| [((node + 1) % 4, node)];
        assert_eq!(way(2, round, |node, _| node == 2), Some((2, vec![2, 3, 0, 1])));
    }
}
