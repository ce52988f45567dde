//! Clocks: "starts, stops, pauses, extends, warns".

use std::collections::BTreeSet;

use gongzhi::{
    engine::{Change, Ground, Start},
    id::{ActionId, BallotId, ClockId, StateId, TableId},
    rule::{ClockOwner, Column, Expiry, FactType, LimitSource, Row, Setting, Trigger, Value},
    time::{Date, Instant, Limit, Pause},
    workflow::Leaving,
};

use super::{
    Past, Rules,
    condition::holds,
    draft::Draft,
    past::Going,
    table::{Fits, row},
};

impl Rules<'_> {
    /// When the trigger came about last; a named day that is known comes at its first instant, be it past or to come.
    pub(crate) fn came(self, past: &Past, trigger: Trigger) -> Option<Instant> {
        match trigger {
            Trigger::Enters(state) => past.entered(state).map(|(_, at)| at),
            Trigger::Does(action) => past.last_deed(action).map(|deed| deed.at),
            Trigger::Day(fact) => match past.facts.get(&fact) {
                Some(Value::Date(date)) => self.begin(*date),
                _ => None,
            },
        }
    }

    /// The alternatives that an action leaves of which every state is active.
    pub(crate) fn standing(self, active: &BTreeSet<StateId>, action: ActionId) -> Vec<Vec<StateId>> {
        match &self.workflow.actions.get(action).unwrap().leaving {
            Leaving::Some(alternatives) => {
                let stands = |states: &&Vec<StateId>| states.iter().all(|state| active.contains(state));
                alternatives.iter().filter(stands).cloned().collect()
            }
            Leaving::Any | Leaving::Start => Vec::new(),
        }
    }
}

