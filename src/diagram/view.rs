//! Which picture of a charter is wanted, and how.

use std::{fmt, str::FromStr};

use super::{Direction, Picture, structure, workflow};
use crate::{
    charter::Charter,
    finding::{Bilingual, Language},
};

/// How a picture is to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of its words; a title that is missing there is replaced by the name.
    pub language: Language,
    /// The way in which it reads.
    pub direction: Direction,
}

/// A picture that a charter can be asked for. Written `structure` or `workflow:NAME`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum View {
    /// The bodies and how they stand to one another.
    Structure,
    /// The states and actions of the workflow of that name.
    Workflow(String),
}

/// Why there is no such picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    /// The words name no view.
    #[error("`{view}` is no view: write structure or workflow:NAME")]
    UnknownView {
        /// What was given.
        view: String,
    },
    /// The charter has no such workflow.
    #[error("the charter has no workflow `{workflow}`: it has {}", .known.join(", "))]
    UnknownWorkflow {
        /// What was given.
        workflow: String,
        /// The workflows that the charter has.
        known: Vec<String>,
    },
}

impl Options {
    /// Pictures in this language that read downwards.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, direction: Direction::Down }
    }
}

impl View {
    /// Every view of a charter: the structure, then each workflow.
    #[must_use]
    pub fn all(charter: &Charter) -> Vec<Self> {
        let workflows = charter.workflows.values().map(|workflow| Self::Workflow(workflow.name.to_string()));
        std::iter::once(Self::Structure).chain(workflows).collect()
    }

    /// The picture.
    ///
    /// # Errors
    /// [`ViewError::UnknownWorkflow`] if the charter has no workflow of that name.
    pub fn picture(&self, charter: &Charter, options: &Options) -> Result<Picture, ViewError> {
        let Self::Workflow(name) = self else { return Ok(structure(charter, options)) };
        let mut workflows = charter.workflows.values();
        match workflows.find(|workflow| workflow.name == *name.as_str()) {
            Some(found) => Ok(workflow(charter, found, options)),
            None => Err(ViewError::UnknownWorkflow {
                workflow: name.clone(),
                known: charter.workflows.values().map(|workflow| workflow.name.to_string()).collect(),
            }),
        }
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure => f.write_str("structure"),
            Self::Workflow(name) => write!(f, "workflow:{name}"),
        }
    }
}

impl FromStr for View {
    type Err = ViewError;

    fn from_str(view: &str) -> Result<Self, ViewError> {
        match view.split_once(':') {
            None if view == "structure" => Ok(Self::Structure),
            Some(("workflow", name)) if !name.is_empty() => Ok(Self::Workflow(name.to_owned())),
            _ => Err(ViewError::UnknownView { view: view.to_owned() }),
        }
    }
}

impl ViewError {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::UnknownView { view } => format!("没有视图“{view}”：请写 structure 或者 workflow:流程名"),
            Self::UnknownWorkflow { workflow, known } => {
                format!("章程中没有流程“{workflow}”：现有{}", known.join("、"))
            }
        };
        Bilingual::new(self.to_string(), zh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_read_as_they_are_written() {
        for text in ["structure", "workflow:appeal", "workflow:诉求"] {
            assert_eq!(text.parse::<View>().unwrap().to_string(), text);
        }
        for text in ["", "workflow:", "workflow", "structure:x", "graph"] {
            assert_eq!(text.parse::<View>(), Err(ViewError::UnknownView { view: text.to_owned() }));
        }
    }
}
