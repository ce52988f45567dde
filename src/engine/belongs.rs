//! Whether somebody belongs to a party, as the roster, the directory and the case before the step say.

use super::{Instance, Known, NamedBody, Person, Reason, bodies::Lack, eligible::Eligibility};
use crate::{
    Name,
    id::{ActionId, KindId, OfficeId},
    rule::{Holder, Party},
    structure::{Kind, Office, Sort},
    workflow::Leaving,
};

/// Whether somebody belongs to a party, and for which body they act in it.
#[derive(Clone)]
pub(super) struct Fit {
    pub(super) known: Known,
    pub(super) body: Option<Instance>,
}

/// Of an action's actors a party means the last, a bar everybody who ever was one.
#[derive(Clone, Copy)]
enum Of {
    Party,
    Barred,
}

impl Fit {
    const NO: Self = Self { known: Known::No, body: None };

    fn of(known: Known) -> Self {
        Self { known, body: None }
    }
}

impl Eligibility<'_, '_> {
    /// Whether a person belongs to a party of `by`.
    pub(super) fn fits(&self, party: &Party, person: &Person) -> Fit {
        match party {
            Party::System => Fit::NO,
            Party::Raiser => {
                let raises = self.action.leaving == Leaving::Start;
                Fit::of((raises || self.before.case.raisers.contains(person)).into())
            }
            Party::Kind(kind) => Fit::of(self.is_kind(*kind, person)),
            Party::Office(office) => self.holds_covering(*office, person),
            Party::Members(holder) => match self.before.bodies(holder) {
                Some(bodies) => first(bodies.iter().map(|body| self.is_member(body, person))),
                None => Fit::of(Known::Unknown),
            },
            Party::OfficeOf(holder, office) => match self.before.bodies(holder) {
                Some(bodies) => first(bodies.iter().map(|body| self.holds_named(body, office, person))),
                None => Fit::of(Known::Unknown),
            },
            Party::Person(slot) => {
                let holds = self.before.slot(*slot).is_some_and(|slot| slot.persons().contains(person));
                Fit::of(holds.into())
            }
            Party::Actor(action) => {
                let deed = self.before.case.deed(*action);
                let did = deed.filter(|deed| deed.by.contains(person));
                Fit { known: did.is_some().into(), body: did.and_then(|deed| deed.body.clone()) }
            }
            Party::TiedTo(party, kind) => Fit::of(self.is_tied(party, *kind, person, Of::Party)),
            Party::TiedToCase(kind) => Fit::of(self.is_tied_to_case(*kind, person)),
        }
    }

    /// Whether a person belongs to a party of `bars`: of actors, everybody who ever did it.
    pub(super) fn is_barred(&self, party: &Party, person: &Person) -> Known {
        let ever = |action: &ActionId| self.before.case.deed(*action);
        match party {
            Party::Actor(action) => ever(action).is_some_and(|deed| deed.ever.contains(person)).into(),
            Party::Members(Holder::Actor(action)) => {
                let bodies = ever(action).map_or(&[][..], |deed| &deed.bodies);
                first(bodies.iter().map(|body| self.is_member(body, person))).known
            }
            Party::OfficeOf(Holder::Actor(action), office) => {
                let bodies = ever(action).map_or(&[][..], |deed| &deed.bodies);
                first(bodies.iter().map(|body| self.holds_named(body, office, person))).known
            }
            Party::TiedTo(party, kind) => self.is_tied(party, *kind, person, Of::Barred),
            other => self.fits(other, person).known,
        }
    }

    pub(super) fn is_member(&self, body: &Instance, person: &Person) -> Fit {
        let Some(named) = body.named(self.before.charter) else { return Fit::NO };
        Fit { known: self.world.roster.is_member(person, named, self.on), body: Some(body.clone()) }
    }

    fn holds_named(&self, body: &Instance, office: &Name, person: &Person) -> Fit {
        let office = self.before.charter.structure.office_in(body.body, office.as_str());
        office.map_or(Fit::NO, |office| self.holds(office, body, person))
    }

    /// Whether a person holds an office: of a class that of the instance which covers the case.
    fn holds_covering(&self, office: OfficeId, person: &Person) -> Fit {
        let Some(found) = self.before.charter.structure.offices.get(office) else { return Fit::NO };
        match self.before.covering(found.body) {
            Ok(body) => self.holds(office, &body, person),
            Err(Lack::Unknown(_)) => Fit::of(Known::Unknown),
            Err(Lack::Nothing(_) | Lack::Asked) => Fit::NO,
        }
    }

    /// Whether a person holds an office of a body, or one with which it is held.
    fn holds(&self, office: OfficeId, within: &Instance, person: &Person) -> Fit {
        let structure = &self.before.charter.structure;
        let Some(found) = structure.offices.get(office) else { return Fit::NO };
        let ask = |held: &Office| match self.body_of(held, within) {
            Ok(body) => {
                let named = NamedBody { body: &structure.bodies.at(held.body).name, key: body.key.as_ref() };
                self.world.roster.holds(person, named, &held.name, self.on)
            }
            Err(Lack::Unknown(_)) => Known::Unknown,
            Err(Lack::Nothing(_) | Lack::Asked) => Known::No,
        };
        let others = || {
            let implying = structure.offices.iter().filter(|(_, other)| other.implies.is_some());
            let holds_it = implying.filter(|(id, _)| *id != office && self.implies(*id, office));
            holds_it.map(|(_, other)| ask(other)).fold(Known::No, Known::or)
        };
        Fit { known: first_or(ask(found), others), body: Some(within.clone()) }
    }

