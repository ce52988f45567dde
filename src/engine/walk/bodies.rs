//! Which bodies an actor may put into a slot: as many as rules can tell apart.
//!
//! Rules tell bodies apart by their names, kinds, rungs and superiors, and by whether two holders are the same one. Of bodies
//! that are alike in the former as many are tried as there are holders that are compared with each other, so that any of them may
//! be the same or not; of a class, besides the instance that covers the case, as many others.

use std::collections::{BTreeMap, BTreeSet};

use smallvec::smallvec;

use super::{keys, reads::Reads};
use crate::{
    charter::{Charter, Workflow},
    engine::{Binding, Instance},
    id::{BodyId, KindId, SlotId},
    rule::{Holder, Slot, SlotType, Test},
};

/// Up to how many bodies every set of them is tried.
const SETS: usize = 5;

/// What tells the bodies of a charter apart for the rules of one workflow.
#[derive(Debug)]
pub(super) struct Apart<'a> {
    charter: &'a Charter,
    workflow: &'a Workflow,
    reads: &'a Reads,
    named: BTreeSet<BodyId>,
    kinds: BTreeSet<KindId>,
    asks_above: bool,
    /// How many bodies that are alike are tried.
    alike: usize,
    /// How many instances of a class are tried besides the one that covers the case.
    others: usize,
}

impl<'a> Apart<'a> {
    pub(super) fn of(charter: &'a Charter, workflow: &'a Workflow, reads: &'a Reads) -> Self {
        let mut named: BTreeSet<BodyId> =
            workflow.competences.iter().map(|competence| competence.body).collect();
        let mut kinds = BTreeSet::new();
        let mut pairs: Vec<[&Holder; 2]> = Vec::new();
        let mut names_class = false;
        for test in &reads.tests {
            match test {
                Test::SameBody(one, other) => {
                    let names: Vec<BodyId> = [one, other].into_iter().filter_map(body).collect();
                    names_class |= names.iter().any(|body| charter.structure.bodies.at(*body).is_class);
                    if names.is_empty() {
                        pairs.push([one, other]);
                    }
                    named.extend(names);
                }
                Test::Kind(_, kind) => drop(kinds.insert(*kind)),
                _ => {}
            }
        }
        let asks_above = reads.holders.iter().any(asks_above);
        let together = largest(&pairs);
        let others = if workflow.classes.is_empty() { 0 } else { together.max(usize::from(names_class)) };
        Self { charter, workflow, reads, named, kinds, asks_above, alike: together.max(1), others }
    }

