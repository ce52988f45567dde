//! Where an event leads: the route taken, the states left and entered, and what follows from that.

use super::{
    Change, Ground, Known, Reason, Unkept,
    bodies::Lack,
    draft::{Draft, States},
    escalate::Climb,
    expire::owning,
};
use crate::{
    charter::{Next, State},
    id::{ActionId, StateId},
    rule::{Cause, Clock, ClockOwner, Route},
};

impl<'c> Draft<'c> {
    /// The first route whose condition holds; a reason is added if there is none, or if it cannot be decided which.
    pub(super) fn choose(&mut self, routes: &'c [Route]) -> Option<(u16, &'c Route)> {
        let mut open =
            (0u16..).zip(routes).map(|(index, route)| (index, route, self.view.judge(&route.condition)));
        let found = open.find(|(.., known)| *known != Known::No);
        if let Some((index, route, Known::Yes)) = found {
            return Some((index, route));
        }
        let read = match found {
            Some((_, route, _)) => self.view.read(&route.condition),
            None => {
                let mut read: Vec<super::Reading> = Vec::new();
                for reading in routes.iter().flat_map(|route| self.view.read(&route.condition)) {
                    if !read.contains(&reading) {
                        read.push(reading);
                    }
                }
                read
            }
        };
        self.reasons.push(Reason::NoRoute { read, is_undecided: found.is_some() });
        None
    }

    /// Follows an action: its routes, or the state that a table named, leaving `sources`.
    pub(super) fn follow(&mut self, id: ActionId, next: &'c Next, named: &[StateId], sources: &[StateId]) {
        let action = self.workflow().actions.get(id);
        let clears = action.map_or(&[][..], |action| &action.clears);
        let always = action.and_then(|action| action.escalates);
        let (to, cause) = match next {
            Next::Stay => (&[][..], None),
            Next::Table(_) => (named, None),
            Next::Routes(routes) => {
                let Some((index, route)) = self.choose(routes) else { return };
                self.grounds.push(Ground::Route(id, index));
                self.set_by_route(route);
                (route.to.as_slice(), route.escalates)
            }
        };
        let to = States::from_slice(to);
        self.advance(&to, always.or(cause), sources, clears);
    }

    /// Goes on to states, up the ladder on the way if there is a cause; past its last rung where that leads.
    pub(super) fn advance(
        &mut self,
        to: &[StateId],
        cause: Option<Cause>,
        sources: &[StateId],
        clears: &[StateId],
    ) {
        match cause.map(|cause| self.escalate(cause)) {
            Some(Climb::Fails) => {}
            Some(Climb::Exhausted(_, route)) => {
                self.set_by_route(route);
                self.go(sources, clears, &route.to);
            }
            Some(Climb::Up | Climb::Stays) | None => self.go(sources, clears, to),
        }
    }

    /// Goes up the ladder since a limit has ended; whether it went, and whether the ladder was exhausted.
    pub(super) fn climb_for_expiry(&mut self, clock: &Clock) -> Option<bool> {
        match self.escalate(Cause::Expiry) {
            Climb::Up => Some(false),
            Climb::Stays | Climb::Fails => None,
            Climb::Exhausted(slot, route) => {
                self.set_by_route(route);
                if !route.to.is_empty() {
                    let sources = match clock.owner {
                        ClockOwner::Workflow => self.held_by(slot),
                        ClockOwner::State(_) | ClockOwner::Action(_) | ClockOwner::Ballot(_) => {
                            owning(self, clock)
                        }
                    }?;
                    self.go(&sources, &[], &route.to);
                }
                Some(true)
            }
        }
    }

    /// The active states for which the slot answers; else the only active one.
    fn held_by(&self, slot: crate::id::SlotId) -> Option<States> {
        let holder = crate::rule::Holder::Slot(slot);
        let answers = |state: &StateId| {
            let state = self.workflow().states.get(*state);
            state.is_some_and(|state| state.accountable.as_ref() == Some(&holder))
        };
        let held: States = self.case().marking.iter().filter(answers).collect();
        if held.is_empty() { self.only_active() } else { Some(held) }
    }

    /// The active state, if there is only one.
    pub(super) fn only_active(&self) -> Option<States> {
        let active: States = self.case().marking.iter().collect();
        (active.len() == 1).then_some(active)
    }

