//! What boxes leave uncovered.

use std::collections::{BTreeMap, BTreeSet};

use super::{Ranges, Region, Space, TooMany};

/// What some boxes leave uncovered of another, box by box: no two of these overlap, together they are exactly what is left,
/// and each is as large as what was left when it was found lets it be.
#[derive(Debug)]
pub(in crate::check) struct Rest<'s> {
    space: &'s Space<'s>,
    within: Vec<Region>,
    boxes: Vec<Region>,
    /// Boxes, by number, that are known to cover all that is left of them, with the axes on which they were cut.
    covered: BTreeSet<(Vec<usize>, Vec<usize>)>,
}

impl<'s> Rest<'s> {
    /// What `boxes` leave uncovered of the boxes `within`.
    pub(in crate::check) fn of(space: &'s Space<'s>, within: Vec<Region>, boxes: Vec<Region>) -> Self {
        Self { space, within, boxes, covered: BTreeSet::new() }
    }

    /// The next box that is left; none if there is no further one.
    pub(in crate::check) fn next(&mut self) -> Result<Option<Region>, TooMany> {
        while let Some(within) = self.within.last().cloned() {
            self.space.look(self.boxes.len())?;
            let all: Vec<usize> = (0..self.boxes.len()).collect();
            let over = all.into_iter().filter(|&index| self.at(index).meets(&within, |_| false)).collect();
            if let Some(found) = self.find(&within, over, &mut Vec::new())? {
                let found = self.enlarged(found, &within);
                self.boxes.push(found.clone());
                return Ok(Some(found));
            }
            self.covered.clear();
            self.within.pop();
        }
        Ok(None)
    }

    /// Whether nothing is left.
    pub(in crate::check) fn is_nothing(&mut self) -> Result<bool, TooMany> {
        Ok(self.next()?.is_none())
    }

    // INVARIANT: numbers of boxes are those of the list itself, which only grows.
    #[expect(clippy::indexing_slicing, reason = "every number comes from the list")]
    fn at(&self, index: usize) -> &Region {
        &self.boxes[index]
    }

    /// A part of the region over which no box lies; `over` are the boxes that lie over some of it.
    fn find(
        &mut self,
        region: &Region,
        over: Vec<usize>,
        cut: &mut Vec<usize>,
    ) -> Result<Option<Region>, TooMany> {
        self.space.look(1 + over.len())?;
        if !self.space.is_possible(region) {
            return Ok(None);
        }
        if over.is_empty() {
            return Ok(Some(region.clone()));
        }
        let Some(axis) = self.sharpest(region, &over) else { return Ok(None) };
        let mut axes = cut.clone();
        axes.sort_unstable();
        let known = (over, axes);
        if self.covered.contains(&known) {
            return Ok(None);
        }
        cut.push(axis);
        for (over, stretch) in self.swept(axis, region, &known.0) {
            let part = region.with(axis, Some(stretch));
            if let Some(found) = self.find(&part, over, cut)? {
                return Ok(Some(found));
            }
        }
        cut.pop();
        // Where axes are compared, what is left of two parts may differ though the same boxes lie over them.
        if self.space.orders() == 0 {
            self.covered.insert(known);
        }
        Ok(None)
    }

    /// The axis on which the most boxes end within the region; none if one of them covers it all.
    fn sharpest(&self, region: &Region, over: &[usize]) -> Option<usize> {
        let mut ends = vec![0_usize; self.space.axes().len()];
        for &index in over {
            let mut covers = true;
            for (axis, count) in ends.iter_mut().enumerate() {
                if !self.at(index).covers_on(axis, region) {
                    *count += 1;
                    covers = false;
                }
            }
            if covers {
                return None;
            }
        }
        let most = ends.iter().max()?;
        ends.iter().position(|count| count == most)
    }

    /// The sweep along one axis: which boxes lie over which stretches of the region; fewest boxes first.
    fn swept(&self, axis: usize, region: &Region, over: &[usize]) -> Vec<(Vec<usize>, Ranges)> {
        let values = self.space.values(axis, region);
        // Where stretches begin: with a box, behind one, or with the region itself.
        let mut turns: BTreeMap<u32, Vec<(usize, bool)>> =
            values.iter().map(|(from, _)| (from, Vec::new())).collect();
        for &index in over {
            for (from, to) in self.space.values(axis, self.at(index)).iter() {
                turns.entry(from).or_default().push((index, true));
                if let Some(behind) = to.checked_add(1) {
                    turns.entry(behind).or_default().push((index, false));
                }
            }
        }
        let mut lying: BTreeSet<usize> = BTreeSet::new();
        let mut stretches: BTreeMap<Vec<usize>, Vec<(u32, u32)>> = BTreeMap::new();
        let mut turns = turns.into_iter().peekable();
        while let Some((from, turn)) = turns.next() {
            for (index, begins) in turn {
                if begins {
                    lying.insert(index)
                } else {
                    lying.remove(&index)
                };
            }
            let to = turns.peek().map_or(u32::MAX, |&(next, _)| next - 1);
            let stretch = Ranges::new([(from, to)]).intersection(&values);
            if !stretch.is_empty() {
                stretches.entry(lying.iter().copied().collect()).or_default().extend(stretch.iter());
            }
        }
        let mut stretches: Vec<_> =
            stretches.into_iter().map(|(over, ranges)| (over, Ranges::new(ranges))).collect();
        stretches.sort_by_key(|(over, _)| over.len());
        stretches
    }

    /// The box made as large as what is left lets it be, one axis after the other.
    fn enlarged(&self, mut region: Region, within: &Region) -> Region {
        for axis in 0..self.space.axes().len() {
            let beside = self.boxes.iter().filter(|other| other.meets(&region, |aside| aside == axis));
            let taken = beside.flat_map(|other| self.space.values(axis, other).iter().collect::<Vec<_>>());
            let all = self.space.values(axis, within);
            let left = all.minus(&Ranges::new(taken));
            let side = if left == all { within.side(axis).cloned() } else { Some(left) };
            region = region.with(axis, side);
        }
        region
    }
}
