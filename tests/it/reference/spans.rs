//! "Consecutive spans from the origin: in each of them it must be done at least once."

use gongzhi::{
    engine::{Change, Meaning, What},
    id::ClockId,
    rule::{ClockOwner, Expiry},
    time::{Due, Instant, Limit, Period, Policy, due},
};

use super::{
    Past, Rules,
    draft::{Draft, Why},
    past::Going,
};

/// Which span of a duty that recurs is owed, and how many in a row have ended without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owed {
    pub(crate) span: u32,
    pub(crate) missed: u32,
}

/// The spans of one length from an origin.
struct Spans<'a> {
    rules: Rules<'a>,
    from: Instant,
    limit: Limit,
    policy: Policy,
}

impl Spans<'_> {
    /// "The kth ends k times the length later, by the policy of the clock."
    fn end(&self, number: u32, policy: Policy) -> Option<Instant> {
        let length = times(self.limit, number);
        match due(self.rules.calendar, &Period::new(self.from, length).policy(policy)) {
            Due::At { due, .. } => Some(due),
            Due::Paused { .. } | Due::Held { .. } | Due::Unknown { .. } => None,
        }
    }

    /// "Beyond the calendar's data a span of days, months or years is taken to end with its last day, not moved on."
    fn is_over(&self, number: u32, at: Instant) -> bool {
        let unmoved = Policy { rolls: false, ..self.policy };
        let end = self.end(number, self.policy).or_else(|| self.end(number, unmoved));
        end.is_some_and(|end| end <= at)
    }

    fn first_open(&self, least: u32, at: Instant) -> u32 {
        (least..).find(|&number| !self.is_over(number, at)).unwrap()
    }

    /// "Spans that days of rest move onto one end are one."
    fn after(&self, number: u32) -> u32 {
        match self.end(number, self.policy) {
            Some(end) => self.first_open(number + 1, end),
            None => number + 1,
        }
    }
}

fn times(limit: Limit, number: u32) -> Limit {
    Limit::new(limit.count() * number, limit.unit()).unwrap()
}

impl Going {
    /// How long it is; of a duty that recurs up to the end of the span that is owed.
    pub(crate) fn length(&self) -> Limit {
        self.owed.map_or(self.limit, |owed| times(self.limit, owed.span))
    }
}

impl Draft<'_> {
    fn spans(&self, clock: ClockId, from: Instant, limit: Limit) -> Spans<'_> {
        let policy = self.rules.workflow.clocks.get(clock).unwrap().policy;
        Spans { rules: self.rules, from, limit, policy }
    }

    /// "With a `since` that lies back, the span that runs is the first one owed, and it is settled if the duty was done in it
    /// already."
    pub(crate) fn first_span(&self, clock: ClockId, from: Instant, limit: Limit) -> Option<Owed> {
        let rule = self.rules.workflow.clocks.get(clock).unwrap();
        let ClockOwner::Action(action) = rule.owner else { return None };
        if rule.expiry != Expiry::Again {
            return None;
        }
        let spans = self.spans(clock, from, limit);
        let present = spans.first_open(1, self.at);
        let done = self.now.last_deed(action).map(|deed| deed.at);
        let is_in_it = |done: Instant| from <= done && from < self.at && spans.first_open(1, done) == present;
        let span = if done.is_some_and(is_in_it) { spans.after(present) } else { present };
        Some(Owed { span, missed: 0 })
    }

    /// "Doing it settles the present span, and the end of the next is then due. Done again in a settled span, or before the
    /// origin, it settles nothing."
    pub(crate) fn settle_spans(&mut self) {
        for (clock, before) in self.before.going.clone() {
            let owner = self.rules.workflow.clocks.get(clock).unwrap().owner;
            let is_done = matches!(owner, ClockOwner::Action(action) if self.did == Some(action));
            // What starts anew in this step is not settled by it, nor what stops.
            let starts = |change: &Change| matches!(change, Change::Started(start) if start.clock == clock);
            let goes_on = self.now.going.contains_key(&clock) && !self.changes.iter().any(starts);
            if !goes_on || !is_done {
                continue;
            }
            let Some(owed) = before.owed.filter(|_| before.from <= self.at) else { continue };
            let spans = self.spans(clock, before.from, before.limit);
            let present = spans.first_open(1, self.at);
            let span = spans.after(present);
            if present < owed.span {
                continue;
            }
            self.now.going.get_mut(&clock).unwrap().owed = Some(Owed { span, missed: 0 });
            self.changes.push(Change::Settled(clock, span));
        }
    }
}

/// "A span that ends unsettled is a breach, charged as that of any limit; the next begins. The clock has no end of its own."
pub(crate) fn again(rules: Rules<'_>, past: &Past, clock: ClockId, at: Instant) -> Result<Past, Why> {
    let mut draft = Draft::new(rules, past, at);
    draft.is_expiry = true;
    draft.grounds.insert(gongzhi::engine::Ground::Clock(clock));
    let going = past.going.get(&clock).unwrap();
    let owed = going.owed.unwrap();
    let span = draft.spans(clock, going.from, going.limit).after(owed.span);
    draft.now.going.get_mut(&clock).unwrap().owed = Some(Owed { span, missed: owed.missed + 1 });
    draft.changes.push(Change::Missed(clock, span));
    draft.breach(clock);
    draft.tell(What::Expired { clock, meaning: Meaning::Breach })
}
