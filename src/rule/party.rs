//! Who acts and who answers: parties, holders of responsibility, and grades of actions.

use serde::{Deserialize, Serialize};

use crate::{
    Name,
    id::{ActionId, BodyId, KindId, OfficeId, SlotId, StateId},
};

/// What sort of action it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// A duty: somebody owes it.
    Duty,
    /// A power: somebody may do it.
    Power,
    /// Encouraged: nobody owes it, nobody is assigned it.
    Encouraged,
}

/// A body, or bodies, as the structure and the case give it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A body by name.
    Body(BodyId),
    /// What the slot holds.
    Slot(SlotId),
    /// The body that leads it (else guides it); of several bodies the nearest common one.
    Superior(Box<Holder>),
    /// The body that supervises it.
    Supervisor(Box<Holder>),
    /// The body in whose capacity the action was last done.
    Actor(ActionId),
    /// The body accountable for the case, in the state if one is named.
    Accountable(Option<StateId>),
}

/// Persons, as the structure, the roster and the case give them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// Who raised the case; may be anonymous.
    Raiser,
    /// The host itself.
    System,
    /// Anybody of that kind of person.
    Kind(KindId),
    /// Holders of an office.
    Office(OfficeId),
    /// Members of a body: holders of any of its offices, or members by the roster.
    Members(Holder),
    /// Holders of the office of that name in whichever body it is.
    OfficeOf(Holder, Name),
    /// The person whom a slot holds.
    Person(SlotId),
    /// Who did the action: named as a party its last doer, barred everybody who ever did it in this case.
    Actor(ActionId),
    /// Persons with such a tie to one of these persons.
    TiedTo(Box<Party>, KindId),
    /// Persons with such a tie to the case itself, as the host's directory says.
    TiedToCase(KindId),
}
