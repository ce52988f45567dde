//! What a case remembers of the cases it opened.

use super::Child;
use crate::{
    Name,
    engine::Case,
    id::{StateId, WorkflowId},
    time::Instant,
};

/// A sub-case as the case that opened it remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubCase {
    /// What was opened.
    pub child: Child,
    /// The number of the event that opened it.
    pub event: u32,
    /// Whether it was no longer needed before it ended. It may have ended all the same.
    pub is_cancelled: bool,
    /// How it ended, if that was told.
    pub ending: Option<Ending>,
}

/// How a sub-case ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// With which outcome.
    pub outcome: Name,
    /// When that was told.
    pub at: Instant,
}

impl Case {
    /// The cases it opened, in the order in which it did.
    #[must_use]
    pub fn children(&self) -> &[SubCase] {
        &self.children
    }

    /// The case of that id that it opened.
    #[must_use]
    pub fn sub_case(&self, id: &str) -> Option<&SubCase> {
        self.children.iter().find(|known| *known.child.id == *id)
    }

    /// The cases that a state has been waiting for since it was entered last, ended or not.
    pub fn awaited_in(&self, state: StateId) -> impl Iterator<Item = &SubCase> + '_ {
        let since = self.entered(state).filter(|_| self.marking.contains(state)).map(|entry| entry.event);
        let is_awaited = move |known: &&SubCase| {
            known.child.awaited_in == Some(state) && since.is_some_and(|since| known.event >= since)
        };
        self.children.iter().filter(is_awaited)
    }

    /// Those of them that go by a workflow.
    pub(super) fn awaited_of(
        &self,
        state: StateId,
        workflow: WorkflowId,
    ) -> impl Iterator<Item = &SubCase> + '_ {
        self.awaited_in(state).filter(move |known| known.child.workflow == workflow)
    }

    pub(in crate::engine) fn remember(&mut self, child: &Child, event: u32) {
        self.children.push(SubCase { child: child.clone(), event, is_cancelled: false, ending: None });
    }

    pub(in crate::engine) fn forget_about(&mut self, id: &str) {
        self.on_child(id, |known| known.is_cancelled = true);
    }

    pub(in crate::engine) fn note_end(&mut self, id: &str, ending: Ending) {
        self.on_child(id, |known| known.ending = Some(ending));
    }

    fn on_child(&mut self, id: &str, change: impl FnOnce(&mut SubCase)) {
        if let Some(known) = self.children.iter_mut().find(|known| *known.child.id == *id) {
            change(known);
        }
    }
}

impl SubCase {
    /// Whether it may still end and be counted.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.is_cancelled && self.ending.is_none()
    }
}
