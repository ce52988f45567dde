//! Duties that recur: in each of the spans that follow one another the duty is done, or a breach is recorded.

use serde::{Deserialize, Serialize};

use super::{Change, Run, draft::Draft};
use crate::{
    id::ClockId,
    rule::{Clock, ClockOwner, Expiry},
    time::{Instant, Limit, Policy, Recurring},
};

/// How far a duty that recurs has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spans {
    /// The number of the span, from 1, by whose end it is owed. If it was done in the present one, that is the next.
    pub owed: u32,
    /// How many spans in a row have ended without it, up to now; none once it is done again.
    #[serde(default, skip_serializing_if = "is_none")]
    pub missed: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none(missed: &u32) -> bool {
    *missed == 0
}

impl Spans {
    /// Spans of which this one is owed.
    pub(super) fn owing(owed: u32) -> Self {
        Self { owed, missed: 0 }
    }

    /// Once the span that was owed has ended without the duty: the one that is owed next.
    pub(super) fn miss(&mut self, owed: u32) {
        *self = Self { owed, missed: self.missed.saturating_add(1) };
    }
}

impl Run {
    /// The spans of a duty that recurs; none if the clock ends once.
    #[must_use]
    pub fn recurring(&self, policy: Policy) -> Option<Recurring> {
        let spans = Recurring::new(self.from, self.limit).policy(policy);
        self.spans.map(|_| spans)
    }
}

impl Draft<'_> {
    /// The first span that is owed, if the clock is one of a duty that recurs: the one in which it starts to run, or the one
    /// after it where the duty was done in that already. What ended before is nobody's breach.
    pub(super) fn first_span(&self, clock: &Clock, from: Instant, limit: Limit) -> Option<u32> {
        if clock.expiry != Expiry::Again {
            return None;
        }
        let spans = Recurring::new(from, limit).policy(clock.policy);
        let present = spans.first_open(self.calendar, 1, self.at);
        let is_settled = from < self.at
            && self
                .last_done(clock)
                .is_some_and(|done| done >= from && spans.first_open(self.calendar, 1, done) == present);
        Some(if is_settled { self.after(spans, present) } else { present })
    }

    /// When the duty of a clock was done last, this event included.
    fn last_done(&self, clock: &Clock) -> Option<Instant> {
        let ClockOwner::Action(action) = clock.owner else { return None };
        self.last(crate::rule::Trigger::Does(action))
    }

    /// Settles the present span if the event does the duty of a clock that runs. Done again in a span that is settled, or
    /// before the first begins, it changes nothing.
    pub(super) fn settle_span(&mut self, id: ClockId, clock: &Clock) {
        let Some(run) = self.case().run(id) else { return };
        let (Some(owed), Some(spans)) = (run.spans.map(|spans| spans.owed), run.recurring(clock.policy))
        else {
            return;
        };
        let is_done = matches!(clock.owner, ClockOwner::Action(action) if self.done == Some(action));
        let has_begun = match owed.checked_sub(1) {
            None | Some(0) => run.from <= self.at,
            Some(before) => spans.is_over(self.calendar, before, self.at),
        };
        if is_done && has_begun {
            // Later than the one that is owed only where the calendar's data do not tell that this has ended.
            let present = spans.first_open(self.calendar, owed, self.at);
            self.changes.push(Change::Settled(id, self.after(spans, present)));
        }
    }

    /// Goes on to the span after the one that has ended undone.
    pub(super) fn miss_span(&mut self, id: ClockId, clock: &Clock) {
        let Some(run) = self.case().run(id) else { return };
        let (Some(owed), Some(spans)) = (run.spans.map(|spans| spans.owed), run.recurring(clock.policy))
        else {
            return;
        };
        self.changes.push(Change::Missed(id, self.after(spans, owed)));
    }

    /// The span that follows on another: the first that ends later. Spans that days of rest move onto one end are one.
    fn after(&self, spans: Recurring, number: u32) -> u32 {
        let next = number.saturating_add(1);
        match spans.end(self.calendar, number).instant() {
            Some(end) => spans.first_open(self.calendar, next, end),
            None => next,
        }
    }
}
