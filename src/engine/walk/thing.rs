//! What a case remembers, as rules read it.

use std::collections::BTreeSet;

use super::{memory::Mark, reads::Reads};
use crate::{
    id::{ActionId, FactId, SlotId, StateId},
    rule::{Cell, Count, Holder, Target, Test, Value},
};

/// Something a case remembers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// Whether this holds of a fact.
    Fact(FactId, Probe),
    Slot(SlotId),
    Times(ActionId),
    InRow(ActionId),
    Actor(ActionId),
    Entered(StateId),
    /// Who raised the case, did an action last, ever did it, and for which bodies.
    Who(Mark),
}

/// What a rule asks of the value of a fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Probe {
    /// Whether there is one.
    Known,
    /// Which it is.
    Whole,
    /// Whether it is one of these.
    OneOf(Vec<Value>),
    /// Whether it is a number in one of these ranges, both ends included.
    Numbers(Vec<(u32, u32)>),
}

impl Probe {
    /// The answer for a value: equal answers are not told apart.
    pub(super) fn answer(&self, value: &Value) -> Option<Value> {
        match (self, value) {
            (Self::Known, _) => None,
            (Self::Whole, value) => Some(value.clone()),
            (Self::OneOf(values), value) => Some(Value::Flag(values.contains(value))),
            (Self::Numbers(ranges), Value::Number(number)) => {
                Some(Value::Flag(ranges.iter().any(|(from, to)| (from..=to).contains(&number))))
            }
            (Self::Numbers(_), _) => None,
        }
    }
}

impl Thing {
    /// The fact or slot that it is about.
    pub(super) fn target(&self) -> Option<Target> {
        match self {
            Self::Fact(fact, _) => Some(Target::Fact(*fact)),
            Self::Slot(slot) => Some(Target::Slot(*slot)),
            _ => None,
        }
    }

    pub(super) fn is_told(&self, tells: &BTreeSet<Target>) -> bool {
        self.target().is_some_and(|target| tells.contains(&target))
    }
}

/// What was gathered, as things.
pub(super) fn things(reads: &Reads) -> BTreeSet<Thing> {
    let mut found: BTreeSet<Thing> = reads.told.iter().map(|fact| Thing::Fact(*fact, Probe::Known)).collect();
    found.extend(reads.copied.iter().map(|fact| Thing::Fact(*fact, Probe::Whole)));
    reads.tests.iter().for_each(|test| probe(test, &mut found));
    found.extend(reads.cells.iter().filter_map(|(fact, cell)| match cell {
        Cell::OneOf(values) => Some(Thing::Fact(*fact, Probe::OneOf(values.clone()))),
        Cell::Numbers(ranges) => Some(Thing::Fact(*fact, Probe::Numbers(ranges.clone()))),
        Cell::Any | Cell::Holds(_) => None,
    }));
    reads.holders.iter().for_each(|holder| hold(holder, &mut found));
    for test in &reads.tests {
        if let Test::Number(left, _, right) = test {
            found.extend([left, right].into_iter().filter_map(|count| match count {
                Count::Times(action) => Some(Thing::Times(*action)),
                Count::TimesInRow(action) => Some(Thing::InRow(*action)),
                Count::Rung(slot) => Some(Thing::Slot(*slot)),
                Count::Number(_) | Count::Fact(_) | Count::Elected(_) => None,
            }));
        }
    }
    found.extend(reads.persons.iter().map(|slot| Thing::Slot(*slot)));
    found.extend(reads.doers().flat_map(|action| [Thing::Times(action), Thing::Actor(action)]));
    found.extend(reads.triggered());
    found.extend(Mark::of(reads).into_iter().map(Thing::Who));
    found
}

/// What a test asks of facts.
fn probe(test: &Test, found: &mut BTreeSet<Thing>) {
    match test {
        Test::Flag(fact) => drop(found.insert(Thing::Fact(*fact, Probe::Whole))),
        Test::Choice(fact, value) => {
            found.insert(Thing::Fact(*fact, Probe::OneOf(vec![Value::Choice(*value)])));
        }
        Test::SameChoice(one, other) => {
            found.extend([*one, *other].map(|fact| Thing::Fact(fact, Probe::Whole)))
        }
        Test::Number(left, _, right) => {
            for (count, other) in [(left, right), (right, left)] {
                match (count, other) {
                    (Count::Fact(fact), Count::Number(at)) => {
                        let same = Probe::Numbers(vec![(*at, *at)]);
                        let more = Probe::Numbers(vec![(at.saturating_add(1), u32::MAX)]);
                        found.extend([same, more].map(|probe| Thing::Fact(*fact, probe)));
                    }
                    (Count::Fact(fact), _) => drop(found.insert(Thing::Fact(*fact, Probe::Whole))),
                    _ => {}
                }
            }
        }
        Test::SameBody(..) | Test::IsBody(_) | Test::Kind(..) => {}
    }
}

fn hold(holder: &Holder, found: &mut BTreeSet<Thing>) {
    match holder {
        Holder::Slot(slot) => drop(found.insert(Thing::Slot(*slot))),
        Holder::Superior(of) | Holder::Supervisor(of) => hold(of, found),
        Holder::Actor(action) => found.extend([Thing::Actor(*action), Thing::Times(*action)]),
        Holder::Body(_) | Holder::Accountable(_) => {}
    }
}
