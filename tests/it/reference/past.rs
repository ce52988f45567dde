//! What the reference knows of a case: everything that ever happened.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    children::Offspring,
    poll::{self, Poll},
    spans::Owed,
};
use gongzhi::{
    charter::{Charter, Workflow},
    engine::{Capacity, Change, Directory, Ground, Instance, Notice, Person, What, World},
    id::{ActionId, BallotId, BodyId, ClockId, FactId, SlotId, StateId},
    rule::{Target, Value},
    time::{Calendar, Date, Due, Instant, Limit, Pause, Period, Policy, TimeOfDay, due},
};

/// The rules of one workflow, the days that count, and the case they are read for: which instances there are is asked of the
/// directory.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) charter: &'a Charter,
    pub(crate) workflow: &'a Workflow,
    pub(crate) calendar: &'a Calendar,
    pub(crate) directory: &'a dyn Directory,
    pub(crate) case: &'a str,
}

/// The rules and the people, for what a person does.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) rules: Rules<'a>,
    pub(crate) world: World<'a>,
}

/// A case with its whole history.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Past {
    pub(crate) told: Vec<Told>,
    pub(crate) active: BTreeSet<StateId>,
    pub(crate) ended: Option<StateId>,
    pub(crate) raisers: Option<Vec<Person>>,
    /// Of each class the instance that covers the case, as the directory said when it was raised.
    pub(crate) covered: BTreeMap<BodyId, Instance>,
    pub(crate) facts: BTreeMap<FactId, Value>,
    pub(crate) slots: BTreeMap<SlotId, Held>,
    pub(crate) rung: u16,
    /// Every entry of every state, the event's number and the instant.
    pub(crate) entries: Vec<(StateId, usize, Instant)>,
    /// Every deed.
    pub(crate) deeds: Vec<Done>,
    /// What is being done in the step at hand, for rules that name its actor.
    pub(crate) doing: Option<Done>,
    /// What somebody who asks for options has yet to say.
    pub(crate) open: BTreeSet<Target>,
    /// The clocks that have started and were not stopped.
    pub(crate) going: BTreeMap<ClockId, Going>,
    /// The instance of each clock whose end came last.
    pub(crate) expired: BTreeMap<ClockId, Run>,
    /// The cases that it opened.
    pub(crate) offspring: Vec<Offspring>,
    /// Each ballot as it was opened last.
    pub(crate) polls: BTreeMap<BallotId, Poll>,
    /// Every election that was held.
    pub(crate) elections: Vec<poll::Held>,
}

/// What a slot holds; an empty slot is not in the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    Bodies(Vec<Instance>),
    Persons(Vec<Person>),
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) number: usize,
    pub(crate) at: Instant,
    pub(crate) what: What,
    pub(crate) changes: Vec<Change>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) grounds: BTreeSet<Ground>,
}

/// One deed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Done {
    pub(crate) action: ActionId,
    pub(crate) event: usize,
    pub(crate) at: Instant,
    pub(crate) by: Vec<Person>,
    pub(crate) capacity: Option<Capacity>,
}

impl Done {
    /// The body in whose capacity it was done.
    pub(crate) fn body(&self) -> Option<Instance> {
        self.capacity.as_ref()?.body.clone()
    }
}

/// A clock that has started.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Going {
    pub(crate) from: Instant,
    pub(crate) limit: Limit,
    /// Which span is owed, of a duty that recurs.
    pub(crate) owed: Option<Owed>,
    pub(crate) back_from: Option<Date>,
    pub(crate) pauses: Vec<Pause>,
    pub(crate) prolonged: Vec<Limit>,
    /// The last request for more time, unless it was granted or declined.
    pub(crate) request: Option<Wish>,
    pub(crate) expired: bool,
}

/// A request for more time, with its own limit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Wish {
    pub(crate) at: Instant,
    pub(crate) within: Option<(Limit, Policy)>,
}

/// An instance of a clock: from when it counted, and from which day back.
pub(crate) type Run = (Instant, Option<Date>);

impl Past {
    pub(crate) fn new() -> Self {
        Self {
            told: Vec::new(),
            active: BTreeSet::new(),
            ended: None,
            raisers: None,
            covered: BTreeMap::new(),
            facts: BTreeMap::new(),
            slots: BTreeMap::new(),
            rung: 0,
            entries: Vec::new(),
            deeds: Vec::new(),
            doing: None,
            open: BTreeSet::new(),
            going: BTreeMap::new(),
            expired: BTreeMap::new(),
            offspring: Vec::new(),
            polls: BTreeMap::new(),
            elections: Vec::new(),
        }
    }

