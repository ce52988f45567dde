//! Whether the bodies that an event puts into slots may be given the case.

use super::{Instance, Known, Reading, Reason, draft::Draft};
use crate::id::SlotId;

impl Draft<'_> {
    /// Adds the bodies put into slots that may not be given the case, once all is written that the event writes. What cannot
    /// be decided counts as outside their competence.
    pub(super) fn check_competence(&mut self) {
        if self.workflow().competences.is_empty() {
            return;
        }
        for slot in self.view.bound_slots() {
            let bodies = self.view.slot(slot).map(|binding| binding.bodies().to_vec()).unwrap_or_default();
            for body in bodies {
                let reason = self.incompetence(slot, body);
                self.reasons.extend(reason);
            }
        }
    }

    /// Why a body may not be given the case. A body of which nothing is said may be given every case.
    fn incompetence(&self, slot: SlotId, body: Instance) -> Option<Reason> {
        let rules = || self.workflow().competences.iter().filter(|rule| rule.body == body.body);
        let known = rules().map(|rule| self.view.judge(&rule.condition)).reduce(Known::or)?;
        if known == Known::Yes {
            return None;
        }
        let mut read: Vec<Reading> = Vec::new();
        for reading in rules().flat_map(|rule| self.view.read(&rule.condition)) {
            if !read.contains(&reading) {
                read.push(reading);
            }
        }
        Some(Reason::Competence { slot, body, read, is_undecided: known == Known::Unknown })
    }
}
