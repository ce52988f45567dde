//! Changes as written.

use serde::{Deserialize, Serialize};

use super::{ChildText, WrittenError, names::Names};
use crate::{
    engine::{Asked, BallotChange, Breach, Change, Given, Person, Unkept, event::Start},
    time::{Date, Instant, Limit},
};

/// One change of a case, with names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeText {
    /// It was raised, by these; by nobody if anonymously.
    Raised(Vec<Person>),
    /// Of a class of bodies this instance covers it, such as `grids.g7`.
    Covered(String),
    /// A fact became this; null is unset.
    Fact(String, Given),
    /// A slot holds this from now on; null is nothing.
    Slot(String, Given),
    /// Its ladder stands on this rung.
    Rung(u16),
    /// A clock's end came.
    Expired(String),
    /// A span of a duty that recurs ended without it; this one is owed next.
    Missed(String, u32),
    /// A duty that recurs was done in the span that was owed; this one is owed next.
    Settled(String, u32),
    /// A clock was given more time.
    Prolonged(String, Limit),
    /// More time was asked for a clock.
    Requested(String, Asked),
    /// The time that was asked for a clock was refused.
    Declined(String),
    /// A state is no longer active.
    Left(String),
    /// A clock no longer runs.
    Stopped(String),
    /// A body left a duty undone or a limit unkept.
    Breached(BreachText),
    /// A state is active.
    Entered(String),
    /// The case ended in this state.
    Ended(String),
    /// A clock runs.
    Started(StartText),
    /// A clock stands still.
    Paused(String),
    /// A clock runs again.
    Resumed(String),
    /// Something of a ballot.
    Ballot(String, Box<BallotChange>),
    /// The host is asked to open this case.
    Opened(ChildText),
    /// The host is told that this case, which it was asked to open, is no longer needed.
    Cancelled(String),
}

/// How a clock was started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StartText {
    /// The clock.
    pub clock: String,
    /// From when it counts.
    pub from: Instant,
    /// How long it is.
    pub limit: Limit,
    /// The day from which it counts back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back_from: Option<Date>,
    /// The number of the first span that is owed, if it is the clock of a duty that recurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<u32>,
}

/// When a clock stood still.
pub type PauseText = crate::time::Pause;

/// What was not kept, and whom it is charged to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BreachText {
    /// The body it is charged to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// What was not kept.
    pub of: UnkeptText,
}

/// What was not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnkeptText {
    /// A limit.
    Clock(String),
    /// A duty.
    Duty(String),
}

impl ChangeText {
    pub(super) fn of(names: Names<'_>, change: &Change) -> Self {
        match change {
            Change::Raised(persons) => Self::Raised(persons.to_vec()),
            Change::Covered(instance) => Self::Covered(names.body(instance)),
            Change::Fact(fact, value) => {
                let given = value.as_ref().map_or(Given::Nothing, |value| names.value(*fact, value));
                Self::Fact(names.fact(*fact), given)
            }
            Change::Slot(slot, binding) => Self::Slot(names.slot(*slot), names.binding(binding)),
            Change::Rung(rung) => Self::Rung(*rung),
            Change::Expired(clock) => Self::Expired(names.clock(*clock)),
            Change::Missed(clock, owed) => Self::Missed(names.clock(*clock), *owed),
            Change::Settled(clock, owed) => Self::Settled(names.clock(*clock), *owed),
            Change::Prolonged(clock, more) => Self::Prolonged(names.clock(*clock), *more),
            Change::Requested(clock, asked) => Self::Requested(names.clock(*clock), *asked),
            Change::Declined(clock) => Self::Declined(names.clock(*clock)),
            Change::Left(state) => Self::Left(names.state(*state)),
            Change::Stopped(clock) => Self::Stopped(names.clock(*clock)),
            Change::Breached(breach) => Self::Breached(BreachText::of(names, breach)),
            Change::Entered(state) => Self::Entered(names.state(*state)),
            Change::Ended(state) => Self::Ended(names.state(*state)),
            Change::Started(start) => Self::Started(StartText::of(names, *start)),
            Change::Paused(clock) => Self::Paused(names.clock(*clock)),
            Change::Resumed(clock) => Self::Resumed(names.clock(*clock)),
            Change::Ballot(ballot, change) => Self::Ballot(names.ballot(*ballot), change.clone()),
            Change::Opened(child) => Self::Opened(ChildText::of(names, child)),
            Change::Cancelled(child) => Self::Cancelled(child.to_string()),
        }
    }