    /// Leaves states and enters others; none to enter means that the case stays, save what is cleared.
    pub(super) fn go(&mut self, sources: &[StateId], clears: &[StateId], to: &[StateId]) {
        if !to.is_empty() {
            self.leave(sources);
        }
        for &state in clears {
            if self.case().marking.contains(state) && !self.left.contains(&state) {
                self.left.push(state);
                self.cleared.push(state);
            }
        }
        for &state in to {
            self.enter(state);
        }
    }

    fn leave(&mut self, states: &[StateId]) {
        for &state in states {
            if self.case().marking.contains(state) && !self.left.contains(&state) {
                self.left.push(state);
            }
        }
    }

    fn enter(&mut self, state: StateId) {
        if self.is_active_after(state) {
            self.reasons.push(Reason::Active { state });
        } else {
            self.entered.push(state);
        }
    }

    /// Writes down what was left and entered, and checks that the case may stand there.
    pub(super) fn arrive(&mut self) {
        // Of several states in which a duty was left undone the one declared first is charged.
        self.left.sort_unstable();
        self.view.set_moved(&self.left, &self.entered);
        for index in 0..self.left.len() {
            let Some(&state) = self.left.get(index) else { continue };
            self.changes.push(Change::Left(state));
            if !self.cleared.contains(&state) {
                self.charge_undone(state);
            }
        }
        for index in 0..self.entered.len() {
            let Some(&state) = self.entered.get(index) else { continue };
            self.changes.push(Change::Entered(state));
            self.check_entry(state);
        }
        self.check_stayed();
        self.check_place();
    }

    /// A body answers for every active state, also where the case stays and a slot changes.
    fn check_stayed(&mut self) {
        for state in self.case().marking.iter() {
            let Some(rules) = self.workflow().states.get(state) else { continue };
            if !self.left.contains(&state) && rules.end.is_none() && self.is_unaccountable(rules) {
                self.unaccountable(state, rules);
            }
        }
    }

    fn check_entry(&mut self, state: StateId) {
        let Some(rules) = self.workflow().states.get(state) else { return };
        if rules.is_retired && self.raises {
            self.reasons.push(Reason::Retired { state: Some(state) });
        }
        if rules.end.is_some() {
            self.ended = Some(state);
            self.changes.push(Change::Ended(state));
        } else if self.is_unaccountable(rules) {
            self.unaccountable(state, rules);
        }
    }

    /// Whether it is known that not exactly one body would answer for the state, or the directory cannot say which.
    pub(super) fn is_unaccountable(&self, state: &State) -> bool {
        let Some(holder) = &state.accountable else { return true };
        self.view.ask_bodies(holder, |bodies| match bodies {
            Ok(bodies) => bodies.len() != 1,
            Err(Lack::Asked) => false,
            Err(Lack::Nothing(_) | Lack::Unknown(_)) => true,
        })
    }

    /// Adds why nobody would answer for the state.
    fn unaccountable(&mut self, state: StateId, rules: &State) {
        let lack = rules.accountable.as_ref().and_then(|holder| self.view.lack(holder));
        self.say_once(lack.unwrap_or(Reason::Unaccountable { state }));
    }

    /// A case stands somewhere, and at its end nowhere else.
    fn check_place(&mut self) {
        let stays = || self.case().marking.iter().filter(|state| !self.left.contains(state));
        let others = || self.entered.iter().copied().filter(|state| Some(*state) != self.ended);
        let is_elsewhere = stays().chain(others()).next().is_some();
        if is_elsewhere == self.ended.is_some() {
            let active = stays().chain(others()).collect();
            self.reasons.push(Reason::NotAlone { end: self.ended, active });
        }
    }

    /// Records duties that were owed while the state lasted and were not done.
    fn charge_undone(&mut self, state: StateId) {
        let entered = self.case().entered(state).map_or(0, |entry| entry.event);
        for &id in self.workflow().index.owed(state) {
            let is_done = self.case().deed(id).is_some_and(|deed| deed.event > entered);
            if is_done || self.done == Some(id) || self.is_charged(id) {
                continue;
            }
            let (before, action) = (self.before(), self.workflow().actions.at(id));
            if action.guards.iter().all(|guard| before.holds(&guard.condition)) {
                self.breach(Some(state), Unkept::Duty(id));
            }
        }
    }

    /// Whether the duty is charged already, for another state that is left with this one.
    fn is_charged(&self, id: ActionId) -> bool {
        let is =
            |change: &Change| matches!(change, Change::Breached(breach) if breach.of == Unkept::Duty(id));
        self.changes.iter().any(is)
    }
}
