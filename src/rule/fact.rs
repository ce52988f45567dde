//! What a case knows (facts) and whom it holds (slots).

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Holder, Party, Route};
use crate::{
    Name,
    id::{BallotId, FactId, LadderId, List, SlotId, ValueId},
    origin::Origin,
    time::Unit,
    title::Titles,
};

/// A case variable with a declared type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// Its type.
    pub r#type: FactType,
    /// Who tells it.
    pub source: FactSource,
    /// Where it comes from.
    pub origin: Origin,
}

/// The type of a fact. Only flags, choices and numbers are read by conditions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactType {
    /// Yes or no.
    Flag,
    /// One of these values.
    Choice(List<ValueId, NamedValue>),
    /// A whole number, both ends included; with a unit it is an amount of time.
    Number {
        /// The least.
        least: u32,
        /// The greatest.
        most: u32,
        /// The unit of an amount.
        unit: Option<Unit>,
    },
    /// A date; serves clocks only.
    Date,
    /// Opaque text; no condition reads it.
    Note,
}

/// A value of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedValue {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
}

/// Who tells a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactSource {
    /// Actors, by actions that ask or set it, and tables.
    Case,
    /// The host, with any command: what only other cases or systems know.
    Host,
}

/// What a fact can be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// One of the choice's values.
    Choice(ValueId),
    /// A number.
    Number(u32),
    /// A date.
    Date(NaiveDate),
    /// A text.
    Note(Arc<str>),
}

/// A case variable that holds a body, bodies or persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// What it holds.
    pub r#type: SlotType,
    /// Where it leads when its ladder is exhausted: states entered, and what is set.
    pub exhausted: Option<Route>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotType {
    /// One body.
    Body,
    /// One body, which climbs this ladder.
    Ladder(LadderId),
    /// A set of bodies.
    Bodies,
    /// One person.
    Person,
    /// A set of persons.
    Persons,
}

/// What an action or route sets, and to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The fact or slot.
    pub target: Target,
    /// What it becomes.
    pub value: ValueSource,
}

/// A fact or a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A fact.
    Fact(FactId),
    /// A slot.
    Slot(SlotId),
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueSource {
    /// This value.
    Value(Value),
    /// What another fact is.
    Fact(FactId),
    /// This body.
    Holder(Holder),
    /// Whoever acts, for a slot of persons.
    Actor,
    /// These persons as the case knows them: who raised it, who did an action last, whom another slot of persons holds.
    Persons(Party),
    /// Whoever the election, last held in this case, has elected; for a slot of persons.
    Elected(BallotId),
    /// Nothing: it is unset.
    Nothing,
}
