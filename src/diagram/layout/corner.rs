//! The drawing as seen from one of its corners: columns tied there, and pushed together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    crossing,
    layered::{Kind, Layered},
    place::{self, key},
    values::Values,
};

/// The drawing as seen from one of its corners.
#[derive(Debug)]
pub(super) struct Corner<'a> {
    layered: &'a Layered,
    ranks: Vec<Vec<usize>>,
    /// Those that were placed one rank earlier, seen from here.
    neighbours: &'a [Vec<usize>],
    pub(super) is_mirrored: bool,
    /// For each vertex the first of its column.
    roots: Values<usize>,
    /// The least distances between neighbouring columns, from each to those on its right.
    gaps: BTreeMap<usize, BTreeMap<usize, Gap>>,
    /// The place of each vertex, as an answer for the whole drawing.
    pub(super) columns: Values<i64>,
}

/// How far apart two columns must stand, and the rank where they meet so.
#[derive(Debug, Clone, Copy)]
struct Gap {
    least: i64,
    rank: usize,
}

impl<'a> Corner<'a> {
    /// The four answers, where these pairs are not tied.
    pub(super) fn all(layered: &'a Layered, untied: &BTreeSet<(usize, usize)>) -> Vec<Self> {
        let corners = [(false, false), (false, true), (true, false), (true, true)];
        corners.map(|(is_upward, is_mirrored)| Self::new(layered, is_upward, is_mirrored, untied)).into()
    }

    fn new(
        layered: &'a Layered,
        is_upward: bool,
        is_mirrored: bool,
        untied: &BTreeSet<(usize, usize)>,
    ) -> Self {
        let mut ranks = layered.ranks.clone();
        if is_upward {
            ranks.reverse();
        }
        if is_mirrored {
            ranks.iter_mut().for_each(|rank| rank.reverse());
        }
        let neighbours = if is_upward { &layered.below } else { &layered.above };
        let (roots, gaps, columns) = (Values::default(), BTreeMap::new(), Values::default());
        let mut corner = Self { layered, ranks, neighbours, is_mirrored, roots, gaps, columns };
        corner.roots = corner.tie(untied);
        corner.gaps = corner.gaps();
        corner.columns = corner.push();
        corner
    }

    /// How wide the drawing is by this answer.
    pub(super) fn width(&self) -> i64 {
        let (left, right) = place::edges(self.layered, &self.columns);
        right - left
    }

    /// Ties each vertex to the middle one of its neighbours, unless one further to the right is tied already.
    /// The root of a column is its first vertex.
    fn tie(&self, untied: &BTreeSet<(usize, usize)>) -> Values<usize> {
        let places = crossing::places(&self.ranks, self.layered.vertices.len());
        let mut roots: Values<usize> = (0..self.layered.vertices.len()).collect();
        for rank in &self.ranks {
            let mut taken = None;
            for &at in rank {
                let tied = self.middles(at, &places).into_iter().find(|&end| {
                    taken.is_none_or(|last| last < places.at(end)) && !untied.contains(&key(end, at))
                });
                if let Some(end) = tied {
                    roots.put(at, roots.at(end));
                    taken = Some(places.at(end));
                }
            }
        }
        roots
    }

    fn middles(&self, at: usize, places: &Values<usize>) -> Vec<usize> {
        let mut ends: Vec<usize> = self.neighbours.get(at).cloned().unwrap_or_default();
        ends.sort_by_key(|&end| places.at(end));
        let (low, high) = (ends.len().saturating_sub(1) / 2, ends.len() / 2);
        let mut middles: Vec<usize> =
            [low, high].iter().filter_map(|&middle| ends.get(middle).copied()).collect();
        middles.dedup();
        middles
    }

    /// Pushes the columns to the left as far as the gaps allow, then each back to the right up to its neighbour.
    fn push(&self) -> Values<i64> {
        let order = self.in_order();
        let mut places = self.pushed(&order);
        for &at in order.iter().rev() {
            if let Some(limit) = self.right_of(at).map(|(next, gap)| places.at(next) - gap.least).min() {
                places.put(at, limit.max(places.at(at)));
            }
        }
        let mirrored = if self.is_mirrored { -1 } else { 1 };
        self.roots.iter().map(|root| mirrored * places.at(root)).collect()
    }

    /// Every column as far to the left as those to its left allow.
    fn pushed(&self, order: &[usize]) -> Values<i64> {
        let mut places = Values::<i64>::new(self.roots.len());
        for &at in order {
            for (next, gap) in self.right_of(at) {
                places.put(next, places.at(next).max(places.at(at) + gap.least));
            }
        }
        places
    }

