//! The space in which conditions are boxes.

use std::cell::Cell as Counter;

use super::{Ranges, Region, TooMany, Variable, asked::Asked};
use crate::{
    charter::{Charter, Workflow},
    rule::{Condition, Test},
};

/// So many boxes may one condition be.
const BOXES: usize = 2_000;

/// So many boxes are looked at, in each part over which they lie, for all questions of a space together; beyond, the answer is
/// "not decided".
const LOOKS: usize = 5_000_000;

/// So many comparisons between two facts or counters are taken together.
const ORDERS: usize = 6;

/// The space of what some conditions read. An axis is added when it is read for the first time.
#[derive(Debug, Clone)]
pub(in crate::check) struct Space<'c> {
    pub(super) charter: &'c Charter,
    pub(super) workflow: &'c Workflow,
    axes: Vec<Variable>,
    looks: Counter<usize>,
}

impl<'c> Space<'c> {
    /// A space without axes.
    pub(in crate::check) fn new(charter: &'c Charter, workflow: &'c Workflow) -> Self {
        Self { charter, workflow, axes: Vec::new(), looks: Counter::new(LOOKS) }
    }

    /// Counts boxes that are looked at; too many are refused.
    pub(in crate::check) fn look(&self, boxes: usize) -> Result<(), TooMany> {
        let left = self.looks.get().checked_sub(boxes).filter(|_| self.orders() <= ORDERS);
        self.looks.set(left.ok_or(TooMany)?);
        Ok(())
    }

    /// The axes, in the order in which they were read.
    pub(in crate::check) fn axes(&self) -> &[Variable] {
        &self.axes
    }

    /// The place of an axis, which is added if it is not there yet.
    pub(in crate::check) fn axis(&mut self, variable: Variable) -> usize {
        self.axes.iter().position(|axis| *axis == variable).unwrap_or_else(|| {
            self.axes.push(variable);
            self.axes.len() - 1
        })
    }

    /// All values of an axis.
    pub(super) fn domain(&self, axis: usize) -> Ranges {
        let domain = match self.axes.get(axis) {
            Some(Variable::Twin(axis)) => return self.domain(*axis),
            Some(variable) => variable.domain(self.charter, self.workflow),
            None => (0, u32::MAX),
        };
        Ranges::new([domain])
    }

    /// The box that takes in these values of an axis; none if that is nothing.
    pub(super) fn slab(&self, axis: usize, values: &Ranges) -> Option<Region> {
        let domain = self.domain(axis);
        let side = domain.intersection(values);
        let region = Region::everything();
        (!side.is_empty()).then(|| region.with(axis, Some(side).filter(|side| *side != domain)))
    }

    /// Where all of these conditions hold.
    pub(in crate::check) fn all<'a>(
        &mut self,
        conditions: impl IntoIterator<Item = &'a Condition>,
    ) -> Result<Vec<Region>, TooMany> {
        let covers = conditions.into_iter().map(|condition| self.cover(condition, true));
        let covers = covers.collect::<Result<Vec<_>, _>>()?;
        self.product(covers)
    }

    /// Where all of these conditions may hold for some bodies.
    pub(in crate::check) fn possible<'a>(
        &mut self,
        conditions: impl IntoIterator<Item = &'a Condition>,
    ) -> Result<Vec<Region>, TooMany> {
        let covers = conditions.into_iter().map(|condition| self.cover(condition, true));
        let covers = covers.collect::<Result<Vec<_>, _>>()?;
        let covers = covers.into_iter().map(|cover| self.left_open(cover)).collect();
        self.product(covers)
    }

    /// The boxes in which a condition holds, or those in which it does not.
    pub(in crate::check) fn cover(
        &mut self,
        condition: &Condition,
        holds: bool,
    ) -> Result<Vec<Region>, TooMany> {
        match condition {
            Condition::Always => Ok(if holds { vec![Region::everything()] } else { Vec::new() }),
            Condition::Not(inner) => self.cover(inner, !holds),
            Condition::Test(test) => Ok(self.cover_test(test, holds)),
            Condition::All(parts) | Condition::Any(parts) => {
                let covers =
                    parts.iter().map(|part| self.cover(part, holds)).collect::<Result<Vec<_>, _>>()?;
                // Not all of them hold where one of them does not.
                let must_all = matches!(condition, Condition::All(_)) == holds;
                if must_all { self.product(covers) } else { joined(covers.into_iter().flatten().collect()) }
            }
        }
    }

    fn cover_test(&mut self, test: &Test, holds: bool) -> Vec<Region> {
        match self.asked(test) {
            Asked::Settled(is) if is == holds => vec![Region::everything()],
            Asked::Settled(_) => Vec::new(),
            Asked::On(axis, values) => {
                let values = if holds { values } else { self.domain(axis).minus(&values) };
                self.slab(axis, &values).into_iter().collect()
            }
        }
    }

    /// What lies in a box of each cover.
    pub(in crate::check) fn product(&self, covers: Vec<Vec<Region>>) -> Result<Vec<Region>, TooMany> {
        let mut product = vec![Region::everything()];
        for cover in covers {
            let pairs = product.iter().flat_map(|one| cover.iter().map(move |other| (one, other)));
            let both = pairs.filter_map(|(one, other)| one.intersection(other));
            let both: Vec<_> = both.filter(|region| self.is_possible(region)).take(BOXES + 1).collect();
            product = joined(both)?;
        }
        Ok(product)
    }

    /// Whether an axis rests on bodies.
    pub(in crate::check) fn is_open(&self, axis: usize) -> bool {
        self.axes.get(axis).is_some_and(Variable::is_open)
    }

    /// Whether a box asks something of bodies.
    pub(in crate::check) fn asks_bodies(&self, region: &Region) -> bool {
        region.sides().any(|(axis, _)| self.is_open(axis))
    }

    /// The boxes with everything that rests on bodies left open: where they may hold for some bodies.
    pub(in crate::check) fn left_open(&self, regions: Vec<Region>) -> Vec<Region> {
        regions.into_iter().map(|region| region.opened(|axis| self.is_open(axis))).collect()
    }
}

/// Boxes without those that lie in others of them; too many are refused.
fn joined(mut regions: Vec<Region>) -> Result<Vec<Region>, TooMany> {
    if regions.len() > BOXES {
        return Err(TooMany);
    }
    regions.sort_unstable();
    regions.dedup();
    let lies_in_another =
        |region: &Region| regions.iter().any(|other| other != region && other.covers(region));
    Ok(regions.iter().filter(|region| !lies_in_another(region)).cloned().collect())
}
