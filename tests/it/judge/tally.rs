//! What the trials met, so that nobody trusts trials that try too little.

use std::collections::BTreeMap;

use gongzhi::engine::{Change, Event, What};

/// How often what was met.
#[derive(Default)]
pub(super) struct Tally(BTreeMap<String, usize>);

impl Tally {
    pub(super) fn see(&mut self, what: impl Into<String>) {
        *self.0.entry(what.into()).or_default() += 1;
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (what, count) in &other.0 {
            *self.0.entry(what.clone()).or_default() += count;
        }
    }
}

/// What thousands of trials must have met, or they try too little.
const MET: [&str; 113] = [
    "accepted",
    "ballot: Aborted",
    "ballot: Closed",
    "ballot: Opened",
    "ballot: Over",
    "ballot: Totals",
    "ballot: Voted",
    "calendar: china",
    "calendar: soon",
    "calendar: weekdays",
    "change: Breached",
    "change: Cancelled",
    "change: Covered",
    "change: Ended",
    "change: Entered",
    "change: Expired",
    "change: Fact",
    "change: Left",
    "change: Missed",
    "change: Opened",
    "change: Paused",
    "change: Prolonged",
    "change: Raised",
    "change: Requested",
    "change: Resumed",
    "change: Rung",
    "change: Settled",
    "change: Slot",
    "change: Started",
    "change: Stopped",
    "done for an instance",
    "done jointly",
    "duties left undone",
    "expired: Breach",
    "expired: Closed",
    "expired: Decided",
    "expired: Escalated",
    "expired: Exhausted",
    "expired: Lapse",
    "expired: Over",
    "expired: Routed",
    "expired: deemed",
    "forks",
    "ground: Action",
    "ground: Ballot",
    "ground: By",
    "ground: Clock",
    "ground: Counter",
    "ground: Exhausted",
    "ground: Expiry",
    "ground: Join",
    "ground: Limit",
    "ground: Result",
    "ground: Route",
    "ground: Row",
    "ground: Rung",
    "ground: Threshold",
    "ground: Voter",
    "leaves several",
    "opened",
    "options of whoever fits: If",
    "options of whoever fits: No",
    "options of whoever fits: Yes",
    "options: If",
    "options: No",
    "options: Yes",
    "polls: may not vote",
    "polls: may vote",
    "refused because ->",
    "refused because accountable",
    "refused because asks",
    "refused because at",
    "refused because at least",
    "refused because at most",
    "refused because ballot",
    "refused because bars",
    "refused because before",
    "refused because by",
    "refused because competence",
    "refused because declines",
    "refused because end",
    "refused because for",
    "refused because from",
    "refused because if",
    "refused because instance",
    "refused because margin",
    "refused because more than",
    "refused because none",
    "refused because prolongs",
    "refused because proxies",
    "refused because requests",
    "refused because retired",
    "refused because roster",
    "refused because seats",
    "refused because since",
    "refused because slot",
    "refused because tallies",
    "refused because twice",
    "refused because uses",
    "refused because within",
    "senseless: ChoiceTold",
    "senseless: GivenTwice",
    "senseless: NoChoice",
    "senseless: NotAsked",
    "senseless: NothingProlonged",
    "senseless: ToldOtherwise",
    "senseless: UnknownAction",
    "senseless: UnknownBallot",
    "senseless: UnknownCapacity",
    "senseless: UnknownChild",
    "senseless: UnknownTarget",
    "senseless: WrongChoice",
    "senseless: WrongValue",
];

/// What is met so seldom that only tens of thousands of trials must have met it.
const SELDOM: [&str; 3] = ["change: Declined", "done by delegation", "ground: Delegation"];

/// From how many trials on the seldom is demanded as well.
const MANY: u32 = 20_000;

impl Tally {
    pub(super) fn has_met_everything(&self, trials: u32) {
        let seldom = SELDOM.into_iter().filter(|_| trials >= MANY);
        let missed: Vec<_> =
            MET.into_iter().chain(seldom).filter(|what| !self.0.contains_key(*what)).collect();
        assert!(missed.is_empty(), "never met: {missed:?}");
        let count = |what: &str| self.0.get(what).copied().unwrap_or_default();
        let (raised, not) = (count("trials: raised"), count("trials: not raised"));
        assert!(raised * 2 > not * 3, "{raised} cases raised, {not} not");
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (what, count) in &self.0 {
            writeln!(f, "{count:>9} {what}")?;
        }
        Ok(())
    }
}

/// What happened in an event.
pub(super) fn count(event: &Event, tally: &mut Tally) {
    match &event.what {
        What::Expired { meaning, .. } => tally.see(format!("expired: {meaning:?}")),
        What::Deemed { .. } => tally.see("expired: deemed"),
        What::Done { by, capacity, .. } => {
            let done = [
                ("done by delegation", capacity.delegation.is_some()),
                ("done for an instance", capacity.body.as_ref().is_some_and(|body| body.key.is_some())),
                ("done jointly", by.len() > 1),
            ];
            done.into_iter().filter(|(_, is)| *is).for_each(|(what, _)| tally.see(what));
        }
        _ => {}
    }
    let entered = event.changes.iter().filter(|change| matches!(change, Change::Entered(_))).count();
    let left = event.changes.iter().filter(|change| matches!(change, Change::Left(_))).count();
    if entered > 1 {
        tally.see("forks");
    }
    if left > 1 {
        tally.see("leaves several");
    }
    for ground in &event.grounds {
        tally.see(format!("ground: {}", format!("{ground:?}").split('(').next().unwrap()));
    }
    for change in &event.changes {
        if let Change::Ballot(_, change) = change {
            let text = format!("{change:?}");
            tally.see(format!("ballot: {}", text.split('(').next().unwrap()));
        }
        let text = format!("{change:?}");
        tally.see(format!("change: {}", text.split('(').next().unwrap()));
        if text.contains("Duty(") {
            tally.see("duties left undone");
        }
    }
}
