//! Conditions: typed, total, free of effects.
//!
//! A condition that reads a fact which is not set, or a slot which is empty where a body is asked for, is neither true nor
//! false; three-valued logic (Kleene) decides what can be decided all the same, and an action whose condition stays
//! undecided is refused with what is missing. `slot = none` is always decided.

use super::Holder;
use crate::{
    comparison::Comparison,
    id::{ActionId, BallotId, FactId, KindId, SlotId, ValueId},
};

/// A compiled condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Condition {
    /// Holds always.
    #[default]
    Always,
    /// One test.
    Test(Test),
    /// Not this.
    Not(Box<Condition>),
    /// All of these.
    All(Vec<Condition>),
    /// One of these.
    Any(Vec<Condition>),
}

/// One test of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The flag is yes.
    Flag(FactId),
    /// The fact is that value.
    Choice(FactId, ValueId),
    /// Both facts, of the same values, are the same.
    SameChoice(FactId, FactId),
    /// Two numbers compared.
    Number(Count, Comparison, Count),
    /// Both are the same body.
    SameBody(Holder, Holder),
    /// There is such a body.
    IsBody(Holder),
    /// The body is of that kind or one that narrows it.
    Kind(Holder, KindId),
}

/// A number that a condition can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// This number.
    Number(u32),
    /// A fact.
    Fact(FactId),
    /// How often the action was done in this case.
    Times(ActionId),
    /// How often the action was done since the case last did something else.
    TimesInRow(ActionId),
    /// The rung on which the slot's ladder stands, the lowest being 1; 0 while unbound.
    Rung(SlotId),
    /// How many the election, last held in this case, has elected; 0 before.
    Elected(BallotId),
}
