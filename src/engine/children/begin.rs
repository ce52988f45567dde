//! The question "how does an opened case begin?".

use std::sync::Arc;

use super::{Child, Parent, Whom};
use crate::{
    charter::Charter,
    engine::{Case, Command, QuestionError, decide::workflow_of},
    id::WorkflowId,
};

/// An opened case before its start, and the command that begins it.
///
/// The case goes by the same edition as the one that opened it and names it ([`Identity::parent`]). The command is by
/// nobody (`system`) and puts the body or person for whom the case is opened into the slot that its first action asks. The
/// host decides it like any other, and may tell facts that it answers for with it.
///
/// [`Identity::parent`]: crate::engine::Identity::parent
///
/// # Errors
/// [`QuestionError::Foreign`] if the case that opened it goes by other rules, [`QuestionError::UnknownChild`] if it did
/// not open this one.
pub fn child(charter: &Charter, parent: &Case, child: &Child) -> Result<(Case, Command), QuestionError> {
    workflow_of(charter, parent)?;
    let unknown =
        || QuestionError::UnknownChild { case: parent.id().to_owned(), child: child.id.to_string() };
    let known = parent.sub_case(&child.id).filter(|known| known.child == *child).ok_or_else(unknown)?;
    let opener = Parent { id: Arc::clone(&parent.identity().id), event: known.event };
    let case = Case::under(charter, child.workflow, Arc::clone(&child.id), Some(opener));
    let command = command(charter, child.workflow, child.of.as_ref());
    case.zip(command).ok_or_else(unknown)
}

/// The command that begins an opened case.
fn command(charter: &Charter, workflow: WorkflowId, of: Option<&Whom>) -> Option<Command> {
    let rules = charter.workflows.get(workflow)?;
    let beginning = rules.beginning()?;
    let command = Command::new(rules.actions.get(beginning.action)?.name.as_str());
    let Some(slot) = beginning.slot.and_then(|slot| rules.slots.get(slot)) else { return Some(command) };
    Some(match of {
        Some(Whom::Body(body)) => command.with(slot.name.as_str(), body.written(charter)),
        Some(Whom::Person(person)) => command.with(slot.name.as_str(), person.key()),
        None => command,
    })
}
