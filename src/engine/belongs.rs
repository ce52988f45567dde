//! Whether somebody belongs to a party, as the roster, the directory and the case before the step say.

use std::{borrow::Cow, cell::RefCell};

use smallvec::SmallVec;

use super::{Instance, Known, NamedBody, Person, Reason, World, bodies::Lack, view::View};
use crate::{
    Name,
    id::{ActionId, BodyId, KindId, OfficeId, SlotId},
    rule::{Holder, Party},
    structure::{Kind, Office, Sort},
    time::Date,
};

/// Whether somebody belongs to a party, and for which body they act in it.
#[derive(Clone)]
pub(super) struct Fit {
    pub(super) known: Known,
    pub(super) body: Option<Instance>,
}

/// What was found out about one person, when many actions are asked about at once: most name the same few parties.
#[derive(Default)]
pub(super) struct Memory(RefCell<SmallVec<[(Membership, Fit); 8]>>);

/// A party whose members are the same whichever action names it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Membership {
    Office(OfficeId),
    Body(BodyId),
    Slot(SlotId),
    Kind(KindId),
}

impl Memory {
    fn recall(&self, party: &Party, find: impl FnOnce() -> Fit) -> Fit {
        let membership = match party {
            Party::Office(office) => Membership::Office(*office),
            Party::Members(Holder::Body(body)) => Membership::Body(*body),
            Party::Members(Holder::Slot(slot)) => Membership::Slot(*slot),
            Party::Kind(kind) => Membership::Kind(*kind),
            _ => return find(),
        };
        if let Some((_, fit)) = self.0.borrow().iter().find(|(known, _)| *known == membership) {
            return fit.clone();
        }
        let fit = find();
        self.0.borrow_mut().push((membership, fit.clone()));
        fit
    }
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

/// The question who belongs to a party on a date.
#[derive(Clone, Copy)]
pub(super) struct People<'a, 'c> {
    pub(super) world: World<'a>,
    pub(super) on: Date,
    /// The case before the step.
    pub(super) before: &'a View<'c>,
    /// Whether the step raises the case, so that whoever takes it is the raiser.
    pub(super) raises: bool,
    /// What was found out about the only person who acts, where many actions are asked about.
    pub(super) memory: Option<&'a Memory>,
    /// Whether members count as the roster lists them, also those who count as none in this case.
    pub(super) as_listed: bool,
}

impl People<'_, '_> {
    /// Whether a person belongs to a party of `by`.
    pub(super) fn fits(&self, party: &Party, person: &Person) -> Fit {
        match self.memory {
            Some(memory) => memory.recall(party, || self.find_fit(party, person)),
            None => self.find_fit(party, person),
        }
    }

