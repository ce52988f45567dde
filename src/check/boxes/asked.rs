//! What tests and cells ask of the axes.

use super::{
    Ranges, Region, Space, TooMany,
    variable::{Variable, number},
};
use crate::{
    comparison::Comparison,
    id::FactId,
    rule::{Cell, Count, Holder, Input, Row, Table, Test, Value},
};

/// What a test asks of one axis.
pub(super) enum Asked {
    /// It holds, or not, whatever is the case.
    Settled(bool),
    /// It holds where the axis is one of these.
    On(usize, Ranges),
}

impl Space<'_> {
    /// What a test asks.
    pub(super) fn asked(&mut self, test: &Test) -> Asked {
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
                Asked::On(self.axis(other), selected(comparison.swapped(), bound))
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
        let comparison = if one < other { comparison } else { comparison.swapped() };
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
