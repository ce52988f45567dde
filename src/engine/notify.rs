//! Notices: who is told, asked or put to work by an event.

use super::{Addressee, Instance, Notice, Role, bodies::Lack, draft::Draft, view::View};
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
            self.notify_each(Role::Responsible, &state.responsible);
            self.notify_each(Role::Consulted, &state.consulted);
            self.notify_each(Role::Informed, &state.informed);
        }
        if let Some(action) = action {
            self.notify_each(Role::Consulted, &action.consulted);
            self.notify_each(Role::Informed, &action.informed);
        }
    }

    #[inline]
    fn notify_each(&mut self, role: Role, named: &[NamedParties]) {
        for parties in named {
            self.notify_all(role, parties);
        }
    }

    fn notify_all(&mut self, role: Role, named: &NamedParties) {
        if named.parties.is_empty() || !self.view.holds(&named.condition) {
            return;
        }
        for party in &named.parties {
            let notices = &mut self.notices;
            let lack = addressees(&self.view, party, |to| notice(notices, Notice { role, to }));
            self.refuse_unknown(lack);
        }
    }

    /// Adds a reason if the directory cannot say who is to be told. The end of a clock waits for nobody.
    fn refuse_unknown(&mut self, lack: Option<Lack>) {
        if let Some(lack @ Lack::Unknown(_)) = lack.filter(|_| !self.is_expiry) {
            lack.reason().into_iter().for_each(|reason| self.say_once(reason));
        }
    }
}

/// Adds a notice, unless it is there already.
fn notice(notices: &mut Vec<Notice>, notice: Notice) {
    if notices.capacity() == 0 {
        *notices = Vec::with_capacity(4);
    }
    if !notices.contains(&notice) {
        notices.push(notice);
    }
}

/// Names to `tell` who a party is, as far as the case and the structure say; answers which body of it cannot be told.
/// Persons by their ties are known to the host alone.
pub(super) fn addressees(view: &View<'_>, party: &Party, mut tell: impl FnMut(Addressee)) -> Option<Lack> {
    match party {
        Party::Raiser => tell(Addressee::Raiser),
        Party::System => tell(Addressee::System),
        Party::Kind(kind) => tell(Addressee::Kind(*kind)),
        Party::Office(office) => {
            let found = view.charter.structure.offices.get(*office)?;
            let body = view.covering(found.body).ok()?;
            tell(Addressee::Office(*office, body.key));
        }
        Party::Members(holder) => {
            return view.ask_bodies(holder, |bodies| {
                bodies.map(|bodies| bodies.iter().for_each(|body| tell(Addressee::Body(body.clone())))).err()
            });
        }
        Party::OfficeOf(holder, name) => {
            let office = |body: &Instance| {
                let office = view.charter.structure.office_in(body.body, name.as_str())?;
                Some(Addressee::Office(office, body.key.clone()))
            };
            return view.ask_bodies(holder, |bodies| {
                bodies.map(|bodies| bodies.iter().filter_map(office).for_each(tell)).err()
            });
        }
        Party::Person(slot) => {
            let persons = view.slot(*slot).map_or(&[][..], |slot| slot.persons());
            persons.iter().cloned().map(Addressee::Person).for_each(tell);
        }
        Party::Actor(action) => view.actors(*action).iter().cloned().map(Addressee::Person).for_each(tell),
        Party::TiedTo(..) | Party::TiedToCase(_) => {}
    }
    None
}
