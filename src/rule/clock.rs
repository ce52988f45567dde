//! Clocks: what starts, stops and pauses a time limit, and what its end means.

use super::{Assignment, Condition, Route};
use crate::{
    Name,
    id::{ActionId, BallotId, ClockId, FactId, StateId, TableId},
    origin::Origin,
    time::{Limit, Policy},
    title::Titles,
};

/// A time limit over a case: at the latest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Its name: as declared, or else the name of the state or action it belongs to; unique within the workflow.
    pub name: Name,
    /// Its titles: as declared, or else those of what it belongs to.
    pub titles: Titles,
    /// What it belongs to.
    pub owner: ClockOwner,
    /// Its limits: the first whose condition holds when it starts counts. None holds: it does not start.
    pub limits: Vec<LimitRule>,
    /// What starts it, each time anew. A clock of a state or action starts when its state is entered, if nothing is named here.
    pub since: Vec<Trigger>,
    /// What stops it, besides leaving the state it belongs to.
    pub until: Vec<Trigger>,
    /// States in which it does not run.
    pub pauses: Vec<StateId>,
    /// How long before its end it warns.
    pub warns: Vec<Limit>,
    /// How its days are counted.
    pub policy: Policy,
    /// What its end means.
    pub expiry: Expiry,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a clock belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockOwner {
    /// The workflow: it is named and may span several states.
    Workflow,
    /// A state: leaving it stops the clock.
    State(StateId),
    /// An action: leaving the states it leaves, or doing it, stops the clock.
    Action(ActionId),
    /// A ballot: leaving its state, or closing it, stops the clock.
    Ballot(BallotId),
}

/// A limit and when it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRule {
    /// How much time.
    pub limit: LimitSource,
    /// Only then; judged when the clock starts.
    pub condition: Condition,
    /// The date fact it counts back from, instead of counting forward from the start: the limit begins so long before the day
    /// and ends when the day begins.
    pub before: Option<FactId>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a limit comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LimitSource {
    /// Fixed.
    Fixed(Limit),
    /// A fact that is an amount.
    Fact(FactId),
    /// The row of a table that fits when the clock starts.
    Table(TableId),
}

/// Something that happens to a case and starts or stops clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// The state is entered.
    Enters(StateId),
    /// The action is done.
    Does(ActionId),
    /// The named day begins.
    Day(FactId),
}

/// What the end of a clock means; exactly one thing happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expiry {
    /// A breach is recorded, charged to the body accountable just before.
    Breach,
    /// A power is gone: the clock's action is refused from then on.
    Lapse,
    /// The next rung; past the last, what the slot says of exhaustion. A breach is recorded too.
    Escalate,
    /// That action counts as taken by `system`.
    Take {
        /// The action.
        action: ActionId,
        /// With these facts.
        with: Vec<Assignment>,
    },
    /// The case moves on, out of the state that owns the clock. The routes in order.
    Route(Vec<Route>),
    /// The ballot that owns the clock closes: the votes are counted, and the case moves on as its result says.
    Close,
    /// The duty recurs: if it was not done in the span that ends, a breach is recorded; the next span begins.
    Again,
}

/// When an action is open, besides its clock: not before, not sooner after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Window {
    /// At least so long since the latest of these (the state's entry if none): whole days in between.
    AtLeastSince {
        /// How long.
        least: Least,
        /// Since when.
        since: Vec<Trigger>,
        /// Only then.
        condition: Condition,
        /// How days are counted.
        policy: Policy,
        /// Where it comes from.
        origin: Origin,
    },
    /// At least so long before a named day.
    AtLeastBefore {
        /// How long.
        least: Least,
        /// The day.
        day: FactId,
        /// Only then.
        condition: Condition,
        /// Where it comes from.
        origin: Origin,
    },
    /// Open from one of these on: the named day has begun, the action was done, the state was entered.
    Since(Vec<Trigger>, Origin),
    /// Open until one of these: not on or after the named day, not once the action was done or the state entered.
    Before(Vec<Trigger>, Origin),
    /// Open until this clock has ended. One that does not run, since it was stopped or never started, closes nothing.
    BeforeEnd(ClockId, Origin),
}

/// How long a lower bound is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Least {
    /// Always so long.
    Fixed(Limit),
    /// As long as a fact says that is an amount, when the action is done.
    Fact(FactId),
}

impl Least {
    /// How long it always is; none if a fact says so.
    #[must_use]
    pub fn fixed(self) -> Option<Limit> {
        match self {
            Self::Fixed(limit) => Some(limit),
            Self::Fact(_) => None,
        }
    }

    /// The fact that says how long it is.
    #[must_use]
    pub fn fact(self) -> Option<FactId> {
        match self {
            Self::Fixed(_) => None,
            Self::Fact(fact) => Some(fact),
        }
    }

    /// Whether it may be so long.
    #[must_use]
    pub fn may_be(self, limit: Limit) -> bool {
        self.fixed().is_none_or(|fixed| fixed == limit)
    }
}

impl Window {
    /// How long it is, if it is a lower bound.
    #[must_use]
    pub fn least(&self) -> Option<Least> {
        match self {
            Self::AtLeastSince { least, .. } | Self::AtLeastBefore { least, .. } => Some(*least),
            Self::Since(..) | Self::Before(..) | Self::BeforeEnd(..) => None,
        }
    }

    /// Where it comes from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        match self {
            Self::AtLeastSince { origin, .. }
            | Self::AtLeastBefore { origin, .. }
            | Self::Since(_, origin)
            | Self::Before(_, origin)
            | Self::BeforeEnd(_, origin) => origin,
        }
    }
}
