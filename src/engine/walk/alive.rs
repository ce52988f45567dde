//! Which bytes of a stand still say something in a state, and how far values of facts are told apart there.

use std::collections::BTreeSet;

use super::{
    live::live,
    matters::Matters,
    memory::Mark,
    reads::Reads,
    thing::{Probe, Thing, things},
};
use crate::{
    charter::Workflow,
    id::{FactId, Id as _, StateId},
    rule::{Condition, Value},
};

/// The probes of one fact as bits.
type Asked = u64;

/// What is still read in each state.
#[derive(Debug)]
pub(super) struct Alive {
    /// Of each state whether each byte is read.
    bytes: Vec<Vec<bool>>,
    /// Of each state what is asked of each fact.
    asked: Vec<Vec<Asked>>,
    /// Whether each byte is watched: read even of a case that has ended.
    watched: Vec<bool>,
    /// Of each state what of persons is still read.
    marks: Vec<BTreeSet<Mark>>,
}

/// The values with which a fact was met, and their answers to what rules ask of it.
#[derive(Debug, Default)]
pub(super) struct Values {
    probes: Vec<Probe>,
    known: Vec<(Value, Vec<Option<Value>>)>,
}

impl Alive {
    pub(super) fn of(workflow: &Workflow, matters: &Matters, watched: &[&Condition]) -> (Self, Vec<Values>) {
        let mut reads = Reads::default();
        watched.iter().for_each(|condition| reads.condition(condition));
        let watched = things(&reads);
        let live = live(workflow, &watched, matters.sees_persons);
        let all: BTreeSet<&Thing> = live.iter().flatten().collect();
        let mut values: Vec<Values> = workflow.facts.ids().map(|_| Values::default()).collect();
        for thing in all {
            if let Thing::Fact(fact, probe) = thing
                && let Some(values) = values.get_mut(fact.index())
            {
                values.probes.push(probe.clone());
            }
        }
        let bits = |live: &BTreeSet<Thing>, fact: FactId, values: &Values| {
            (0_u32..).zip(&values.probes).fold(0, |bits: Asked, (index, probe)| {
                // Beyond so many probes all are told apart.
                let is_asked = live.contains(&Thing::Fact(fact, probe.clone()));
                bits | (Asked::from(is_asked) << index.min(Asked::BITS - 1))
            })
        };
        let asked = live.iter().map(|live| {
            workflow.facts.ids().zip(&values).map(|(fact, values)| bits(live, fact, values)).collect()
        });
        let asked = asked.collect();
        let marks = live.iter().map(marks).collect();
        let bytes = live.iter().map(|live| bytes(workflow, matters, live)).collect();
        for (known, domain) in values.iter_mut().zip(&matters.values) {
            domain.iter().for_each(|value| known.meet(value));
        }
        let watched = watched_bytes(workflow, matters, &watched);
        (Self { bytes, asked, watched, marks }, values)
    }

    /// What is asked of a fact in a state and from there on.
    pub(super) fn asked(&self, state: StateId, fact: FactId) -> Option<Asked> {
        self.asked.get(state.index())?.get(fact.index()).copied()
    }

    /// Whether a byte is read of a case that has ended.
    pub(super) fn is_watched(&self, byte: usize) -> bool {
        self.watched.get(byte) == Some(&true)
    }

    /// What of persons is read in a state and from there on.
    pub(super) fn marks(&self, state: StateId) -> impl Iterator<Item = Mark> + '_ {
        self.marks.get(state.index()).into_iter().flatten().copied()
    }

    /// Whether a byte is read in a state or from there on.
    pub(super) fn is_read(&self, state: StateId, byte: usize) -> bool {
        self.bytes.get(state.index()).is_some_and(|bytes| bytes.get(byte) == Some(&true))
    }
}

impl Values {
    fn meet(&mut self, value: &Value) {
        let answers = self.probes.iter().map(|probe| probe.answer(value)).collect();
        self.known.push((value.clone(), answers));
    }

    /// The number, from 1, of the first value that gives the same answers to what is asked; 0 for none, or if nothing is asked.
    pub(super) fn number(&mut self, value: Option<&Value>, asked: Asked, is_cut: &mut bool) -> u8 {
        let Some(value) = value.filter(|_| asked != 0) else { return 0 };
        let own = self.known.iter().position(|(known, _)| known == value);
        let own = own.unwrap_or_else(|| {
            self.meet(value);
            self.known.len() - 1
        });
        let answers = self.known.get(own).map(|(_, answers)| answers.clone()).unwrap_or_default();
        let is_asked = |index: usize| asked >> index.min(Asked::BITS as usize - 1) & 1 == 1;
        let is_same = |(_, other): &(Value, Vec<Option<Value>>)| {
            answers
                .iter()
                .zip(other)
                .enumerate()
                .all(|(index, (one, other))| !is_asked(index) || one == other)
        };
        let first = self.known.iter().position(is_same).unwrap_or(own);
        u8::try_from(first + 1).unwrap_or_else(|_| {
            *is_cut = true;
            u8::MAX
        })
    }

    /// The value of that number.
    pub(super) fn value(&self, number: u8) -> Option<Value> {
        let (value, _) = self.known.get(usize::from(number).checked_sub(1)?)?;
        Some(value.clone())
    }
}

/// Whether each byte of a stand is read, where nothing but what is watched counts.
fn watched_bytes(workflow: &Workflow, matters: &Matters, watched: &BTreeSet<Thing>) -> Vec<bool> {
    let mut bytes = bytes(workflow, matters, watched);
    let climbs = workflow.climbs.is_some_and(|(slot, _)| watched.contains(&Thing::Slot(slot)));
    let kept = bytes.len().saturating_sub(matters.clocks.len() + workflow.ballots.len());
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte &= if index == 0 { climbs } else { index < kept };
    }
    bytes
}

fn marks(live: &BTreeSet<Thing>) -> BTreeSet<Mark> {
    live.iter()
        .filter_map(|thing| match thing {
            Thing::Who(mark) => Some(*mark),
            _ => None,
        })
        .collect()
}

/// Whether each byte of a stand is read, where this is live.
fn bytes(workflow: &Workflow, matters: &Matters, live: &BTreeSet<Thing>) -> Vec<bool> {
    let climbs = workflow.climbs.is_none_or(|(slot, _)| live.contains(&Thing::Slot(slot)));
    let facts = matters
        .facts
        .iter()
        .map(|fact| live.iter().any(|thing| matches!(thing, Thing::Fact(of, _) if of == fact)));
    let slots = workflow.slots.ids().map(|slot| live.contains(&Thing::Slot(slot)));
    let counted = matters.counted.keys().map(|action| live.contains(&Thing::Times(*action)));
    let actors = matters.actors.iter().map(|action| live.contains(&Thing::Actor(*action)));
    let entered = matters.entered.iter().map(|state| live.contains(&Thing::Entered(*state)));
    let streak = if matters.in_row.is_empty() { 0 } else { 2 };
    let kept = std::iter::repeat_n(true, streak + matters.clocks.len() + workflow.ballots.len());
    std::iter::once(climbs)
        .chain(facts)
        .chain(slots)
        .chain(counted)
        .chain(actors)
        .chain(entered)
        .chain(kept)
        .collect()
}
