//! What an event can touch, looked up once so that a running case never searches all the rules.

use super::names::Names;
use crate::{
    charter::{Action, Next, Workflow},
    id::{ActionId, ClockId, FactId, Id, List, SlotId, StateId},
    rule::{Clock, ClockOwner, Grade, Trigger},
    workflow::Leaving,
};

/// What an event can touch in one workflow. It says nothing that the rules do not say: it only saves looking for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Index {
    states: List<StateId, OfState>,
    actions: List<ActionId, OfAction>,
    /// Of each fact the clocks that may start once it is set.
    facts: List<FactId, Vec<ClockId>>,
    /// The clocks that may start when the case is raised.
    raised: Vec<ClockId>,
    action_names: Names<ActionId>,
    fact_names: Names<FactId>,
    slot_names: Names<SlotId>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OfState {
    /// The duties without an arrow that are owed while it lasts.
    owed: Vec<ActionId>,
    /// The clocks that may start when it is entered.
    started: Vec<ClockId>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct OfAction {
    /// The clocks that belong to it.
    limits: Vec<ClockId>,
    /// The clocks that may start when it is done.
    started: Vec<ClockId>,
}

impl Index {
    /// The index of a workflow that is otherwise complete.
    pub(super) fn of(workflow: &Workflow) -> Self {
        let mut index = Self {
            states: blank(workflow.states.len()),
            actions: blank(workflow.actions.len()),
            facts: blank(workflow.facts.len()),
            raised: Vec::new(),
            action_names: Names::of(&workflow.actions, |action| action.name.as_str()),
            fact_names: Names::of(&workflow.facts, |fact| fact.name.as_str()),
            slot_names: Names::of(&workflow.slots, |slot| slot.name.as_str()),
        };
        for (id, action) in workflow.actions.iter() {
            owed_in(action).for_each(|state| index.states.at_mut(state).owed.push(id));
        }
        for (id, clock) in workflow.clocks.iter() {
            index.add(workflow, id, clock);
        }
        index
    }

    fn add(&mut self, workflow: &Workflow, id: ClockId, clock: &Clock) {
        match clock.owner {
            ClockOwner::Workflow => push_new(&mut self.raised, id),
            ClockOwner::State(_) | ClockOwner::Ballot(_) => {
                let state = workflow.state_of(clock.owner);
                state.into_iter().for_each(|state| push_new(&mut self.states.at_mut(state).started, id));
            }
            ClockOwner::Action(action) => {
                self.actions.at_mut(action).limits.push(id);
                match &workflow.actions.at(action).leaving {
                    Leaving::Some(alternatives) => {
                        let states = alternatives.iter().flatten();
                        states.for_each(|state| push_new(&mut self.states.at_mut(*state).started, id));
                    }
                    Leaving::Any => push_new(&mut self.raised, id),
                    Leaving::Start => {}
                }
            }
        }
        let days = clock.limits.iter().filter_map(|limit| limit.before).map(Trigger::Day);
        for trigger in clock.since.iter().copied().chain(days) {
            match trigger {
                Trigger::Enters(state) => push_new(&mut self.states.at_mut(state).started, id),
                Trigger::Does(action) => push_new(&mut self.actions.at_mut(action).started, id),
                Trigger::Day(fact) => push_new(self.facts.at_mut(fact), id),
            }
        }
    }

    /// The duties without an arrow that are owed while the state lasts, in the order of declaration.
    pub(crate) fn owed(&self, state: StateId) -> &[ActionId] {
        self.states.get(state).map_or(&[], |of| &of.owed)
    }

    /// The clocks that belong to the action, in the order of declaration.
    pub(crate) fn limits(&self, action: ActionId) -> &[ClockId] {
        self.actions.get(action).map_or(&[], |of| &of.limits)
    }

    /// The clocks that may start when the state is entered.
    pub(crate) fn started_by_state(&self, state: StateId) -> &[ClockId] {
        self.states.get(state).map_or(&[], |of| &of.started)
    }

    /// The clocks that may start when the action is done.
    pub(crate) fn started_by_action(&self, action: ActionId) -> &[ClockId] {
        self.actions.get(action).map_or(&[], |of| &of.started)
    }

    /// The clocks that may start when the fact becomes another day.
    pub(crate) fn started_by_fact(&self, fact: FactId) -> &[ClockId] {
        self.facts.get(fact).map_or(&[], Vec::as_slice)
    }

    /// The clocks that may start when the case is raised.
    pub(crate) fn started_by_raising(&self) -> &[ClockId] {
        &self.raised
    }
}

impl Workflow {
    /// The action of that name.
    pub(crate) fn action_named(&self, name: &str) -> Option<ActionId> {
        self.index.action_names.find(name, |id| self.actions.at(id).name == *name)
    }

    /// The fact of that name.
    pub(crate) fn fact_named(&self, name: &str) -> Option<FactId> {
        self.index.fact_names.find(name, |id| self.facts.at(id).name == *name)
    }

    /// The slot of that name.
    pub(crate) fn slot_named(&self, name: &str) -> Option<SlotId> {
        self.index.slot_names.find(name, |id| self.slots.at(id).name == *name)
    }
}

/// The states in which the action is owed though nothing leads out of them by it.
fn owed_in(action: &Action) -> impl Iterator<Item = StateId> {
    let is_owed = action.grade == Grade::Duty
        && action.next == Next::Stay
        && !action.is_retired
        && action.every.is_empty()
        && action.prolongs.is_empty()
        && action.declines.is_empty()
        && action.requests.is_empty();
    let alternatives = match &action.leaving {
        Leaving::Some(alternatives) if is_owed => alternatives.as_slice(),
        Leaving::Some(_) | Leaving::Start | Leaving::Any => &[],
    };
    let mut states: Vec<StateId> = Vec::new();
    for alternative in alternatives {
        if let [state] = alternative.as_slice() {
            push_new(&mut states, *state);
        }
    }
    states.into_iter()
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn blank<I: Id, T: Default>(length: usize) -> List<I, T> {
    let mut list = List::default();
    (0..length).for_each(|_| {
        list.push(T::default());
    });
    list
}
