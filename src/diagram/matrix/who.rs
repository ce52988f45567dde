//! Bodies, offices and others as they head a column or a row, each once.

use crate::{
    id::{BodyId, KindId, OfficeId, SlotId},
    rule::{Holder, Party},
    wording::Wording,
};

/// Somebody who is named by the rules. Bodies come first, in the order of the charter, each followed by its offices;
/// then slots, then what follows from the case, then persons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Who {
    place: Place,
    title: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// A body, or one of its offices.
    Structure(BodyId, Option<OfficeId>),
    /// What a slot holds.
    Slot(SlotId),
    /// A body that follows from the case.
    Derived,
    /// Who raised the case.
    Raiser,
    /// A kind of person.
    Kind(KindId),
    /// The host.
    System,
}

impl Who {
    /// A body as a rule names it.
    pub(super) fn holder(wording: Wording<'_>, holder: &Holder) -> Self {
        let place = match holder {
            Holder::Body(body) => Place::Structure(*body, None),
            Holder::Slot(slot) => Place::Slot(*slot),
            _ => Place::Derived,
        };
        Self { place, title: wording.holder(holder) }
    }

    /// A party as a rule names it; the members of a body stand with the body.
    pub(super) fn party(wording: Wording<'_>, party: &Party) -> Self {
        let place = match party {
            Party::Members(holder) => return Self::holder(wording, holder),
            Party::Office(office) => {
                let found = wording.charter().structure.offices.get(*office);
                found.map_or(Place::Derived, |found| Place::Structure(found.body, Some(*office)))
            }
            Party::OfficeOf(Holder::Slot(slot), _) | Party::Person(slot) => Place::Slot(*slot),
            Party::Raiser => Place::Raiser,
            Party::Kind(kind) => Place::Kind(*kind),
            Party::System => Place::System,
            Party::OfficeOf(..) | Party::Actor(_) | Party::TiedTo(..) | Party::TiedToCase(_) => {
                Place::Derived
            }
        };
        Self { place, title: wording.party(party) }
    }

    /// What it is called.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The body that it is, or whose office it is.
    pub(super) fn body(&self) -> Option<BodyId> {
        match self.place {
            Place::Structure(body, _) => Some(body),
            _ => None,
        }
    }

    /// The slot that holds it.
    pub(super) fn slot(&self) -> Option<SlotId> {
        match self.place {
            Place::Slot(slot) => Some(slot),
            _ => None,
        }
    }
}