    /// The bindings of a slot that are tried; and whether there are too many for all to be.
    pub(super) fn bindings(&self, id: SlotId, slot: &Slot) -> (Vec<Binding>, bool) {
        let climbs = self.workflow.climbs.is_some_and(|(climbing, _)| climbing == id);
        let is_read = climbs || self.reads.holders.contains(&Holder::Slot(id));
        let bodies = self.bodies(id, slot).into_iter().take(if is_read { usize::MAX } else { 1 });
        match slot.r#type {
            SlotType::Body | SlotType::Ladder(_) => (bodies.map(Binding::Body).collect(), false),
            SlotType::Bodies => sets(&bodies.collect::<Vec<_>>(), self.asks_of_set(id)),
            SlotType::Person | SlotType::Persons => {
                (vec![Binding::Persons(smallvec![super::somebody()])], false)
            }
        }
    }

    /// Whether a rule asks something of all bodies of a slot together.
    fn asks_of_set(&self, id: SlotId) -> bool {
        let is_it = |holder: &Holder| *holder == Holder::Slot(id);
        self.reads.tests.iter().any(|test| match test {
            Test::SameBody(one, other) => is_it(one) || is_it(other),
            Test::Kind(holder, _) => is_it(holder),
            _ => false,
        })
    }

    fn bodies(&self, id: SlotId, slot: &Slot) -> Vec<Instance> {
        let climbs = self.workflow.climbs.is_some_and(|(climbing, _)| climbing == id);
        let rungs = if climbs { self.rungs(slot) } else { Vec::new() };
        let mut alike: BTreeMap<_, usize> = BTreeMap::new();
        let mut found = Vec::new();
        for body in self.charter.structure.bodies.ids() {
            let known = alike.entry(self.sort(body, &rungs)).or_default();
            if *known < self.alike {
                *known += 1;
                found.extend(self.instances(body));
            }
        }
        found
    }

    fn rungs(&self, slot: &Slot) -> Vec<BodyId> {
        match slot.r#type {
            SlotType::Ladder(ladder) => {
                self.charter.ladders.at(ladder).rungs.iter().map(|rung| rung.body).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Bodies of the same sort are alike.
    fn sort(&self, body: BodyId, rungs: &[BodyId]) -> impl Ord + use<> {
        let structure = &self.charter.structure;
        let kinds: Vec<bool> = self.kinds.iter().map(|&kind| structure.is_of_kind(body, kind)).collect();
        let rung = rungs.iter().position(|rung| *rung == body);
        let above = self.asks_above.then(|| (structure.superior_of(body), structure.supervisor_of(body)));
        (self.named.contains(&body).then_some(body), kinds, rung, above)
    }

    fn instances(&self, body: BodyId) -> Vec<Instance> {
        if self.charter.structure.bodies.at(body).is_class {
            keys(self.others).into_iter().map(|key| Instance::of(body, key)).collect()
        } else {
            vec![Instance::single(body)]
        }
    }

    /// How many instances of each class there are besides the one that covers the case.
    pub(super) fn others(&self) -> usize {
        self.others
    }

    /// Whether a rule compares instances of which only one is known: what stands above another is always the same one.
    pub(super) fn is_cut(&self) -> bool {
        let structure = &self.charter.structure;
        let above = || structure.bodies.ids().filter_map(|body| structure.superior_of(body));
        let climbing = self.workflow.climbs.and_then(|(slot, _)| self.workflow.slots.get(slot));
        let rungs = climbing.map(|slot| self.rungs(slot)).unwrap_or_default();
        let is_above = |class: BodyId| above().chain(rungs.iter().skip(1).copied()).any(|body| body == class);
        let is_compared = |class: &BodyId| {
            let names = |holder: &Holder| body(holder).is_none_or(|body| body == *class);
            self.reads.tests.iter().any(
                |test| matches!(test, Test::SameBody(one, other) if names(one) && names(other) && one != other),
            )
        };
        let classes = structure.bodies.iter().filter(|(_, body)| body.is_class).map(|(id, _)| id);
        classes.filter(is_compared).any(is_above)
    }
}

/// Some bodies one by one and all together; and every set of them where rules ask of sets, if there are not too many.
fn sets(bodies: &[Instance], asks: bool) -> (Vec<Binding>, bool) {
    let binding = |set: Vec<Instance>| Binding::Bodies(set.into_iter().collect());
    if !asks || bodies.len() > SETS {
        let singles = bodies.iter().map(|body| vec![body.clone()]);
        let all = (bodies.len() > 1).then(|| bodies.to_vec());
        return (singles.chain(all).map(binding).collect(), asks);
    }
    let of = |number: u32| {
        (0_u32..).zip(bodies).filter(move |(place, _)| number >> place & 1 == 1).map(|(_, body)| body.clone())
    };
    let mut all: Vec<Vec<Instance>> = (1..1_u32 << bodies.len()).map(|number| of(number).collect()).collect();
    all.sort_by_key(Vec::len);
    (all.into_iter().map(binding).collect(), false)
}

/// How many holders that vary are at most compared with each other, one leading to the next.
fn largest(pairs: &[[&Holder; 2]]) -> usize {
    let mut groups: Vec<Vec<&Holder>> = Vec::new();
    for pair in pairs {
        let (joined, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| pair.iter().any(|holder| group.contains(holder)));
        let mut group: Vec<&Holder> = joined.concat();
        for holder in pair {
            if !group.contains(holder) {
                group.push(holder);
            }
        }
        rest.push(group);
        groups = rest;
    }
    groups.iter().map(Vec::len).max().unwrap_or_default()
}

fn body(holder: &Holder) -> Option<BodyId> {
    match holder {
        Holder::Body(body) => Some(*body),
        _ => None,
    }
}

fn asks_above(holder: &Holder) -> bool {
    matches!(holder, Holder::Superior(_) | Holder::Supervisor(_))
}
