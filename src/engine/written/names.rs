//! Ids as names and back, within one workflow of one charter.

use std::sync::Arc;

use super::{ParentText, Rules, WrittenError};
use crate::{
    Name,
    charter::{Action, Ballot, Charter, State, Workflow},
    engine::{
        Binding, Given, Identity, Instance, Key, Person, Persons,
        request::{fact_value, slot_binding},
    },
    id::{
        ActionId, BallotId, ClockId, FactId, Id, KindId, List, OfficeId, SlotId, StateId, TableId, WorkflowId,
    },
    rule::{Clock, Fact, FactType, Slot, SlotType, Table, Value},
    structure::Kind,
};

/// The names of one workflow of one charter.
#[derive(Clone, Copy)]
pub(super) struct Names<'c> {
    pub(super) charter: &'c Charter,
    pub(super) workflow: &'c Workflow,
    id: WorkflowId,
}

/// Something that has a name.
trait Named {
    fn name(&self) -> &Name;
}

macro_rules! named {
    ($($type:ty),*) => {$(
        impl Named for $type {
            fn name(&self) -> &Name {
                &self.name
            }
        }
    )*};
}

named!(Action, Ballot, State, Clock, Fact, Slot, Table, Kind, Workflow);

/// Declares how the ids of one sort are written and read.
macro_rules! by_name {
    ($($name:ident, $read:ident: $id:ty = $what:literal in $($list:ident).+;)*) => {$(
        pub(super) fn $name(&self, id: $id) -> String {
            name_of(&self.$($list).+, id)
        }

        pub(super) fn $read(&self, name: &str) -> Result<$id, WrittenError> {
            find(&self.$($list).+, $what, name)
        }
    )*};
}

impl<'c> Names<'c> {
    /// The names for what belongs to a case; an error if it goes by other rules.
    pub(super) fn of(charter: &'c Charter, identity: &Identity) -> Result<Self, WrittenError> {
        Rules::of(identity).check(charter, &identity.id)?;
        Self::read(charter, identity.workflow_name.as_str())
    }

    pub(super) fn read(charter: &'c Charter, workflow: &str) -> Result<Self, WrittenError> {
        let id: WorkflowId = find(&charter.workflows, "workflow", workflow)?;
        Ok(Self { charter, workflow: charter.workflows.at(id), id })
    }

    pub(super) fn identity(&self, case: &str, parent: Option<&ParentText>) -> Arc<Identity> {
        Arc::new(Identity {
            id: case.into(),
            charter: self.charter.name.clone(),
            edition: self.charter.edition.as_str().into(),
            fingerprint: self.charter.fingerprint,
            workflow: self.id,
            workflow_name: self.workflow.name.clone(),
            parent: parent.map(ParentText::read),
        })
    }

    by_name! {
        action, read_action: ActionId = "action" in workflow.actions;
        state, read_state: StateId = "state" in workflow.states;
        clock, read_clock: ClockId = "clock" in workflow.clocks;
        ballot, read_ballot: BallotId = "ballot" in workflow.ballots;
        fact, read_fact: FactId = "fact" in workflow.facts;
        slot, read_slot: SlotId = "slot" in workflow.slots;
        table, read_table: TableId = "table" in workflow.tables;
        kind, read_kind: KindId = "kind" in charter.structure.kinds;
    }

    /// A workflow, this one or another.
    pub(super) fn other_workflow(&self, id: WorkflowId) -> String {
        name_of(&self.charter.workflows, id)
    }

    pub(super) fn read_other_workflow(&self, name: &str) -> Result<WorkflowId, WrittenError> {
        find(&self.charter.workflows, "workflow", name)
    }

    /// An outcome with which cases of a workflow end.
    pub(super) fn read_outcome(&self, workflow: WorkflowId, name: &str) -> Result<Name, WrittenError> {
        let workflow = self.charter.workflows.get(workflow);
        let mut outcomes = workflow.into_iter().flat_map(|workflow| workflow.states.values());
        let found = outcomes.find_map(|state| state.end.as_ref().filter(|end| **end == *name));
        found.cloned().ok_or_else(|| WrittenError::Unknown { what: "outcome", name: name.to_owned() })
    }

