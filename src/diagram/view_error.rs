//! Why there is no such view.

use super::{Form, View};
use crate::{Name, finding::Bilingual};

/// Why there is no such view.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    /// The words name no view.
    #[error("`{view}` is no view: write {}", View::WORDS.join(", "))]
    UnknownView {
        /// What was given.
        view: String,
    },
    /// The charter has no such part.
    #[error("the charter has no {} `{name}`: it has {}", .part.words().0, listed(.known, ", ", "none"))]
    Unknown {
        /// What was asked for.
        part: Part,
        /// The name that was given.
        name: String,
        /// The names that the charter has.
        known: Vec<String>,
    },
    /// The view shows a case, not the charter.
    #[error("`{view}` shows a case: say where its events are")]
    NoCase {
        /// The view.
        view: String,
    },
    /// The view shows nothing of a case that goes through this workflow.
    #[error("`{view}` shows nothing of a case of `{workflow}`: ask for {}", listed(.known, ", ", "none"))]
    NotOfCase {
        /// The view.
        view: String,
        /// The workflow of the case.
        workflow: String,
        /// The views that show it.
        known: Vec<String>,
    },
    /// What the view shows is not written in that form.
    #[error("`{view}` is not written as {}: write it as {}", .form.word(), forms(.known, ", "))]
    NoSuchForm {
        /// The view.
        view: String,
        /// The form that was asked for.
        form: Form,
        /// The forms that there are.
        known: Vec<Form>,
    },
}

/// A part of a charter that a view speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// A workflow.
    Workflow,
    /// A body.
    Body,
    /// A sort of relation.
    Relation,
    /// A kind of body.
    Kind,
    /// A ladder.
    Ladder,
    /// A decision table.
    Table,
    /// An outcome of a workflow.
    Outcome,
}

impl Part {
    /// The word for it in English and in Chinese.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Workflow => ("workflow", "流程"),
            Self::Body => ("body", "主体"),
            Self::Relation => ("relation", "关系"),
            Self::Kind => ("kind of body", "主体类型"),
            Self::Ladder => ("ladder", "升级路径"),
            Self::Table => ("table", "判定表"),
            Self::Outcome => ("outcome", "结果"),
        }
    }
}

impl ViewError {
    /// That there is no such part, only these.
    pub(super) fn unknown<'n>(part: Part, name: &str, known: impl Iterator<Item = &'n Name>) -> Self {
        Self::Unknown { part, name: name.to_owned(), known: known.map(Name::to_string).collect() }
    }

    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::UnknownView { view } => {
                format!("没有视图“{view}”：请写 {}", View::WORDS.join("、"))
            }
            Self::Unknown { part, name, known } => {
                let word = part.words().1;
                let known = listed(known, "、", "");
                if known.is_empty() {
                    format!("章程中没有{word}“{name}”：章程没有设{word}")
                } else {
                    format!("章程中没有{word}“{name}”：现有{known}")
                }
            }
            Self::NoCase { view } => format!("“{view}”展示的是某一事项：请指明其事件所在"),
            Self::NotOfCase { view, workflow, known } => {
                format!("“{view}”不展示流程“{workflow}”中的事项：请用 {}", listed(known, "、", ""))
            }
            Self::NoSuchForm { view, form, known } => {
                format!("“{view}”没有 {} 格式：请用 {}", form.word(), forms(known, "、"))
            }
        };
        Bilingual::new(self.to_string(), zh)
    }
}

fn listed(known: &[String], joint: &str, none: &str) -> String {
    if known.is_empty() { none.to_owned() } else { known.join(joint) }
}

fn forms(known: &[Form], joint: &str) -> String {
    let words: Vec<&str> = known.iter().map(|form| form.word()).collect();
    words.join(joint)
}
