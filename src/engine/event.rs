//! Events: what happened to a case. They are the truth; a case is their fold.
//!
//! An event carries every result (the route taken, what was bound, in which capacity, the limit given), so that applying it
//! looks no rule up again. In memory it is dense; [`EventText`](super::EventText) is its written form.

use std::sync::Arc;

use smallvec::SmallVec;

use super::{Asked, BallotChange, Binding, Child, Demand, Identity, Instance, Key, Person, Persons};
use crate::{
    Name,
    id::{ActionId, BallotId, ClockId, FactId, KindId, OfficeId, SlotId, StateId, TableId},
    rule::Value,
    time::{Date, Instant, Limit},
};

/// One thing that happened to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// To which case.
    pub of: Arc<Identity>,
    /// Its number in the case, from 1.
    pub number: u32,
    /// When. An expiry is stamped with the instant at which it was due, however late it is noticed.
    pub at: Instant,
    /// What happened.
    pub what: What,
    /// What it changed, in order.
    pub changes: Vec<Change>,
    /// Who is told, asked or put to work by it.
    pub notices: Vec<Notice>,
    /// The rules that permitted and shaped it; [`why`](super::why) reads them.
    pub grounds: SmallVec<[Ground; 4]>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// Somebody did an action.
    Done {
        /// The action.
        action: ActionId,
        /// Who; nobody if the host or an anonymous raiser did.
        by: Persons,
        /// In which capacity.
        capacity: Capacity,
    },
    /// A clock ended and this followed.
    Expired {
        /// The clock.
        clock: ClockId,
        /// What its end meant.
        meaning: Meaning,
    },
    /// A clock ended, and an action counts as taken.
    Deemed {
        /// The clock.
        clock: ClockId,
        /// The action.
        action: ActionId,
    },
    /// Somebody voted.
    Voted {
        /// In which ballot.
        ballot: BallotId,
        /// Who voted.
        by: Person,
        /// Whose vote it is, if it is another's.
        in_place_of: Option<Person>,
    },
    /// A ballot was counted.
    Counted {
        /// The ballot.
        ballot: BallotId,
        /// Who counted; nobody if the host did.
        by: Persons,
    },
    /// A case that it opened has ended.
    ChildEnded {
        /// That case.
        child: Arc<str>,
        /// With which outcome.
        outcome: Name,
    },
    /// The case goes by another edition from now on.
    Migrated(Box<super::Migrated>),
    /// The case was put where it stands: a test that begins in the middle, or a case taken over from elsewhere.
    Placed,
}

/// What the end of a clock meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A breach was recorded.
    Breach,
    /// A power is gone.
    Lapse,
    /// The case went to the next rung.
    Escalated,
    /// The ladder had no further rung, and what the charter says of that followed.
    Exhausted,
    /// The case moved on.
    Routed,
    /// A ballot's time was over, and its result followed.
    Decided,
    /// The time to vote in a secret ballot was over; the count is to come.
    Over,
    /// What should have followed was not open; a breach was recorded instead.
    Closed,
}

/// In which capacity somebody acted: which party of which clause, and for which body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Capacity {
    /// The clause of the action's `by`, from 0.
    pub clause: u16,
    /// The party in that clause, from 0.
    pub party: u16,
    /// The body acted for, if it is one.
    pub body: Option<Instance>,
    /// The delegation by which another body's member acted, by its place among the charter's.
    pub delegation: Option<u16>,
}

/// One change of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was raised, by these; by nobody if anonymously.
    Raised(Persons),
    /// Of a class of bodies this instance covers it.
    Covered(Instance),
    /// A fact became this, or unset.
    Fact(FactId, Option<Value>),
    /// A slot holds this from now on.
    Slot(SlotId, Binding),
    /// Its ladder stands on this rung, the lowest being 1; 0 is none.
    Rung(u16),
    /// A clock's end came.
    Expired(ClockId),
    /// A span of a duty that recurs ended without it; this one is owed next.
    Missed(ClockId, u32),
    /// A duty that recurs was done in the span that was owed; this one is owed next.
    Settled(ClockId, u32),
    /// A clock was given more time.
    Prolonged(ClockId, Limit),
    /// More time was asked for a clock.
    Requested(ClockId, Asked),
    /// The time that was asked for a clock was refused.
    Declined(ClockId),
    /// A state is no longer active.
    Left(StateId),
    /// A clock no longer runs.
    Stopped(ClockId),
    /// A body left a duty undone or a limit unkept.
    Breached(Breach),
    /// A state is active.
    Entered(StateId),
    /// The case ended in this state.
    Ended(StateId),
    /// A clock runs.
    Started(Start),
    /// A clock stands still.
    Paused(ClockId),
    /// A clock runs again.
    Resumed(ClockId),
    /// Something of a ballot.
    Ballot(BallotId, Box<BallotChange>),
    /// The host is asked to open this case.
    Opened(Box<Child>),
    /// The host is told that a case which this one opened is no longer needed.
    Cancelled(Arc<str>),
}

