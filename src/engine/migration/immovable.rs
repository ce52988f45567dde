//! Why one case cannot go by another edition, or not yet.

use std::sync::Arc;

use crate::{Name, finding::Bilingual, time::Instant};

/// Why one case cannot go by another edition, or not yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Immovable {
    /// The instant lies before the case's last event.
    #[error("the case's last event happened at {last}, later than that")]
    Past {
        /// When.
        last: Instant,
    },
    /// It has not begun: raise it by the other edition.
    #[error("the case has not begun: raise it by the edition that holds")]
    NotRaised,
    /// It has ended.
    #[error("the case has ended in `{state}`: it stays as it was decided")]
    Ended {
        /// The end state.
        state: Name,
    },
    /// The other edition has no such workflow.
    #[error("edition `{edition}` has no workflow `{workflow}`")]
    NoWorkflow {
        /// The other edition.
        edition: String,
        /// The workflow.
        workflow: Name,
    },
    /// It stands in a state without counterpart.
    #[error("the case stands in `{state}`, which has no counterpart")]
    NoState {
        /// The state, as the old edition names it.
        state: Name,
    },
    /// It would stand in a state that is kept for running cases only.
    #[error("`{state}` is retired: no case enters it any more")]
    Retired {
        /// The state, as the new edition names it.
        state: Name,
    },
    /// It would stand in one state twice.
    #[error("the case would stand twice in `{state}`")]
    Twice {
        /// The state, as the new edition names it.
        state: Name,
    },
    /// A case that would stand in an end state has not ended by its rules.
    #[error("`{state}` ends a case, and this one goes on")]
    AtEnd {
        /// The state, as the new edition names it.
        state: Name,
    },
    /// Nobody would answer for it.
    #[error("not exactly one body would be accountable in `{state}`")]
    Unaccountable {
        /// The state, as the new edition names it.
        state: Name,
    },
    /// Nothing would move it on.
    #[error("no action and no limit leads on from `{state}`")]
    Stuck {
        /// The state, as the new edition names it.
        state: Name,
    },
    /// A slot holds a body without counterpart.
    #[error("`{slot}` holds `{body}`, which has no counterpart")]
    NoBody {
        /// The slot, as the old edition names it.
        slot: Name,
        /// The body, as the old edition names it.
        body: String,
    },
    /// A fact has a value that the other edition does not allow.
    #[error("`{fact}` is {value}, which edition `{edition}` does not allow")]
    OutOfRange {
        /// The fact, as the old edition names it.
        fact: Name,
        /// Its value.
        value: u32,
        /// The other edition.
        edition: String,
    },
    /// The directory does not say which instance of a class covers the case.
    #[error("the directory does not say which of `{class}` covers the case")]
    Uncovered {
        /// The class, as the new edition names it.
        class: Name,
    },
    /// A ballot is open: it is counted by the rules under which it was opened.
    #[error("the ballot `{ballot}` is open, and counts by the rules under which it was opened")]
    OpenBallot {
        /// The ballot, as the old edition names it.
        ballot: Name,
    },
    /// A sub-case is awaited, which goes by the edition of the case that opened it.
    #[error("the case waits for `{case}`, which goes by the same edition")]
    Awaits {
        /// The sub-case's id.
        case: Arc<str>,
    },
}

impl Immovable {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::Past { last } => format!("事项最近一次事件发生于{last}，晚于该时刻"),
            Self::NotRaised => "事项尚未开始：请按现行版次提出".to_owned(),
            Self::Ended { state } => format!("事项已在“{state}”结束：维持原来的结果"),
            Self::NoWorkflow { edition, workflow } => format!("版次“{edition}”没有流程“{workflow}”"),
            Self::NoState { state } => format!("事项在“{state}”，该环节没有对应"),
            Self::Retired { state } => format!("“{state}”已停用：不再有事项进入"),
            Self::Twice { state } => format!("事项会两次处于“{state}”"),
            Self::AtEnd { state } => format!("“{state}”是终点，而事项还要继续"),
            Self::Unaccountable { state } => format!("在“{state}”不会恰有一个负责主体"),
            Self::Stuck { state } => format!("从“{state}”没有动作也没有时限通往别处"),
            Self::NoBody { slot, body } => format!("“{slot}”是“{body}”，该主体没有对应"),
            Self::OutOfRange { fact, value, edition } => {
                format!("“{fact}”为{value}，版次“{edition}”不允许")
            }
            Self::Uncovered { class } => format!("目录没有说明由哪个“{class}”管辖该事项"),
            Self::OpenBallot { ballot } => format!("表决“{ballot}”正在进行，按其开始时的规则计票"),
            Self::Awaits { case } => format!("事项在等候“{case}”，后者依同一版次办理"),
        };
        Bilingual::new(self.to_string(), zh)
    }
}
