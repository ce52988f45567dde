//! Clocks started, stopped and paused by an event.

use super::{Binding, Change, Ground, Known, Reason, draft::Draft, event::Start, lookup::Lookup};
use crate::{
    id::{ClockId, StateId},
    rule::{Clock, ClockOwner, Column, Expiry, LimitRule, LimitSource, Trigger},
    time::{Date, Instant, Limit},
    workflow::Leaving,
};

/// How long a clock is to run, and from which day back.
struct Length {
    limit: Limit,
    back_from: Option<Date>,
}

impl Draft<'_> {
    /// Starts, stops and pauses the clocks, once it is settled what the event leaves, enters and writes.
    pub(super) fn run_clocks(&mut self) {
        let case = self.case();
        if self.ended.is_some() {
            self.changes.extend(case.runs.iter().map(|run| Change::Stopped(run.clock)));
            return;
        }
        for id in self.touched_clocks() {
            let clock = self.workflow().clocks.at(id);
            let runs = case.run(id).is_some();
            if let Some(from) = self.start_of(id, clock) {
                self.restart(id, clock, from, runs);
                continue;
            }
            let stops = runs && self.stops(clock);
            let first = if runs && !stops { None } else { self.first_allowance(id, clock) };
            match first {
                Some(length) => self.run(id, clock, self.at, &length),
                None if stops => self.changes.push(Change::Stopped(id)),
                None if runs && clock.expiry == Expiry::Again => self.settle_span(id, clock),
                None if runs => self.pause(id, clock),
                None => {}
            }
        }
    }

    /// What the ladder's slot, when it is first bound, gives to a clock that nothing else starts: a table's limit, else the
    /// rung's.
    fn first_allowance(&mut self, id: ClockId, clock: &Clock) -> Option<Length> {
        let starts = self.ended.is_none()
            && self.is_allowance(id)
            && self.is_bound_first()
            && self.is_owner_active(clock.owner);
        if !starts {
            return None;
        }
        self.given_limit(id).map(Length::of).or_else(|| self.length_of_rung(id))
    }

    /// Whether the event stops the clock.
    fn stops(&self, clock: &Clock) -> bool {
        let by_owner = match clock.owner {
            ClockOwner::Workflow => false,
            ClockOwner::State(state) => self.left.contains(&state),
            ClockOwner::Ballot(ballot) => !self.is_ballot_open_after(ballot),
            ClockOwner::Action(action) => {
                let sources = self.workflow().actions.get(action).map(|action| &action.leaving);
                // A power that was used may be used again, but not past its limit; a duty that recurs is owed again.
                let is_done =
                    self.done == Some(action) && !matches!(clock.expiry, Expiry::Lapse | Expiry::Again);
                is_done || sources.is_some_and(|sources| self.stands_no_longer(sources))
            }
        };
        by_owner || clock.until.iter().any(|&trigger| self.triggers(trigger))
    }

    /// Whether what is left was all that the action could still leave.
    fn stands_no_longer(&self, sources: &Leaving) -> bool {
        let Leaving::Some(alternatives) = sources else { return false };
        let stands = |states: &Vec<StateId>| {
            states.iter().all(|state| self.case().marking.contains(*state) && !self.left.contains(state))
        };
        alternatives.iter().flatten().any(|state| self.left.contains(state))
            && !alternatives.iter().any(stands)
    }

    /// From when the clock counts, if the event starts it.
    fn start_of(&self, id: ClockId, clock: &Clock) -> Option<Instant> {
        if self.climbed.is_some() && self.is_allowance(id) {
            return self.is_owner_active(clock.owner).then_some(self.at);
        }
        if clock.since.is_empty() {
            if self.begins(id, clock.owner) {
                return Some(self.at);
            }
            // Naming the day starts what could not start before.
            let moved = self.has_moved_day(clock) && self.is_owner_active(clock.owner);
            let from = || self.case().run(id).map_or(self.at, |run| run.from);
            return moved.then(from);
        }
        let starts = clock.since.iter().any(|&trigger| self.triggers(trigger))
            || (clock.owner != ClockOwner::Workflow && self.begins(id, clock.owner))
            || self.has_moved_day(clock);
        if !starts || !self.is_owner_active(clock.owner) {
            return None;
        }
        clock.since.iter().filter_map(|&trigger| self.last(trigger).or(self.counted_from(trigger))).max()
    }

    /// Whether a day from which the clock counts back became another.
    fn has_moved_day(&self, clock: &Clock) -> bool {
        clock.limits.iter().filter_map(|rule| rule.before).any(|day| self.has_changed(day))
    }

    /// Whether what the clock belongs to is there once the event has happened.
    pub(super) fn is_owner_active(&self, owner: ClockOwner) -> bool {
        match owner {
            ClockOwner::Workflow => true,
            ClockOwner::State(state) => self.is_active_after(state),
            ClockOwner::Ballot(ballot) => self.is_ballot_open_after(ballot),
            ClockOwner::Action(action) => {
                match self.workflow().actions.get(action).map(|action| &action.leaving) {
                    Some(Leaving::Some(alternatives)) => {
                        alternatives.iter().any(|states| self.are_active(states))
                    }
                    Some(Leaving::Any) => true,
                    Some(Leaving::Start) | None => false,
                }
            }
        }
    }

    /// Whether what the clock belongs to begins with the event.
    fn begins(&self, id: ClockId, owner: ClockOwner) -> bool {
        match owner {
            ClockOwner::Workflow if self.is_allowance(id) => self.is_bound_first(),
            ClockOwner::Workflow => self.raises,
            ClockOwner::State(_) | ClockOwner::Ballot(_) => {
                self.workflow().state_of(owner).is_some_and(|state| self.entered.contains(&state))
            }
            ClockOwner::Action(action) => {
                match self.workflow().actions.get(action).map(|action| &action.leaving) {
                    Some(Leaving::Some(alternatives)) => alternatives.iter().any(|states| {
                        states.iter().any(|state| self.entered.contains(state)) && self.are_active(states)
                    }),
                    Some(Leaving::Any) => self.raises,
                    Some(Leaving::Start) | None => false,
                }
            }
        }
    }

    fn are_active(&self, states: &[StateId]) -> bool {
        states.iter().all(|&state| self.is_active_after(state))
    }

    /// Whether the clock is the allowance of the ladder.
    fn is_allowance(&self, id: ClockId) -> bool {
        self.workflow().climbs.is_some_and(|(_, allowance)| allowance == Some(id))
    }

    /// Whether the event puts the first body into the slot that climbs the ladder.
    fn is_bound_first(&self) -> bool {
        self.workflow().climbs.is_some_and(|(slot, _)| {
            *self.case().slot(slot) == Binding::Empty
                && self.view.slot(slot).is_some_and(|bound| *bound != Binding::Empty)
        })
    }

    /// Starts a clock from then, unless it has no limit now.
    pub(super) fn restart(&mut self, id: ClockId, clock: &Clock, from: Instant, runs: bool) {
        match self.length(id, clock) {
            Some(length) => self.run(id, clock, from, &length),
            None if runs => self.changes.push(Change::Stopped(id)),
            None => {}
        }
    }

    /// Lets a clock run. One whose end has come already stays as it ended: it is history, and never paused.
    fn run(&mut self, id: ClockId, clock: &Clock, from: Instant, length: &Length) {
        let span = self.first_span(clock, from, length.limit);
        let start = Start { clock: id, from, limit: length.limit, back_from: length.back_from, span };
        self.changes.push(Change::Started(start));
        if self.is_pausing(clock) && !self.is_spent(start) {
            self.changes.push(Change::Paused(id));
        }
    }

    /// Whether the end of a clock has come, perhaps with this very event.
    pub(super) fn has_ended(&self, id: ClockId) -> bool {
        let ends_now = self.changes.contains(&Change::Expired(id));
        ends_now || self.case().run(id).is_some_and(|run| run.expired)
    }

    /// Whether the end of this instance of a clock has come.
    fn is_spent(&self, start: Start) -> bool {
        let run = self.case().run(start.clock).filter(|_| self.has_ended(start.clock));
        let is_run = run.is_some_and(|run| (run.from, run.back_from) == (start.from, start.back_from));
        is_run || self.case().spent.contains(&start.instance())
    }

    fn is_pausing(&self, clock: &Clock) -> bool {
        clock.pauses.iter().any(|&state| self.is_active_after(state))
    }

    /// Pauses a running clock, or lets it run again.
    fn pause(&mut self, id: ClockId, clock: &Clock) {
        let Some(run) = self.case().run(id).filter(|_| !self.has_ended(id)) else { return };
        match (run.is_paused(), self.is_pausing(clock)) {
            (false, true) => self.changes.push(Change::Paused(id)),
            (true, false) => self.changes.push(Change::Resumed(id)),
            (false, false) | (true, true) => {}
        }
    }

    /// How long the clock is to run; none if it has no limit now. Adds a reason if that cannot be decided.
    fn length(&mut self, id: ClockId, clock: &Clock) -> Option<Length> {
        if self.is_allowance(id)
            && let Some(allowance) = self.climbed
        {
            return allowance.map(Length::of);
        }
        let given = self.given_limit(id).map(Length::of);
        let written = given.or_else(|| self.written_length(id, clock));
        written.or_else(|| self.length_of_rung(id))
    }

    /// How long a clock would be if it started now, and from which day back.
    pub(super) fn limit_now(&mut self, id: ClockId, clock: &Clock) -> Option<(Limit, Option<Date>)> {
        self.length(id, clock).map(|length| (length.limit, length.back_from))
    }

    /// The allowance of the rung on which the case stands, for the clock that is its ladder's.
    fn length_of_rung(&mut self, id: ClockId) -> Option<Length> {
        let (slot, _) = self.workflow().climbs.filter(|_| self.is_allowance(id))?;
        let limit = self.allowance_of_rung()?;
        self.grounds.push(Ground::Rung(slot, self.view.rung()));
        Some(Length::of(limit))
    }

    /// What a table used in this event gives to the clock.
    fn given_limit(&self, id: ClockId) -> Option<Limit> {
        self.limits.iter().rev().find(|(given, _)| *given == id).and_then(|(_, limit)| *limit)
    }

    fn written_length(&mut self, id: ClockId, clock: &Clock) -> Option<Length> {
        for (index, rule) in (0u16..).zip(&clock.limits) {
            match self.view.judge(&rule.condition) {
                Known::No => {}
                Known::Yes => {
                    let length = self.length_by(id, rule)?;
                    self.grounds.push(Ground::Limit(id, index));
                    return Some(length);
                }
                Known::Unknown => {
                    self.undecided_limit(id, self.view.read(&rule.condition));
                    return None;
                }
            }
        }
        None
    }

    fn length_by(&mut self, id: ClockId, rule: &LimitRule) -> Option<Length> {
        // A day that is not named yet starts nothing; naming it will.
        let back_from = match rule.before {
            Some(day) => Some(self.view.date(day)?),
            None => None,
        };
        let limit = match rule.limit {
            LimitSource::Fixed(limit) => Some(limit),
            LimitSource::Fact(fact) => {
                let amount = self.view.amount(fact);
                if amount.is_none() {
                    self.undecided_limit(id, vec![self.view.reading(fact)]);
                }
                amount
            }
            LimitSource::Table(table) => self.limit_by_table(id, table),
        };
        limit.map(|limit| Length { limit, back_from })
    }

    fn limit_by_table(&mut self, id: ClockId, of: crate::id::TableId) -> Option<Limit> {
        let table = self.workflow().tables.get(of)?;
        let Lookup::Row(index, row) = self.view.look_up(table) else {
            self.undecided_limit(id, self.view.read_inputs(table));
            return None;
        };
        let column = table.outputs.iter().position(|column| *column == Column::Clock(id))?;
        match self.view.limit_in(row.settings.get(column)?) {
            Ok(limit) => {
                self.grounds.extend(limit.map(|_| Ground::Row(of, index)));
                limit
            }
            Err(fact) => {
                self.undecided_limit(id, vec![self.view.reading(fact)]);
                None
            }
        }
    }

    /// Says that a clock has no limit yet. At the end of another clock it is simply not started.
    fn undecided_limit(&mut self, clock: ClockId, read: Vec<super::Reading>) {
        if self.is_expiry {
            return;
        }
        self.reasons.push(Reason::NoLimit { clock, read });
    }
}

impl Length {
    fn of(limit: Limit) -> Self {
        Self { limit, back_from: None }
    }
}

/// Whether a trigger has come about by `at`; a named day has when it begins.
pub(super) fn has_come(draft: &Draft<'_>, trigger: Trigger) -> bool {
    draft.last_before(trigger).is_some_and(|last| last <= draft.at)
}
