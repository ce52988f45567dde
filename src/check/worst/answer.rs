//! What is answered: sums, a loop or state without end, or why it is not decided.

use super::{question::Point, sum::Term};
use crate::{
    Name,
    id::{ActionId, ClockId, StateId},
    time::{Date, Instant, Limit},
};

/// The longest times of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorstTimes {
    /// To each outcome in the order of the charter, or to the points asked for.
    pub arrivals: Vec<Arrival>,
    /// How many stands of a case were looked at.
    pub stands: usize,
    /// Whether facts were followed from one event to the next. If not, more was looked at than can happen: every time told is
    /// long enough, and may be longer than any that is met.
    pub follows_facts: bool,
}

/// The longest time to one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Where to.
    pub to: Goal,
    /// How long it takes at the longest.
    pub time: WorstTime,
    /// On the calendar, if days were asked for and the time has a bound.
    pub dated: Option<WorstDates>,
}

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// An outcome.
    Outcome(Name),
    /// One of these.
    Points(Vec<Point>),
}

/// How long it takes at the longest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorstTime {
    /// No run comes there.
    Unreached,
    /// No run takes longer than one of these; of sums in different units none need be the greatest.
    Sums(Vec<Sum>),
    /// Nothing bounds it, and this shows why.
    Unbounded(Endless),
    /// It is not known, and this is why.
    NotDecided(Undecided),
}

/// A longest run, and how long it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// It takes no longer than each of these; mostly there is one. Which of several ends first hangs on the calendar.
    pub least_of: Vec<Vec<Term>>,
    /// What happens on the way.
    pub run: Vec<Moved>,
    /// Whether limits end on the way of which it hangs on the calendar which ends first: such a run may never happen.
    pub is_order_open: bool,
}

/// One thing that happens in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moved {
    /// Somebody does an action.
    Does(ActionId),
    /// A limit ends.
    Ends(ClockId),
}

/// Why nothing bounds a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endless {
    /// Where these states are active no limit runs that would have to be kept.
    NoLimit {
        /// The states.
        states: Vec<StateId>,
        /// Limits that stand still there.
        paused: Vec<ClockId>,
        /// How a case comes there.
        run: Vec<Moved>,
    },
    /// A case can go round here again and again.
    Circle {
        /// What happens in one round.
        round: Vec<Moved>,
        /// How a case comes there.
        run: Vec<Moved>,
    },
}

/// Why a time is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecided {
    /// More can happen than was looked at.
    Limit(usize),
    /// The workflow has ballots, which are not followed yet.
    Ballots,
    /// It waits for other cases, which are not followed yet.
    Waits,
}

/// The longest time on a calendar, for each day on which it may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorstDates {
    /// Each day that was looked at with the last instant, if the calendar knows it.
    pub days: Vec<(Date, Option<Instant>)>,
    /// The first day from which it takes longest, with the last instant and its date.
    pub worst: Option<WorstStart>,
    /// Whether clocks stand still on the way. They are then taken to stand still as late as they can, which need not be the
    /// longest by a few days of rest.
    pub pauses: bool,
}

/// The day from which something takes longest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorstStart {
    /// It begins in the last second of this day.
    pub day: Date,
    /// It comes at the latest at this instant.
    pub at: Instant,
    /// The date of that instant.
    pub date: Date,
    /// What happens on the way.
    pub run: Vec<Moved>,
    /// The same, each with its instant and what then runs.
    pub steps: Vec<WorstStep>,
}

/// One thing that happens on the way, as late as it can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorstStep {
    /// What happens.
    pub moved: Moved,
    /// When, if the calendar knows it.
    pub at: Option<Instant>,
    /// The states that are active then.
    pub states: Vec<StateId>,
    /// The clocks that run then; those that no longer matter to the answer may be missing.
    pub clocks: Vec<WorstClock>,
}

/// A clock that runs on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorstClock {
    /// The clock.
    pub clock: ClockId,
    /// Its limit, without what it was prolonged by.
    pub limit: Limit,
    /// From when it counts.
    pub since: Option<Instant>,
    /// The first instant that is late; none while it stands still.
    pub due: Option<Instant>,
}
