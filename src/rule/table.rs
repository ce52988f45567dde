//! Decision tables.

use super::{Condition, Holder, Value};
use crate::{
    Name,
    id::{ClockId, FactId, SlotId, StateId, TableId},
    origin::Origin,
    time::Limit,
    title::Titles,
};

/// A decision table over facts, slots and bodies. Unless `first`, exactly one row fits every combination of its inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// Whether the first row that fits counts.
    pub first: bool,
    /// What it reads.
    pub inputs: Vec<Input>,
    /// What it sets.
    pub outputs: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Where it comes from.
    pub origin: Origin,
}

/// An input column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A fact.
    Fact(FactId),
    /// A body: what a slot holds, the superior of that, who is accountable.
    Body(Holder),
    /// The kind of a body.
    Kind(Holder),
}

/// A table that an action or a route uses: what its row says is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The table.
    pub table: TableId,
    /// Only then.
    pub condition: Condition,
}

/// An output column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A fact.
    Fact(FactId),
    /// A slot.
    Slot(SlotId),
    /// The limit of a clock.
    Clock(ClockId),
    /// The next state.
    Next,
}

/// A row: one cell for each input, one setting for each output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// When it fits.
    pub cells: Vec<Cell>,
    /// What it sets.
    pub settings: Vec<Setting>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What an input must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Anything, even unset.
    Any,
    /// One of these flags or choices.
    OneOf(Vec<Value>),
    /// A number in one of these ranges, both ends included.
    Numbers(Vec<(u32, u32)>),
    /// A body or kind of which this holds.
    Holds(Condition),
}

/// What an output becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// A fact's value.
    Value(Value),
    /// A slot's body.
    Holder(Holder),
    /// A clock's limit.
    Limit(Limit),
    /// A clock's limit, as a fact that is an amount says.
    LimitFact(FactId),
    /// The next state.
    State(StateId),
    /// Unset, or no limit.
    Nothing,
}
