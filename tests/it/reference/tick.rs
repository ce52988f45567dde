//! Time passes: "loop: e = earliest expiry of case with due <= at … apply e, stamped with e.due".

use gongzhi::{
    engine::{BallotChange, Change, Ground, Meaning, What},
    id::{BallotId, ClockId, StateId},
    rule::{Cause, ClockOwner, Expiry, Holder, Route},
    time::{Due, Instant, Unit, Unknown},
};

use super::{
    Past, Rules,
    doing::{Deed, Doer, perform},
    draft::{Draft, Why},
    ladder::Climb,
    past::Going,
};

/// "Ten thousand events" is more than one answer holds.
const MOST: usize = 10_000;

/// The case at that instant; none if it would have too many expiries by then.
pub(crate) fn tick(rules: Rules<'_>, past: &Past, at: Instant) -> Option<Past> {
    let mut now = past.clone();
    while let Some((clock, due)) = earliest(rules, &now, at) {
        if now.told.len() - past.told.len() >= MOST {
            return None;
        }
        now = expire(rules, &now, clock, due);
    }
    Some(now)
}

/// The clock that ends first; of several that end together the one declared first. Where the calendar's data end "ticking
/// stops": while the due of a clock is unknown nothing is told that comes later than the data, and that the clock could
/// precede.
fn earliest(rules: Rules<'_>, past: &Past, at: Instant) -> Option<(ClockId, Instant)> {
    let mut found: Option<(ClockId, Instant)> = None;
    let mut horizon = at;
    for (&clock, going) in past.going.iter().filter(|(_, going)| !going.expired) {
        match going.due(rules, clock) {
            Due::At { due, .. } if found.is_none_or(|(_, first)| due < first) => found = Some((clock, due)),
            Due::Unknown { beyond: Unknown::After(edge) } => {
                horizon = horizon.min(rules.end(edge).max(going.soonest()));
            }
            Due::At { .. } | Due::Paused { .. } | Due::Held { .. } | Due::Unknown { .. } => {}
        }
    }
    found.filter(|&(_, due)| due <= horizon)
}

impl Going {
    /// An instant before which no calendar lets it end: so many hours; a day that begins late and ends early takes little, so
    /// that of days two are not counted; a month has at least 28 days.
    fn soonest(&self) -> Instant {
        let length = self.length();
        let count = i64::from(length.count());
        let hours = match length.unit() {
            Unit::Hours | Unit::WorkingHours => count,
            Unit::Days | Unit::WorkingDays => (count - 2) * 24,
            Unit::Months => (count * 28 - 2) * 24,
            Unit::Years => (count * 365 - 2) * 24,
        };
        self.from.plus_seconds(hours * 3600).unwrap_or(Instant::MAX)
    }
}

/// "On expiry exactly one declared thing happens."
fn expire(rules: Rules<'_>, past: &Past, clock: ClockId, due: Instant) -> Past {
    let at = past.last().map_or(due, |last| due.max(last));
    let happens = match &rules.workflow.clocks.get(clock).unwrap().expiry {
        Expiry::Breach => breach(rules, past, clock, at, Meaning::Breach),
        Expiry::Again => super::spans::again(rules, past, clock, at),
        Expiry::Lapse => {
            let mut draft = Draft::new(rules, past, at);
            draft.expire(clock);
            draft.tell(What::Expired { clock, meaning: Meaning::Lapse })
        }
        Expiry::Escalate => escalate(rules, past, clock, at),
        Expiry::Take { action, with } => {
            let deed = Deed {
                action: *action,
                doer: Doer::Clock(clock),
                given: Default::default(),
                with,
                more: None,
                why: Why::new(),
                world: None,
            };
            perform(rules, past, deed, at)
        }
        Expiry::Close => close(rules, past, clock, at),
        Expiry::Route(routes) => route(rules, past, clock, at, routes),
    };
    // "If it is closed, a breach is recorded."
    happens.or_else(|_| breach(rules, past, clock, at, Meaning::Closed)).unwrap()
}

/// "By time: the expiry counts the votes cast." "Secret: its clock ends the voting; if nobody voted, the result follows at
/// once."
fn close(rules: Rules<'_>, past: &Past, clock: ClockId, at: Instant) -> Result<Past, Why> {
    let mut draft = Draft::new(rules, past, at);
    draft.expire(clock);
    let id = ballot_of(rules, clock).unwrap();
    let ballot = rules.workflow.ballots.get(id).unwrap();
    let poll = draft.now.polls.get_mut(&id).unwrap();
    if ballot.is_secret && !poll.cast.is_empty() {
        poll.is_over = true;
        draft.changes.push(Change::Ballot(id, BallotChange::Over.into()));
        return draft.tell(What::Expired { clock, meaning: Meaning::Over });
    }
    let counted = poll.counted(ballot);
    draft.close(id, &counted);
    draft.tell(What::Expired { clock, meaning: Meaning::Decided })
}

