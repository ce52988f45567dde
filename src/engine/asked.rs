//! More time asked for a clock, granted and refused.
//!
//! What is asked in time holds the end of the clock until it is decided, or until the request's own limit is over. Then the
//! clock goes on as it was; if it should have ended meanwhile it ends at that instant.

use serde::{Deserialize, Serialize};

use super::{Change, Reason, Run, draft::Draft};
use crate::{
    charter::{Decline, Request},
    id::ClockId,
    time::{Calendar, Due, Instant, Limit, Period, Policy},
};

/// More time that was asked for a clock. It is open until it is granted or declined, or its own limit is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// When it was asked; its own limit counts from then.
    pub at: Instant,
    /// In which time it is to be decided; without one it waits for the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Limit>,
    /// How that limit is counted.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub policy: Policy,
}

impl Asked {
    /// When the request is over though nobody has decided; none if it waits for the decision.
    #[must_use]
    pub fn until(&self, calendar: &Calendar) -> Option<Due> {
        let period = Period::new(self.at, self.within?).policy(self.policy);
        Some(crate::time::due(calendar, &period))
    }

    /// Whether it can still be decided at an instant. Beyond the calendar's data it can.
    #[must_use]
    pub fn is_open(&self, calendar: &Calendar, at: Instant) -> bool {
        self.until(calendar).and_then(Due::instant).is_none_or(|over| at < over)
    }

    /// When a clock ends that would end at `own`, had nobody asked.
    pub(super) fn hold(&self, calendar: &Calendar, own: Due) -> Due {
        let Some(until) = self.until(calendar) else { return Due::Held { since: self.at } };
        match (own.instant(), until.instant()) {
            (None, _) => own,
            (Some(due), Some(over)) if over <= due => own,
            (Some(_), _) => until,
        }
    }
}

fn is_usual(policy: &Policy) -> bool {
    *policy == Policy::default()
}

impl Draft<'_> {
    /// Asks more time for clocks.
    pub(super) fn request(&mut self, requests: &[Request]) {
        for request in requests {
            match self.refusal_to_ask(request.clock) {
                Some(reason) => self.reasons.push(reason),
                None => {
                    let asked = Asked { at: self.at, within: request.within, policy: request.policy };
                    self.changes.push(Change::Requested(request.clock, asked));
                }
            }
        }
    }

    /// Refuses the time that was asked for clocks.
    pub(super) fn decline(&mut self, declines: &[Decline]) {
        for &Decline { clock, .. } in declines {
            match self.case().run(clock).and_then(|run| self.open_request(run)) {
                Some(_) => self.changes.push(Change::Declined(clock)),
                None => self.reasons.push(Reason::NotAsked { clock }),
            }
        }
    }

    /// Why more time cannot be asked for a clock now: it does not run, its end has come, or time was asked already.
    fn refusal_to_ask(&self, clock: ClockId) -> Option<Reason> {
        let late = Some(Reason::AskedLate { clock });
        let Some(run) = self.case().run(clock).filter(|_| !self.has_ended(clock)) else { return late };
        if let Some(asked) = self.open_request(run) {
            return Some(Reason::AskedAlready { clock, at: asked.at });
        }
        let policy = self.workflow().clocks.get(clock).map(|clock| clock.policy).unwrap_or_default();
        let due = run.due(self.calendar, policy).instant();
        if due.is_some_and(|due| due <= self.at) { late } else { None }
    }

    fn open_request<'r>(&self, run: &'r Run) -> Option<&'r Asked> {
        run.asked.as_ref().filter(|asked| asked.is_open(self.calendar, self.at))
    }
}