    /// A body, or one of a class: `committee`, `grids.g7`.
    pub(super) fn body(&self, instance: &Instance) -> String {
        instance.written(self.charter)
    }

    pub(super) fn read_body(&self, text: &str) -> Result<Instance, WrittenError> {
        let found = Instance::read(self.charter, text);
        found.ok_or_else(|| WrittenError::Unknown { what: "body", name: text.to_owned() })
    }

    /// An office with its body: `committee.member`, `grids.g7.worker`.
    pub(super) fn office(&self, id: OfficeId, key: Option<&Key>) -> String {
        let Some(office) = self.charter.structure.offices.get(id) else { return String::new() };
        let body = Instance { body: office.body, key: key.cloned() };
        format!("{}.{}", self.body(&body), office.name)
    }

    pub(super) fn read_office(&self, path: &str) -> Result<(OfficeId, Option<Key>), WrittenError> {
        let unknown = || WrittenError::Unknown { what: "office", name: path.to_owned() };
        let (body, office) = path.rsplit_once('.').ok_or_else(unknown)?;
        let body = Instance::read(self.charter, body).ok_or_else(unknown)?;
        let office = self.charter.structure.office_in(body.body, office).ok_or_else(unknown)?;
        Ok((office, body.key))
    }

    /// A fact's value as a host writes it.
    pub(super) fn value(&self, fact: FactId, value: &Value) -> Given {
        match value {
            Value::Flag(flag) => Given::Flag(*flag),
            Value::Number(number) => Given::Number(*number),
            Value::Date(date) => Given::Text(date.to_string()),
            Value::Note(text) => Given::Text(text.to_string()),
            Value::Choice(value) => {
                let r#type = self.workflow.facts.get(fact).map(|fact| &fact.r#type);
                let name = match r#type {
                    Some(FactType::Choice(values)) => values.get(*value).map(|value| value.name.to_string()),
                    _ => None,
                };
                Given::Text(name.unwrap_or_default())
            }
        }
    }

    pub(super) fn read_value(&self, fact: FactId, given: &Given) -> Result<Option<Value>, WrittenError> {
        Ok(fact_value(self.workflow.facts.at(fact), given)?)
    }

    /// What a slot holds as a host writes it.
    pub(super) fn binding(&self, binding: &Binding) -> Given {
        match binding {
            Binding::Empty => Given::Nothing,
            Binding::Body(body) => Given::Text(self.body(body)),
            Binding::Bodies(bodies) => Given::Names(bodies.iter().map(|body| self.body(body)).collect()),
            Binding::Persons(persons) => Given::Names(keys(persons)),
        }
    }

    pub(super) fn read_binding(&self, slot: SlotId, given: &Given) -> Result<Binding, WrittenError> {
        let slot = self.workflow.slots.at(slot);
        match (slot.r#type, given) {
            // Several who acted together are kept together, also in a slot for one person.
            (SlotType::Person, Given::Names(keys)) if keys.len() > 1 => {
                Ok(Binding::Persons(keys.iter().map(|key| Person::from(key.as_str())).collect()))
            }
            _ => Ok(slot_binding(self.charter, slot, given)?),
        }
    }

    pub(super) fn read_bodies<C: FromIterator<Instance>>(&self, names: &[String]) -> Result<C, WrittenError> {
        names.iter().map(|name| self.read_body(name)).collect()
    }
}

fn keys(persons: &Persons) -> Vec<String> {
    persons.iter().map(|person: &Person| person.key().to_owned()).collect()
}

fn name_of<I: Id, T: Named>(list: &List<I, T>, id: I) -> String {
    list.get(id).map(|item| item.name().to_string()).unwrap_or_default()
}

fn find<I: Id, T: Named>(list: &List<I, T>, what: &'static str, name: &str) -> Result<I, WrittenError> {
    let found = list.position(|item| *item.name() == *name);
    found.ok_or_else(|| WrittenError::Unknown { what, name: name.to_owned() })
}
