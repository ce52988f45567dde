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
const MET: [&str; 39] = [
    "accepted",
    "senseless",
    "forks",
    "leaves several",
    "duties left undone",
    "change: Declined",
    "change: Ended",
    "change: Paused",
    "change: Prolonged",
    "change: Requested",
    "change: Stopped",
    "expired: Breach",
    "expired: Closed",
    "expired: Escalated",
    "expired: Exhausted",
    "expired: Lapse",
    "expired: Routed",
    "expired: deemed",
    "options: If",
    "options: No",
    "options: Yes",
    "refused because ->",
    "refused because accountable",
    "refused because asks",
    "refused because at",
    "refused because at least",
    "refused because at most",
    "refused because bars",
    "refused because before",
    "refused because by",
    "refused because competence",
    "refused because end",
    "refused because from",
    "refused because if",
    "refused because none",
    "refused because roster",
    "refused because since",
    "refused because uses",
    "refused because within",
];

impl Tally {
    pub(super) fn has_met_everything(&self) {
        let missed: Vec<_> = MET.into_iter().filter(|what| !self.0.contains_key(*what)).collect();
        assert!(missed.is_empty(), "never met: {missed:?}");
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
    for change in &event.changes {
        let text = format!("{change:?}");
        tally.see(format!("change: {}", text.split('(').next().unwrap()));
        if text.contains("Duty(") {
            tally.see("duties left undone");
        }
    }
}
