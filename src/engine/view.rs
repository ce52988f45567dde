//! A case as a rule reads it: what stands in it, with what the action at hand has given and set on top.

use smallvec::SmallVec;

use super::{Binding, Case, Person};
use crate::{
    charter::{Charter, Workflow},
    id::{ActionId, BodyId, FactId, SlotId},
    rule::{Holder, Value},
    time::Date,
    workflow::Marking,
};

/// Bodies; mostly one.
pub(super) type Bodies = SmallVec<[BodyId; 2]>;

/// How deep holders may refer to one another before the answer is "no such body".
const DEPTH: u8 = 16;

/// A case as a rule reads it.
#[derive(Debug, Clone)]
pub(super) struct View<'a> {
    pub(super) charter: &'a Charter,
    pub(super) workflow: &'a Workflow,
    pub(super) case: &'a Case,
    facts: SmallVec<[(FactId, Option<Value>); 4]>,
    slots: SmallVec<[(SlotId, Given); 2]>,
    rung: Option<u16>,
    doing: Option<Doing<'a>>,
    active: Option<Marking>,
}

/// The action being carried out: rules that name its actor mean who does it now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doing<'a> {
    pub(super) action: ActionId,
    pub(super) by: &'a [Person],
    /// The body acted for; none at all while nobody in particular acts.
    pub(super) body: Option<Option<BodyId>>,
}

#[derive(Debug, Clone)]
enum Given {
    /// It is this.
    Known(Binding),
    /// The actor will say.
    Asked,
}

impl<'a> View<'a> {
    pub(super) fn new(charter: &'a Charter, workflow: &'a Workflow, case: &'a Case) -> Self {
        Self {
            charter,
            workflow,
            case,
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

    /// Who did the action last, or does it now.
    pub(super) fn actors(&self, action: ActionId) -> &[Person] {
        match self.doing.filter(|doing| doing.action == action) {
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

    /// Whether anything was set in this view that the case does not hold.
    pub(super) fn has_set_fact(&self, fact: FactId) -> bool {
        self.facts.iter().any(|(set, _)| *set == fact)
    }

    /// The bodies that `holder` means: empty if there is none, none if the actor is still to say.
    pub(super) fn bodies(&self, holder: &Holder) -> Option<Bodies> {
        self.bodies_within(holder, DEPTH)
    }

    /// The one body that `holder` means.
    pub(super) fn body(&self, holder: &Holder) -> Option<BodyId> {
        match self.bodies(holder)?.as_slice() {
            [body] => Some(*body),
            _ => None,
        }
    }

    fn bodies_within(&self, holder: &Holder, depth: u8) -> Option<Bodies> {
        let Some(deeper) = depth.checked_sub(1) else { return Some(Bodies::new()) };
        let structure = &self.charter.structure;
        Some(match holder {
            Holder::Body(body) => smallvec::smallvec![*body],
            Holder::Slot(slot) => Bodies::from_slice(self.slot(*slot)?.bodies()),
            Holder::Superior(of) => {
                let below = self.bodies_within(of, deeper)?;
                let above = match below.as_slice() {
                    [body] => structure.superior_of(*body),
                    several => structure.common_superior(several),
                };
                above.into_iter().collect()
            }
            Holder::Supervisor(of) => {
                let watched = self.bodies_within(of, deeper)?;
                structure.common_supervisor(&watched).into_iter().collect()
            }
            Holder::Actor(action) => match self.doing.filter(|doing| doing.action == *action) {
                Some(doing) => doing.body?.into_iter().collect(),
                None => self.case.deed(*action).and_then(|deed| deed.body).into_iter().collect(),
            },
            Holder::Accountable(Some(state)) => {
                let accountable =
                    self.workflow.states.get(*state).and_then(|state| state.accountable.as_ref());
                self.bodies_of(accountable, deeper)?
            }
            Holder::Accountable(None) => self.accountable_within(deeper)?,
        })
    }

    fn bodies_of(&self, holder: Option<&Holder>, depth: u8) -> Option<Bodies> {
        holder.map_or_else(|| Some(Bodies::new()), |holder| self.bodies_within(holder, depth))
    }

    /// Who is accountable for the case as it stands: for each active state its body, without repeating one.
    fn accountable_within(&self, depth: u8) -> Option<Bodies> {
        let mut found = Bodies::new();
        for state in self.active.as_ref().unwrap_or(&self.case.marking).iter() {
            let accountable = self.workflow.states.get(state).and_then(|state| state.accountable.as_ref());
            for body in self.bodies_of(accountable, depth)? {
                if !found.contains(&body) {
                    found.push(body);
                }
            }
        }
        Some(found)
    }

    /// The body that answers for a state; none if there is not exactly one.
    pub(super) fn accountable(&self, state: crate::id::StateId) -> Option<BodyId> {
        self.body(self.workflow.states.get(state)?.accountable.as_ref()?)
    }
}
