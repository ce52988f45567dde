//! Who belongs to a party: "judged at the act, from the roster".

use gongzhi::{
    engine::{Instance, Known, Person},
    id::{ActionId, BodyId, OfficeId},
    rule::{Holder, Party},
    time::{Date, Instant},
};

use super::{Past, classes::Lack, past::Asked};

/// How a party is named: "barring an action's actor excludes everybody who ever did it in this case; naming it as a party
/// means its last doer".
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum As {
    Party,
    Barred,
}

impl Asked<'_> {
    pub(crate) fn date(&self, at: Instant) -> Date {
        at.date(self.rules.calendar.zone())
    }
    /// Whether the person belongs to the party at this instant: "judged at the act, from the roster".
    pub(crate) fn is_of(&self, past: &Past, person: &Person, party: &Party, r#as: As, at: Instant) -> Known {
        let (roster, date) = (self.world.roster, self.date(at));
        let structure = &self.rules.charter.structure;
        match party {
            Party::Raiser => past.raisers.as_ref().is_some_and(|raisers| raisers.contains(person)).into(),
            Party::System => Known::No,
            Party::Kind(kind) => {
                let kinds = structure.kinds.iter().filter(|(id, _)| self.rules.narrows(*id, *kind));
                let listed = any(kinds.map(|(_, kind)| roster.is_kind(person, &kind.name, date)));
                // "Whoever holds an office that `is` a kind is of that kind."
                let offices = self.offices_of(*kind).into_iter();
                listed.or(any(offices.map(|office| self.is_of(past, person, &office, r#as, at))))
            }
            Party::Office(_) | Party::Members(_) | Party::OfficeOf(..) => {
                match self.meant_bodies(past, party, r#as) {
                    Ok(bodies) => any(bodies.iter().map(|body| self.is_in(past, person, party, body, at))),
                    Err(lack) => unknown(lack),
                }
            }
            Party::Person(slot) => {
                past.slots.get(slot).is_some_and(|held| held.persons().contains(person)).into()
            }
            Party::Actor(action) => self.doers(past, *action, r#as).contains(person).into(),
            Party::TiedTo(inner, kind) => match self.everybody(past, inner, r#as, at) {
                None => Known::Unknown,
                // Nobody is tied to himself.
                Some(persons) => any(persons.iter().filter(|other| *other != person).flat_map(|other| {
                    structure
                        .kinds
                        .iter()
                        .filter(|(id, _)| self.rules.narrows(*id, *kind))
                        .map(|(_, kind)| self.world.directory.tie(person, other, &kind.name))
                        .collect::<Vec<_>>()
                })),
            },
            Party::TiedToCase(kind) => any(structure
                .kinds
                .iter()
                .filter(|(id, _)| self.rules.narrows(*id, *kind))
                .map(|(_, kind)| self.world.directory.tie_to_case(person, self.rules.case, &kind.name))),
        }
    }

    /// The offices whose holders are of that kind, or of one that narrows it.
    pub(crate) fn offices_of(&self, kind: gongzhi::id::KindId) -> Vec<Party> {
        let offices = self.rules.charter.structure.offices.iter();
        let is = |of: Option<gongzhi::id::KindId>| of.is_some_and(|of| self.rules.narrows(of, kind));
        offices.filter(|(_, office)| is(office.kind)).map(|(id, _)| Party::Office(id)).collect()
    }

    /// The bodies whose members or office-holders a party means, if it means any.
    pub(crate) fn bodies_of(&self, past: &Past, party: &Party) -> Option<Result<Vec<Instance>, Lack>> {
        match party {
            Party::Members(holder) | Party::OfficeOf(holder, _) => Some(self.rules.find(past, holder)),
            Party::Office(office) => {
                let body = self.rules.charter.structure.offices.get(*office).unwrap().body;
                Some(self.rules.covering(past, body).map(|body| vec![body]))
            }
            _ => None,
        }
    }

    /// Whether the person belongs to that one of the bodies that a party means.
    pub(crate) fn is_in(
        &self,
        past: &Past,
        person: &Person,
        party: &Party,
        body: &Instance,
        at: Instant,
    ) -> Known {
        match party {
            Party::Members(_) => {
                let listed = self.world.roster.is_member(person, self.rules.named(body), self.date(at));
                listed.and(self.inside(past, person, body.body, None, at))
            }
            Party::Office(office) => self.holds_office(past, person, *office, body, at),
            Party::OfficeOf(_, name) => match self.office(body, name) {
                Some(office) => self.holds_office(past, person, office, body, at),
                None => Known::No,
            },
            _ => Known::No,
        }
    }

    /// Whether the person holds the office in that body, or one that implies it. "An office implied across bodies holds for the
    /// same instance, or for the one that covers the case."
    fn holds_office(
        &self,
        past: &Past,
        person: &Person,
        office: OfficeId,
        body: &Instance,
        at: Instant,
    ) -> Known {
        let holds = any(self.rules.implying(office).into_iter().map(|id| {
            let implying = self.rules.charter.structure.offices.get(id).unwrap();
            match self.rules.beside(past, body, implying.body) {
                Ok(Some(body)) => self
                    .world
                    .roster
                    .holds(person, self.rules.named(&body), &implying.name, self.date(at))
                    .and(self.inside(past, person, body.body, Some(id), at)),
                Ok(None) | Err(Lack::Nothing) => Known::No,
                Err(Lack::Unknown) => Known::Unknown,
            }
        }));
        holds.and(self.inside(past, person, body.body, Some(office), at))
    }

    /// "Whom a body or office bars by what the case knows of them counts in it as none of its members."
    pub(crate) fn inside(
        &self,
        past: &Past,
        person: &Person,
        body: BodyId,
        office: Option<OfficeId>,
        at: Instant,
    ) -> Known {
        let rules = self.rules.workflow.outside.iter();
        let rules =
            rules.filter(|rule| rule.body == body && (rule.office.is_none() || rule.office == office));
        !any(rules.map(|rule| self.is_of(past, person, &rule.party, As::Barred, at)))
    }

    /// Those who are listed and belong there in this case.
    fn those_inside(
        &self,
        past: &Past,
        listed: Vec<Person>,
        (body, office): (BodyId, Option<OfficeId>),
        at: Instant,
    ) -> Option<Vec<Person>> {
        let known = |person: &Person| self.inside(past, person, body, office, at);
        let is_known = listed.iter().all(|person| known(person) != Known::Unknown);
        is_known.then(|| listed.into_iter().filter(|person| known(person) == Known::Yes).collect())
    }

    fn doers(&self, past: &Past, action: ActionId, r#as: As) -> Vec<Person> {
        match r#as {
            As::Party => past.last_deed(action).map(|deed| deed.by.clone()).unwrap_or_default(),
            As::Barred => {
                let deeds = past.deeds.iter().filter(|deed| deed.action == action);
                deeds.flat_map(|deed| deed.by.clone()).collect()
            }
        }
    }

    /// The bodies that a party means. "Each has a body-level twin": barred, every body that ever did it.
    fn meant_bodies(&self, past: &Past, party: &Party, r#as: As) -> Result<Vec<Instance>, Lack> {
        match (party, r#as) {
            (
                Party::Members(Holder::Actor(action)) | Party::OfficeOf(Holder::Actor(action), _),
                As::Barred,
            ) => {
                let deeds = past.deeds.iter().filter(|deed| deed.action == *action);
                Ok(deeds.filter_map(|deed| deed.body()).collect())
            }
            _ => self.bodies_of(past, party).unwrap_or(Ok(Vec::new())),
        }
    }

    fn office(&self, body: &Instance, name: &gongzhi::Name) -> Option<OfficeId> {
        let offices = self.rules.charter.structure.offices.iter();
        offices
            .filter(|(_, office)| office.body == body.body && office.name == *name)
            .map(|(id, _)| id)
            .next()
    }

    /// Everybody who holds the office in that body, or one that implies it.
    fn holders(&self, past: &Past, office: OfficeId, body: &Instance, at: Instant) -> Option<Vec<Person>> {
        let mut all = Vec::new();
        for id in self.rules.implying(office) {
            let implying = self.rules.charter.structure.offices.get(id).unwrap();
            match self.rules.beside(past, body, implying.body) {
                Ok(Some(body)) => {
                    let date = self.date(at);
                    let listed = self.world.roster.holders(self.rules.named(&body), &implying.name, date)?;
                    all.extend(self.those_inside(past, listed, (body.body, Some(id)), at)?);
                }
                Ok(None) | Err(Lack::Nothing) => {}
                Err(Lack::Unknown) => return None,
            }
        }
        self.those_inside(past, all, (body.body, Some(office)), at)
    }

    /// Everybody of the party, where that can be listed.
    pub(crate) fn everybody(&self, past: &Past, party: &Party, r#as: As, at: Instant) -> Option<Vec<Person>> {
        let (roster, date) = (self.world.roster, self.date(at));
        match party {
            Party::Raiser => Some(past.raisers.clone().unwrap_or_default()),
            Party::System => Some(Vec::new()),
            Party::Person(slot) => {
                Some(past.slots.get(slot).map(|held| held.persons().to_vec()).unwrap_or_default())
            }
            Party::Actor(action) => Some(self.doers(past, *action, r#as)),
            Party::Members(_) => {
                let bodies = self.meant_bodies(past, party, r#as);
                listed(bodies, |body| {
                    let all = roster.members(self.rules.named(body), date)?;
                    self.those_inside(past, all, (body.body, None), at)
                })
            }
            Party::Office(office) => {
                let bodies = self.meant_bodies(past, party, r#as);
                listed(bodies, |body| self.holders(past, *office, body, at))
            }
            Party::OfficeOf(_, name) => {
                let bodies = self.meant_bodies(past, party, r#as);
                listed(bodies, |body| match self.office(body, name) {
                    Some(office) => self.holders(past, office, body, at),
                    None => Some(Vec::new()),
                })
            }
            Party::Kind(_) | Party::TiedTo(..) | Party::TiedToCase(_) => None,
        }
    }
}

/// What an instance that lacks leaves of an answer: there is nobody in what does not exist.
pub(crate) fn unknown(lack: Lack) -> Known {
    match lack {
        Lack::Nothing => Known::No,
        Lack::Unknown => Known::Unknown,
    }
}

/// The persons of all bodies; none if the directory does not know the bodies, or the roster the persons of one.
fn listed(
    bodies: Result<Vec<Instance>, Lack>,
    persons: impl Fn(&Instance) -> Option<Vec<Person>>,
) -> Option<Vec<Person>> {
    match bodies {
        Err(Lack::Nothing) => Some(Vec::new()),
        Err(Lack::Unknown) => None,
        Ok(bodies) => {
            let lists: Option<Vec<_>> = bodies.iter().map(persons).collect();
            Some(lists?.concat())
        }
    }
}

pub(crate) fn any(answers: impl Iterator<Item = Known>) -> Known {
    answers.fold(Known::No, Known::or)
}
