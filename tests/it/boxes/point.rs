//! Combinations of facts, one by one.

use std::collections::BTreeSet;

use gongzhi::{
    id::Id,
    rule::{Cell, Condition, Count, Input, Row, Table, Test, Value},
};

/// One combination: what each fact is, and how often `answer` was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    pub(super) facts: [u32; 4],
    pub(super) times: u32,
}

pub(super) fn points() -> Vec<Point> {
    let mut points = Vec::new();
    for urgent in 0..2 {
        for matter in 0..3 {
            for floor in 0..6 {
                for heads in 0..6 {
                    points.extend((0..4).map(|times| Point { facts: [urgent, matter, floor, heads], times }));
                }
            }
        }
    }
    points
}

impl Point {
    pub(super) fn fits(&self, table: &Table, row: &Row) -> bool {
        table.inputs.iter().zip(&row.cells).all(|(input, cell)| {
            let Input::Fact(fact) = input else { panic!() };
            let at = self.facts[fact.index()];
            match cell {
                Cell::Any => true,
                Cell::OneOf(values) => values.iter().any(|value| match value {
                    Value::Flag(yes) => u32::from(*yes) == at,
                    Value::Choice(value) => value.index() == at as usize,
                    _ => panic!(),
                }),
                Cell::Numbers(ranges) => ranges.iter().any(|&(from, to)| from <= at && at <= to),
                Cell::Holds(_) => panic!(),
            }
        })
    }

    pub(super) fn holds(&self, condition: &Condition) -> bool {
        let count = |count: &Count| match count {
            Count::Number(number) => *number,
            Count::Fact(fact) => self.facts[fact.index()],
            _ => self.times,
        };
        match condition {
            Condition::Always => true,
            Condition::Not(inner) => !self.holds(inner),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Test(Test::Flag(fact)) => self.facts[fact.index()] == 1,
            Condition::Test(Test::Choice(fact, value)) => self.facts[fact.index()] as usize == value.index(),
            Condition::Test(Test::Number(left, mark, right)) => mark.holds(count(left), count(right)),
            Condition::Test(_) => panic!(),
        }
    }

    /// The same but one fact, or for 4 how often `answer` was done.
    pub(super) fn with(mut self, fact: usize, value: u32) -> Self {
        if fact == 4 {
            self.times = value;
        } else {
            self.facts[fact] = value;
        }
        self
    }
}

/// What was found: lint names and, where it is one of several things of a sort, which.
pub(super) type Verdicts = BTreeSet<(&'static str, usize)>;
