//! Acting in the place of a body that may have its actions done by another.

use super::{
    Capacity, Instance, Known, NamedBody, Person,
    eligible::{Eligibility, Place},
    view::Bodies,
    world::Grant,
};
use crate::{charter::By, rule::Party, structure::Delegation};

impl Eligibility<'_, '_> {
    /// The capacity of persons who act in the place of a body that may have its actions done by theirs.
    pub(super) fn delegated(
        &self,
        clause: u16,
        by: &By,
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> Option<Capacity> {
        let is_open = self.applies(by) && self.unmet_bound(by, persons).is_none();
        if is_open { self.in_place(clause, by, persons, wanted) } else { None }
    }

    /// The same, whatever their number: the first party, and of its bodies' delegations the first that stands.
    pub(super) fn in_place(
        &self,
        clause: u16,
        by: &By,
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> Option<Capacity> {
        let delegations = &self.before.charter.structure.delegations;
        if persons.is_empty() || delegations.is_empty() {
            return None;
        }
        Self::parties(clause, by, wanted).find_map(|(party, of)| {
            let bodies = self.bodies_of(of);
            let (index, from) = bodies.iter().find_map(|body| {
                let mut given =
                    (0u16..).zip(delegations).filter(|(_, delegation)| delegation.from == body.body);
                let (index, _) = given.find(|(index, delegation)| {
                    let Some(receiver) = self.receiver(delegation) else { return false };
                    let does = |person| self.is_member(&receiver, person).known == Known::Yes;
                    persons.iter().all(does) && self.grant(*index, body, &receiver) == Known::Yes
                })?;
                Some((index, body.clone()))
            })?;
            Some(Capacity { clause, party, body: Some(from), delegation: Some(index) })
        })
    }

    /// The delegations to a body of which a person is a member, of which the roster cannot say whether they stand.
    pub(super) fn unknown_grants(&self, person: &Person) -> Vec<u16> {
        let delegations = (0u16..).zip(&self.before.charter.structure.delegations);
        let concerns = |(index, delegation): (u16, &Delegation)| {
            let mut gives = self.action.by.iter().flat_map(|by| &by.parties);
            let giver = gives.find_map(|party| self.giver(party, delegation))?;
            let receiver = self.receiver(delegation)?;
            let does = self.is_member(&receiver, person).known == Known::Yes;
            (does && self.grant(index, &giver, &receiver) == Known::Unknown).then_some(index)
        };
        delegations.filter_map(concerns).collect()
    }

    /// The body of a party whose actions the delegation lets another do.
    fn giver(&self, party: &Party, delegation: &Delegation) -> Option<Instance> {
        self.bodies_of(party).into_iter().find(|body| body.body == delegation.from)
    }

    /// The body that does them; of a class the instance that covers the case.
    fn receiver(&self, delegation: &Delegation) -> Option<Instance> {
        self.before.covering(delegation.to).ok()
    }

    /// The bodies whose members or office-holders a party means.
    fn bodies_of(&self, party: &Party) -> Bodies {
        match party {
            Party::Office(office) => {
                let office = self.before.charter.structure.offices.get(*office);
                office.and_then(|office| self.before.covering(office.body).ok()).into_iter().collect()
            }
            Party::Members(holder) | Party::OfficeOf(holder, _) => {
                self.before.bodies(holder).unwrap_or_default()
            }
            _ => Bodies::new(),
        }
    }

    /// Whether a delegation covers the action now, by the charter and by the roster.
    fn grant(&self, index: u16, from: &Instance, to: &Instance) -> Known {
        let (charter, workflow) = (self.before.charter, self.before.workflow);
        let structure = &charter.structure;
        let Some(delegation) = structure.delegations.get(usize::from(index)) else { return Known::No };
        let covers = delegation.of.is_empty()
            || delegation
                .of
                .iter()
                .any(|(flow, action)| *flow == workflow.name && *action == self.action.name);
        if !covers || !super::roster::is_within(delegation.since, delegation.until, self.on) {
            return Known::No;
        }
        let grant = Grant {
            from: NamedBody { body: &structure.bodies.at(from.body).name, key: from.key.as_ref() },
            to: NamedBody { body: &structure.bodies.at(to.body).name, key: to.key.as_ref() },
            workflow: &workflow.name,
            action: &self.action.name,
        };
        self.world.roster.is_granted(grant, self.on)
    }
}
