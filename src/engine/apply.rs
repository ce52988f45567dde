//! A case moved on by an event. No rule is looked up: the event carries every result.

use super::{Case, Change, Deed, Ending, Entry, Event, Instance, Person, Run, Spans, What, event::Start};
use crate::{
    charter::Charter,
    id::{ActionId, ClockId, Id as _, StateId},
    time::{Instant, Pause},
};

/// Why an event does not follow on a case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// It happened to another case, or under other rules.
    #[error("the event belongs to the case `{event}`, not to `{case}` under the same rules")]
    Foreign {
        /// The event's case.
        event: String,
        /// The case.
        case: String,
    },
    /// It is not the next event.
    #[error("event {number} does not follow on event {last} of the case `{case}`")]
    OutOfOrder {
        /// The case.
        case: String,
        /// Its last event.
        last: u32,
        /// The event's number.
        number: u32,
    },
    /// It happened before the case's last event.
    #[error(
        "event {number} of the case `{case}` is stamped {at}, before {last}, when its last event happened"
    )]
    Backwards {
        /// The case.
        case: String,
        /// The event's number.
        number: u32,
        /// Its instant.
        at: Instant,
        /// The last event's.
        last: Instant,
    },
}

/// The case that `events` lead to, from the first on.
///
/// # Errors
/// [`ReplayError::NoEvent`] if there are none, [`ReplayError::Apply`] if one does not follow on the one before, and
/// [`ReplayError::Foreign`] if they happened under other rules than the charter's.
pub fn replay(charter: &Charter, events: &[Event]) -> Result<Case, ReplayError> {
    let first = events.first().ok_or(ReplayError::NoEvent)?;
    let workflow = charter.workflows.get(first.of.workflow);
    let workflow = workflow.filter(|_| first.of.fingerprint == charter.fingerprint);
    let workflow = workflow.ok_or_else(|| ReplayError::Foreign { case: first.of.id.to_string() })?;
    let mut case = Case::blank(first.of.clone(), workflow.facts.len(), workflow.slots.len());
    for event in events {
        case.apply(event)?;
    }
    Ok(case)
}

/// Why events do not make a case.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// There are none.
    #[error("a case cannot be replayed from no event at all")]
    NoEvent,
    /// They happened under other rules.
    #[error("the case `{case}` goes by other rules than the charter at hand")]
    Foreign {
        /// The case.
        case: String,
    },
    /// One does not follow on the one before.
    #[error(transparent)]
    Apply(#[from] ApplyError),
}

impl Case {
    /// Moves the case on by its next event.
    ///
    /// # Errors
    /// [`ApplyError`] if the event is not the next of this case; the case is then as it was.
    pub fn apply(&mut self, event: &Event) -> Result<(), ApplyError> {
        self.check(event)?;
        for change in &event.changes {
            self.change(event, change);
        }
        match &event.what {
            What::Done { action, by, capacity } => self.did(event, *action, by, capacity.body.as_ref()),
            What::Deemed { action, .. } => self.did(event, *action, &[], None),
            What::ChildEnded { child, outcome } => {
                self.note_end(child, Ending { outcome: outcome.clone(), at: event.at });
            }
            What::Placed => self.placed = Some(event.at),
            What::Migrated(moved) => *self = moved.case.clone(),
            What::Voted { .. } | What::Counted { .. } | What::Expired { .. } => {}
        }
        self.last = Some(event.at);
        self.events = event.number;
        Ok(())
    }

    /// The case after its next event.
    ///
    /// # Errors
    /// [`ApplyError`] if the event is not the next of this case.
    pub fn after(&self, event: &Event) -> Result<Self, ApplyError> {
        let mut next = self.clone();
        next.apply(event)?;
        Ok(next)
    }

    fn check(&self, event: &Event) -> Result<(), ApplyError> {
        let same = match &event.what {
            What::Migrated(moved) => moved.follows_on(&self.identity, &event.of),
            _ => std::sync::Arc::ptr_eq(&self.identity, &event.of) || self.identity == event.of,
        };
        let case = || self.id().to_owned();
        if !same {
            return Err(ApplyError::Foreign { event: event.of.id.to_string(), case: case() });
        }
        if self.events.checked_add(1) != Some(event.number) {
            return Err(ApplyError::OutOfOrder { case: case(), last: self.events, number: event.number });
        }
        match self.last {
            Some(last) if event.at < last => {
                Err(ApplyError::Backwards { case: case(), number: event.number, at: event.at, last })
            }
            _ => Ok(()),
        }
    }