    /// The columns that must stand to the right of one.
    fn right_of(&self, column: usize) -> impl Iterator<Item = (usize, Gap)> {
        self.gaps.get(&column).into_iter().flatten().map(|(&next, &gap)| (next, gap))
    }

    /// For each column those to its right that it meets on some rank, with the least distance.
    fn gaps(&self) -> BTreeMap<usize, BTreeMap<usize, Gap>> {
        let mut gaps = BTreeMap::<usize, BTreeMap<usize, Gap>>::new();
        for pair in self.ranks.iter().flat_map(|rank| rank.windows(2)) {
            if let [left, right] = *pair {
                let gap = self.gap(left, right);
                let known = gaps.entry(self.roots.at(left)).or_default();
                let known = known.entry(self.roots.at(right)).or_insert(gap);
                if gap.least > known.least {
                    *known = gap;
                }
            }
        }
        gaps
    }

    fn gap(&self, left: usize, right: usize) -> Gap {
        let (left, right) = (self.layered.vertex(left), self.layered.vertex(right));
        let room = if self.is_mirrored { left.left + right.right } else { left.right + right.left };
        Gap { least: room + left.margin() + right.margin(), rank: left.rank }
    }

    /// The columns such that each stands before those to its right.
    fn in_order(&self) -> Vec<usize> {
        let count = self.roots.len();
        let mut waiting = Values::<usize>::new(count);
        for &right in self.gaps.values().flat_map(BTreeMap::keys) {
            waiting.put(right, waiting.at(right) + 1);
        }
        let mut ready: Vec<usize> = (0..count).filter(|&at| waiting.at(at) == 0).collect();
        let mut order = Vec::with_capacity(count);
        while let Some(at) = ready.pop() {
            order.push(at);
            for (right, _) in self.right_of(at) {
                waiting.put(right, waiting.at(right) - 1);
                if waiting.at(right) == 0 {
                    ready.push(right);
                }
            }
        }
        order
    }

    /// The pair to untie so that the drawing may become narrower: on the way of columns that push one another the
    /// furthest, the one that is pushed and pushes on ranks the furthest apart.
    pub(super) fn cut(&self) -> Option<(usize, usize)> {
        let way = self.widest_way();
        let mut bends: Vec<(usize, usize, usize)> = way
            .windows(2)
            .filter_map(|pair| {
                let [(_, entered), (column, left)] = *pair else { return None };
                Some((column, entered, left))
            })
            .filter(|(_, entered, left)| entered != left)
            .collect();
        bends.sort_by_key(|(_, entered, left)| std::cmp::Reverse(entered.abs_diff(*left)));
        bends
            .into_iter()
            .find_map(|(column, entered, left)| self.seam(column, entered.min(left), entered.max(left)))
    }

    /// The columns that push one another the furthest, from the left, each with the rank on which it pushes the next.
    fn widest_way(&self) -> Vec<(usize, usize)> {
        let order = self.in_order();
        let places = self.pushed(&order);
        let mut pushed_by = Values::<Option<(usize, usize)>>::new(self.roots.len());
        for &at in &order {
            for (next, gap) in self.right_of(at) {
                if places.at(next) == places.at(at) + gap.least {
                    pushed_by.put(next, Some((at, gap.rank)));
                }
            }
        }
        let mut way = Vec::new();
        let mut last = order.iter().copied().max_by_key(|&at| places.at(at));
        while let Some((at, rank)) = last.and_then(|at| pushed_by.at(at)) {
            way.push((at, rank));
            last = Some(at);
        }
        way.reverse();
        way
    }

    /// Where to cut a column between two ranks: at a box, where its wires bend anyway, or else in the middle.
    fn seam(&self, column: usize, top: usize, bottom: usize) -> Option<(usize, usize)> {
        let ranks = self.layered.ranks.iter().skip(top).take(bottom + 1 - top);
        let own: Vec<usize> =
            ranks.filter_map(|rank| rank.iter().copied().find(|&at| self.roots.at(at) == column)).collect();
        let is_box = |at: &usize| self.layered.vertex(*at).kind == Kind::Box;
        let at_box = own.windows(2).find(|pair| pair.iter().filter(|at| is_box(at)).count() == 1);
        let pair = at_box.or_else(|| own.windows(2).nth((own.len().saturating_sub(1)) / 2))?;
        let [one, other] = *pair else { return None };
        Some(key(one, other))
    }
}