fn ballot_of(rules: Rules<'_>, clock: ClockId) -> Option<BallotId> {
    match rules.workflow.clocks.get(clock).unwrap().owner {
        ClockOwner::Ballot(ballot) => Some(ballot),
        _ => None,
    }
}

fn breach(rules: Rules<'_>, past: &Past, clock: ClockId, at: Instant, meaning: Meaning) -> Result<Past, Why> {
    let mut draft = Draft::new(rules, past, at);
    draft.expire(clock);
    draft.breach(clock);
    // "Ends the ballot all the same."
    if let Some(ballot) = ballot_of(rules, clock)
        && draft.now.polls.remove(&ballot).is_some()
    {
        draft.changes.push(Change::Ballot(ballot, BallotChange::Aborted.into()));
    }
    draft.tell(What::Expired { clock, meaning })
}

/// "`escalate` (breach and next rung)."
fn escalate(rules: Rules<'_>, past: &Past, clock: ClockId, at: Instant) -> Result<Past, Why> {
    let mut draft = Draft::new(rules, past, at);
    draft.expire(clock);
    draft.breach(clock);
    let meaning = match draft.climb(Cause::Expiry) {
        Some(Climb::Exhausted(route)) => {
            draft.by_route(route, &[]);
            draft.move_past(clock, &route.to);
            Meaning::Exhausted
        }
        Some(Climb::Next) => Meaning::Escalated,
        Some(Climb::Stays) => return Err(Why::from(["because"])),
        None => return Err(draft.why),
    };
    draft.finish(What::Expired { clock, meaning })
}

/// "An expiry that routes moves only the state that owns the clock."
fn route(rules: Rules<'_>, past: &Past, clock: ClockId, at: Instant, routes: &[Route]) -> Result<Past, Why> {
    let mut draft = Draft::new(rules, past, at);
    draft.expire(clock);
    let Some((number, route)) = draft.first_route(routes) else { return Err(Why::from(["->"])) };
    draft.grounds.insert(Ground::Expiry(clock, number));
    draft.by_route(route, &[]);
    let mut to = route.to.clone();
    if let Some(cause) = route.escalates
        && let Some(Climb::Exhausted(route)) = draft.climb(cause)
    {
        draft.by_route(route, &[]);
        to.clone_from(&route.to);
    }
    draft.move_out(clock, &to);
    draft.finish(What::Expired { clock, meaning: Meaning::Routed })
}

impl Draft<'_> {
    /// "An expiry that fired is history."
    pub(crate) fn expire(&mut self, clock: ClockId) {
        self.is_expiry = true;
        self.grounds.insert(Ground::Clock(clock));
        self.changes.push(Change::Expired(clock));
        if let Some(going) = self.now.going.get_mut(&clock) {
            going.expired = true;
            self.now.expired.insert(clock, (going.from, going.back_from));
        }
    }

    /// Leaves the state that owns the clock and enters these, if there are any.
    fn move_out(&mut self, clock: ClockId, to: &[StateId]) {
        if to.is_empty() {
            return;
        }
        let leave = self.states_of(clock);
        if leave.is_empty() {
            self.why.insert("from");
        }
        self.go(&leave, &[], to);
    }

    /// Past the last rung: out of the state that owns the allowance; where it spans several, out of those for which the slot
    /// that climbs answers, else out of the only active one.
    fn move_past(&mut self, clock: ClockId, to: &[StateId]) {
        let is_named = self.rules.workflow.clocks.get(clock).unwrap().owner != ClockOwner::Workflow;
        let slot = self.rules.workflow.climbs.map(|(slot, _)| Holder::Slot(slot));
        let answers = |state: &&StateId| self.rules.workflow.states.get(**state).unwrap().accountable == slot;
        let held: Vec<StateId> = self.before.active.iter().filter(answers).copied().collect();
        if is_named || held.is_empty() || to.is_empty() {
            self.move_out(clock, to);
        } else {
            self.go(&held, &[], to);
        }
    }

    fn finish(mut self, what: What) -> Result<Past, Why> {
        if self.is_open() {
            self.settle();
        }
        self.tell(what)
    }
}
