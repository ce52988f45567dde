//! What somebody is to the rules, and what parties ask for.

use std::collections::BTreeSet;

use crate::{
    charter::{Action, By, Charter, Together, Workflow},
    engine::{Instance, Key, any_key},
    id::{BodyId, KindId, OfficeId, SlotId},
    rule::{Holder, Party, SlotType},
    workflow::Leaving,
};

/// The keys of the instances that cover no case, as a walk calls them.
pub(super) const OTHERS: [&str; 2] = ["other", "other-2"];

/// What somebody is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A person of that kind.
    Kind(KindId),
    /// A holder of that office.
    Office(OfficeId, Where),
    /// A member of that body without an office.
    Member(BodyId, Where),
}

/// In which instance of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Where {
    /// In the one that covers every case; in the body itself, if it is no class.
    Here,
    /// In another.
    Elsewhere,
}

impl Where {
    pub(super) fn of(instance: &Instance) -> Self {
        let is_here = instance.key.is_none() || instance.key == any_key();
        if is_here { Self::Here } else { Self::Elsewhere }
    }

    pub(super) fn key(self) -> Option<Key> {
        match self {
            Self::Here => any_key(),
            Self::Elsewhere => OTHERS.first().and_then(|key| Key::new(*key).ok()),
        }
    }
}

/// The roles of which rules ask how many there are.
pub(super) fn counted(charter: &Charter) -> BTreeSet<Role> {
    let mut found = BTreeSet::new();
    for workflow in charter.workflows.values() {
        let together =
            workflow.actions.values().flat_map(|action| &action.by).filter(|by| !by.together.is_empty());
        let together = together.flat_map(|by| &by.parties);
        let voters = workflow.ballots.values().flat_map(|ballot| &ballot.by).flat_map(|by| &by.parties);
        for party in together.chain(voters) {
            found.extend(static_roles(charter, workflow, party));
        }
    }
    found
}

/// How many must act together at most.
pub(super) fn together(charter: &Charter) -> usize {
    let actions = charter.workflows.values().flat_map(|workflow| workflow.actions.values());
    let bounds = actions.flat_map(|action| &action.by).flat_map(|by| &by.together);
    let bounds = bounds.filter_map(|joint| match joint.number {
        Together::Persons(_, number) => usize::try_from(number).ok(),
        Together::Share { .. } => None,
    });
    bounds.max().map_or(0, |most| most + 1)
}

/// The roles of those who may do an action.
pub(super) fn roles_of(charter: &Charter, workflow: &Workflow, action: &Action) -> Vec<Role> {
    let parties = action.by.iter().flat_map(|by: &By| &by.parties);
    parties.flat_map(|party| plain_roles(charter, workflow, party)).collect()
}

/// The roles of a party, so far as the charter alone says them.
pub(super) fn plain_roles(charter: &Charter, workflow: &Workflow, party: &Party) -> Vec<Role> {
    match party {
        Party::Kind(kind) => vec![Role::Kind(*kind)],
        Party::Office(office) => vec![Role::Office(*office, Where::Here)],
        Party::Members(Holder::Slot(slot)) => first_rung(charter, workflow, *slot)
            .map(|body| plain_roles(charter, workflow, &Party::Members(Holder::Body(body))))
            .unwrap_or_default(),
        Party::Members(Holder::Body(body)) => {
            let offices =
                charter.structure.bodies.get(*body).map(|body| body.offices.as_slice()).unwrap_or_default();
            match offices.first() {
                Some(office) => vec![Role::Office(*office, Where::Here)],
                None => vec![Role::Member(*body, Where::Here)],
            }
        }
        // Whichever body it is: the first that has such an office will do.
        Party::OfficeOf(_, name) => {
            let offices = charter.structure.offices.iter().filter(|(_, office)| office.name == *name);
            offices.map(|(id, _)| Role::Office(id, Where::Here)).collect()
        }
        _ => Vec::new(),
    }
}

/// The body that a slot holds at first, if it is one for rungs.
fn first_rung(charter: &Charter, workflow: &Workflow, slot: SlotId) -> Option<BodyId> {
    let SlotType::Ladder(ladder) = workflow.slots.get(slot)?.r#type else { return None };
    charter.ladders.get(ladder)?.rungs.first().map(|rung| rung.body)
}

/// The same, with those of other actions of the workflow.
pub(super) fn static_roles(charter: &Charter, workflow: &Workflow, party: &Party) -> Vec<Role> {
    match party {
        Party::Actor(action) => {
            let action = workflow.actions.get(*action);
            action.map(|action| roles_of(charter, workflow, action)).unwrap_or_default()
        }
        Party::Raiser => {
            let starts = workflow.actions.values().filter(|action| action.leaving == Leaving::Start);
            starts.flat_map(|action| roles_of(charter, workflow, action)).collect()
        }
        other => plain_roles(charter, workflow, other),
    }
}
