//! "Responsible, consulted, informed are used: a state or action that names them yields notices."

use gongzhi::{
    charter::NamedParties,
    engine::{Addressee, Instance, Notice, Role},
    rule::Party,
};

use super::{Past, Rules, condition::holds, draft::Draft};

impl Draft<'_> {
    /// Who is told of the deed, and who of the states entered, as the case stands after the step.
    pub(crate) fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut tell = |role: Role, clauses: &[NamedParties]| {
            for to in self.rules.addressees(&self.now, clauses) {
                let notice = Notice { role, to };
                if !notices.contains(&notice) {
                    notices.push(notice);
                }
            }
        };
        if let Some(action) = self.did {
            let action = self.rules.workflow.actions.get(action).unwrap();
            tell(Role::Consulted, &action.consulted);
            tell(Role::Informed, &action.informed);
        }
        for state in &self.entered {
            let state = self.rules.workflow.states.get(*state).unwrap();
            tell(Role::Responsible, &state.responsible);
            tell(Role::Consulted, &state.consulted);
            tell(Role::Informed, &state.informed);
        }
        notices
    }
}

impl Rules<'_> {
    /// Who the parties of clauses are, as a notice reaches them.
    pub(crate) fn addressees(self, past: &Past, clauses: &[NamedParties]) -> Vec<Addressee> {
        let mut found = Vec::new();
        for clause in clauses.iter().filter(|clause| holds(self, past, &clause.condition) == Some(true)) {
            for party in &clause.parties {
                for to in self.reached(past, party) {
                    if !found.contains(&to) {
                        found.push(to);
                    }
                }
            }
        }
        found
    }

    fn reached(self, past: &Past, party: &Party) -> Vec<Addressee> {
        let persons = |persons: &[gongzhi::engine::Person]| {
            persons.iter().cloned().map(Addressee::Person).collect::<Vec<_>>()
        };
        match party {
            Party::Raiser => vec![Addressee::Raiser],
            Party::System => vec![Addressee::System],
            Party::Kind(kind) => vec![Addressee::Kind(*kind)],
            Party::Office(office) => vec![Addressee::Office(*office, None)],
            Party::Members(holder) => self
                .bodies(past, holder)
                .into_iter()
                .map(|body| Addressee::Body(Instance::single(body)))
                .collect(),
            Party::OfficeOf(holder, name) => {
                let offices = &self.charter.structure.offices;
                let in_body = |body: gongzhi::id::BodyId| {
                    let named =
                        offices.iter().find(|(_, office)| office.body == body && office.name == *name);
                    named.map(|(id, _)| Addressee::Office(id, None))
                };
                self.bodies(past, holder).into_iter().filter_map(in_body).collect()
            }
            Party::Person(slot) => {
                past.slots.get(slot).map(|held| persons(held.persons())).unwrap_or_default()
            }
            Party::Actor(action) => past.last_deed(*action).map(|deed| persons(&deed.by)).unwrap_or_default(),
            Party::TiedTo(..) | Party::TiedToCase(_) => Vec::new(),
        }
    }
}
