//! Cases that a step is expected to open, and for whom a case was opened.

use super::{instances, names::Names};
use crate::{
    engine::Whom,
    scenario::{
        OpensExpectText,
        compiled::{Expected, People},
    },
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