    pub(super) fn read(&self, names: Names<'_>) -> Result<Change, WrittenError> {
        Ok(match self {
            Self::Raised(persons) => Change::Raised(persons.as_slice().into()),
            Self::Covered(instance) => Change::Covered(names.read_body(instance)?),
            Self::Fact(name, given) => {
                let fact = names.read_fact(name)?;
                Change::Fact(fact, names.read_value(fact, given)?)
            }
            Self::Slot(name, given) => {
                let slot = names.read_slot(name)?;
                Change::Slot(slot, names.read_binding(slot, given)?)
            }
            Self::Rung(rung) => Change::Rung(*rung),
            Self::Expired(clock) => Change::Expired(names.read_clock(clock)?),
            Self::Missed(clock, owed) => Change::Missed(names.read_clock(clock)?, *owed),
            Self::Settled(clock, owed) => Change::Settled(names.read_clock(clock)?, *owed),
            Self::Prolonged(clock, more) => Change::Prolonged(names.read_clock(clock)?, *more),
            Self::Requested(clock, asked) => Change::Requested(names.read_clock(clock)?, *asked),
            Self::Declined(clock) => Change::Declined(names.read_clock(clock)?),
            Self::Left(state) => Change::Left(names.read_state(state)?),
            Self::Stopped(clock) => Change::Stopped(names.read_clock(clock)?),
            Self::Breached(breach) => Change::Breached(breach.read(names)?),
            Self::Entered(state) => Change::Entered(names.read_state(state)?),
            Self::Ended(state) => Change::Ended(names.read_state(state)?),
            Self::Started(start) => Change::Started(start.read(names)?),
            Self::Paused(clock) => Change::Paused(names.read_clock(clock)?),
            Self::Resumed(clock) => Change::Resumed(names.read_clock(clock)?),
            Self::Ballot(ballot, change) => Change::Ballot(names.read_ballot(ballot)?, change.clone()),
            Self::Opened(child) => Change::Opened(Box::new(child.read(names)?)),
            Self::Cancelled(child) => Change::Cancelled(child.as_str().into()),
        })
    }
}

impl StartText {
    fn of(names: Names<'_>, start: Start) -> Self {
        Self {
            clock: names.clock(start.clock),
            from: start.from,
            limit: start.limit,
            back_from: start.back_from,
            span: start.span,
        }
    }

    fn read(&self, names: Names<'_>) -> Result<Start, WrittenError> {
        Ok(Start {
            clock: names.read_clock(&self.clock)?,
            from: self.from,
            limit: self.limit,
            back_from: self.back_from,
            span: self.span,
        })
    }
}

impl BreachText {
    fn of(names: Names<'_>, breach: &Breach) -> Self {
        let of = match breach.of {
            Unkept::Clock(clock) => UnkeptText::Clock(names.clock(clock)),
            Unkept::Duty(action) => UnkeptText::Duty(names.action(action)),
        };
        Self { body: breach.body.as_ref().map(|body| names.body(body)), of }
    }

    fn read(&self, names: Names<'_>) -> Result<Breach, WrittenError> {
        let of = match &self.of {
            UnkeptText::Clock(clock) => Unkept::Clock(names.read_clock(clock)?),
            UnkeptText::Duty(action) => Unkept::Duty(names.read_action(action)?),
        };
        Ok(Breach { body: self.body.as_deref().map(|body| names.read_body(body)).transpose()?, of })
    }
}
