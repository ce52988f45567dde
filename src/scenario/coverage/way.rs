//! The way a case goes, so that it can be told whether another went the same.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use crate::{
    check::Witness,
    engine::{Binding, Change, Event, What},
    id::{ActionId, BallotId, BodyId, ClockId, FactId, SlotId, StateId, WorkflowId},
    rule::Value,
};

/// What a case went through, from its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scenario) struct Way {
    workflow: WorkflowId,
    moments: Vec<Moment>,
}

/// What one event did. Who did it and when, days, notes and persons are left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Moment {
    action: Option<ActionId>,
    clock: Option<ClockId>,
    ballot: Option<BallotId>,
    entered: Vec<StateId>,
    facts: Vec<(FactId, Option<Value>)>,
    slots: Vec<(SlotId, Vec<BodyId>)>,
}

impl Way {
    /// The way of a run that the checks found.
    pub(super) fn of(witness: &Witness) -> Self {
        let events = witness.steps.iter().flat_map(|step| &step.events);
        Self { workflow: witness.workflow, moments: events.map(Moment::of).collect() }
    }

    /// Whether it begins as the other goes; it may be told more.
    pub(super) fn begins_with(&self, other: &Self) -> bool {
        let pairs = self.moments.iter().zip(&other.moments);
        self.workflow == other.workflow
            && self.moments.len() >= other.moments.len()
            && pairs.into_iter().all(|(own, other)| own.is_like(other))
    }
}

impl Moment {
    fn of(event: &Event) -> Self {
        let clock = match event.what {
            What::Expired { clock, .. } | What::Deemed { clock, .. } => Some(clock),
            _ => None,
        };
        let ballot = match event.what {
            What::Voted { ballot, .. } | What::Counted { ballot, .. } => Some(ballot),
            _ => None,
        };
        let (mut entered, mut facts, mut slots) = (Vec::new(), Vec::new(), Vec::new());
        for change in &event.changes {
            match change {
                Change::Entered(state) => entered.push(*state),
                Change::Fact(_, Some(Value::Date(_) | Value::Note(_))) => {}
                Change::Fact(fact, value) => facts.push((*fact, value.clone())),
                Change::Slot(_, Binding::Persons(_)) => {}
                Change::Slot(slot, held) => {
                    slots.push((*slot, held.bodies().iter().map(|body| body.body).collect()));
                }
                _ => {}
            }
        }
        Self { action: event.action(), clock, ballot, entered, facts, slots }
    }

    fn is_like(&self, other: &Self) -> bool {
        (self.action, self.clock, self.ballot) == (other.action, other.clock, other.ballot)
            && self.entered == other.entered
            && other.facts.iter().all(|fact| self.facts.contains(fact))
            && other.slots.iter().all(|slot| self.slots.contains(slot))
    }
}

/// The ways of the cases of a run, as they go on; none of a case that was put somewhere instead of being raised.
#[derive(Debug, Default)]
pub(super) struct Ways(RefCell<BTreeMap<Arc<str>, Option<Way>>>);

impl Ways {
    pub(super) fn happens(&self, event: &Event) {
        let mut ways = self.0.borrow_mut();
        let begun = Some(Way { workflow: event.of.workflow, moments: Vec::new() });
        let way = ways.entry(Arc::clone(&event.of.id)).or_insert(begun);
        if matches!(event.what, What::Placed | What::Migrated(_)) {
            *way = None;
        }
        if let Some(way) = way {
            way.moments.push(Moment::of(event));
        }
    }

    pub(super) fn into_list(self) -> Vec<Way> {
        self.0.into_inner().into_values().flatten().collect()
    }
}
