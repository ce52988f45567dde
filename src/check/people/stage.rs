//! The ways of a workflow, persons left aside: where a case can stand, and each step on from there, looked at when it is asked.

use std::{
    cell::{Ref, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use crate::{
    charter::{Charter, Workflow},
    check::space::{
        explore::Label,
        store::{Index, Store},
    },
    engine::{Case, Detail, Directory, Instance, Mark, Step, Told, Turn, Walk},
    id::{ActionId, SlotId, WorkflowId},
    rule::{Holder, Party},
};

/// Where a case can stand and how it goes on, whoever acts.
#[derive(Debug)]
pub(super) struct Stage<'c> {
    walk: RefCell<Walk<'c>>,
    ground: RefCell<Ground>,
    pub(super) charter: &'c Charter,
    pub(super) workflow: &'c Workflow,
    /// What of persons rules read.
    pub(super) marks: Vec<Mark>,
    /// The slots whose bodies may act.
    slots: Vec<SlotId>,
}

/// A step on from a stand, and where it leads.
pub(super) type Onward = (Label, Index);

/// What has been met so far.
#[derive(Debug)]
struct Ground {
    stands: Store,
    steps: Vec<Rc<Step>>,
    numbers: BTreeMap<Rc<Step>, Label>,
    /// Of each stand the steps on, once they were asked for.
    onward: Vec<Option<Rc<[Onward]>>>,
}

impl<'c> Stage<'c> {
    /// Sets a workflow up, with each of some bodies tried for slots whose bodies may act; none if the charter has no such
    /// workflow.
    pub(super) fn of(
        charter: &'c Charter,
        id: WorkflowId,
        world: (&'c dyn Directory, &[Instance]),
        detail: &Detail,
    ) -> Option<Self> {
        let walk = Walk::for_persons(charter, id, world, detail)?;
        let mut stands = Store::new(walk.stride());
        stands.intern(&walk.start());
        let ground = Ground { stands, steps: Vec::new(), numbers: BTreeMap::new(), onward: Vec::new() };
        let workflow = walk.workflow();
        Some(Self {
            charter,
            workflow,
            marks: walk.marks(),
            slots: acting_slots(workflow),
            walk: RefCell::new(walk),
            ground: RefCell::new(ground),
        })
    }

    /// Whether nothing of what was asked so far was left out: ballots and awaited cases are not walked through.
    pub(super) fn is_whole(&self) -> bool {
        let is_walked = self.workflow.ballots.is_empty() && !self.workflow.awaits_cases();
        // Who counts as no member of a body hangs on the case: that is not followed.
        let is_followed = self.workflow.outside.is_empty();
        !self.walk.borrow().is_cut && is_walked && is_followed && self.marks.len() <= 64
    }

    pub(super) fn walk(&self) -> Ref<'_, Walk<'c>> {
        self.walk.borrow()
    }

    /// The packed stand of that number.
    pub(super) fn stand(&self, stand: Index) -> Vec<u64> {
        self.ground.borrow().stands.state(stand).to_vec()
    }

    /// Where a case stands here; none if no case was met there.
    pub(super) fn find(&self, case: &Case) -> Option<Index> {
        let stand = self.walk.borrow_mut().pack(case);
        self.ground.borrow().stands.find(&stand)
    }

    /// The steps on from a stand.
    pub(super) fn onward(&self, stand: Index) -> Rc<[Onward]> {
        let known = self.ground.borrow().onward.get(stand as usize).cloned().flatten();
        known.unwrap_or_else(|| {
            let mut found = Vec::new();
            let from = self.stand(stand);
            let mut ground = self.ground.borrow_mut();
            self.walk.borrow_mut().acted(&from, |step, after| found.push(ground.note(step, &after)));
            let found: Rc<[Onward]> = found.into();
            ground.keep(stand, Rc::clone(&found));
            found
        })
    }

    pub(super) fn step(&self, label: Label) -> Option<Rc<Step>> {
        self.ground.borrow().steps.get(label as usize).cloned()
    }

    /// The first combination in which an action is told the same facts.
    pub(super) fn facts(&self, action: ActionId, told: u32) -> u32 {
        let walk = self.walk.borrow();
        let facts = |number: u32| -> Vec<&Told> {
            let told = walk.told(action, number).iter();
            told.filter(|told| matches!(told, Told::Fact(..))).collect()
        };
        let own = facts(told);
        (0..told).find(|number| facts(*number) == own).unwrap_or(told)
    }

    /// The bodies that an action is told for slots whose bodies may act.
    pub(super) fn named(&self, turn: Turn) -> Vec<Instance> {
        let walk = self.walk.borrow();
        let told = match turn {
            Turn::Does(action, told) => walk.told(action, told),
            Turn::Expires(_) | Turn::Closes(..) | Turn::Joins(..) => &[],
        };
        let named = told.iter().filter_map(|told| match told {
            Told::Slot(slot, binding) if self.slots.contains(slot) => Some(binding.bodies()),
            _ => None,
        });
        named.flatten().cloned().collect()
    }
}

impl Ground {
    /// A step with where it leads, by numbers.
    fn note(&mut self, step: Step, after: &[u64]) -> Onward {
        let Self { stands, steps, numbers, .. } = self;
        let next = Label::try_from(steps.len()).unwrap_or(Label::MAX);
        let label = *numbers.entry(Rc::new(step)).or_insert_with_key(|step| {
            steps.push(Rc::clone(step));
            next
        });
        (label, stands.intern(after).0)
    }

    fn keep(&mut self, stand: Index, onward: Rc<[Onward]>) {
        if self.onward.len() <= stand as usize {
            self.onward.resize(self.stands.len().max(stand as usize + 1), None);
        }
        if let Some(place) = self.onward.get_mut(stand as usize) {
            *place = Some(onward);
        }
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
