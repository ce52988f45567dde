//! Notices: who is told, asked or put to work by an event.

use smallvec::{SmallVec, smallvec};

use super::{Addressee, Instance, Notice, Reason, Role, draft::Draft, view::View};
use crate::{
    charter::{Action, NamedParties},
    rule::Party,
};

impl Draft<'_> {
    /// Adds the notices of the states entered, and of the action done.
    pub(super) fn notify(&mut self, action: Option<&Action>) {
        for index in 0..self.entered.len() {
            let state = self.entered.get(index).and_then(|state| self.workflow().states.get(*state));
            let Some(state) = state else { continue };
            self.notify_all(Role::Responsible, &state.responsible);
            self.notify_all(Role::Consulted, &state.consulted);
            self.notify_all(Role::Informed, &state.informed);
        }
        if let Some(action) = action {
            self.notify_all(Role::Consulted, &action.consulted);
            self.notify_all(Role::Informed, &action.informed);
        }
    }

    fn notify_all(&mut self, role: Role, named: &[NamedParties]) {
        for parties in named.iter().filter(|named| !named.parties.is_empty()) {
            if !self.view.holds(&parties.condition) {
                continue;
            }
            parties.parties.iter().for_each(|party| self.refuse_unknown(party));
            for to in parties.parties.iter().flat_map(|party| addressees(&self.view, party)) {
                let notice = Notice { role, to };
                if !self.notices.contains(&notice) {
                    self.notices.push(notice);
                }
            }
        }
    }

    /// Adds a reason if the directory cannot say who is to be told. The end of a clock waits for nobody.
    fn refuse_unknown(&mut self, party: &Party) {
        let (Party::Members(holder) | Party::OfficeOf(holder, _)) = party else { return };
        let lack = self.view.lack(holder).filter(|lack| matches!(lack, Reason::Unknown { .. }));
        if let Some(lack) = lack.filter(|_| !self.is_expiry) {
            self.say_once(lack);
        }
    }
}

/// A few addressees.
type Addressees = SmallVec<[Addressee; 2]>;

/// Who a party is, as far as the case and the structure say. Persons by their ties are known to the host alone.
pub(super) fn addressees(view: &View<'_>, party: &Party) -> Addressees {
    match party {
        Party::Raiser => smallvec![Addressee::Raiser],
        Party::System => smallvec![Addressee::System],
        Party::Kind(kind) => smallvec![Addressee::Kind(*kind)],
        Party::Office(office) => {
            let found = view.charter.structure.offices.get(*office);
            let body = found.and_then(|found| view.covering(found.body).ok());
            body.map(|body| Addressee::Office(*office, body.key)).into_iter().collect()
        }
        Party::Members(holder) => {
            view.bodies(holder).unwrap_or_default().into_iter().map(Addressee::Body).collect()
        }
        Party::OfficeOf(holder, name) => {
            let bodies = view.bodies(holder).unwrap_or_default();
            let office = |body: Instance| {
                let office = view.charter.structure.office_in(body.body, name.as_str())?;
                Some(Addressee::Office(office, body.key))
            };
            bodies.into_iter().filter_map(office).collect()
        }
        Party::Person(slot) => {
            let persons = view.slot(*slot).map_or(&[][..], |slot| slot.persons());
            persons.iter().cloned().map(Addressee::Person).collect()
        }
        Party::Actor(action) => view.actors(*action).iter().cloned().map(Addressee::Person).collect(),
        Party::TiedTo(..) | Party::TiedToCase(_) => Addressees::new(),
    }
}
