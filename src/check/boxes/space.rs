//! The space in which conditions are boxes.

use std::cell::Cell as Counter;

use super::{
    Ranges, Region, TooMany,
    variable::{Variable, number},
};
use crate::{
    charter::{Charter, Workflow},
    comparison::Comparison,
    id::FactId,
    rule::{Cell, Condition, Count, Holder, Input, Row, Table, Test, Value},
};

/// So many boxes may one condition be.
const BOXES: usize = 2_000;

/// So many parts of a space are looked at, for all questions together, before the answer is "not decided".
const PARTS: usize = 100_000;

/// So many comparisons between two facts or counters are taken together.
const ORDERS: usize = 6;

/// The space of what some conditions read. An axis is added when it is read for the first time.
#[derive(Debug, Clone)]
pub(in crate::check) struct Space<'c> {
    pub(super) charter: &'c Charter,
    pub(super) workflow: &'c Workflow,
    axes: Vec<Variable>,
    parts: Counter<usize>,
}

/// What a test asks of one axis.
enum Asked {
    /// It holds, or not, whatever is the case.
    Settled(bool),
    /// It holds where the axis is one of these.
    On(usize, Ranges),
}

impl<'c> Space<'c> {
    /// A space without axes.
    pub(in crate::check) fn new(charter: &'c Charter, workflow: &'c Workflow) -> Self {
        Self { charter, workflow, axes: Vec::new(), parts: Counter::new(PARTS) }
    }

    /// Counts a part that is looked at; too many are refused.
    pub(super) fn spend(&self) -> Result<(), TooMany> {
        let left = self.parts.get().checked_sub(1).filter(|_| self.orders() <= ORDERS);
        self.parts.set(left.ok_or(TooMany)?);
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
    fn slab(&self, axis: usize, values: &Ranges) -> Option<Region> {
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

    fn asked(&mut self, test: &Test) -> Asked {
        match test {
            Test::Flag(fact) => Asked::On(self.axis(Variable::Fact(*fact)), Ranges::one(1)),
            Test::Choice(fact, value) => {
                Asked::On(self.axis(Variable::Fact(*fact)), Ranges::one(number(*value)))
            }
            Test::SameChoice(one, other) => {
                self.compared(Variable::Fact(*one), Comparison::Equal, Variable::Fact(*other))
            }
            Test::Number(left, comparison, right) => self.numbers(*left, *comparison, *right),
            Test::SameBody(holder, Holder::Body(body)) | Test::SameBody(Holder::Body(body), holder)
                if !matches!(holder, Holder::Body(_)) =>
            {
                Asked::On(self.axis(Variable::Body(holder.clone())), Ranges::one(number(*body) + 1))
            }
            Test::SameBody(..) | Test::IsBody(_) | Test::Kind(..) => {
                Asked::On(self.axis(Variable::Open(test.clone())), Ranges::one(1))
            }
        }
    }

    fn numbers(&mut self, left: Count, comparison: Comparison, right: Count) -> Asked {
        match (Variable::of(left), left, Variable::of(right), right) {
            (Some(one), _, Some(other), _) => self.compared(one, comparison, other),
            (Some(one), _, None, Count::Number(bound)) => {
                Asked::On(self.axis(one), selected(comparison, bound))
            }
            (None, Count::Number(bound), Some(other), _) => {
                Asked::On(self.axis(other), selected(swapped(comparison), bound))
            }
            (None, Count::Number(left), None, Count::Number(right)) => {
                Asked::Settled(comparison.holds(left, right))
            }
            // A count that is no variable is a number.
            _ => Asked::Settled(false),
        }
    }

    fn compared(&mut self, one: Variable, comparison: Comparison, other: Variable) -> Asked {
        let (one, other) = (self.axis(one), self.axis(other));
        if one == other {
            return Asked::Settled(comparison.holds(0, 0));
        }
        let comparison = if one < other { comparison } else { swapped(comparison) };
        let outcomes = (0..3).filter(|&outcome| comparison.holds(outcome, 1));
        let axis = self.axis(Variable::Order(one.min(other), one.max(other)));
        Asked::On(axis, Ranges::new(outcomes.map(|outcome| (outcome, outcome))))
    }

    /// The boxes that a row of a table fits.
    pub(in crate::check) fn row(&mut self, table: &Table, row: &Row) -> Result<Vec<Region>, TooMany> {
        let cells = table.inputs.iter().zip(&row.cells);
        let covers = cells.map(|(input, cell)| self.cell(input, cell)).collect::<Result<Vec<_>, _>>()?;
        self.product(covers)
    }

    /// The boxes in which a cell of an input fits.
    pub(in crate::check) fn cell(&mut self, input: &Input, cell: &Cell) -> Result<Vec<Region>, TooMany> {
        match (input, cell) {
            (Input::Fact(fact), Cell::OneOf(values)) => {
                let points = values.iter().filter_map(point_of);
                Ok(self.fact_in(*fact, &Ranges::new(points.map(|point| (point, point)))))
            }
            (Input::Fact(fact), Cell::Numbers(ranges)) => {
                Ok(self.fact_in(*fact, &Ranges::new(ranges.iter().copied())))
            }
            (_, Cell::Holds(condition)) => self.cover(condition, true),
            (Input::Fact(_), Cell::Any) | (Input::Body(_) | Input::Kind(_), _) => {
                Ok(vec![Region::everything()])
            }
        }
    }

    fn fact_in(&mut self, fact: FactId, values: &Ranges) -> Vec<Region> {
        let axis = self.axis(Variable::Fact(fact));
        self.slab(axis, values).into_iter().collect()
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

/// What a fact's value is on its axis.
fn point_of(value: &Value) -> Option<u32> {
    match value {
        Value::Flag(yes) => Some(u32::from(*yes)),
        Value::Choice(value) => Some(number(*value)),
        Value::Number(number) => Some(*number),
        Value::Date(_) | Value::Note(_) => None,
    }
}

/// The numbers for which `number COMPARISON bound` holds.
fn selected(comparison: Comparison, bound: u32) -> Ranges {
    let (below, above) =
        (bound.checked_sub(1).map(|to| (0, to)), bound.checked_add(1).map(|from| (from, u32::MAX)));
    match comparison {
        Comparison::Equal => Ranges::one(bound),
        Comparison::NotEqual => Ranges::new(below.into_iter().chain(above)),
        Comparison::Less => Ranges::new(below),
        Comparison::AtMost => Ranges::new([(0, bound)]),
        Comparison::Greater => Ranges::new(above),
        Comparison::AtLeast => Ranges::new([(bound, u32::MAX)]),
    }
}

/// The comparison that says the same with its sides exchanged.
fn swapped(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::Equal | Comparison::NotEqual => comparison,
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
