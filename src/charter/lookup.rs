//! Finding parts of a charter by name.

use super::{Action, Charter, State, Workflow};
use crate::{
    id::{ActionId, ClockId, FactId, LadderId, SlotId, StateId, TableId, WorkflowId},
    rule::{Clock, Fact, Ladder, Slot, Table},
};

impl Charter {
    /// The workflow of that name, with its id.
    #[must_use]
    pub fn workflow(&self, name: &str) -> Option<(WorkflowId, &Workflow)> {
        self.workflows.iter().find(|(_, workflow)| workflow.name == *name)
    }

    /// The ladder of that name, with its id.
    #[must_use]
    pub fn ladder(&self, name: &str) -> Option<(LadderId, &Ladder)> {
        self.ladders.iter().find(|(_, ladder)| ladder.name == *name)
    }
}

impl Workflow {
    /// The state of that name, with its id.
    #[must_use]
    pub fn state(&self, name: &str) -> Option<(StateId, &State)> {
        self.states.iter().find(|(_, state)| state.name == *name)
    }

    /// The action of that name, with its id.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<(ActionId, &Action)> {
        self.actions.iter().find(|(_, action)| action.name == *name)
    }

    /// The fact of that name, with its id.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<(FactId, &Fact)> {
        self.facts.iter().find(|(_, fact)| fact.name == *name)
    }

    /// The slot of that name, with its id.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<(SlotId, &Slot)> {
        self.slots.iter().find(|(_, slot)| slot.name == *name)
    }

    /// The table of that name, with its id.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<(TableId, &Table)> {
        self.tables.iter().find(|(_, table)| table.name == *name)
    }

    /// The clock of that name, with its id. The clock of a state or an action is called as these are.
    #[must_use]
    pub fn clock(&self, name: &str) -> Option<(ClockId, &Clock)> {
        self.clocks.iter().find(|(_, clock)| clock.name == *name)
    }
}