/// How a clock was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The clock.
    pub clock: ClockId,
    /// From when it counts.
    pub from: Instant,
    /// How long it is.
    pub limit: Limit,
    /// The day from which it counts back, if it does.
    pub back_from: Option<Date>,
    /// The number of the first span that is owed, if it is the clock of a duty that recurs.
    pub span: Option<u32>,
}

/// A duty left undone or a limit unkept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The body it is charged to: the one accountable just before.
    pub body: Option<Instance>,
    /// What was not kept.
    pub of: Unkept,
}

/// What was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unkept {
    /// A limit.
    Clock(ClockId),
    /// A duty that was owed while a state lasted.
    Duty(ActionId),
}

/// Somebody is told, asked or put to work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// As what.
    pub role: Role,
    /// Who.
    pub to: Addressee,
}

/// As what a notice reaches somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Does the work from now on: 承办.
    Responsible,
    /// Is asked: 协商.
    Consulted,
    /// Is told: 告知.
    Informed,
}

/// Who a notice reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Addressee {
    /// Whoever raised the case; the persons are the case's raisers.
    Raiser,
    /// The host itself.
    System,
    /// A body.
    Body(Instance),
    /// The holders of an office; of a class those of the instance of this key.
    Office(OfficeId, Option<Key>),
    /// Everybody of that kind of person.
    Kind(KindId),
    /// A person.
    Person(Person),
}

/// A rule that permitted or shaped an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// The action, with its conditions.
    Action(ActionId),
    /// The clause of its `by`, from 0.
    By(ActionId, u16),
    /// A delegation, by its place among the charter's.
    Delegation(u16),
    /// The route taken, from 0.
    Route(ActionId, u16),
    /// A row of a table, from 0.
    Row(TableId, u16),
    /// A clock whose end this is.
    Clock(ClockId),
    /// The route taken at the end of a clock, from 0.
    Expiry(ClockId, u16),
    /// The rule that gave a clock its limit, from 0.
    Limit(ClockId, u16),
    /// A rung of the ladder that the slot climbs, the lowest being 1.
    Rung(SlotId, u16),
    /// What a slot says of its exhausted ladder.
    Exhausted(SlotId),
    /// The way on that a state took from what it waited for, by its number among [`State::ways_on`].
    ///
    /// [`State::ways_on`]: crate::charter::State::ways_on
    Join(StateId, u16),
    /// A ballot in which somebody voted, and who may.
    Voter(BallotId),
    /// A ballot that was counted.
    Counter(BallotId),
    /// A ballot whose result this is.
    Ballot(BallotId),
    /// A threshold of a ballot that was in force, from 0.
    Threshold(BallotId, Demand, u16),
    /// What a ballot says of its result, and the route taken, each from 0.
    Result(BallotId, u16, u16),
}

impl Event {
    /// The action done or deemed done, if the event is one.
    #[must_use]
    pub fn action(&self) -> Option<ActionId> {
        match self.what {
            What::Done { action, .. } | What::Deemed { action, .. } => Some(action),
            What::Voted { .. }
            | What::Counted { .. }
            | What::ChildEnded { .. }
            | What::Expired { .. }
            | What::Migrated(_)
            | What::Placed => None,
        }
    }

    /// The cases that it asks the host to open, in order.
    pub fn opened(&self) -> impl Iterator<Item = &Child> + '_ {
        self.changes.iter().filter_map(|change| match change {
            Change::Opened(child) => Some(&**child),
            _ => None,
        })
    }

    /// The breaches it recorded.
    pub fn breaches(&self) -> impl Iterator<Item = &Breach> + '_ {
        self.changes.iter().filter_map(|change| match change {
            Change::Breached(breach) => Some(breach),
            _ => None,
        })
    }
}