    fn find_fit(&self, party: &Party, person: &Person) -> Fit {
        match party {
            Party::System => Fit::NO,
            Party::Raiser => Fit::of((self.raises || self.before.raisers().contains(person)).into()),
            Party::Kind(kind) => Fit::of(self.is_kind(*kind, person)),
            Party::Office(office) => self.holds_covering(*office, person),
            Party::Members(holder) => self.first_of(holder, |body| self.is_member(body, person)),
            Party::OfficeOf(holder, office) => {
                self.first_of(holder, |body| self.holds_named(body, office, person))
            }
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

    /// The first of the bodies that `holder` means for which somebody surely fits, else one for which it cannot be told.
    fn first_of(&self, holder: &Holder, fit: impl Fn(&Instance) -> Fit) -> Fit {
        self.before.ask_bodies(holder, |bodies| match bodies {
            Ok(bodies) => first(bodies.iter().map(fit)),
            Err(Lack::Nothing(_)) => Fit::NO,
            Err(Lack::Asked | Lack::Unknown(_)) => Fit::of(Known::Unknown),
        })
    }

    pub(super) fn is_member(&self, body: &Instance, person: &Person) -> Fit {
        let Some(named) = body.named(self.before.charter) else { return Fit::NO };
        let known = self.world.roster.is_member(person, named, self.on);
        Fit { known: self.inside(known, body.body, None, person), body: Some(body.clone()) }
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
        let ask = |id: OfficeId, held: &Office| match self.body_of(held, within) {
            Ok(Some(body)) => {
                let named = NamedBody { body: &structure.bodies.at(held.body).name, key: body.key.as_ref() };
                let known = self.world.roster.holds(person, named, &held.name, self.on);
                self.inside(known, held.body, Some(id), person)
            }
            Err(Lack::Unknown(_)) => Known::Unknown,
            Ok(None) | Err(Lack::Nothing(_) | Lack::Asked) => Known::No,
        };
        let others = || {
            let implying = structure.implying(office).iter();
            let implying = implying.filter_map(|id| Some((*id, structure.offices.get(*id)?)));
            implying.map(|(id, held)| ask(id, held)).fold(Known::No, Known::or)
        };
        let known = first_or(ask(office, found), others);
        Fit { known: self.inside(known, found.body, Some(office), person), body: Some(within.clone()) }
    }

    /// The body in which an office is meant, beside one of `within`: the same; across bodies the one that covers the case beside
    /// the one that covers it, and none beside another.
    fn body_of(&self, office: &Office, within: &Instance) -> Result<Option<Instance>, Lack> {
        if office.body == within.body {
            return Ok(Some(within.clone()));
        }
        let covers = self.before.covering(within.body)? == *within;
        if covers { self.before.covering(office.body).map(Some) } else { Ok(None) }
    }

    /// Whether a person is of a kind, or of one that narrows it, by the roster or by an office that they hold.
    fn is_kind(&self, kind: KindId, person: &Person) -> Known {
        let structure = &self.before.charter.structure;
        let Some(found) = structure.kinds.get(kind) else { return Known::No };
        let ask = |kind: &Kind| self.world.roster.is_kind(person, &kind.name, self.on);
        let by_roster = first_or(ask(found), || {
            let narrower = structure.narrower(kind).iter().filter_map(|id| structure.kinds.get(*id));
            narrower.filter(|other| other.sort == Sort::Person).map(ask).fold(Known::No, Known::or)
        });
        first_or(by_roster, || {
            let making = structure.making(kind).iter();
            making.map(|office| self.holds_covering(*office, person).known).fold(Known::No, Known::or)
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
    fn persons_of(&self, party: &Party, of: Of) -> Option<Cow<'_, [Person]>> {
        let before = self.before;
        match party {
            Party::System => Some(Cow::Borrowed(&[])),
            Party::Raiser => Some(Cow::Borrowed(before.raisers())),
            Party::Person(slot) => Some(Cow::Borrowed(before.slot(*slot)?.persons())),
            Party::Actor(action) => Some(Cow::Borrowed(match (before.case.deed(*action), of) {
                (None, _) => &[],
                (Some(deed), Of::Party) => &deed.by,
                (Some(deed), Of::Barred) => &deed.ever,
            })),
            other => self.listed(other).map(Cow::Owned),
        }
    }

    /// Everybody in a party, each once, by their keys; none if nobody can list them.
    pub(super) fn everybody(&self, party: &Party) -> Option<Vec<Person>> {
        let mut all = match party {
            Party::Kind(kind) => self.all_of_kind(*kind)?,
            other => self.persons_of(other, Of::Party)?.into_owned(),
        };
        all.sort_unstable();
        all.dedup();
        Some(all)
    }

    /// Everybody of a kind, or of one that narrows it, by the roster or by an office that they hold.
    fn all_of_kind(&self, kind: KindId) -> Option<Vec<Person>> {
        let structure = &self.before.charter.structure;
        let narrower = structure.narrower(kind).iter().filter_map(|id| structure.kinds.get(*id));
        let narrower = narrower.filter(|other| other.sort == Sort::Person);
        let kinds = structure.kinds.get(kind).into_iter().chain(narrower);
        let lists = kinds.map(|kind| self.world.roster.of_kind(&kind.name, self.on));
        let holders = structure.making(kind).iter().map(|office| self.listed(&Party::Office(*office)));
        let lists = lists.chain(holders);
        lists.collect::<Option<Vec<_>>>().map(|all| all.concat())
    }

    /// Everybody in a party of office-holders or members; none if nobody can list them.
    fn listed(&self, party: &Party) -> Option<Vec<Person>> {
        let (before, structure) = (self.before, &self.before.charter.structure);
        let holders = |office: OfficeId, within: &Instance| {
            let lists = std::iter::once(&office).chain(structure.implying(office)).map(|&id| {
                let office = structure.offices.get(id)?;
                match self.body_of(office, within) {
                    Ok(Some(body)) => {
                        let named = body.named(before.charter)?;
                        let listed = self.world.roster.holders(named, &office.name, self.on)?;
                        self.those_inside(listed, office.body, Some(id))
                    }
                    Ok(None) | Err(Lack::Nothing(_)) => Some(Vec::new()),
                    Err(Lack::Unknown(_) | Lack::Asked) => None,
                }
            });
            let all = lists.collect::<Option<Vec<_>>>()?.concat();
            self.those_inside(all, structure.offices.get(office)?.body, Some(office))
        };
        match party {
            Party::Office(office) => match before.covering(structure.offices.get(*office)?.body) {
                Ok(body) => holders(*office, &body),
                Err(Lack::Nothing(_)) => Some(Vec::new()),
                Err(Lack::Unknown(_) | Lack::Asked) => None,
            },
            Party::Members(holder) => {
                let members = |body: &Instance| {
                    let listed = self.world.roster.members(body.named(before.charter)?, self.on)?;
                    self.those_inside(listed, body.body, None)
                };
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
            _ => None,
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
