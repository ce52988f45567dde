//! Which wires to turn round so that the rest has no cycle.

use super::values::Values;

/// For each wire, whether it leads back.
///
/// Two readings are tried: the order in which the boxes were declared, for authors tell a story from its beginning,
/// and a walk that goes deep first. The one with fewer ways back is taken. Loops are not expected here.
pub(super) fn backward(boxes: usize, wires: &[(usize, usize)]) -> Vec<bool> {
    let declared: Vec<bool> = wires.iter().map(|&(from, to)| to < from).collect();
    let walked = walked(boxes, wires);
    let count = |flags: &[bool]| flags.iter().filter(|&&is_back| is_back).count();
    if count(&walked) < count(&declared) { walked } else { declared }
}

/// The wires to a box from which the walk came here. It starts at the boxes that nothing leads to, then at the others.
fn walked(boxes: usize, wires: &[(usize, usize)]) -> Vec<bool> {
    let mut walk = Walk::new(boxes, wires);
    let mut is_entered = Values::<bool>::new(boxes);
    for &(_, to) in wires {
        is_entered.put(to, true);
    }
    for wanted in [false, true] {
        for at in (0..boxes).filter(|&at| is_entered.at(at) == wanted) {
            walk.from(at);
        }
    }
    walk.backward
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
enum Visit {
    #[default]
    New,
    Open,
    Done,
}

struct Walk {
    leaving: Vec<Vec<(usize, usize)>>,
    visits: Values<Visit>,
    backward: Vec<bool>,
}

impl Walk {
    fn new(boxes: usize, wires: &[(usize, usize)]) -> Self {
        let mut leaving = vec![Vec::new(); boxes];
        for (wire, &(from, to)) in wires.iter().enumerate() {
            if let Some(list) = leaving.get_mut(from) {
                list.push((wire, to));
            }
        }
        Self { leaving, visits: Values::new(boxes), backward: vec![false; wires.len()] }
    }

    /// Walks with a stack of its own: a long charter must not exhaust the thread's.
    fn from(&mut self, start: usize) {
        let mut stack = Vec::new();
        self.enter(start, &mut stack);
        while let Some((at, next)) = stack.pop() {
            let Some(&(wire, to)) = self.leaving.get(at).and_then(|list| list.get(next)) else {
                self.visits.put(at, Visit::Done);
                continue;
            };
            stack.push((at, next + 1));
            if self.visits.at(to) == Visit::Open
                && let Some(flag) = self.backward.get_mut(wire)
            {
                *flag = true;
            }
            self.enter(to, &mut stack);
        }
    }

    fn enter(&mut self, at: usize, stack: &mut Vec<(usize, usize)>) {
        if self.visits.at(at) == Visit::New {
            self.visits.put(at, Visit::Open);
            stack.push((at, 0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::backward;

    #[test]
    fn the_way_back_turns_round() {
        assert_eq!(backward(3, &[(0, 1), (1, 2), (2, 1)]), [false, false, true]);
    }

    #[test]
    fn boxes_declared_out_of_order_are_walked() {
        assert_eq!(backward(3, &[(2, 1), (1, 0), (0, 2)]), [false, true, false]);
    }

    #[test]
    fn a_cycle_is_cut_at_the_box_declared_first() {
        assert_eq!(backward(3, &[(0, 2), (2, 1), (1, 2), (2, 0)]), [false, true, false, true]);
    }
}
