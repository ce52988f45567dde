//! What is asked: from where to where, on which runs.

use chrono::Datelike as _;

use crate::{
    charter::{Charter, Workflow},
    id::{ActionId, StateId},
    rule::Condition,
    time::Date,
};

/// Which runs of a workflow are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunKind {
    /// Runs on which no duty's limit ends: whatever is owed is done in time, be it in the last moment. Limits of powers and
    /// of silence end.
    Punctual,
    /// Any run: nobody need do anything, only the ends of limits force the case on. Escalations count.
    Any,
}

/// Something that happens to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// It is raised.
    Start,
    /// The state is entered.
    Enters(StateId),
    /// The action is done, or counts as taken.
    Does(ActionId),
}

/// Days on which something may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// Whether each of them is looked at; else only so many as are needed to know the worst.
    pub each: bool,
}

impl Days {
    pub(super) fn all(&self) -> impl Iterator<Item = Date> + use<> {
        let last = self.last;
        self.first.iter_days().take_while(move |day| *day <= last)
    }
}

/// From where to where the longest time is sought, and on which runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeQuestion {
    /// From when this happens.
    pub from: Point,
    /// Until one of these happens next; if there are none, until each of the outcomes.
    pub to: Vec<Point>,
    /// On which runs.
    pub runs: RunKind,
    /// Only runs on which none of these actions is done from then on.
    pub without: Vec<ActionId>,
    /// Only as long as this holds, from then on; what is not known counts as if it did.
    pub as_long_as: Condition,
    /// On which days it may begin, to say when it is over on the calendar; none: only sums.
    pub days: Option<Days>,
    /// How many stands of a case, and ways to come there, are looked at.
    pub limit: usize,
}

impl Point {
    /// The point of that name: `start` or `起点`, a state, or else an action.
    #[must_use]
    pub fn named(workflow: &Workflow, name: &str) -> Option<Self> {
        if name == "start" || name == "起点" {
            return Some(Self::Start);
        }
        let state = workflow.states.position(|state| state.name == *name).map(Self::Enters);
        state.or_else(|| workflow.action_named(name).map(Self::Does))
    }
}

impl TimeQuestion {
    /// From raising a case until each outcome, on punctual runs.
    #[must_use]
    pub fn outcomes() -> Self {
        Self {
            from: Point::Start,
            to: Vec::new(),
            runs: RunKind::Punctual,
            without: Vec::new(),
            as_long_as: Condition::Always,
            days: None,
            limit: crate::check::LIMIT,
        }
    }

    /// Between two points, on punctual runs.
    #[must_use]
    pub fn between(from: Point, to: Point) -> Self {
        Self { from, to: vec![to], ..Self::outcomes() }
    }

    /// The same, on any run.
    #[must_use]
    pub fn on_any_run(self) -> Self {
        Self { runs: RunKind::Any, ..self }
    }

    /// The same, also on the calendar, for each of these days.
    #[must_use]
    pub fn on_days(self, first: Date, last: Date) -> Self {
        Self { days: Some(Days { first, last, each: true }), ..self }
    }

    /// The same, also on the calendar, from the worst of these days.
    #[must_use]
    pub fn on_the_worst_of(self, first: Date, last: Date) -> Self {
        Self { days: Some(Days { first, last, each: false }), ..self }
    }

    /// The same, as long as this holds.
    #[must_use]
    pub fn as_long_as(self, condition: Condition) -> Self {
        Self { as_long_as: condition, ..self }
    }

    /// The same, on runs without these actions.
    #[must_use]
    pub fn without(self, actions: impl IntoIterator<Item = ActionId>) -> Self {
        Self { without: actions.into_iter().collect(), ..self }
    }
}

/// The last whole year that the charter's calendar knows; of one that knows all years, that in which the charter comes into
/// force, or that of its edition.
#[must_use]
pub fn last_known_year(charter: &Charter) -> Option<(Date, Date)> {
    /// Beyond it no notice of days off will be written.
    const FOR_EVER: i32 = 9000;
    let (first, last) = charter.calendar.known();
    let whole = if last.month() == 12 && last.day() == 31 { last.year() } else { last.year() - 1 };
    let edition = || charter.edition.get(..4).and_then(|year| year.parse().ok());
    let in_force = || charter.since.map(|since| since.year()).or_else(edition);
    let year = if whole < FOR_EVER { whole } else { in_force()? };
    let from = Date::from_ymd_opt(year, 1, 1)?;
    Some((from.max(first), Date::from_ymd_opt(year, 12, 31)?))
}