impl Draft<'_> {
    /// What the step does to clocks: it stops, starts, pauses and resumes them.
    pub(crate) fn run_clocks(&mut self) {
        let stopped = self.stopped();
        for &clock in &stopped {
            self.now.going.remove(&clock);
        }
        if self.now.ended.is_none() {
            for clock in self.rules.workflow.clocks.ids() {
                self.start_clock(clock);
            }
        }
        self.settle_spans();
        for clock in self.before.going.keys().filter(|clock| !self.now.going.contains_key(clock)) {
            self.changes.push(Change::Stopped(*clock));
        }
        self.pause_clocks();
    }

    /// "Leaving a state in any way stops its clocks"; so does leaving the states that an action leaves, or doing it; so does
    /// what the clock's `until` names; so does the end of the case.
    fn stopped(&self) -> Vec<ClockId> {
        let stops = |clock: &ClockId| {
            let rule = self.rules.workflow.clocks.get(*clock).unwrap();
            let is_left = match rule.owner {
                ClockOwner::Workflow => false,
                ClockOwner::State(state) => self.left.contains(&state),
                ClockOwner::Ballot(ballot) => !self.is_voting(ballot),
                // A power that was used may be used again, but not past its limit.
                ClockOwner::Action(action) => {
                    self.did == Some(action) && !matches!(rule.expiry, Expiry::Lapse | Expiry::Again)
                        || self.no_longer_stands(action)
                }
            };
            is_left || rule.until.iter().any(|&trigger| self.is_now(trigger)) || self.now.ended.is_some()
        };
        self.now.going.keys().copied().filter(stops).collect()
    }

    /// Whether one may vote after the step.
    fn is_voting(&self, ballot: BallotId) -> bool {
        self.now.polls.get(&ballot).is_some_and(|poll| !poll.is_over)
    }

    /// Whether the action could leave its states before the step, and they have been left.
    fn no_longer_stands(&self, action: ActionId) -> bool {
        let stayed: BTreeSet<StateId> = self.before.active.difference(&self.left).copied().collect();
        !self.rules.standing(&self.before.active, action).is_empty()
            && self.rules.standing(&stayed, action).is_empty()
    }

    /// Whether something that happens in this step is the trigger.
    fn is_now(&self, trigger: Trigger) -> bool {
        match trigger {
            Trigger::Enters(state) => self.entered.contains(&state),
            Trigger::Does(action) => self.did == Some(action),
            Trigger::Day(fact) => self.before.facts.get(&fact) != self.now.facts.get(&fact),
        }
    }

    fn start_clock(&mut self, clock: ClockId) {
        let rule = self.rules.workflow.clocks.get(clock).unwrap();
        let (stands, is_new) = self.owner(rule.owner);
        if !stands {
            return;
        }
        if self.is_allowance(clock) && self.escalated {
            // "Each escalation … restarts the allowance with that rung's."
            let limit = self.of_rung();
            return self.start(clock, self.at, limit);
        }
        let is_now = rule.since.iter().any(|&trigger| self.is_now(trigger));
        // "Limits may count back from a date fact": naming the day, or another one, starts them.
        let is_named =
            rule.limits.iter().filter_map(|rule| rule.before).any(|day| self.is_now(Trigger::Day(day)));
        let from = if rule.since.is_empty() {
            // "`since` left out: from entering the state."
            let known = || self.before.going.get(&clock).map_or(self.at, |going| going.from);
            if is_new { Some(self.at) } else { is_named.then(known) }
        } else if is_now || is_new || is_named {
            // "Several: each starts it anew." It counts from the latest that has come about, or is named.
            rule.since.iter().filter_map(|&trigger| self.rules.came(&self.now, trigger)).max()
        } else {
            None
        };
        match from {
            Some(from) => match self.limit(clock) {
                Ok(limit) => self.start(clock, from, limit),
                Err(word) => {
                    self.why.insert(word);
                }
            },
            // "The first binding of the slot starts the allowance with the table's limit if one is given, else the rung's."
            None if self.is_allowance(clock) && self.is_bound_first() => {
                // A clock that runs already goes on.
                if self.now.going.contains_key(&clock) {
                    return;
                }
                let given = self.given.get(&clock).copied().map(|limit| (limit, None));
                let limit = given.or_else(|| self.of_rung());
                if limit.is_some() {
                    self.start(clock, self.at, limit);
                }
            }
            None => {}
        }
    }

    /// Whether what a clock belongs to stands after the step, and whether it came to with the step.
    fn owner(&self, owner: ClockOwner) -> (bool, bool) {
        match owner {
            ClockOwner::Workflow => (true, false),
            ClockOwner::Ballot(ballot) => {
                let state = self.rules.workflow.ballots.get(ballot).unwrap().state;
                (self.is_voting(ballot), self.entered.contains(&state))
            }
            ClockOwner::State(state) => (self.now.active.contains(&state), self.entered.contains(&state)),
            ClockOwner::Action(action) => match self.rules.workflow.actions.get(action).unwrap().leaving {
                Leaving::Some(_) => {
                    let standing = self.rules.standing(&self.now.active, action);
                    let is_new = standing.iter().flatten().any(|state| self.entered.contains(state));
                    (!standing.is_empty(), is_new)
                }
                // It stands wherever the case is, from its start on.
                Leaving::Any => (true, self.before.active.is_empty()),
                Leaving::Start => (false, false),
            },
        }
    }

    fn is_allowance(&self, clock: ClockId) -> bool {
        self.rules.workflow.climbs.is_some_and(|(_, allowance)| allowance == Some(clock))
    }

    fn is_bound_first(&self) -> bool {
        self.rules.workflow.climbs.is_some_and(|(slot, _)| {
            !self.before.slots.contains_key(&slot) && self.now.slots.contains_key(&slot)
        })
    }

    fn of_rung(&mut self) -> Option<(Limit, Option<Date>)> {
        let limit = self.rules.rung(self.now.rung)?.allowance?;
        let (slot, _) = self.rules.workflow.climbs?;
        self.grounds.insert(Ground::Rung(slot, self.now.rung));
        Some((limit, None))
    }

    /// What a table used in this step gives; else what the clock says; else, for the allowance, what the rung says.
    fn limit(&mut self, clock: ClockId) -> Result<Option<(Limit, Option<Date>)>, &'static str> {
        if let Some(limit) = self.given.get(&clock) {
            return Ok(Some((*limit, None)));
        }
        let own = match self.own_limit(clock) {
            // An expiry takes its course: nobody can be asked to do better.
            Err(_) if self.is_expiry => None,
            own => own?,
        };
        Ok(own.or_else(|| if self.is_allowance(clock) { self.of_rung() } else { None }))
    }

    /// "The first whose condition holds when it starts counts. None holds: it does not start."
    fn own_limit(&mut self, clock: ClockId) -> Result<Option<(Limit, Option<Date>)>, &'static str> {
        for (number, rule) in (0..).zip(&self.rules.workflow.clocks.get(clock).unwrap().limits) {
            match holds(self.rules, &self.now, &rule.condition) {
                Some(false) => continue,
                None => return Err("within"),
                Some(true) => {}
            }
            let back_from = match rule.before {
                None => None,
                Some(day) => match self.now.facts.get(&day) {
                    Some(Value::Date(date)) => Some(*date),
                    // A day that is not named yet starts nothing; naming it will.
                    _ => return Ok(None),
                },
            };
            let limit = match rule.limit {
                LimitSource::Fixed(limit) => Some(limit),
                LimitSource::Fact(fact) => Some(amount(self.rules, &self.now, fact).ok_or("within")?),
                LimitSource::Table(table) => match row(self.rules, &self.now, table) {
                    Fits::Unknown | Fits::None => return Err("within"),
                    Fits::Row(at, row) => {
                        let limit = self.limit_in(clock, table, row)?;
                        self.grounds.extend(limit.map(|_| Ground::Row(table, at)));
                        limit
                    }
                },
            };
            if limit.is_some() {
                self.grounds.insert(Ground::Limit(clock, number));
            }
            return Ok(limit.map(|limit| (limit, back_from)));
        }
        Ok(None)
    }

    /// What a row of a table says of the clock.
    fn limit_in(&self, clock: ClockId, table: TableId, row: &Row) -> Result<Option<Limit>, &'static str> {
        let outputs = &self.rules.workflow.tables.get(table).unwrap().outputs;
        let place = outputs.iter().position(|column| *column == Column::Clock(clock));
        Ok(match place.and_then(|place| row.settings.get(place)) {
            Some(Setting::Limit(limit)) => Some(*limit),
            Some(Setting::LimitFact(fact)) => Some(amount(self.rules, &self.now, *fact).ok_or("within")?),
            _ => None,
        })
    }

    /// "Its limit is fixed when it starts. A start on a running clock starts it anew." An end that has come is history: the
    /// same instance does not end twice.
    fn start(&mut self, clock: ClockId, from: Instant, limit: Option<(Limit, Option<Date>)>) {
        let Some((limit, back_from)) = limit else {
            self.now.going.remove(&clock);
            return;
        };
        let expired = self.now.expired.get(&clock) == Some(&(from, back_from));
        let owed = self.first_span(clock, from, limit);
        let going = Going {
            from,
            limit,
            owed,
            back_from,
            pauses: Vec::new(),
            prolonged: Vec::new(),
            request: None,
            expired,
        };
        self.now.going.insert(clock, going);
        self.changes.push(Change::Started(Start {
            clock,
            from,
            limit,
            back_from,
            span: owed.map(|owed| owed.span),
        }));
    }

    /// "It is paused while any of its pausing states is active."
    fn pause_clocks(&mut self) {
        for (clock, going) in &mut self.now.going {
            let pauses = &self.rules.workflow.clocks.get(*clock).unwrap().pauses;
            let is_paused = pauses.iter().any(|state| self.now.active.contains(state));
            if going.expired || is_paused == going.is_paused() {
                continue;
            }
            if is_paused {
                going.pauses.push(Pause { from: self.at, to: None });
                self.changes.push(Change::Paused(*clock));
            } else {
                going.pauses.last_mut().unwrap().to = Some(self.at);
                self.changes.push(Change::Resumed(*clock));
            }
        }
    }
}

/// A fact that is an amount.
pub(crate) fn amount(rules: Rules<'_>, past: &Past, fact: gongzhi::id::FactId) -> Option<Limit> {
    match (&rules.workflow.facts.get(fact)?.r#type, past.facts.get(&fact)?) {
        (FactType::Number { unit: Some(unit), .. }, Value::Number(count)) => Limit::new(*count, *unit).ok(),
        _ => None,
    }
}
