//! A case as a rule reads it: what stands in it, with what the action at hand has given and set on top.

use smallvec::SmallVec;

use super::{Binding, Case, Directory, Instance, Person};
use crate::{
    charter::{Charter, Workflow},
    id::{ActionId, FactId, SlotId},
    rule::Value,
    time::Date,
    workflow::Marking,
};

/// Bodies; mostly one.
pub(super) type Bodies = SmallVec<[Instance; 2]>;

/// A case as a rule reads it.
#[derive(Debug, Clone)]
pub(super) struct View<'a> {
    pub(super) charter: &'a Charter,
    pub(super) workflow: &'a Workflow,
    pub(super) case: &'a Case,
    /// Asked only where a rule speaks of a class of bodies.
    pub(super) directory: &'a dyn Directory,
    facts: SmallVec<[(FactId, Option<Value>); 4]>,
    slots: SmallVec<[(SlotId, Given); 2]>,
    rung: Option<u16>,
    doing: Option<Doing<'a>>,
    active: Option<Marking>,
}

/// The action being carried out: rules that name its actor mean who does it now.
#[derive(Debug, Clone)]
pub(super) struct Doing<'a> {
    pub(super) action: ActionId,
    pub(super) by: &'a [Person],
    /// The body acted for; none at all while nobody in particular acts.
    pub(super) body: Option<Option<Instance>>,
}

#[derive(Debug, Clone)]
enum Given {
    /// It is this.
    Known(Binding),
    /// The actor will say.
    Asked,
}

impl<'a> View<'a> {
    pub(super) fn new(
        charter: &'a Charter,
        workflow: &'a Workflow,
        case: &'a Case,
        directory: &'a dyn Directory,
    ) -> Self {
        Self {
            charter,
            workflow,
            case,
            directory,
            facts: SmallVec::new(),
            slots: SmallVec::new(),
            rung: None,
            doing: None,
            active: None,
        }
    }

    /// What a fact is; none if it is not set.
    pub(super) fn fact(&self, fact: FactId) -> Option<&Value> {
        match self.facts.iter().rev().find(|(set, _)| *set == fact) {
            Some((_, value)) => value.as_ref(),
            None => self.case.fact(fact),
        }
    }

    /// What a slot holds; none if the actor is still to say.
    pub(super) fn slot(&self, slot: SlotId) -> Option<&Binding> {
        match self.slots.iter().rev().find(|(set, _)| *set == slot) {
            Some((_, Given::Known(binding))) => Some(binding),
            Some((_, Given::Asked)) => None,
            None => Some(self.case.slot(slot)),
        }
    }

    /// From now on rules that name the actor of this action mean who does it.
    pub(super) fn set_doing(&mut self, doing: Doing<'a>) {
        self.doing = Some(doing);
    }

    /// From now on the case stands in these states.
    pub(super) fn set_active(&mut self, active: Marking) {
        self.active = Some(active);
    }

    /// The action being carried out, if it is this one.
    pub(super) fn doing(&self, action: ActionId) -> Option<&Doing<'a>> {
        self.doing.as_ref().filter(|doing| doing.action == action)
    }

    /// The states in which the case stands.
    pub(super) fn active(&self) -> &Marking {
        self.active.as_ref().unwrap_or(&self.case.marking)
    }

    /// Who did the action last, or does it now.
    pub(super) fn actors(&self, action: ActionId) -> &[Person] {
        match self.doing(action) {
            Some(doing) => doing.by,
            None => self.case.deed(action).map_or(&[], |deed| &deed.by),
        }
    }

    /// The rung on which the ladder stands.
    pub(super) fn rung(&self) -> u16 {
        self.rung.unwrap_or(self.case.rung)
    }

    /// A date fact, if it is set.
    pub(super) fn date(&self, fact: FactId) -> Option<Date> {
        match self.fact(fact)? {
            Value::Date(date) => Some(*date),
            Value::Flag(_) | Value::Choice(_) | Value::Number(_) | Value::Note(_) => None,
        }
    }

    pub(super) fn set_fact(&mut self, fact: FactId, value: Option<Value>) {
        self.facts.push((fact, value));
    }

    pub(super) fn set_slot(&mut self, slot: SlotId, binding: Binding) {
        self.slots.push((slot, Given::Known(binding)));
    }

    pub(super) fn set_rung(&mut self, rung: u16) {
        self.rung = Some(rung);
    }

    /// Leaves open what a fact is: the actor will say.
    pub(super) fn ask_fact(&mut self, fact: FactId) {
        self.facts.push((fact, None));
    }

    /// Leaves open what a slot holds: the actor will say.
    pub(super) fn ask_slot(&mut self, slot: SlotId) {
        self.slots.push((slot, Given::Asked));
    }

    /// The slots that were set in this view, in order.
    pub(super) fn bound_slots(&self) -> SmallVec<[SlotId; 2]> {
        let mut slots: SmallVec<[SlotId; 2]> = self.slots.iter().map(|(slot, _)| *slot).collect();
        slots.sort_unstable();
        slots.dedup();
        slots
    }

    /// Whether anything was set in this view that the case does not hold.
    pub(super) fn has_set_fact(&self, fact: FactId) -> bool {
        self.facts.iter().any(|(set, _)| *set == fact)
    }
}
