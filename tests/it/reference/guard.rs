//! Whether an action is open: conditions, windows, limits, caps.

use std::collections::BTreeMap;

use gongzhi::{
    charter::Action,
    id::{ActionId, ClockId, StateId},
    rule::{Clock, ClockOwner, Expiry, Least, Target, Trigger, Value, Window},
    time::{Instant, Limit, before, earliest},
    workflow::Leaving,
};

use super::{
    Past, Rules,
    ask::Meant,
    clocks::amount,
    condition::{holds, waits},
    draft::{Draft, Why},
};

impl Draft<'_> {
    /// "What no statement allows is refused": the conditions of an action as it is asked, with what was just given. What is
    /// missing is a reason of its own; a condition that waits for it is not another.
    pub(crate) fn guard(&mut self, action: ActionId, from: &[StateId], missing: &[Target]) {
        let rule = self.rules.workflow.actions.get(action).unwrap();
        for guard in &rule.guards {
            let unknowns = || self.rules.unknowns(&self.now, &guard.condition);
            let waits = || unknowns().iter().any(|of| missing.contains(of) || self.now.open.contains(of));
            match holds(self.rules, &self.now, &guard.condition) {
                Some(true) => {}
                None if waits() => {}
                Some(false) | None => {
                    self.why.insert("if");
                    self.why.extend(self.rules.lacks(&self.now, &guard.condition));
                }
            }
        }
        let entry = self.entry(action, from);
        self.windows(&rule.windows, entry);
        self.caps(action, rule);
        // "A limit on a power: past it the power is gone."
        for (id, clock) in self.rules.workflow.clocks.iter() {
            if clock.owner == ClockOwner::Action(action) && self.is_outside(id, clock) {
                self.why.insert("within");
            }
        }
    }

    /// Whether a limit of the action is over, or, counting back from a named day, not begun: before `within 3 days before day`
    /// it is too early, and while the day is not named nobody knows.
    fn is_outside(&self, id: ClockId, clock: &Clock) -> bool {
        let Some(going) = self.before.going.get(&id) else {
            return clock.limits.iter().any(|rule| {
                let is_named = rule.before.is_none_or(|day| {
                    self.now.facts.contains_key(&day) || self.now.open.contains(&Target::Fact(day))
                });
                !is_named
                    && holds(self.rules, &self.now, &rule.condition) != Some(false)
                    && !waits(self.rules, &self.now, &rule.condition)
            });
        };
        let is_over = going.expired && clock.expiry == Expiry::Lapse;
        let opens = going.back_from.and_then(|day| before(self.rules.calendar, day, going.limit).ok());
        is_over || opens.is_some_and(|opens| self.at < opens)
    }

    /// "`since` left out: from entering the state"; the last of several. From any state: the last one entered.
    fn entry(&self, action: ActionId, from: &[StateId]) -> Option<Instant> {
        let of = |state: &StateId| self.before.entered(*state).map(|(_, at)| at);
        match self.rules.workflow.actions.get(action).unwrap().leaving {
            Leaving::Any => self.before.active.iter().filter_map(of).max(),
            Leaving::Some(_) | Leaving::Start => from.iter().filter_map(of).max(),
        }
    }

    /// "Least stay blocks every exit except `clears` and expiry."
    pub(crate) fn stays(&mut self) {
        for state in self.left.difference(&self.cleared).copied().collect::<Vec<_>>() {
            let entry = self.before.entered(state).map(|(_, at)| at);
            self.windows(&self.rules.workflow.states.get(state).unwrap().stay, entry);
        }
    }

    /// "At most n times in one case."
    fn caps(&mut self, action: ActionId, rule: &Action) {
        for cap in &rule.caps {
            let applies = holds(self.rules, &self.now, &cap.condition) != Some(false)
                && !waits(self.rules, &self.now, &cap.condition);
            if applies && self.before.times(action) >= cap.times {
                self.why.insert("at most");
            }
        }
    }

    fn windows(&mut self, windows: &[Window], entry: Option<Instant>) {
        for window in windows {
            let word = closes(self.rules, &self.before, &self.now, window, entry, self.at);
            self.why.extend(word);
        }
    }

    /// Facts and slots that the actor must give and did not.
    pub(crate) fn asks(&mut self, action: ActionId, given: &BTreeMap<Target, Meant>) -> Vec<Target> {
        let asks = &self.rules.workflow.actions.get(action).unwrap().asks;
        let is_given = |target: &&Target| {
            given.get(target).is_some_and(|meant| !matches!(meant, Meant::Fact(None) | Meant::Slot(None)))
        };
        let missing: Vec<Target> = asks.iter().filter(|target| !is_given(target)).copied().collect();
        if !missing.is_empty() {
            self.why.insert("asks");
        }
        missing
    }
}

