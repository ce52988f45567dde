//! A condition read against a charter that is compiled already: rule tests speak of it in the charter's own words.

use super::{
    hall::{Contents, Hall, Shared},
    room::{Room, Thing},
};
use crate::{
    charter::{Charter, Workflow},
    finding::Finding,
    id::WorkflowId,
    rule::{ClockOwner, Condition},
    text::{CharterText, Expression, WorkflowText},
};

/// The condition of a workflow that an expression says.
///
/// # Errors
/// Everything that is wrong with it, said as for a condition of the charter itself.
pub(crate) fn condition(
    charter: &Charter,
    workflow: WorkflowId,
    expression: &Expression,
) -> Result<Condition, Vec<Finding>> {
    let text = CharterText::default();
    let workflow_text = WorkflowText::default();
    let mut hall = reopened(charter, &text);
    let mut room = Room::reopened(&mut hall, &workflow_text, workflow, charter.workflows.at(workflow));
    let condition = room.expression(expression);
    let findings = hall.findings.into_sorted();
    if findings.is_empty() { Ok(condition) } else { Err(findings) }
}

/// The hall of a compiled charter, as far as conditions read it.
fn reopened<'t>(charter: &Charter, text: &'t CharterText) -> Hall<'t> {
    let structure = &charter.structure;
    let mut hall = Hall::new(text);
    hall.kinds = structure.kinds.clone();
    hall.bodies = structure.bodies.clone();
    hall.offices = structure.offices.clone();
    hall.ladders = charter.ladders.clone();
    for workflow in charter.workflows.values() {
        let contents = Contents { name: workflow.name.as_str().to_owned(), ..Contents::default() };
        hall.workflows.push(contents);
    }
    let bodies = structure.bodies.iter().map(|(id, body)| (&body.name, Shared::Body(id)));
    let kinds = structure.kinds.iter().map(|(id, kind)| (&kind.name, Shared::Kind(id)));
    let ladders = charter.ladders.iter().map(|(id, ladder)| (&ladder.name, Shared::Ladder(id)));
    let shared = bodies.chain(kinds).chain(ladders);
    hall.names = shared.map(|(name, shared)| (name.as_str().to_owned(), shared)).collect();
    hall
}

impl<'h, 't> Room<'h, 't> {
    /// The room of a compiled workflow.
    fn reopened(hall: &'h mut Hall<'t>, text: &'t WorkflowText, id: WorkflowId, rules: &Workflow) -> Self {
        let mut room = Self::empty(hall, text, id);
        room.facts = rules.facts.clone();
        room.slots = rules.slots.clone();
        room.tables = rules.tables.clone();
        room.clocks = rules.clocks.clone();
        room.states = rules.states.clone();
        room.actions = rules.actions.clone();
        let mut name = |name: &crate::Name, thing| {
            room.names.insert(name.as_str().to_owned(), thing);
        };
        rules.facts.iter().for_each(|(id, fact)| name(&fact.name, Thing::Fact(id)));
        rules.slots.iter().for_each(|(id, slot)| name(&slot.name, Thing::Slot(id)));
        rules.tables.iter().for_each(|(id, table)| name(&table.name, Thing::Table(id)));
        let declared = rules.clocks.iter().filter(|(_, clock)| clock.owner == ClockOwner::Workflow);
        declared.for_each(|(id, clock)| name(&clock.name, Thing::Clock(id)));
        rules.states.iter().for_each(|(id, state)| name(&state.name, Thing::State(id)));
        rules.actions.iter().for_each(|(id, action)| name(&action.name, Thing::Action(id)));
        room
    }
}