    /// The body in which an office is meant, beside one of `within`: the same, or else the one that covers the case.
    fn body_of(&self, office: &Office, within: &Instance) -> Result<Instance, Lack> {
        if office.body == within.body { Ok(within.clone()) } else { self.before.covering(office.body) }
    }

    /// Whether who holds `office` holds `held` too.
    fn implies(&self, office: OfficeId, held: OfficeId) -> bool {
        let offices = &self.before.charter.structure.offices;
        let chain = std::iter::successors(Some(office), |&office| offices.get(office)?.implies);
        chain.take(offices.len() + 1).any(|implied| implied == held)
    }

    /// Whether a person is of a kind, or of one that narrows it.
    fn is_kind(&self, kind: KindId, person: &Person) -> Known {
        let structure = &self.before.charter.structure;
        let Some(found) = structure.kinds.get(kind) else { return Known::No };
        let ask = |kind: &Kind| self.world.roster.is_kind(person, &kind.name, self.on);
        first_or(ask(found), || {
            let narrower = structure.kinds.iter().filter(|(_, other)| other.narrows.is_some());
            let narrower = narrower.filter(|(id, other)| {
                *id != kind && other.sort == Sort::Person && structure.narrows(*id, kind)
            });
            narrower.map(|(_, other)| ask(other)).fold(Known::No, Known::or)
        })
    }

    /// Whether a person has such a tie to one of the persons of a party; to an anonymous raiser nobody has.
    fn is_tied(&self, party: &Party, kind: KindId, person: &Person, of: Of) -> Known {
        let Some(kind) = self.before.charter.structure.kinds.get(kind) else { return Known::No };
        let Some(others) = self.persons_of(party, of) else { return Known::Unknown };
        others
            .iter()
            .filter(|other| *other != person)
            .map(|other| self.world.directory.tie(person, other, &kind.name))
            .fold(Known::No, Known::or)
    }

    /// The instance of a class that a party names and that the directory does not.
    pub(super) fn lack(&self, party: &Party) -> Option<Reason> {
        match party {
            Party::Members(holder) | Party::OfficeOf(holder, _) => self.before.lack(holder),
            Party::Office(office) => {
                let body = self.before.charter.structure.offices.get(*office)?.body;
                self.before.covering(body).err()?.reason()
            }
            _ => None,
        }
    }

    fn is_tied_to_case(&self, kind: KindId, person: &Person) -> Known {
        let Some(kind) = self.before.charter.structure.kinds.get(kind) else { return Known::No };
        self.world.directory.tie_to_case(person, self.before.case.id(), &kind.name)
    }

    /// Everybody in a party; none if nobody can list them.
    fn persons_of(&self, party: &Party, of: Of) -> Option<Vec<Person>> {
        let (before, structure) = (&self.before, &self.before.charter.structure);
        let holders = |office: OfficeId, within: &Instance| {
            let implying = structure.offices.iter().filter(|(id, _)| self.implies(*id, office));
            let lists = implying.map(|(_, office)| {
                let body = self.body_of(office, within).ok()?;
                self.world.roster.holders(body.named(before.charter)?, &office.name, self.on)
            });
            lists.collect::<Option<Vec<_>>>().map(|all| all.concat())
        };
        match party {
            Party::System => Some(Vec::new()),
            Party::Raiser => Some(before.case.raisers.to_vec()),
            Party::Person(slot) => Some(before.slot(*slot)?.persons().to_vec()),
            Party::Actor(action) => Some(match (before.case.deed(*action), of) {
                (None, _) => Vec::new(),
                (Some(deed), Of::Party) => deed.by.to_vec(),
                (Some(deed), Of::Barred) => deed.ever.to_vec(),
            }),
            Party::Office(office) => {
                let body = before.covering(structure.offices.get(*office)?.body);
                holders(*office, &body.ok()?)
            }
            Party::Members(holder) => {
                let members =
                    |body: &Instance| self.world.roster.members(body.named(before.charter)?, self.on);
                before.bodies(holder)?.iter().map(members).collect::<Option<Vec<_>>>().map(|all| all.concat())
            }
            Party::OfficeOf(holder, name) => {
                let bodies = before.bodies(holder)?;
                let offices = bodies
                    .iter()
                    .filter_map(|body| Some((structure.office_in(body.body, name.as_str())?, body)));
                offices
                    .map(|(office, body)| holders(office, body))
                    .collect::<Option<Vec<_>>>()
                    .map(|all| all.concat())
            }
            Party::Kind(_) | Party::TiedTo(..) | Party::TiedToCase(_) => None,
        }
    }
}

/// What is known at once, or else what the rest says.
fn first_or(known: Known, rest: impl FnOnce() -> Known) -> Known {
    if known == Known::Yes { known } else { known.or(rest()) }
}

/// The first fit that is sure, else one that cannot be told.
fn first(fits: impl Iterator<Item = Fit>) -> Fit {
    let mut best = Fit::NO;
    for fit in fits {
        match fit.known {
            Known::Yes => return fit,
            Known::Unknown => best = fit,
            Known::No => {}
        }
    }
    best
}
