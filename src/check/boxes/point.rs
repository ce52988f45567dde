//! One point of a box, where comparisons between two facts leave one.

use super::{Ranges, Region, Space, Variable};

/// How two axes compare.
#[derive(Debug, Clone, Copy)]
enum Compared {
    /// The first is less than the second.
    Less(usize, usize),
    /// They are the same.
    Same(usize, usize),
}

impl Space<'_> {
    /// Whether there is a point in the box.
    pub(super) fn is_possible(&self, region: &Region) -> bool {
        let is_order = |(axis, _): (usize, _)| matches!(self.axes().get(axis), Some(Variable::Order(..)));
        !region.sides().any(is_order) || self.point(region).is_some()
    }

    /// How many of the axes compare two others.
    pub(super) fn orders(&self) -> usize {
        self.axes().iter().filter(|variable| matches!(variable, Variable::Order(..))).count()
    }

    /// A point of the box: a value for each axis; of numbers the least that can be. None if there is no such point.
    pub(in crate::check) fn point(&self, region: &Region) -> Option<Vec<u32>> {
        let values: Vec<Ranges> = (0..self.axes().len()).map(|axis| self.values(axis, region)).collect();
        let orders = self.axes().iter().zip(&values).filter_map(|(variable, outcomes)| match variable {
            Variable::Order(one, other) if outcomes.iter().ne([(0, 2)]) => Some((*one, *other, outcomes)),
            _ => None,
        });
        least(&orders.collect::<Vec<_>>(), &values, &mut Vec::new())
    }

    /// What a box takes in on an axis.
    pub(super) fn values(&self, axis: usize, region: &Region) -> Ranges {
        region.side(axis).cloned().unwrap_or_else(|| self.domain(axis))
    }
}

/// The least values of all axes of which each pair compares in one of its ways.
fn least(
    orders: &[(usize, usize, &Ranges)],
    values: &[Ranges],
    chosen: &mut Vec<Compared>,
) -> Option<Vec<u32>> {
    let Some((&(one, other, outcomes), rest)) = orders.split_first() else { return settle(values, chosen) };
    outcomes.iter().flat_map(|(from, to)| from..=to).find_map(|outcome| {
        chosen.push(match outcome {
            0 => Compared::Less(one, other),
            1 => Compared::Same(one, other),
            _ => Compared::Less(other, one),
        });
        let found = least(rest, values, chosen);
        chosen.pop();
        found
    })
}

/// The least values that compare so. Each round takes away what is too small; unless some axis is less than itself, that
/// is over after as many rounds as there are steps from one axis to the next.
fn settle(values: &[Ranges], compared: &[Compared]) -> Option<Vec<u32>> {
    let mut values = values.to_vec();
    for _ in 0..2 * compared.len() + 2 {
        let before = values.clone();
        compared.iter().try_for_each(|compared| narrow(&mut values, *compared))?;
        if values == before {
            return values.iter().map(Ranges::least).collect();
        }
    }
    None
}

fn narrow(values: &mut [Ranges], compared: Compared) -> Option<()> {
    match compared {
        Compared::Less(one, other) => {
            let least = values.get(one)?.least()?;
            let greater = values.get_mut(other)?;
            *greater = greater.minus(&Ranges::new([(0, least)]));
        }
        Compared::Same(one, other) => {
            let both = values.get(one)?.intersection(values.get(other)?);
            *values.get_mut(one)? = both.clone();
            *values.get_mut(other)? = both;
        }
    }
    Some(())
}
