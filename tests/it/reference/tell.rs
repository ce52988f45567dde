//! "Responsible, consulted, informed are used: a state or action that names them yields notices."

use gongzhi::{
    charter::NamedParties,
    engine::{Addressee, Instance, Notice, Role},
    rule::Party,
};

use super::{Past, Rules, classes::Lack, condition::holds, draft::Draft};

impl Draft<'_> {
    /// Who is told of the deed, and who of the states entered, as the case stands after the step. "A notice to one that does
    /// not exist goes to nobody; one to an unknown instance refuses an action and does not hold up an expiry."
    pub(crate) fn notify(&mut self) {
        let (mut notices, mut is_unknown) = (Vec::new(), false);
        let mut tell = |role: Role, clauses: &[NamedParties]| {
            let (addressees, unknown) = self.rules.addressees(&self.now, clauses);
            is_unknown |= unknown;
            for to in addressees {
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
        if is_unknown && !self.is_expiry {
            self.why.insert(Lack::Unknown.word());
        }
        self.notices = notices;
    }
}

impl Rules<'_> {
    /// Who the parties of clauses are, as a notice reaches them; and whether the directory could not say it of some.
    pub(crate) fn addressees(self, past: &Past, clauses: &[NamedParties]) -> (Vec<Addressee>, bool) {
        let (mut found, mut is_unknown) = (Vec::new(), false);
        for clause in clauses.iter().filter(|clause| holds(self, past, &clause.condition) == Some(true)) {
            for party in &clause.parties {
                let reached = self.reached(past, party);
                is_unknown |= reached == Err(Lack::Unknown);
                for to in reached.unwrap_or_default() {
                    if !found.contains(&to) {
                        found.push(to);
                    }
                }
            }
        }
        (found, is_unknown)
    }

    fn reached(self, past: &Past, party: &Party) -> Result<Vec<Addressee>, Lack> {
        let persons = |persons: &[gongzhi::engine::Person]| {
            persons.iter().cloned().map(Addressee::Person).collect::<Vec<_>>()
        };
        Ok(match party {
            Party::Raiser => vec![Addressee::Raiser],
            Party::System => vec![Addressee::System],
            Party::Kind(kind) => vec![Addressee::Kind(*kind)],
            Party::Office(office) => {
                let body = self.charter.structure.offices.get(*office).unwrap().body;
                vec![Addressee::Office(*office, self.covering(past, body)?.key)]
            }
            Party::Members(holder) => self.find(past, holder)?.into_iter().map(Addressee::Body).collect(),
            Party::OfficeOf(holder, name) => {
                let offices = &self.charter.structure.offices;
                let in_body = |body: Instance| {
                    let named =
                        offices.iter().find(|(_, office)| office.body == body.body && office.name == *name);
                    named.map(|(id, _)| Addressee::Office(id, body.key))
                };
                self.find(past, holder)?.into_iter().filter_map(in_body).collect()
            }
            Party::Person(slot) => {
                past.slots.get(slot).map(|held| persons(held.persons())).unwrap_or_default()
            }
            Party::Actor(action) => past.last_deed(*action).map(|deed| persons(&deed.by)).unwrap_or_default(),
            Party::TiedTo(..) | Party::TiedToCase(_) => Vec::new(),
        })
    }
}