    pub(super) fn change(&mut self, event: &Event, change: &Change) {
        match change {
            Change::Raised(persons) => {
                self.raisers.clone_from(persons);
                self.raised = Some(event.at);
            }
            Change::Covered(instance) => {
                self.covered.retain(|known| known.body != instance.body);
                self.covered.push(instance.clone());
            }
            Change::Fact(fact, value) => {
                if let Some(place) = self.facts.get_mut(fact.index()) {
                    place.clone_from(value);
                }
            }
            Change::Slot(slot, binding) => {
                if let Some(place) = self.slots.get_mut(slot.index()) {
                    place.clone_from(binding);
                }
            }
            Change::Rung(rung) => self.rung = *rung,
            Change::Left(state) => {
                self.marking.remove(*state);
            }
            Change::Entered(state) => self.enter(*state, event),
            Change::Ended(state) => self.ended = Some(*state),
            Change::Ballot(ballot, change) => self.change_ballot(*ballot, change, event.at),
            Change::Breached(_) => {}
            Change::Started(start) => self.start(*start),
            Change::Stopped(clock) => self.runs.retain(|run| run.clock != *clock),
            Change::Expired(clock) => self.expire(*clock),
            Change::Prolonged(clock, more) => self.on_run(*clock, |run| {
                run.prolonged.push(*more);
                run.asked = None;
            }),
            Change::Requested(clock, asked) => self.on_run(*clock, |run| run.asked = Some(*asked)),
            Change::Missed(clock, owed) => self.on_spans(*clock, |spans| spans.miss(*owed)),
            Change::Settled(clock, owed) => self.on_spans(*clock, |spans| *spans = Spans::owing(*owed)),
            Change::Declined(clock) => self.on_run(*clock, |run| run.asked = None),
            Change::Paused(clock) => {
                self.on_run(*clock, |run| run.pauses.push(Pause { from: event.at, to: None }));
            }
            Change::Resumed(clock) => self.on_run(*clock, |run| {
                if let Some(pause) = run.pauses.last_mut() {
                    pause.to = Some(event.at);
                }
            }),
            Change::Opened(child) => self.remember(child, event.number),
            Change::Cancelled(child) => self.forget_about(child),
        }
    }

    fn enter(&mut self, state: StateId, event: &Event) {
        self.marking.insert(state);
        let entry = Entry { state, at: event.at, event: event.number };
        let place = self.entered.partition_point(|known| known.state < state);
        match self.entered.get_mut(place).filter(|known| known.state == state) {
            Some(known) => *known = entry,
            None => self.entered.insert(place, entry),
        }
    }

    fn start(&mut self, start: Start) {
        let expired = self.spent.contains(&start.instance());
        let run = Run {
            clock: start.clock,
            from: start.from,
            limit: start.limit,
            back_from: start.back_from,
            pauses: smallvec::SmallVec::new(),
            prolonged: smallvec::SmallVec::new(),
            asked: None,
            spans: start.span.map(Spans::owing),
            expired,
        };
        let place = self.runs.partition_point(|known| known.clock < start.clock);
        match self.runs.get_mut(place).filter(|known| known.clock == start.clock) {
            Some(known) => *known = run,
            None => self.runs.insert(place, run),
        }
    }

    fn expire(&mut self, clock: ClockId) {
        let Some(run) = self.runs.iter_mut().find(|run| run.clock == clock) else { return };
        run.expired = true;
        let instance = (clock, run.from, run.back_from);
        self.spent.retain(|(spent, ..)| *spent != clock);
        self.spent.push(instance);
    }

    fn on_run(&mut self, clock: ClockId, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.runs.iter_mut().find(|run| run.clock == clock) {
            change(run);
        }
    }

    fn on_spans(&mut self, clock: ClockId, change: impl FnMut(&mut Spans)) {
        self.on_run(clock, |run| run.spans.iter_mut().for_each(change));
    }

    fn did(&mut self, event: &Event, action: ActionId, by: &[Person], body: Option<&Instance>) {
        self.streak = match self.streak {
            Some((last, times)) if last == action => Some((action, times.saturating_add(1))),
            _ => Some((action, 1)),
        };
        let place = self.deeds.partition_point(|deed| deed.action < action);
        if self.deeds.get(place).is_none_or(|deed| deed.action != action) {
            self.deeds.insert(place, Deed::none(action, event.at));
        }
        if let Some(deed) = self.deeds.get_mut(place) {
            deed.again(event, by, body);
        }
    }
}

impl Start {
    /// Which instance of the clock it is: one that has expired does not expire again.
    pub(super) fn instance(&self) -> super::case::Spent {
        (self.clock, self.from, self.back_from)
    }
}

impl Deed {
    fn none(action: ActionId, at: Instant) -> Self {
        Self {
            action,
            times: 0,
            at,
            event: 0,
            by: super::Persons::new(),
            body: None,
            ever: smallvec::SmallVec::new(),
            bodies: smallvec::SmallVec::new(),
        }
    }

    fn again(&mut self, event: &Event, by: &[Person], body: Option<&Instance>) {
        self.times = self.times.saturating_add(1);
        self.at = event.at;
        self.event = event.number;
        self.by = by.into();
        self.body = body.cloned();
        for person in by {
            if !self.ever.contains(person) {
                self.ever.push(person.clone());
            }
        }
        if let Some(body) = body.filter(|body| !self.bodies.contains(body)) {
            self.bodies.push(body.clone());
        }
    }
}
