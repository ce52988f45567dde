//! What can be told with an action.

use smallvec::smallvec;

use super::tries::Scout;
use crate::{
    charter::{Action, Workflow},
    engine::{Binding, Told},
    id::{ActionId, SlotId, WorkflowId},
    rule::{FactSource, FactType, SlotType, Target, Value},
    scenario::{compile::unsaid, compiled::Set},
    workflow::Leaving,
};

/// How many combinations of what is told with an action are tried: so many that tell least, and so many of all others.
const SIMPLE: usize = 128;
const OTHERS: usize = 64;

/// How many persons a slot for several is given: more than there are seats.
const PERSONS: usize = 7;

impl Scout<'_> {
    /// What can be told with an action; what tells least comes first.
    pub(super) fn told(
        &self,
        id: WorkflowId,
        workflow: &Workflow,
        (action, rules): (ActionId, &Action),
    ) -> Vec<Vec<Set>> {
        let Some(walk) = self.walks.get(&id) else { return Vec::new() };
        let mut all: Vec<Vec<Set>> = Vec::new();
        for combination in walk.combinations(action) {
            let sets = combination.iter().map(|told| self.set(workflow, told)).collect::<Option<Vec<Set>>>();
            let Some(mut sets) = sets else { continue };
            sets.retain(|set| !is_unsaid(workflow, rules, set));
            if !all.contains(&sets) {
                all.push(sets);
            }
        }
        all.sort_by_key(Vec::len);
        let step = all.len().saturating_sub(SIMPLE).div_ceil(OTHERS).max(1);
        let others = all.iter().skip(SIMPLE).step_by(step).cloned().collect::<Vec<_>>();
        let tried: Vec<Vec<Set>> = all.into_iter().take(SIMPLE).chain(others).collect();
        if tried.is_empty() { vec![Vec::new()] } else { tried }
    }

    /// Whether a slot may be said to hold that: in a slot for rungs a rule test names no other body.
    fn is_rung(&self, workflow: &Workflow, slot: SlotId, binding: &Binding) -> bool {
        let SlotType::Ladder(ladder) = workflow.slots.at(slot).r#type else { return true };
        let rungs = &self.stage.charter().ladders.at(ladder).rungs;
        binding.bodies().iter().all(|body| rungs.iter().any(|rung| rung.body == body.body))
    }

    fn set(&self, workflow: &Workflow, told: &Told) -> Option<Set> {
        Some(match told {
            Told::Fact(fact, Value::Date(_)) => {
                let soon = self.stage.start.plus_seconds(30 * 86_400)?;
                Set::Fact(*fact, Some(Value::Date(soon.date(self.stage.charter().calendar.zone()))))
            }
            Told::Fact(fact, Value::Note(_)) => Set::Fact(*fact, Some(Value::Note("".into()))),
            Told::Fact(fact, value) => Set::Fact(*fact, Some(value.clone())),
            Told::Slot(slot, Binding::Persons(_)) => {
                let is_several = workflow.slots.at(*slot).r#type == SlotType::Persons;
                let parts = self.stage.cast.people.parts.iter();
                let mut persons = parts.filter_map(|part| part.persons.first().cloned());
                let persons = match is_several {
                    true => persons.take(PERSONS).collect(),
                    false => smallvec![persons.next()?],
                };
                Set::Slot(*slot, Binding::Persons(persons))
            }
            Told::Slot(slot, binding) if self.is_rung(workflow, *slot, binding) => {
                Set::Slot(*slot, binding.clone())
            }
            Told::Slot(..) => return None,
        })
    }
}

/// Whether it is what a step that says nothing of it means.
fn is_unsaid(workflow: &Workflow, action: &Action, set: &Set) -> bool {
    let Set::Fact(id, Some(value)) = set else { return false };
    let fact = workflow.facts.at(*id);
    // What the host said once stays so.
    let is_asked = action.asks.contains(&Target::Fact(*id));
    let is_first = is_asked || action.leaving == Leaving::Start;
    let is_note = matches!(fact.r#type, FactType::Note);
    is_note || (is_first || fact.source != FactSource::Host) && unsaid(fact).as_ref() == Some(value)
}
