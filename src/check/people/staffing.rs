//! Whether a roster can get every duty of a workflow done.

use std::collections::BTreeSet;

use super::{judge::is_worse, scene::Scene, undoable::Undoable};
use crate::{
    charter::Charter,
    engine::PlainRoster,
    id::{ActionId, WorkflowId},
    time::Date,
};

/// What a roster makes of the duties of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staffing {
    /// The workflow.
    pub workflow: WorkflowId,
    /// The duties that are open in some case that can come about and that nobody may do there; each once, in the order of
    /// declaration.
    pub undoable: Vec<Undoable>,
    /// How many positions were looked at: where a case stands, and who did what of that which rules still read.
    pub positions: usize,
    /// Whether nothing was left out: then what is not undoable can be done by somebody, whoever did what before.
    pub is_whole: bool,
}

/// Looks whether every duty of a workflow can be done by somebody of a roster on a date, in every case that can come about and
/// whoever did what before, until more than `limit` positions are met; none if the charter has no such workflow.
///
/// So many persons act as a clause asks for at the least. Kinds of persons of whom the roster lists nobody have enough people
/// outside it. Ties between persons count as the roster lists them, ties to a case are left aside, since they are each case's
/// own. Limits are not waited for, as in [`possible`](crate::check::possible): that a duty can be done is certain; that it
/// cannot is confirmed by the engine on real dates.
#[must_use]
pub fn staffing(
    charter: &Charter,
    workflow: WorkflowId,
    roster: &PlainRoster,
    on: Date,
    limit: usize,
) -> Option<Staffing> {
    Scene::show(charter, workflow, (roster, on), limit, |scene| scene.judge(&BTreeSet::new()).0)
}

impl Staffing {
    /// What is said of a duty; none if it can be done.
    #[must_use]
    pub fn of(&self, action: ActionId) -> Option<&Undoable> {
        self.undoable.iter().find(|undoable| undoable.action == action)
    }

    /// Adds what was found, unless something worse is known of the same duty.
    pub(super) fn add(&mut self, undoable: Undoable) {
        match self.undoable.iter_mut().find(|known| known.action == undoable.action) {
            Some(known) if is_worse(&undoable, known) => *known = undoable,
            Some(_) => {}
            None => self.undoable.push(undoable),
        }
    }
}
