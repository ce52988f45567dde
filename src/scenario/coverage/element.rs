//! What can be covered: each thing that a charter says of how cases go.

use serde::Serialize;

use crate::{
    charter::BallotResult,
    finding::Language,
    id::{ActionId, BallotId, BodyId, ClockId, SlotId, StateId, TableId},
};

/// One thing of a workflow that a rule test can meet. Places in lists count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Element {
    /// A state is entered.
    State(StateId),
    /// An action is done, or counts as taken.
    Action(ActionId),
    /// This one of several routes of an action is taken.
    Route(ActionId, u16),
    /// This one of several routes at the end of a clock is taken.
    Expiry(ClockId, u16),
    /// This way on from what a state waits for is taken.
    Join(StateId, u16),
    /// A row of a table fits.
    Row(TableId, u16),
    /// A clock warns: this one of its warnings.
    Warns(ClockId, u16),
    /// A clock is paused.
    Pauses(ClockId),
    /// A clock is given more time.
    Extends(ClockId),
    /// A clock's end comes.
    Expires(ClockId),
    /// A case climbs to this rung of the slot's ladder, the lowest being 1.
    Rung(SlotId, u16),
    /// The slot's ladder has no further rung.
    Exhausted(SlotId),
    /// A ballot ends so.
    Result(BallotId, BallotResult),
    /// A clause refuses.
    Refusal(Refusing),
    /// A test of a condition decides it alone, by holding or by not holding (MC/DC): the condition by its place among those of the
    /// workflow, the test by its place in the condition.
    Test(u16, u16, bool),
    /// A case goes the way of a run that the checks found ([`Coverage::with_witnesses`](super::Coverage::with_witnesses)).
    Shown(u16),
}

/// A clause that refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Refusing {
    /// `by` of the action: somebody else tries, or too few do.
    By(ActionId),
    /// A `bars` of the action.
    Bars(ActionId, u16),
    /// A `bars` of the workflow.
    AnyBars(u16),
    /// `at most` of the action.
    AtMost(ActionId),
    /// A lower bound of the action: it is too early, or too close to a day.
    AtLeast(ActionId),
    /// `since` of the action.
    Since(ActionId),
    /// `before` of the action.
    Before(ActionId),
    /// A limit of the action past which the power is gone, or before which it is not open.
    Within(ActionId),
    /// A state's least stay.
    Stay(StateId),
    /// The competence of a body.
    Competence(BodyId),
}

/// What sort of element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// States entered.
    States,
    /// Actions done.
    Actions,
    /// Routes and ways on taken.
    Routes,
    /// Rows of tables.
    Rows,
    /// What clocks do.
    Clocks,
    /// Rungs of ladders, and their ends.
    Rungs,
    /// Results of ballots.
    Results,
    /// Clauses that refuse.
    Refusals,
    /// Tests that decide their condition.
    Conditions,
    /// Runs that the checks found.
    Shown,
}

impl Element {
    /// What sort of element it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::State(_) => Kind::States,
            Self::Action(_) => Kind::Actions,
            Self::Route(..) | Self::Expiry(..) | Self::Join(..) => Kind::Routes,
            Self::Row(..) => Kind::Rows,
            Self::Warns(..) | Self::Pauses(_) | Self::Extends(_) | Self::Expires(_) => Kind::Clocks,
            Self::Rung(..) | Self::Exhausted(_) => Kind::Rungs,
            Self::Result(..) => Kind::Results,
            Self::Refusal(_) => Kind::Refusals,
            Self::Test(..) => Kind::Conditions,
            Self::Shown(_) => Kind::Shown,
        }
    }
}

impl Kind {
    /// Every sort, in the order in which they are told.
    pub const ALL: [Self; 10] = [
        Self::States,
        Self::Actions,
        Self::Routes,
        Self::Rows,
        Self::Clocks,
        Self::Rungs,
        Self::Results,
        Self::Refusals,
        Self::Conditions,
        Self::Shown,
    ];

    /// What it is called.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        let (en, zh) = match self {
            Self::States => ("states", "环节"),
            Self::Actions => ("actions", "动作"),
            Self::Routes => ("routes", "去向"),
            Self::Rows => ("rows of tables", "判定表各行"),
            Self::Clocks => ("clocks", "时限"),
            Self::Rungs => ("rungs", "层级"),
            Self::Results => ("results of ballots", "表决结果"),
            Self::Refusals => ("refusals", "拒绝"),
            Self::Conditions => ("conditions", "条件"),
            Self::Shown => ("runs that checks found", "检查找到的经过"),
        };
        match language {
            Language::En => en,
            Language::Zh => zh,
        }
    }
}
