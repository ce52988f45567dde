//! Sub-cases in an event: which it opens, and which it no longer needs.

use std::sync::Arc;

use smallvec::{SmallVec, smallvec};

use super::{Child, Whom};
use crate::{
    engine::{Binding, Change, draft::Draft},
    id::{SlotId, StateId, WorkflowId},
    rule::Opens,
};

impl<'c> Draft<'c> {
    /// Notes cases that the event opens once it is settled where it leads.
    pub(in crate::engine) fn note_opens(&mut self, opens: &'c [Opens]) {
        if !opens.is_empty() {
            self.opens.push(opens);
        }
    }

    /// Writes down which sub-cases are no longer needed, and which are opened.
    pub(in crate::engine) fn change_children(&mut self) {
        let case = self.case();
        for known in case.children.iter().filter(|known| known.is_running()) {
            let is_left = known.child.awaited_in.is_some_and(|state| self.left.contains(&state));
            if is_left && self.ended_child != Some(&*known.child.id) {
                self.changes.push(Change::Cancelled(Arc::clone(&known.child.id)));
            }
        }
        let mut index = 0u32;
        for opens in std::mem::take(&mut self.opens).into_iter().flatten() {
            let awaited_in = self.waiting_for(opens.workflow);
            for of in self.whom(opens.for_each) {
                index = index.saturating_add(1);
                let id = format!("{}/{}.{index}", case.id(), case.events.saturating_add(1)).into();
                let child = Child { id, workflow: opens.workflow, of, awaited_in };
                self.changes.push(Change::Opened(Box::new(child)));
            }
        }
    }

    /// The state that waits for cases of a workflow and is active once the event has happened.
    fn waiting_for(&self, workflow: WorkflowId) -> Option<StateId> {
        let mut states = self.workflow().states.iter();
        let waits = states.find(|(id, state)| {
            state.waits.iter().any(|waits| waits.workflow == workflow) && self.is_active_after(*id)
        });
        waits.map(|(id, _)| id)
    }

    /// For whom cases are opened: for nobody in particular once, else for each body or person in the slot.
    fn whom(&self, slot: Option<SlotId>) -> SmallVec<[Option<Whom>; 2]> {
        let Some(slot) = slot else { return smallvec![None] };
        let mut all: SmallVec<[Option<Whom>; 2]> = SmallVec::new();
        let holds = self.view.slot(slot).unwrap_or(&Binding::Empty);
        let bodies = holds.bodies().iter().cloned().map(Whom::Body);
        for whom in bodies.chain(holds.persons().iter().cloned().map(Whom::Person)) {
            if !all.contains(&Some(whom.clone())) {
                all.push(Some(whom));
            }
        }
        all
    }
}
