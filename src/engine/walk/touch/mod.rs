//! What turns read of a case and what they change: of two that touch nothing in common it does not matter which comes first.

mod clocks;
mod gather;

use std::collections::BTreeSet;

use gather::Gather;

use super::{
    Turn,
    reads::Reads,
    thing::{Thing, things},
};
use crate::{
    charter::Workflow,
    id::{ActionId, BallotId, ClockId, FactId, SlotId, StateId},
    rule::{Condition, Holder},
};

/// What makes turns, whatever is told with them and however they end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mover {
    /// An action.
    Does(ActionId),
    /// The end of a clock.
    Expires(ClockId),
    /// The result of a ballot.
    Closes(BallotId),
    /// The ends of cases that a state waits for.
    Joins(StateId),
}

/// Something of a case that turns read or change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Touched {
    Fact(FactId),
    Slot(SlotId),
    /// How often an action was done, and for which body.
    Deeds(ActionId),
    /// What was done last, and how often in a row.
    Streak,
    /// Whether a state was ever entered.
    Entry(StateId),
    Clock(ClockId),
    /// Which states are active, beyond those that are left and entered.
    Marking,
}

/// What the turns of a mover read and change, wherever they are taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Touch {
    pub(crate) reads: BTreeSet<Touched>,
    pub(crate) writes: BTreeSet<Touched>,
}

impl Turn {
    /// What makes it.
    pub(crate) fn mover(self) -> Mover {
        match self {
            Self::Does(action, _) => Mover::Does(action),
            Self::Expires(clock) => Mover::Expires(clock),
            Self::Closes(ballot, _) => Mover::Closes(ballot),
            Self::Joins(state, _) => Mover::Joins(state),
        }
    }
}

impl Touch {
    /// What the turns of a mover touch, which leave or empty and enter some of these states.
    pub(crate) fn of(
        workflow: &Workflow,
        mover: Mover,
        left: &BTreeSet<StateId>,
        entered: &BTreeSet<StateId>,
    ) -> Self {
        Gather::new(workflow, left, entered).mover(mover).into_touch()
    }

    /// What a condition reads.
    pub(crate) fn reading(condition: &Condition) -> BTreeSet<Touched> {
        let mut reads = Reads::default();
        reads.condition(condition);
        touched(&reads)
    }

    /// Whether one changes what the other reads or changes.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        // What was done last changes with whatever is done: it counts where it is read.
        let both = |touched: &Touched| !matches!(touched, Touched::Streak | Touched::Marking);
        let mut shared = self.writes.intersection(&other.writes).filter(|touched| both(touched));
        shared.next().is_some()
            || !self.writes.is_disjoint(&other.reads)
            || !self.reads.is_disjoint(&other.writes)
    }
}

/// What was gathered, without what is asked of it.
fn touched(reads: &Reads) -> BTreeSet<Touched> {
    let mut found: BTreeSet<Touched> = BTreeSet::new();
    for thing in things(reads) {
        match thing {
            Thing::Fact(fact, _) => drop(found.insert(Touched::Fact(fact))),
            Thing::Slot(slot) => drop(found.insert(Touched::Slot(slot))),
            Thing::Times(action) | Thing::Actor(action) => drop(found.insert(Touched::Deeds(action))),
            Thing::InRow(_) => drop(found.insert(Touched::Streak)),
            Thing::Entered(state) => drop(found.insert(Touched::Entry(state))),
            // Persons are not told apart.
            Thing::Who(_) => {}
        }
    }
    found.extend(reads.facts.iter().map(|fact| Touched::Fact(*fact)));
    found.extend(reads.holders.iter().filter(|holder| is_of_marking(holder)).map(|_| Touched::Marking));
    found
}

/// Whether a body depends on which states are active.
fn is_of_marking(holder: &Holder) -> bool {
    match holder {
        Holder::Accountable(_) => true,
        Holder::Superior(of) | Holder::Supervisor(of) => is_of_marking(of),
        Holder::Body(_) | Holder::Slot(_) | Holder::Actor(_) => false,
    }
}
