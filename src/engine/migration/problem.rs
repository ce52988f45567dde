//! Why cases of one edition cannot go by another.

use crate::{Name, finding::Bilingual};

/// What sort of thing a name of a map stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Part {
    /// A body, or a class of bodies.
    Body,
    /// A workflow.
    Workflow,
    /// A state.
    State,
    /// A fact.
    Fact,
    /// A value of a fact.
    Value,
    /// A slot.
    Slot,
    /// A clock.
    Clock,
    /// An action.
    Action,
    /// A ballot.
    Ballot,
}

/// Why the cases of one edition cannot go by another, whatever they hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MigrationProblem {
    /// These are not editions of one charter.
    #[error(
        "`{to}` is another charter than `{from}`: a case goes from one edition of its charter to another"
    )]
    OtherCharter {
        /// The charter of the cases.
        from: Name,
        /// The charter to which they should go.
        to: Name,
    },
    /// The map names something that the edition at hand does not know.
    #[error("{}edition `{edition}` has no {} `{name}`", within(workflow), part.en())]
    Unknown {
        /// The edition.
        edition: String,
        /// The workflow of the cases, if it is part of one.
        workflow: Option<Name>,
        /// What it should be.
        part: Part,
        /// The name in the map.
        name: String,
    },
    /// Something that a case may hold has no counterpart, and the map does not say that it is dropped.
    #[error("{}the {} `{name}` has no counterpart in edition `{edition}`: name one, or say that it is dropped", within(workflow), part.en())]
    NoCounterpart {
        /// The edition to which cases should go.
        edition: String,
        /// The workflow of the cases, if it is part of one.
        workflow: Option<Name>,
        /// What it is.
        part: Part,
        /// Its name.
        name: String,
    },
    /// Two things would become one.
    #[error("{}the {} `{one}` and `{other}` would both become `{to}`", within(workflow), part.plural())]
    Joined {
        /// The workflow of the cases, if they are parts of one.
        workflow: Option<Name>,
        /// What they are.
        part: Part,
        /// The one.
        one: String,
        /// The other.
        other: String,
        /// What both would become.
        to: String,
    },
    /// A thing and its counterpart are of different types.
    #[error("{}the {} `{from}` is {}, and its counterpart `{to}` is {}", within(workflow), part.en(), is.en, becomes.en)]
    Unfit {
        /// The workflow of the cases, if it is part of one.
        workflow: Option<Name>,
        /// What it is.
        part: Part,
        /// Its name.
        from: String,
        /// What it is, in words.
        is: Bilingual,
        /// The name of its counterpart.
        to: String,
        /// What that is, in words.
        becomes: Bilingual,
    },
}

fn within(workflow: &Option<Name>) -> String {
    workflow.as_ref().map_or_else(String::new, |workflow| format!("in `{workflow}`, "))
}

impl MigrationProblem {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let in_zh = |workflow: &Option<Name>| {
            workflow.as_ref().map_or_else(String::new, |workflow| format!("流程“{workflow}”中，"))
        };
        let zh = match self {
            Self::OtherCharter { from, to } => {
                format!("“{to}”与“{from}”不是同一章程：事项只在同一章程的版次之间转移")
            }
            Self::Unknown { edition, workflow, part, name } => {
                format!("{}版次“{edition}”没有{}“{name}”", in_zh(workflow), part.zh())
            }
            Self::NoCounterpart { edition, workflow, part, name } => format!(
                "{}{}“{name}”在版次“{edition}”中没有对应：请写明对应的名称，或者写明舍弃",
                in_zh(workflow),
                part.zh()
            ),
            Self::Joined { workflow, part, one, other, to } => {
                format!("{}{}“{one}”和“{other}”都会成为“{to}”", in_zh(workflow), part.zh())
            }
            Self::Unfit { workflow, part, from, is, to, becomes } => {
                format!("{}{}“{from}”是{}，对应的“{to}”是{}", in_zh(workflow), part.zh(), is.zh, becomes.zh)
            }
        };
        Bilingual::new(self.to_string(), zh)
    }
}

impl Part {
    pub(super) fn en(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Workflow => "workflow",
            Self::State => "state",
            Self::Fact => "fact",
            Self::Value => "value",
            Self::Slot => "slot",
            Self::Clock => "clock",
            Self::Action => "action",
            Self::Ballot => "ballot",
        }
    }

    fn plural(self) -> &'static str {
        match self {
            Self::Body => "bodies",
            Self::Workflow => "workflows",
            Self::State => "states",
            Self::Fact => "facts",
            Self::Value => "values",
            Self::Slot => "slots",
            Self::Clock => "clocks",
            Self::Action => "actions",
            Self::Ballot => "ballots",
        }
    }

    fn zh(self) -> &'static str {
        match self {
            Self::Body => "主体",
            Self::Workflow => "流程",
            Self::State => "环节",
            Self::Fact => "事实",
            Self::Value => "取值",
            Self::Slot => "角色",
            Self::Clock => "时限",
            Self::Action => "动作",
            Self::Ballot => "表决",
        }
    }
}
