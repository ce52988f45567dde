//! Shorter wires by network simplex (after Gansner and others, 1993).
//!
//! A spanning tree of wires that are as short as allowed holds the ranks together. A tree wire across which more
//! wires point back than forth is exchanged for one of those, which draws the two halves together.

use super::{rank::Fall, values::Values};

/// Work that one drawing may cost, in visits of a box or wire; past it the ranks are good enough.
const BUDGET: usize = 40_000_000;

/// Moves the ranks of a connected drawing so that the wires are as short as they can be together.
pub(super) fn shorten(ranks: &mut Values<i64>, falls: &[Fall]) {
    if ranks.len() < 3 {
        return;
    }
    let mut tree = Tree { ranks, falls, wires: Vec::new() };
    tree.grow();
    let round = tree.wires.len() * (tree.ranks.len() + falls.len()) + 1;
    for _ in 0..BUDGET / round {
        if !tree.exchange() {
            return;
        }
    }
}

struct Tree<'a> {
    ranks: &'a mut Values<i64>,
    falls: &'a [Fall],
    wires: Vec<usize>,
}

impl Tree<'_> {
    /// How much longer a wire is than it must be.
    fn slack(&self, fall: &Fall) -> i64 {
        self.ranks.at(fall.lower) - self.ranks.at(fall.upper) - fall.least
    }

    /// Makes the tree span all boxes: takes the tightest wire that leads out of it, and moves the tree up to it.
    fn grow(&mut self) {
        let mut inside = Values::<bool>::new(self.ranks.len());
        inside.put(0, true);
        while let Some(wire) = self.tightest(|fall| inside.at(fall.upper) != inside.at(fall.lower)) {
            let Some(fall) = self.falls.get(wire) else { return };
            let slack = self.slack(fall);
            let (shift, outside) =
                if inside.at(fall.upper) { (slack, fall.lower) } else { (-slack, fall.upper) };
            self.shift(&inside, shift);
            inside.put(outside, true);
            self.wires.push(wire);
        }
    }

    fn tightest(&self, is_wanted: impl Fn(&Fall) -> bool) -> Option<usize> {
        let wanted = self.falls.iter().enumerate().filter(|(_, fall)| is_wanted(fall));
        wanted.min_by_key(|(_, fall)| self.slack(fall)).map(|(wire, _)| wire)
    }

    fn shift(&mut self, half: &Values<bool>, by: i64) {
        for at in (0..half.len()).filter(|&at| half.at(at)) {
            self.ranks.put(at, self.ranks.at(at) + by);
        }
    }

    /// Exchanges the first tree wire that is worth it; says whether there was one.
    fn exchange(&mut self) -> bool {
        for place in 0..self.wires.len() {
            let Some(fall) = self.wires.get(place).and_then(|&wire| self.falls.get(wire)) else { continue };
            let below = self.below(place, fall.lower);
            if self.pull(&below) >= 0 {
                continue;
            }
            if let Some(wire) = self.tightest(|fall| below.at(fall.upper) && !below.at(fall.lower)) {
                let slack = self.falls.get(wire).map_or(0, |fall| self.slack(fall));
                self.shift(&below, slack);
                self.wires.remove(place);
                self.wires.push(wire);
                return true;
            }
        }
        false
    }

    /// The half of the tree that hangs on `start` when the tree wire at `place` is cut.
    fn below(&self, place: usize, start: usize) -> Values<bool> {
        let mut next = vec![Vec::new(); self.ranks.len()];
        let others = self.wires.iter().enumerate().filter(|&(other, _)| other != place);
        for fall in others.filter_map(|(_, &wire)| self.falls.get(wire)) {
            for (from, to) in [(fall.upper, fall.lower), (fall.lower, fall.upper)] {
                if let Some(list) = next.get_mut(from) {
                    list.push(to);
                }
            }
        }
        reached(&next, start)
    }

    /// How many more wires lead down into the half than out of it.
    fn pull(&self, below: &Values<bool>) -> i64 {
        let counts = self.falls.iter().map(|fall| match (below.at(fall.upper), below.at(fall.lower)) {
            (false, true) => 1,
            (true, false) => -1,
            _ => 0,
        });
        counts.sum()
    }
}

fn reached(next: &[Vec<usize>], start: usize) -> Values<bool> {
    let mut seen = Values::<bool>::new(next.len());
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        if !seen.at(at) {
            seen.put(at, true);
            open.extend(next.get(at).into_iter().flatten());
        }
    }
    seen
}
