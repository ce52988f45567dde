//! The ways of a workflow, persons left aside: where a case can stand, and each step on from there.

use std::collections::BTreeMap;

use crate::{
    charter::{Charter, Workflow},
    check::space::{
        explore::{Explored, Label, Moves, System, explore},
        store::Index,
    },
    engine::{Detail, Directory, Instance, Mark, Step, Told, Turn, Walk},
    id::{ActionId, SlotId, WorkflowId},
    rule::{Holder, Party},
};

/// Where a case can stand and how it goes on, whoever acts.
#[derive(Debug)]
pub(super) struct Stage<'c> {
    pub(super) walk: Walk<'c>,
    pub(super) workflow: &'c Workflow,
    steps: Vec<Step>,
    pub(super) explored: Explored,
    /// What of persons rules read.
    pub(super) marks: Vec<Mark>,
    /// The slots whose bodies may act.
    slots: Vec<SlotId>,
}

#[derive(Debug)]
struct Ways<'c> {
    walk: Walk<'c>,
    steps: Vec<Step>,
    numbers: BTreeMap<Step, Label>,
}

impl System for Ways<'_> {
    fn stride(&self) -> usize {
        self.walk.stride()
    }

    fn initial(&self) -> Vec<u64> {
        self.walk.start()
    }

    fn moves(&mut self, state: &[u64], to: &mut Moves) {
        let Self { walk, steps, numbers } = self;
        walk.acted(state, |step, after| {
            let label = *numbers.entry(step).or_insert_with_key(|step| {
                steps.push(step.clone());
                Label::try_from(steps.len() - 1).unwrap_or(Label::MAX)
            });
            to.push(label, after);
        });
    }
}

impl<'c> Stage<'c> {
    /// Walks through a workflow until more than `limit` stands are met, trying each of some bodies for slots whose bodies may
    /// act; none if the charter has no such workflow.
    pub(super) fn of(
        charter: &'c Charter,
        id: WorkflowId,
        world: (&'c dyn Directory, &[Instance]),
        detail: Detail,
        limit: usize,
    ) -> Option<Self> {
        let walk = Walk::for_persons(charter, id, world, detail)?;
        let mut ways = Ways { walk, steps: Vec::new(), numbers: BTreeMap::new() };
        let explored = explore(&mut ways, limit);
        let Ways { walk, steps, .. } = ways;
        let workflow = walk.workflow();
        let marks = walk.marks();
        Some(Self { walk, workflow, steps, explored, marks, slots: acting_slots(workflow) })
    }

    /// Whether nothing was left out: ballots and awaited cases are not walked through.
    pub(super) fn is_whole(&self) -> bool {
        let is_walked = self.workflow.ballots.is_empty()
            && self.workflow.states.values().all(|state| state.waits.is_empty());
        self.explored.is_whole && !self.walk.is_cut && is_walked && self.marks.len() <= 64
    }

    /// The steps on from a stand, each with where it leads.
    pub(super) fn steps(&self, stand: Index) -> impl Iterator<Item = (Label, &Step, Index)> {
        let edges = self.explored.edges(stand).iter();
        edges.filter_map(|edge| Some((edge.label, self.steps.get(edge.label as usize)?, edge.to)))
    }

    pub(super) fn step(&self, label: Label) -> Option<&Step> {
        self.steps.get(label as usize)
    }

    /// The first combination in which an action is told the same facts.
    pub(super) fn facts(&self, action: ActionId, told: u32) -> u32 {
        let facts = |number: u32| -> Vec<&Told> {
            let told = self.walk.told(action, number).iter();
            told.filter(|told| matches!(told, Told::Fact(..))).collect()
        };
        let own = facts(told);
        (0..told).find(|number| facts(*number) == own).unwrap_or(told)
    }

    /// The bodies that an action is told for slots whose bodies may act.
    pub(super) fn named(&self, turn: Turn) -> impl Iterator<Item = &Instance> {
        let told = match turn {
            Turn::Does(action, told) => self.walk.told(action, told),
            Turn::Expires(_) => &[],
        };
        told.iter()
            .filter_map(|told| match told {
                Told::Slot(slot, binding) if self.slots.contains(slot) => Some(binding.bodies()),
                _ => None,
            })
            .flatten()
    }
}

fn acting_slots(workflow: &Workflow) -> Vec<SlotId> {
    let parties = workflow.actions.values().flat_map(|action| &action.by).flat_map(|by| &by.parties);
    let slots = parties.filter_map(|party| match party {
        Party::Members(Holder::Slot(slot)) | Party::OfficeOf(Holder::Slot(slot), _) => Some(*slot),
        _ => None,
    });
    slots.collect()
}
