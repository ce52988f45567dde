//! What the axes of a space are.

use crate::{
    charter::{BallotSort, Charter, Vacancies, Workflow},
    id::{ActionId, BallotId, FactId, Id, SlotId},
    rule::{Count, FactType, Holder, SlotType, Test},
};

/// Something that conditions read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) enum Variable {
    /// A fact: of a flag 0 and 1, of a choice the number of the value.
    Fact(FactId),
    /// How often an action was done.
    Times(ActionId),
    /// How often it was done in a row.
    TimesInRow(ActionId),
    /// On which rung a slot stands.
    Rung(SlotId),
    /// How many were elected.
    Elected(BallotId),
    /// How two axes compare: 0 the first is less, 1 they are the same, 2 it is greater.
    Order(usize, usize),
    /// Which body it is: 0 for none, several or one that cannot be told, else the number of the body and one.
    Body(Holder),
    /// Whether a test of bodies holds, which facts do not tell.
    Open(Test),
    /// Another value of an axis, for a second combination that differs from the first there.
    Twin(usize),
}

impl Variable {
    /// What a number that a condition reads is, if it varies.
    pub(super) fn of(count: Count) -> Option<Self> {
        match count {
            Count::Number(_) => None,
            Count::Fact(fact) => Some(Self::Fact(fact)),
            Count::Times(action) => Some(Self::Times(action)),
            Count::TimesInRow(action) => Some(Self::TimesInRow(action)),
            Count::Rung(slot) => Some(Self::Rung(slot)),
            Count::Elected(ballot) => Some(Self::Elected(ballot)),
        }
    }

    /// Whether it rests on bodies: what facts do not tell is left open.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Body(_) | Self::Open(_))
    }

    /// Its least and greatest value.
    pub(super) fn domain(&self, charter: &Charter, workflow: &Workflow) -> (u32, u32) {
        match self {
            Self::Fact(fact) => domain_of(&workflow.facts.at(*fact).r#type),
            Self::Times(_) | Self::TimesInRow(_) => (0, u32::MAX),
            Self::Rung(slot) => match workflow.slots.at(*slot).r#type {
                SlotType::Ladder(ladder) => (0, last(charter.ladders.at(ladder).rungs.len() + 1)),
                _ => (0, 0),
            },
            Self::Elected(ballot) => match workflow.ballots.at(*ballot).sort {
                BallotSort::Elects { seats: Some(Vacancies::Number(seats)), .. } => (0, seats),
                _ => (0, u32::MAX),
            },
            Self::Order(..) => (0, 2),
            Self::Body(_) => (0, last(charter.structure.bodies.len() + 1)),
            Self::Open(_) => (0, 1),
            Self::Twin(_) => (0, u32::MAX),
        }
    }
}

fn domain_of(fact: &FactType) -> (u32, u32) {
    match fact {
        FactType::Flag => (0, 1),
        FactType::Choice(values) => (0, last(values.len())),
        FactType::Number { least, most, .. } => (*least, *most),
        FactType::Date | FactType::Note => (0, u32::MAX),
    }
}

/// The last of so many, counted from 0.
fn last(count: usize) -> u32 {
    u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// The number of a thing on its axis.
pub(super) fn number(id: impl Id) -> u32 {
    u32::try_from(id.index()).unwrap_or(u32::MAX)
}
