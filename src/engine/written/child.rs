//! Sub-cases as written.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{WrittenError, names::Names};
use crate::{
    Name,
    engine::{Child, Ending, Parent, Person, SubCase, Whom},
    time::Instant,
};

/// The case that opened another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParentText {
    /// Its id.
    pub case: String,
    /// The number of the event that opened the case.
    pub event: u32,
}

/// A case that another one opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChildText {
    /// Its id.
    pub case: String,
    /// Its workflow.
    pub workflow: String,
    /// For whom it is opened.
    #[serde(default, rename = "for", skip_serializing_if = "Option::is_none")]
    pub of: Option<WhomText>,
    /// The state that waits for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaited_in: Option<String>,
}

/// For whom a case is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhomText {
    /// A body.
    Body(String),
    /// A person.
    Person(Person),
}

/// A sub-case as the case that opened it remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SubCaseText {
    /// What was opened.
    pub child: ChildText,
    /// The number of the event that opened it.
    pub event: u32,
    /// Whether it was no longer needed before it ended.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// How it ended, if that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<EndingText>,
}

/// How a sub-case ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingText {
    /// With which outcome.
    pub outcome: String,
    /// When that was told.
    pub at: Instant,
}

impl ParentText {
    pub(super) fn of(parent: &Parent) -> Self {
        Self { case: parent.id.to_string(), event: parent.event }
    }

    pub(super) fn read(&self) -> Parent {
        Parent { id: self.case.as_str().into(), event: self.event }
    }
}

impl ChildText {
    pub(super) fn of(names: Names<'_>, child: &Child) -> Self {
        Self {
            case: child.id.to_string(),
            workflow: names.other_workflow(child.workflow),
            of: child.of.as_ref().map(|whom| WhomText::of(names, whom)),
            awaited_in: child.awaited_in.map(|state| names.state(state)),
        }
    }

    pub(super) fn read(&self, names: Names<'_>) -> Result<Child, WrittenError> {
        Ok(Child {
            id: Arc::from(self.case.as_str()),
            workflow: names.read_other_workflow(&self.workflow)?,
            of: self.of.as_ref().map(|whom| whom.read(names)).transpose()?,
            awaited_in: self.awaited_in.as_deref().map(|state| names.read_state(state)).transpose()?,
        })
    }
}

impl WhomText {
    fn of(names: Names<'_>, whom: &Whom) -> Self {
        match whom {
            Whom::Body(body) => Self::Body(names.body(body)),
            Whom::Person(person) => Self::Person(person.clone()),
        }
    }

    fn read(&self, names: Names<'_>) -> Result<Whom, WrittenError> {
        Ok(match self {
            Self::Body(body) => Whom::Body(names.read_body(body)?),
            Self::Person(person) => Whom::Person(person.clone()),
        })
    }
}

impl SubCaseText {
    pub(super) fn of(names: Names<'_>, known: &SubCase) -> Self {
        let ended = |ending: &Ending| EndingText { outcome: ending.outcome.to_string(), at: ending.at };
        Self {
            child: ChildText::of(names, &known.child),
            event: known.event,
            cancelled: known.is_cancelled,
            ended: known.ending.as_ref().map(ended),
        }
    }

    pub(super) fn read(&self, names: Names<'_>) -> Result<SubCase, WrittenError> {
        let child = self.child.read(names)?;
        let ending = |ended: &EndingText| {
            let outcome = names.read_outcome(child.workflow, &ended.outcome)?;
            Ok::<_, WrittenError>(Ending { outcome, at: ended.at })
        };
        let ending = self.ended.as_ref().map(ending).transpose()?;
        Ok(SubCase { child, event: self.event, is_cancelled: self.cancelled, ending })
    }
}

/// The outcome of an event, of which the sub-case's workflow is not told.
pub(super) fn read_any_outcome(text: &str) -> Result<Name, WrittenError> {
    Name::new(text).map_err(|_| WrittenError::Unknown { what: "outcome", name: text.to_owned() })
}
