//! Acting in the place of a body that may have its actions done by another.

use super::{
    Capacity, Instance, Known, NamedBody, Person, Question,
    eligible::{Eligibility, Place},
    view::Bodies,
    world::Grant,
};
use crate::{
    charter::By,
    rule::{Holder, Party},
    structure::Delegation,
};

impl Eligibility<'_, '_> {
    /// The capacity of persons who act in the place of a body that may have its actions done by theirs.
    pub(super) fn delegated(
        &self,
        clause: u16,
        by: &By,
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> Option<Capacity> {
        let is_open = self.applies(by) && self.unmet_bounds((clause, by), persons, wanted).next().is_none();
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

    /// The questions without an answer on which it hangs whether `persons` may act in another's place by the clause.
    pub(super) fn unknown_places(
        &self,
        clause: u16,
        by: &By,
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> Vec<Question> {
        let mut questions = Vec::new();
        if self.before.charter.structure.delegations.is_empty() || persons.is_empty() || !self.applies(by) {
            return questions;
        }
        let bodies: Vec<_> =
            Self::parties(clause, by, wanted).flat_map(|(_, of)| self.bodies_of(of)).collect();
        let delegations = (0u16..).zip(&self.before.charter.structure.delegations);
        for (index, delegation) in delegations {
            let giver = bodies.iter().find(|body| body.body == delegation.from);
            let (Some(giver), Some(receiver)) = (giver, self.receiver(delegation)) else { continue };
            let granted = self.grant(index, giver, &receiver);
            let does = |person| self.is_member(&receiver, person).known;
            if persons.iter().map(does).fold(granted, Known::and) != Known::Unknown {
                continue;
            }
            if granted == Known::Unknown {
                questions.push(Question::Granted { delegation: index });
            }
            let party = Party::Members(Holder::Body(delegation.to));
            let unknown = persons.iter().filter(|person| does(person) == Known::Unknown);
            questions.extend(
                unknown.map(|person| Question::Fits { person: person.clone(), party: party.clone() }),
            );
        }
        questions
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
