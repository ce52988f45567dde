//! A clock that has started in a case.

use smallvec::SmallVec;

use super::{Asked, Spans};
use crate::{
    id::ClockId,
    time::{Account, Calendar, Date, Due, Instant, Limit, Pause, Period, Policy, TimeOfDay, before},
};

/// A clock that has started. It stores what happened to it; when it is due derives from that and a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The clock.
    pub clock: ClockId,
    /// From when it counts; this may lie before or after the event that started it.
    pub from: Instant,
    /// How long it is, or for a duty that recurs each span: fixed when it started.
    pub limit: Limit,
    /// The day from which it counts back, if it does.
    pub back_from: Option<Date>,
    /// When it stood still.
    pub pauses: SmallVec<[Pause; 1]>,
    /// What it was given besides.
    pub prolonged: SmallVec<[Limit; 1]>,
    /// The last time more was asked for it, unless that was granted or declined. It may be over all the same.
    pub asked: Option<Asked>,
    /// How far it has come, if it is the clock of a duty that recurs. It has then no end, but one after another.
    pub spans: Option<Spans>,
    /// Whether its end has come and had its effect. Such a run is kept until it is stopped.
    pub expired: bool,
}

impl Run {
    /// When it is due, or that it is held while more time is asked for it.
    #[must_use]
    pub fn due(&self, calendar: &Calendar, policy: Policy) -> Due {
        let own = self.own_due(calendar, policy);
        self.asked.map_or(own, |asked| asked.hold(calendar, own))
    }

    /// When it is due, had nobody asked more time. What is to come within so long before a named day is late once that day
    /// begins.
    #[must_use]
    pub fn own_due(&self, calendar: &Calendar, policy: Policy) -> Due {
        let Some(day) = self.back_from else { return crate::time::due(calendar, &self.period(policy)) };
        let due = Instant::at(day, TimeOfDay::START, calendar.zone()).unwrap_or(Instant::MAX);
        Due::At { due, due_date: day.pred_opt().unwrap_or(day) }
    }

    /// How its days are counted, one by one; none if it counts back from a named day.
    #[must_use]
    pub fn account(&self, calendar: &Calendar, policy: Policy) -> Option<Account> {
        self.back_from.is_none().then(|| crate::time::account(calendar, &self.period(policy)))
    }

    fn period(&self, policy: Policy) -> Period<'_> {
        let period = Period::new(self.from, self.length()).policy(policy);
        period.pauses(&self.pauses).prolonged(&self.prolonged)
    }

    /// From when it is within so long before a named day; none if it counts forward, or beyond the calendar's data.
    pub(super) fn opens(&self, calendar: &Calendar) -> Option<Instant> {
        before(calendar, self.back_from?, self.limit).ok()
    }

    /// How long it is from where it counts; for a duty that recurs up to the end of the span that is owed.
    #[must_use]
    pub fn length(&self) -> Limit {
        self.spans.map_or(self.limit, |spans| self.limit.times(spans.owed))
    }

    /// Whether it stands still.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.pauses.last().is_some_and(|pause| pause.to.is_none())
    }
}
