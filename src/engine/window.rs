//! When an action is open: lower bounds, anchors, limits that have ended, and how often it may be done.

use super::{
    Reason,
    clock::has_come,
    draft::{Draft, States},
    view::Judged,
};
use crate::{
    charter::Action,
    id::{ActionId, ClockId, StateId},
    rule::{Clock, Condition, Expiry, Least, Trigger, Window},
    time::{Instant, Limit, before, earliest},
    workflow::Leaving,
};

impl Draft<'_> {
    /// Adds why it is too early, too late or once too often for the action.
    pub(super) fn check_times(&mut self, id: ActionId, action: &Action, sources: &[StateId]) {
        // From any state a bound counts from the one entered last.
        let any: States = match action.leaving {
            Leaving::Any => self.case().marking.iter().collect(),
            Leaving::Start | Leaving::Some(_) => States::new(),
        };
        let sources = if any.is_empty() { sources } else { &any };
        for window in &action.windows {
            self.check_window(window, sources);
        }
        self.check_limits(id);
        let times = self.case().times(id);
        for cap in &action.caps {
            if times >= cap.times && self.binds(&cap.condition) {
                self.reasons.push(Reason::AtMost { times: cap.times });
            }
        }
    }

    /// Adds why a state that is left has not lasted long enough. The end of a clock leaves it all the same.
    pub(super) fn check_stays(&mut self) {
        if self.is_expiry {
            return;
        }
        for index in 0..self.left.len() {
            let Some(&state) = self.left.get(index).filter(|state| !self.cleared.contains(state)) else {
                continue;
            };
            let Some(rules) = self.workflow().states.get(state) else { continue };
            for window in &rules.stay {
                self.check_window(window, &[state]);
            }
        }
    }

    fn check_window(&mut self, window: &Window, sources: &[StateId]) {
        let least = match self.lower_bound(window) {
            Ok(least) => least,
            Err(reason) => return self.reasons.extend(reason),
        };
        let reason = match window {
            Window::AtLeastSince { since, .. } if self.waits_for_day(since) => None,
            Window::AtLeastBefore { day, .. } if self.waits_for_day(&[Trigger::Day(*day)]) => None,
            Window::AtLeastSince { since, .. } => least.and_then(|limit| {
                let anchor = self.anchor(since, sources);
                let opens = anchor.map(|anchor| earliest(self.calendar, anchor, limit));
                // Beyond the calendar's data it is not known to be too early.
                let is_open = opens.is_some_and(|opens| opens.map_or(true, |opens| opens <= self.at));
                let opens = opens.and_then(Result::ok);
                (!is_open).then(|| Reason::TooEarly { limit, since: anchor, triggers: since.clone(), opens })
            }),
            Window::AtLeastBefore { day, .. } => least.and_then(|limit| {
                let closed = self.view.date(*day).map(|date| before(self.calendar, date, limit));
                let is_open = closed.is_some_and(|closed| closed.map_or(true, |closed| self.at < closed));
                let closed = closed.and_then(Result::ok);
                let trigger = Trigger::Day(*day);
                (!is_open).then_some(Reason::Before { trigger, limit: Some(limit), closed })
            }),
            Window::Since(triggers, _) => {
                let mut counted = triggers.iter().filter_map(|&trigger| self.counted_from(trigger));
                let has_come = counted.any(|counted| counted <= self.at);
                (!has_come && !self.waits_for_day(triggers))
                    .then(|| Reason::Since { triggers: triggers.clone() })
            }
            Window::Before(triggers, _) => {
                let come = triggers.iter().copied().find(|&trigger| has_come(self, trigger));
                come.map(|trigger| {
                    let closed = self.last_before(trigger);
                    Reason::Before { trigger, limit: None, closed }
                })
            }
            Window::BeforeEnd(clock, _) => self.has_ended(*clock).then_some(Reason::Over { clock: *clock }),
        };
        self.reasons.extend(reason);
    }

    /// How long a lower bound is; none if there is none that counts. An error, with its reason unless it is yet to be said, if
    /// that is not known.
    fn lower_bound(&self, window: &Window) -> Result<Option<Limit>, Option<Reason>> {
        let (least, condition) = match window {
            Window::AtLeastSince { least, condition, .. }
            | Window::AtLeastBefore { least, condition, .. } => (*least, condition),
            Window::Since(..) | Window::Before(..) | Window::BeforeEnd(..) => return Ok(None),
        };
        if !self.binds(condition) {
            return Err(None);
        }
        match least {
            Least::Fixed(limit) => Ok(Some(limit)),
            Least::Fact(fact) => self.view.amount(fact).map(Some).ok_or_else(|| {
                let read = vec![self.view.reading(fact)];
                (!self.view.waits_for(&read)).then_some(Reason::NoBound { read })
            }),
        }
    }

    /// Whether what stands under the condition holds: not, if the condition does not, or if that is yet to be said.
    fn binds(&self, condition: &Condition) -> bool {
        !matches!(self.view.judged(condition), Judged::No | Judged::LeftOpen)
    }

    /// Whether one of these is a day that is yet to be named.
    fn waits_for_day(&self, triggers: &[Trigger]) -> bool {
        let day = |trigger: &Trigger| match trigger {
            Trigger::Day(day) => Some(self.view.reading(*day)),
            Trigger::Enters(_) | Trigger::Does(_) => None,
        };
        let days: Vec<_> = triggers.iter().filter_map(day).collect();
        self.view.waits_for(&days)
    }

    /// What a lower bound is counted from: the latest of the triggers, or the entry of the state.
    fn anchor(&self, since: &[Trigger], sources: &[StateId]) -> Option<Instant> {
        if since.is_empty() {
            return sources
                .iter()
                .filter_map(|&state| self.case().entered(state))
                .map(|entry| entry.at)
                .max();
        }
        since.iter().filter_map(|&trigger| self.counted_from(trigger)).max()
    }

    /// Adds the limits whose end took the power away, and those that count back from a day and have not begun.
    fn check_limits(&mut self, id: ActionId) {
        for &clock in self.workflow().index.limits(id) {
            let rules = self.workflow().clocks.at(clock);
            match self.case().run(clock) {
                Some(run) if run.expired && rules.expiry == Expiry::Lapse => {
                    self.reasons.push(Reason::Within { clock });
                }
                Some(run) => {
                    if let Some(opens) = run.opens(self.calendar).filter(|opens| self.at < *opens) {
                        self.reasons.push(Reason::NotWithin { clock, limit: run.limit, opens });
                    }
                }
                None => self.check_day(clock, rules),
            }
        }
    }

    /// A limit that counts back from a day is not open while the day is not known.
    fn check_day(&mut self, id: ClockId, clock: &Clock) {
        let unknown = clock.limits.iter().find_map(|rule| {
            let day = rule.before.filter(|day| self.view.date(*day).is_none())?;
            (self.binds(&rule.condition) && !self.waits_for_day(&[Trigger::Day(day)])).then_some(day)
        });
        if let Some(day) = unknown {
            let read = vec![self.view.reading(day)];
            self.reasons.push(Reason::NoLimit { clock: id, read });
        }
    }
}
