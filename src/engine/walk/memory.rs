//! What a case remembers of persons: who raised it, who did what.

use std::collections::BTreeSet;

use smallvec::SmallVec;

use super::{Walk, reads::Reads};
use crate::{
    engine::{Binding, Case, Deed, Instance, Persons},
    id::{ActionId, Id as _, SlotId},
};

/// Something of persons, or of the bodies they acted for, that a rule ahead may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// Who raised the case.
    Raised,
    /// Who did the action last.
    Last(ActionId),
    /// Everybody who ever did it.
    Ever(ActionId),
    /// Every body for which it was ever done.
    Bodies(ActionId),
    /// Whom the slot holds.
    Slot(SlotId),
}

impl Mark {
    /// What rules read, where it counts who acts.
    pub(super) fn of(reads: &Reads) -> BTreeSet<Self> {
        if !reads.sees_persons {
            return BTreeSet::new();
        }
        let raised = reads.raiser.then_some(Self::Raised);
        let last = reads.doers().map(Self::Last);
        let ever = reads.ever.iter().copied().map(Self::Ever);
        let bodies = reads.ever_bodies.iter().copied().map(Self::Bodies);
        let slots = reads.persons.iter().copied().map(Self::Slot);
        raised.into_iter().chain(last).chain(ever).chain(bodies).chain(slots).collect()
    }
}

impl Walk<'_> {
    /// What of persons is read anywhere.
    pub(crate) fn marks(&self) -> Vec<Mark> {
        self.matters.marks.iter().copied().collect()
    }

    /// What of persons is still read where a case stands.
    pub(crate) fn remembered(&self, stand: &[u64]) -> BTreeSet<Mark> {
        let is_over = self.active(stand).any(|state| self.workflow.states.at(state).end.is_some());
        if is_over {
            return BTreeSet::new();
        }
        self.active(stand).flat_map(|state| self.alive.marks(state)).collect()
    }

    /// The case that stands there with this said of persons, and of the bodies they acted for.
    pub(crate) fn case_with(
        &self,
        stand: &[u64],
        said: impl Iterator<Item = (Mark, Persons)>,
        bodies: impl Iterator<Item = (ActionId, SmallVec<[Instance; 1]>)>,
    ) -> Case {
        let mut case = self.unpack(stand);
        for (mark, persons) in said {
            match mark {
                Mark::Raised => case.raisers = persons,
                Mark::Last(action) => self.with_deed(&mut case, action, |deed| deed.by = persons),
                Mark::Ever(action) => {
                    self.with_deed(&mut case, action, |deed| deed.ever = persons.into_iter().collect());
                }
                Mark::Bodies(_) => {}
                Mark::Slot(slot) => {
                    if let Some(held) = case.slots.get_mut(slot.index()) {
                        *held = if persons.is_empty() { Binding::Empty } else { Binding::Persons(persons) };
                    }
                }
            }
        }
        for (action, of) in bodies {
            self.with_deed(&mut case, action, |deed| deed.bodies = of);
        }
        case
    }

    /// Changes what the case remembers of an action, which it then remembers as done.
    fn with_deed(&self, case: &mut Case, action: ActionId, change: impl FnOnce(&mut Deed)) {
        let index = case.deeds.partition_point(|deed| deed.action < action);
        if case.deeds.get(index).is_none_or(|deed| deed.action != action) {
            case.deeds.insert(index, self.blank_deed(action));
        }
        if let Some(deed) = case.deeds.get_mut(index) {
            change(deed);
        }
    }

    fn blank_deed(&self, action: ActionId) -> Deed {
        Deed {
            action,
            times: 1,
            at: self.now,
            event: 1,
            by: SmallVec::new(),
            body: None,
            ever: SmallVec::new(),
            bodies: SmallVec::new(),
        }
    }
}
