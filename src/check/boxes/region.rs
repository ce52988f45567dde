//! Boxes.

use super::Ranges;

/// A box in a space: for each axis the values it takes in. An axis on which it takes in everything is left open, and none
/// such stands last, so that boxes are equal that take in the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::check) struct Region {
    sides: Vec<Option<Ranges>>,
}

impl Region {
    /// Everything.
    pub(in crate::check) fn everything() -> Self {
        Self::default()
    }

    /// What it takes in on an axis; none if that is everything.
    pub(in crate::check) fn side(&self, axis: usize) -> Option<&Ranges> {
        self.sides.get(axis).and_then(Option::as_ref)
    }

    /// The axes on which it does not take in everything, each with what it takes in.
    pub(in crate::check) fn sides(&self) -> impl Iterator<Item = (usize, &Ranges)> {
        self.sides.iter().enumerate().filter_map(|(axis, side)| Some((axis, side.as_ref()?)))
    }

    /// The same, but this on one axis.
    pub(in crate::check) fn with(&self, axis: usize, side: Option<Ranges>) -> Self {
        let mut region = self.clone();
        if region.sides.len() <= axis {
            region.sides.resize(axis + 1, None);
        }
        if let Some(place) = region.sides.get_mut(axis) {
            *place = side;
        }
        region.trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.sides.last().is_some_and(Option::is_none) {
            self.sides.pop();
        }
        self
    }

    /// The same, but everything on the axes that `is_open` finds.
    pub(in crate::check) fn opened(&self, is_open: impl Fn(usize) -> bool) -> Self {
        let open = |(axis, side): (usize, &Option<Ranges>)| side.clone().filter(|_| !is_open(axis));
        Self { sides: self.sides.iter().enumerate().map(open).collect() }.trimmed()
    }

    /// The same with its axes elsewhere.
    pub(in crate::check) fn moved(&self, to: impl Fn(usize) -> usize) -> Self {
        self.sides().fold(Self::default(), |region, (axis, side)| region.with(to(axis), Some(side.clone())))
    }

    /// What lies in both, if anything does.
    pub(in crate::check) fn intersection(&self, other: &Self) -> Option<Self> {
        let mut both = if self.sides.len() >= other.sides.len() { self.clone() } else { other.clone() };
        let shorter = if self.sides.len() >= other.sides.len() { other } else { self };
        for (place, side) in both.sides.iter_mut().zip(&shorter.sides) {
            match (place.as_mut(), side) {
                (_, None) => {}
                (None, Some(side)) => *place = Some(side.clone()),
                (Some(one), Some(other)) => {
                    *one = one.intersection(other);
                    if one.is_empty() {
                        return None;
                    }
                }
            }
        }
        Some(both)
    }

    /// Whether something lies in both, the axes aside that `is_aside` finds.
    pub(in crate::check) fn meets(&self, other: &Self, is_aside: impl Fn(usize) -> bool) -> bool {
        let mut sides = self.sides.iter().zip(&other.sides).enumerate();
        sides.all(|(axis, sides)| match sides {
            (Some(one), Some(other)) => is_aside(axis) || one.meets(other),
            _ => true,
        })
    }

    /// Whether all of the other lies in it.
    pub(in crate::check) fn covers(&self, other: &Self) -> bool {
        self.sides().all(|(axis, side)| other.side(axis).is_some_and(|inner| side.covers(inner)))
    }

    /// Whether it takes in all that the other does on one axis.
    pub(super) fn covers_on(&self, axis: usize, other: &Self) -> bool {
        match (self.side(axis), other.side(axis)) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(side), Some(inner)) => side.covers(inner),
        }
    }
}