    pub(crate) fn last(&self) -> Option<Instant> {
        self.told.last().map(|told| told.at)
    }

    pub(crate) fn is_raised(&self) -> bool {
        self.raisers.is_some()
    }

    /// How often the action was done.
    pub(crate) fn times(&self, action: ActionId) -> u32 {
        u32::try_from(self.deeds.iter().filter(|deed| deed.action == action).count()).unwrap()
    }

    /// How often the action was done since the case last did another one.
    pub(crate) fn times_in_row(&self, action: ActionId) -> u32 {
        let row = self.deeds.iter().rev().take_while(|deed| deed.action == action);
        u32::try_from(row.count()).unwrap()
    }

    /// The last deed; within a step, of the action being done, the one at hand.
    pub(crate) fn last_deed(&self, action: ActionId) -> Option<&Done> {
        let doing = self.doing.iter().filter(|deed| deed.action == action);
        doing.chain(self.deeds.iter().rev().filter(|deed| deed.action == action)).next()
    }

    /// The last entry of the state.
    pub(crate) fn entered(&self, state: StateId) -> Option<(usize, Instant)> {
        let entry = self.entries.iter().rev().find(|(entered, ..)| *entered == state);
        entry.map(|&(_, event, at)| (event, at))
    }
}

impl Held {
    pub(crate) fn bodies(&self) -> &[Instance] {
        match self {
            Self::Bodies(bodies) => bodies,
            Self::Persons(_) => &[],
        }
    }

    pub(crate) fn persons(&self) -> &[Person] {
        match self {
            Self::Persons(persons) => persons,
            Self::Bodies(_) => &[],
        }
    }
}

impl Going {
    /// "While a request is open the clock ends no sooner than the request's own limit; one without a limit holds it whatever
    /// its due." A clock that has no due of its own keeps its answer.
    pub(crate) fn due(&self, rules: Rules<'_>, clock: ClockId) -> Due {
        let own = self.own_due(rules, clock);
        let Some(wish) = self.request else { return own };
        match (own, wish.over(rules)) {
            (_, None) => Due::Held { since: wish.at },
            (Due::At { due: own_due, .. }, Some(Due::At { due, due_date })) => {
                if due > own_due {
                    Due::At { due, due_date }
                } else {
                    own
                }
            }
            (Due::At { .. }, Some(unknown)) => unknown,
            (own, Some(_)) => own,
        }
    }

    /// What is to come within so long before a named day is late once that day begins; else the arithmetic of periods.
    pub(crate) fn own_due(&self, rules: Rules<'_>, clock: ClockId) -> Due {
        let policy = rules.workflow.clocks.get(clock).unwrap().policy;
        match self.back_from {
            None => {
                let period = Period::new(self.from, self.length()).policy(policy);
                due(rules.calendar, &period.pauses(&self.pauses).prolonged(&self.prolonged))
            }
            Some(day) => {
                Due::At { due: rules.begin(day).unwrap_or(Instant::MAX), due_date: day.pred_opt().unwrap() }
            }
        }
    }

    /// "At its own limit the request is over without an event: from that instant on."
    pub(crate) fn is_asked(&self, rules: Rules<'_>, at: Instant) -> bool {
        match self.request.map(|wish| wish.over(rules)) {
            None => false,
            Some(Some(Due::At { due, .. })) => at < due,
            Some(_) => true,
        }
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.pauses.iter().any(|pause| pause.to.is_none())
    }
}

impl Wish {
    /// When it is over, if it has a limit.
    fn over(&self, rules: Rules<'_>) -> Option<Due> {
        let (limit, policy) = self.within?;
        Some(due(rules.calendar, &Period::new(self.at, limit).policy(policy)))
    }
}

impl Rules<'_> {
    /// The end of a day.
    pub(crate) fn end(&self, date: Date) -> Instant {
        Instant::at(date, TimeOfDay::END, self.calendar.zone()).unwrap_or(Instant::MAX)
    }

    /// "The named day begins": the first instant of a date.
    pub(crate) fn begin(&self, date: Date) -> Option<Instant> {
        Instant::at(date, TimeOfDay::START, self.calendar.zone())
    }
}