/// The word of the window if it is not open. What happened is what had happened before the step; what is known includes what
/// was just given.
fn closes(
    rules: Rules<'_>,
    past: &Past,
    now: &Past,
    window: &Window,
    entry: Option<Instant>,
    at: Instant,
) -> Option<&'static str> {
    let came = |trigger: &Trigger| match trigger {
        Trigger::Day(_) => rules.came(now, *trigger),
        _ => rules.came(past, *trigger),
    };
    // A day that the actor has yet to name.
    let is_open =
        |trigger: &Trigger| matches!(trigger, Trigger::Day(day) if now.open.contains(&Target::Fact(*day)));
    match window {
        Window::AtLeastSince { least, since, condition, .. } => {
            if holds(rules, now, condition) == Some(false) || waits(rules, now, condition) {
                return None;
            }
            let limit = match long(rules, now, *least) {
                Long::Limit(limit) => limit,
                Long::Untold => return Some("at least"),
                Long::Nothing => return None,
            };
            if since.iter().any(is_open) {
                return None;
            }
            let from = if since.is_empty() { entry } else { since.iter().filter_map(came).max() };
            let Some(from) = from else { return Some("at least") };
            // "Outside the calendar's data … it never refuses an action."
            let opens = earliest(rules.calendar, from, limit).ok()?;
            (at < opens).then_some("at least")
        }
        Window::AtLeastBefore { least, day, condition, .. } => {
            if holds(rules, now, condition) == Some(false) || waits(rules, now, condition) {
                return None;
            }
            let limit = match long(rules, now, *least) {
                Long::Limit(limit) => limit,
                Long::Untold => return Some("at least"),
                Long::Nothing => return None,
            };
            if is_open(&Trigger::Day(*day)) {
                return None;
            }
            let Some(Value::Date(date)) = now.facts.get(day) else { return Some("at least") };
            let closes = before(rules.calendar, *date, limit).ok()?;
            (at >= closes).then_some("at least")
        }
        Window::Since(triggers, _) => {
            let has_come = triggers.iter().filter_map(came).any(|came| came <= at);
            (!has_come && !triggers.iter().any(is_open)).then_some("since")
        }
        Window::Before(triggers, _) => {
            let is_closed = triggers.iter().filter_map(came).any(|came| came <= at);
            is_closed.then_some("before")
        }
        // "Closed while that limit stands ended."
        Window::BeforeEnd(clock, _) => {
            now.going.get(clock).is_some_and(|going| going.expired).then_some("before")
        }
    }
}

/// How long a lower bound is.
enum Long {
    Limit(Limit),
    /// The fact that says so is not known.
    Untold,
    /// How much is yet to be said.
    Nothing,
}

/// "As long as the fact says when the action is done; while it is not known the action is refused."
fn long(rules: Rules<'_>, now: &Past, least: Least) -> Long {
    let fact = match least {
        Least::Fixed(limit) => return Long::Limit(limit),
        Least::Fact(fact) => fact,
    };
    if now.open.contains(&Target::Fact(fact)) {
        return Long::Nothing;
    }
    amount(rules, now, fact).map_or(Long::Untold, Long::Limit)
}

/// The words of reasons that make every other moot.
pub(crate) fn only(word: &'static str) -> Why {
    Why::from([word])
}
