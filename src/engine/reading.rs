//! What reasons speak of: who was barred by which clause, what a rule read, which question had no answer.

use smallvec::SmallVec;

use super::{Binding, Instance, Person, Sought};
use crate::{
    id::{ActionId, BallotId, FactId, SlotId},
    rule::{Count, Holder, Party, Value},
};

/// Why a clause of `by` does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The clause, from 0.
    pub clause: u16,
    /// Who fits none of its parties; none if nobody acted.
    pub person: Option<Person>,
    /// What its condition read, if that does not hold; else the bodies whose members it names.
    pub read: Vec<Reading>,
}

/// Which clause bars somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarredBy {
    /// The party that they belong to.
    pub party: Party,
    /// The action whose clause it is; none if it is the workflow's.
    pub action: Option<ActionId>,
    /// The clause, from 0.
    pub clause: u16,
}

/// A fact, slot or counter that a rule read, and what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A fact; none if it is not set.
    Fact(FactId, Option<Value>),
    /// A slot.
    Slot(SlotId, Binding),
    /// A counter.
    Count(Count, u32),
    /// Bodies that a rule speaks of; empty if there are none.
    Bodies(Holder, SmallVec<[Instance; 2]>),
}

/// A question to the host's roster or directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether the person belongs to the party.
    Fits {
        /// The person.
        person: Person,
        /// The party.
        party: Party,
    },
    /// Which instance of a class it is.
    Instance {
        /// The instance that is meant.
        sought: Sought,
    },
    /// Whether there is such an instance.
    Has {
        /// The instance.
        instance: Instance,
    },
    /// How many belong to the electorate of a ballot.
    Electorate {
        /// The ballot.
        ballot: BallotId,
    },
    /// Who belongs to a party.
    All {
        /// The party.
        party: Party,
    },
    /// What area a person has.
    Area {
        /// The person.
        person: Person,
    },
    /// Whether a delegation is in force.
    Granted {
        /// The delegation, by its place among the charter's.
        delegation: u16,
    },
}
