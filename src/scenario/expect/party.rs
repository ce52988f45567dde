//! Who answers, who does the work, and who was asked and told.

use super::{
    super::{
        expected::{Several, Who},
        phrase::joined,
        run::Met,
    },
    observed::{Observed, differ, listed},
};
use crate::{
    engine::{
        Addressee, Event, Instance, Key, Known, NamedBody, Person, Responsibility, Role, responsibility,
    },
    finding::{Bilingual, Span},
    id::OfficeId,
};

impl Observed<'_> {
    pub(super) fn accountable(&self, (expected, several): (&[Who], Several), span: Span) -> Met {
        let actual = self.actual_accountable();
        let mut bodies: Vec<Option<Instance>> = expected.iter().flat_map(|who| self.bodies(who)).collect();
        bodies.sort_unstable();
        bodies.dedup();
        let is_met = match several {
            Several::All => bodies.iter().map(Option::as_ref).eq(actual.iter().map(Some)),
            Several::One => {
                !actual.is_empty() && actual.iter().all(|body| bodies.iter().flatten().any(|one| one == body))
            }
        };
        differ(is_met, span, Bilingual::new("accountable", "负责"), || {
            (self.everybody(expected, several), self.phrases.instances(&actual))
        })
    }

    pub(super) fn one_accountable(&self, span: Span) -> Met {
        let actual = self.actual_accountable();
        differ(actual.len() == 1, span, Bilingual::new("accountable", "负责"), || {
            (Bilingual::new("exactly one body", "恰好一个主体"), self.phrases.instances(&actual))
        })
    }

    /// Whether one of these answers for the case.
    pub(super) fn answers_among(&self, who: &[Who]) -> bool {
        let actual = self.actual_accountable();
        who.iter().flat_map(|who| self.bodies(who)).flatten().any(|body| actual.contains(&body))
    }

    /// Who answers for the case.
    pub(super) fn actual_accountable(&self) -> Vec<Instance> {
        let answers = self.answers().into_iter();
        let mut actual: Vec<Instance> = answers.filter_map(|answer| answer.accountable).collect();
        actual.sort_unstable();
        actual.dedup();
        actual
    }

    fn answers(&self) -> Vec<Responsibility> {
        responsibility(self.phrases.charter, self.world.directory, &self.running.case).unwrap_or_default()
    }

    /// The bodies that are meant; none among them for what is no body.
    fn bodies(&self, who: &Who) -> Vec<Option<Instance>> {
        match who {
            Who::Body(body) => vec![Some(self.covering_body(body))],
            Who::Slot(slot) => self.running.case.slot(*slot).bodies().iter().cloned().map(Some).collect(),
            Who::Office(..) | Who::Part(_) | Who::Raiser | Who::NobodyElse => vec![None],
        }
    }

    pub(super) fn responsible(&self, expected: (&[Who], Several), span: Span) -> Met {
        let actual = self.actual_responsible();
        self.reached(Bilingual::new("responsible", "承办"), expected, &actual, span)
    }

    /// Who does the work.
    pub(super) fn actual_responsible(&self) -> Vec<Addressee> {
        self.answers().into_iter().flat_map(|answer| answer.responsible).collect()
    }

    /// Who was asked or told in the last step. Whoever raised another case that the step moved is somebody else.
    pub(super) fn actual_notices(&self, role: Role) -> Vec<Addressee> {
        let id = self.running.case.id();
        let of_event = |event: &'_ Event| {
            let is_here = *event.of.id == *id;
            let notices = event
                .notices
                .iter()
                .filter(move |notice| notice.role == role && (is_here || notice.to != Addressee::Raiser));
            notices.map(|notice| notice.to.clone()).collect::<Vec<_>>()
        };
        self.last.events.iter().flat_map(of_event).collect()
    }

    pub(super) fn noticed(&self, role: Role, expected: (&[Who], Several), span: Span) -> Met {
        let actual = self.actual_notices(role);
        let what = match role {
            Role::Responsible => Bilingual::new("responsible", "承办"),
            Role::Consulted => Bilingual::new("consulted", "协商"),
            Role::Informed => Bilingual::new("informed", "告知"),
        };
        self.reached(what, expected, &actual, span)
    }

    /// Whether everybody expected is reached. Nobody else may be if nobody is expected, or if that is said.
    fn reached(
        &self,
        what: Bilingual,
        (expected, several): (&[Who], Several),
        actual: &[Addressee],
        span: Span,
    ) -> Met {
        let is_meant = |addressee: &Addressee| expected.iter().any(|who| self.reaches(addressee, who));
        let is_reached = |who: &Who| match who {
            Who::NobodyElse => actual.iter().all(is_meant),
            who => actual.iter().any(|addressee| self.reaches(addressee, who)),
        };
        let is_met = match several {
            _ if expected.is_empty() => actual.is_empty(),
            Several::All => expected.iter().all(is_reached),
            Several::One => expected.iter().any(is_reached),
        };
        differ(is_met, span, what, || (self.everybody(expected, several), self.told(actual)))
    }

    /// Those whom notices reach, each once.
    pub(super) fn told(&self, actual: &[Addressee]) -> Bilingual {
        let mut said: Vec<Bilingual> = Vec::new();
        for addressee in actual.iter().map(|addressee| self.phrases.addressee(addressee)) {
            if !said.contains(&addressee) {
                said.push(addressee);
            }
        }
        joined(&said)
    }

    pub(super) fn everybody(&self, expected: &[Who], several: Several) -> Bilingual {
        let phrases: Vec<_> = expected.iter().map(|who| self.phrases.who(who)).collect();
        listed(&phrases, several)
    }

    /// Whether a notice to `addressee` reaches whom the test names: a person is reached by their office and kind too.
    fn reaches(&self, addressee: &Addressee, who: &Who) -> bool {
        match (who, addressee) {
            (Who::Body(body), Addressee::Body(other)) => self.covering_body(body) == *other,
            (Who::Office(office, key), Addressee::Office(other, of)) => {
                let body = self.phrases.charter.structure.offices.get(*office).map(|office| office.body);
                let body = body.map(|body| self.covering_body(&Instance { body, key: key.clone() }));
                office == other && body.is_some_and(|body| body.key == *of)
            }
            (Who::Raiser, Addressee::Raiser) => true,
            (Who::Slot(slot), Addressee::Body(body)) => self.running.case.slot(*slot).bodies().contains(body),
            (Who::Slot(slot), Addressee::Person(person)) => {
                self.running.case.slot(*slot).persons().contains(person)
            }
            (Who::Part(part), addressee) => {
                let persons = self.people().parts.get(*part).map_or(&[][..], |part| &part.persons);
                !persons.is_empty() && persons.iter().all(|person| self.reaches_person(addressee, person))
            }
            _ => false,
        }
    }

    fn reaches_person(&self, addressee: &Addressee, person: &Person) -> bool {
        let structure = &self.phrases.charter.structure;
        let on = self.now.date(self.phrases.zone());
        let roster = self.world.roster;
        let known = match addressee {
            Addressee::Raiser => return self.running.case.raisers().contains(person),
            Addressee::Person(other) => return other == person,
            Addressee::System => return false,
            Addressee::Body(instance) => structure.bodies.get(instance.body).map(|body| {
                let body = NamedBody { body: &body.name, key: instance.key.as_ref() };
                roster.is_member(person, body, on)
            }),
            Addressee::Kind(kind) => {
                let listed = structure.kinds.get(*kind).map(|kind| roster.is_kind(person, &kind.name, on));
                let mut making = structure.making(*kind).iter();
                let holds = making.any(|office| self.holds(*office, self.covering_key(*office), person));
                listed.map(|listed| listed.or(holds.into()))
            }
            Addressee::Office(office, key) => return self.holds(*office, key.as_ref(), person),
        };
        known == Some(Known::Yes)
    }

    /// Whether a person holds an office: of a class that of the instance of this key.
    fn holds(&self, office: OfficeId, key: Option<&Key>, person: &Person) -> bool {
        let structure = &self.phrases.charter.structure;
        let on = self.now.date(self.phrases.zone());
        let known = structure.offices.get(office).and_then(|office| {
            let body = NamedBody { body: &structure.bodies.get(office.body)?.name, key };
            Some(self.world.roster.holds(person, body, &office.name, on))
        });
        known == Some(Known::Yes)
    }

    /// The key of the instance that covers the case, of the class that has an office.
    fn covering_key(&self, office: OfficeId) -> Option<&Key> {
        let body = self.phrases.charter.structure.offices.get(office)?.body;
        self.running.case.covering(body)?.key.as_ref()
    }
}
