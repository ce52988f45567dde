//! Cases that a step is expected to open, and for whom a case was opened.

use super::{instances, names::Names};
use crate::{
    charter::Charter,
    engine::Whom,
    id::WorkflowId,
    scenario::{OpensExpectText, compiled::People, expected::Expected},
    text::Path,
};

/// `opens helping for fire`; `opens none` expects that no case was opened.
pub(super) fn opens(names: &mut Names<'_>, people: &People, text: &OpensExpectText) -> Option<Expected> {
    if text.workflow.as_str() == "none" && text.of.is_none() {
        return Some(Expected::OpensNothing);
    }
    let workflow = names.workflow(&text.workflow)?;
    let of = match &text.of {
        Some(path) => Some(whom(names, people, path)?),
        None => None,
    };
    Some(Expected::Opens(workflow, of))
}

/// For whom a case was opened: somebody of the roster, or a body.
pub(super) fn whom(names: &mut Names<'_>, people: &People, path: &Path) -> Option<Whom> {
    let part = people.parts.iter().find(|part| part.name == *path.as_str());
    let person = part.and_then(|part| part.persons.first()).cloned().map(Whom::Person);
    person.or_else(|| instances::instance(names, people, path).map(Whom::Body))
}

/// The workflow whose cases are opened for somebody: the one last spoken of, or the only one.
pub(super) fn for_somebody(charter: &Charter, current: Option<WorkflowId>) -> Option<WorkflowId> {
    let is_one = |workflow: &WorkflowId| {
        charter.workflows.at(*workflow).beginning().is_some_and(|beginning| beginning.slot.is_some())
    };
    let mut all = charter.workflows.ids().filter(is_one);
    let first = all.next();
    current.filter(is_one).or_else(|| first.filter(|_| all.next().is_none()))
}
