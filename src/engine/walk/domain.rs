//! What an actor may say of a fact or slot: one value for all that no rule tells apart.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::smallvec;

use super::{
    any_key,
    live::{Probe, Thing, things},
    reads::Reads,
};
use crate::{
    charter::{Charter, Workflow},
    engine::{Binding, Instance},
    id::{BodyId, FactId, Id, SlotId, ValueId},
    rule::{Cell, Count, Fact, FactType, Holder, Slot, SlotType, Test, Value},
};

/// How many numbers of one fact are tried where it is compared with something that varies.
const NUMBERS: u32 = 64;

/// The values of a fact that are tried; none if there are too many.
pub(super) fn values(reads: &Reads, id: FactId, fact: &Fact) -> Option<Vec<Value>> {
    let is_read = reads.facts.contains(&id);
    Some(match &fact.r#type {
        FactType::Flag if is_read => vec![Value::Flag(false), Value::Flag(true)],
        FactType::Flag => vec![Value::Flag(false)],
        FactType::Choice(values) => choices(reads, id, values.ids(), is_read),
        FactType::Number { least, most, unit } => {
            numbers(reads, id, (*least, *most, unit.is_some()), is_read)?
        }
        FactType::Date => vec![Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 12, 1)?)],
        FactType::Note => vec![Value::Note("".into())],
    })
}

/// Of the values that no rule tells apart the first.
fn choices(reads: &Reads, id: FactId, all: impl Iterator<Item = ValueId>, is_read: bool) -> Vec<Value> {
    let probes = things(reads).into_iter().filter_map(|thing| match thing {
        Thing::Fact(fact, probe) if fact == id && is_read => Some(probe),
        _ => None,
    });
    let probes: Vec<Probe> = probes.collect();
    let mut seen = BTreeSet::new();
    let is_new =
        |value: &Value| seen.insert(probes.iter().map(|probe| probe.answer(value)).collect::<Vec<_>>());
    all.map(Value::Choice).filter(is_new).collect()
}

fn numbers(
    reads: &Reads,
    id: FactId,
    (least, most, is_amount): (u32, u32, bool),
    is_read: bool,
) -> Option<Vec<Value>> {
    if !is_read {
        return Some(vec![Value::Number(if is_amount { most } else { least })]);
    }
    let mut edges = BTreeSet::from([least]);
    let mut varies = false;
    for test in &reads.tests {
        let Test::Number(left, _, right) = test else { continue };
        match (left, right) {
            (Count::Fact(fact), Count::Number(at)) | (Count::Number(at), Count::Fact(fact))
                if *fact == id =>
            {
                edges.extend([*at, at.saturating_add(1)]);
            }
            (Count::Fact(fact), _) | (_, Count::Fact(fact)) if *fact == id => varies = true,
            _ => {}
        }
    }
    for (_, cell) in reads.cells.iter().filter(|(fact, _)| *fact == id) {
        if let Cell::Numbers(ranges) = cell {
            edges.extend(ranges.iter().flat_map(|(from, to)| [*from, to.saturating_add(1)]));
        }
    }
    if varies && most - least >= NUMBERS {
        return None;
    }
    if varies {
        edges.extend(least..=most);
    }
    if is_amount {
        // Of amounts that no rule tells apart the greatest is tried, and it comes first.
        let ends: Vec<u32> = edges.iter().map(|edge| edge.saturating_sub(1)).chain([most]).collect();
        edges.extend(ends);
        let within = edges.into_iter().rev().filter(|edge| (least..=most).contains(edge));
        return Some(within.map(Value::Number).collect());
    }
    Some(edges.into_iter().filter(|edge| (least..=most).contains(edge)).map(Value::Number).collect())
}

/// The bindings of a slot that are tried: of bodies one for all that rules do not tell apart.
pub(super) fn bindings(
    charter: &Charter,
    workflow: &Workflow,
    reads: &Reads,
    id: SlotId,
    slot: &Slot,
) -> Vec<Binding> {
    let apart = Apart::of(charter, workflow, reads, id, slot);
    let is_read = reads.holders.contains(&Holder::Slot(id))
        || workflow.climbs.is_some_and(|(climbing, _)| climbing == id);
    let bodies = || apart.bodies().into_iter().take(if is_read { usize::MAX } else { 1 }).collect::<Vec<_>>();
    match slot.r#type {
        SlotType::Body | SlotType::Ladder(_) => bodies().into_iter().map(Binding::Body).collect(),
        SlotType::Bodies => {
            let found = bodies();
            let all = Binding::Bodies(found.iter().cloned().collect());
            let singles = found.iter().map(|body| Binding::Bodies(smallvec![body.clone()]));
            singles.chain((found.len() > 1).then_some(all)).collect()
        }
        SlotType::Person | SlotType::Persons => {
            vec![Binding::Persons(smallvec![super::somebody()])]
        }
    }
}

/// What tells bodies apart.
struct Apart<'a> {
    charter: &'a Charter,
    named: BTreeSet<BodyId>,
    kinds: BTreeSet<crate::id::KindId>,
    rungs: Vec<BodyId>,
    asks_above: bool,
}

impl<'a> Apart<'a> {
    fn of(charter: &'a Charter, workflow: &'a Workflow, reads: &Reads, id: SlotId, slot: &Slot) -> Self {
        let mut named: BTreeSet<BodyId> =
            workflow.competences.iter().map(|competence| competence.body).collect();
        let mut kinds = BTreeSet::new();
        for test in &reads.tests {
            match test {
                Test::SameBody(one, other) => named.extend([one, other].into_iter().filter_map(body)),
                Test::Kind(_, kind) => drop(kinds.insert(*kind)),
                _ => {}
            }
        }
        let rungs = match slot.r#type {
            SlotType::Ladder(ladder) if workflow.climbs.is_some_and(|(climbing, _)| climbing == id) => {
                charter.ladders.at(ladder).rungs.iter().map(|rung| rung.body).collect()
            }
            _ => Vec::new(),
        };
        let asks_above =
            reads.holders.iter().any(|holder| matches!(holder, Holder::Superior(_) | Holder::Supervisor(_)));
        Self { charter, named, kinds, rungs, asks_above }
    }

    fn bodies(&self) -> Vec<Instance> {
        let mut first: BTreeMap<_, BodyId> = BTreeMap::new();
        for body in self.charter.structure.bodies.ids() {
            first.entry(self.sort(body)).or_insert(body);
        }
        let mut bodies: Vec<BodyId> = first.into_values().collect();
        bodies.sort_by_key(|body| body.index());
        bodies.into_iter().filter_map(|body| self.instance(body)).collect()
    }

    /// Bodies of the same sort are not told apart.
    fn sort(&self, body: BodyId) -> impl Ord + use<> {
        let structure = &self.charter.structure;
        let kinds: Vec<bool> = self.kinds.iter().map(|&kind| structure.is_of_kind(body, kind)).collect();
        let rung = self.rungs.iter().position(|rung| *rung == body);
        let above = self.asks_above.then(|| (structure.superior_of(body), structure.supervisor_of(body)));
        (self.named.contains(&body).then_some(body), kinds, rung, above)
    }

    fn instance(&self, body: BodyId) -> Option<Instance> {
        let is_class = self.charter.structure.bodies.at(body).is_class;
        if is_class { Some(Instance::of(body, any_key()?)) } else { Some(Instance::single(body)) }
    }
}

fn body(holder: &Holder) -> Option<BodyId> {
    match holder {
        Holder::Body(body) => Some(*body),
        _ => None,
    }
}
