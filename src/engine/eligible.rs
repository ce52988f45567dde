//! Who may act: parties judged on the roster, capacities, and who is barred.
//!
//! Parties and bars are judged on the case as it stood before the step (`by handler` means the handler who hands it on, not
//! the next one); their conditions on what was just given.

use super::{
    Capacity, Known, Misfit, Person, Question, Reason, World, reason::BarredBy, view::View, world::Grant,
};
use crate::{
    Name,
    charter::{Action, By, NamedParties},
    id::{ActionId, BodyId, KindId, OfficeId},
    rule::{Holder, Party},
    structure::Sort,
    text::BoundWord,
    time::Date,
    workflow::Leaving,
};

/// A party of an action by its place: the clause, and the party within it.
pub(super) type Place = (u16, u16);

/// The question who may do an action.
pub(super) struct Eligibility<'a, 'c> {
    pub(super) world: World<'a>,
    pub(super) on: Date,
    pub(super) id: ActionId,
    pub(super) action: &'c Action,
    /// The case before the step.
    pub(super) before: View<'c>,
    /// The case with what was just given.
    pub(super) given: &'a View<'c>,
    /// Whether the question is only what would be open, with what the actor will say left open.
    pub(super) is_probe: bool,
}

/// Whether somebody belongs to a party, and for which body they act in it.
#[derive(Clone, Copy)]
struct Fit {
    known: Known,
    body: Option<BodyId>,
}

impl Fit {
    const NO: Self = Self { known: Known::No, body: None };

    fn of(known: Known) -> Self {
        Self { known, body: None }
    }
}

impl Eligibility<'_, '_> {
    /// In which capacity `persons` may do the action together; every reason why not otherwise.
    pub(super) fn capacity(
        &self,
        persons: &[Person],
        wanted: Option<Place>,
        reasons: &mut Vec<Reason>,
    ) -> Option<Capacity> {
        if let Some(person) = twice(persons) {
            reasons.push(Reason::Twice { person: person.clone() });
            return None;
        }
        let clauses = || (0u16..).zip(&self.action.by);
        let direct = clauses().find_map(|(clause, by)| self.clause(clause, by, persons, wanted));
        let found =
            direct.or_else(|| clauses().find_map(|(clause, by)| self.delegated(clause, by, persons, wanted)));
        if found.is_none() {
            self.say_misfits(persons, wanted, reasons);
        }
        found
    }

    /// Adds a reason for everybody who acts and may not.
    pub(super) fn bars(&self, persons: &[Person], reasons: &mut Vec<Reason>) {
        let of_action = (0u16..).zip(&self.action.bars).map(|(clause, bars)| (Some(self.id), clause, bars));
        let of_workflow = (0u16..).zip(&self.given.workflow.bars).map(|(clause, bars)| (None, clause, bars));
        for (action, clause, bars) in of_action.chain(of_workflow) {
            if self.given.judge(&bars.condition) == Known::No {
                continue;
            }
            for person in persons {
                self.bar(person, action, clause, bars, reasons);
            }
        }
    }

    fn bar(
        &self,
        person: &Person,
        action: Option<ActionId>,
        clause: u16,
        bars: &NamedParties,
        reasons: &mut Vec<Reason>,
    ) {
        for party in &bars.parties {
            match self.is_barred(party, person) {
                Known::No => {}
                Known::Yes => {
                    let by = BarredBy { party: party.clone(), action, clause };
                    reasons.push(Reason::Barred { person: person.clone(), by });
                    return;
                }
                Known::Unknown => reasons.push(unknown(person, party)),
            }
        }
    }

    fn clause(&self, clause: u16, by: &By, persons: &[Person], wanted: Option<Place>) -> Option<Capacity> {
        if !self.applies(by) || self.unmet_bound(by, persons).is_some() {
            return None;
        }
        let (party, body) = match persons {
            [] => self.nobody(clause, by, wanted)?,
            [first, others @ ..] => {
                let taken = self.party(clause, by, first, wanted)?;
                others
                    .iter()
                    .all(|person| self.party(clause, by, person, wanted).is_some())
                    .then_some(taken)?
            }
        };
        Some(Capacity { clause, party, body, delegation: None })
    }

    /// Whether the clause is open: its condition governs the bound, if it has one.
    fn applies(&self, by: &By) -> bool {
        by.together.is_some()
            || match self.given.judge(&by.condition) {
                Known::Yes => true,
                Known::Unknown => self.is_probe,
                Known::No => false,
            }
    }

    /// The bound on the number of persons that is not met. One that cannot be decided binds.
    fn unmet_bound(&self, by: &By, persons: &[Person]) -> Option<(BoundWord, u32)> {
        let (word, bound) = by.together?;
        if self.given.judge(&by.condition) == Known::No {
            return None;
        }
        let acted = count(persons);
        let met = match word {
            BoundWord::AtLeast => acted >= bound,
            BoundWord::AtMost => acted <= bound,
            BoundWord::MoreThan => acted > bound,
        };
        (!met).then_some((word, bound))
    }

    fn parties<'p>(clause: u16, by: &'p By, wanted: Option<Place>) -> impl Iterator<Item = (u16, &'p Party)> {
        let is_wanted = move |party: &u16| wanted.is_none_or(|place| place == (clause, *party));
        (0u16..).zip(&by.parties).filter(move |(party, _)| is_wanted(party))
    }

    /// The first party of the clause that a person fits.
    fn party(
        &self,
        clause: u16,
        by: &By,
        person: &Person,
        wanted: Option<Place>,
    ) -> Option<(u16, Option<BodyId>)> {
        Self::parties(clause, by, wanted).find_map(|(index, party)| {
            let fit = self.fits(party, person);
            (fit.known == Known::Yes).then_some((index, fit.body))
        })
    }

    /// The first party of the clause that nobody in particular fits: the host, or an anonymous raiser.
    fn nobody(&self, clause: u16, by: &By, wanted: Option<Place>) -> Option<(u16, Option<BodyId>)> {
        let raises = self.action.leaving == Leaving::Start;
        let is_anonymous = raises || self.before.case.raisers.is_empty();
        Self::parties(clause, by, wanted)
            .find(|(_, party)| match party {
                Party::System => true,
                Party::Raiser => is_anonymous,
                _ => false,
            })
            .map(|(index, _)| (index, None))
    }

    /// Whether a person belongs to a party of `by`.
    fn fits(&self, party: &Party, person: &Person) -> Fit {
        match party {
            Party::System => Fit::NO,
            Party::Raiser => {
                let raises = self.action.leaving == Leaving::Start;
                Fit::of((raises || self.before.case.raisers.contains(person)).into())
            }
            Party::Kind(kind) => Fit::of(self.is_kind(*kind, person)),
            Party::Office(office) => self.holds(*office, person),
            Party::Members(holder) => {
                let bodies = self.before.bodies(holder).unwrap_or_default();
                first(bodies.iter().map(|&body| self.is_member(body, person)))
            }
            Party::OfficeOf(holder, office) => {
                let bodies = self.before.bodies(holder).unwrap_or_default();
                first(bodies.iter().map(|&body| self.holds_named(body, office, person)))
            }
            Party::Person(slot) => {
                let holds = self.before.slot(*slot).is_some_and(|slot| slot.persons().contains(person));
                Fit::of(holds.into())
            }
            Party::Actor(action) => {
                let deed = self.before.case.deed(*action);
                let did = deed.filter(|deed| deed.by.contains(person));
                Fit { known: did.is_some().into(), body: did.and_then(|deed| deed.body) }
            }
            Party::TiedTo(party, kind) => Fit::of(self.is_tied(party, *kind, person)),
            Party::TiedToCase(kind) => Fit::of(self.is_tied_to_case(*kind, person)),
        }
    }

    /// Whether a person belongs to a party of `bars`: of actors, everybody who ever did it.
    fn is_barred(&self, party: &Party, person: &Person) -> Known {
        let ever = |action: &ActionId| self.before.case.deed(*action);
        match party {
            Party::Actor(action) => ever(action).is_some_and(|deed| deed.ever.contains(person)).into(),
            Party::Members(Holder::Actor(action)) => {
                let bodies = ever(action).map_or(&[][..], |deed| &deed.bodies);
                first(bodies.iter().map(|&body| self.is_member(body, person))).known
            }
            Party::OfficeOf(Holder::Actor(action), office) => {
                let bodies = ever(action).map_or(&[][..], |deed| &deed.bodies);
                first(bodies.iter().map(|&body| self.holds_named(body, office, person))).known
            }
            other => self.fits(other, person).known,
        }
    }

    fn is_member(&self, body: BodyId, person: &Person) -> Fit {
        let Some(found) = self.before.charter.structure.bodies.get(body) else { return Fit::NO };
        Fit { known: self.world.roster.is_member(person, &found.name, self.on), body: Some(body) }
    }

    fn holds_named(&self, body: BodyId, office: &Name, person: &Person) -> Fit {
        let office = self.before.charter.structure.office_in(body, office.as_str());
        office.map_or(Fit::NO, |office| self.holds(office, person))
    }

    /// Whether a person holds an office, or one with which it is held.
    fn holds(&self, office: OfficeId, person: &Person) -> Fit {
        let structure = &self.before.charter.structure;
        let known = structure
            .offices
            .iter()
            .filter(|(id, _)| self.implies(*id, office))
            .map(|(_, held)| {
                let body = structure.bodies.at(held.body);
                self.world.roster.holds(person, &body.name, &held.name, self.on)
            })
            .fold(Known::No, Known::or);
        Fit { known, body: structure.offices.get(office).map(|office| office.body) }
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
        let kinds = structure.kinds.iter().filter(|(_, found)| found.sort == Sort::Person);
        kinds
            .filter(|(id, _)| structure.narrows(*id, kind))
            .map(|(_, found)| self.world.roster.is_kind(person, &found.name, self.on))
            .fold(Known::No, Known::or)
    }

    /// Whether a person has such a tie to one of the persons of a party; to an anonymous raiser nobody has.
    fn is_tied(&self, party: &Party, kind: KindId, person: &Person) -> Known {
        let Some(kind) = self.before.charter.structure.kinds.get(kind) else { return Known::No };
        let Some(others) = self.persons_of(party) else { return Known::Unknown };
        others
            .iter()
            .filter(|other| *other != person)
            .map(|other| self.world.directory.tie(person, other, &kind.name))
            .fold(Known::No, Known::or)
    }

    fn is_tied_to_case(&self, kind: KindId, person: &Person) -> Known {
        let Some(kind) = self.before.charter.structure.kinds.get(kind) else { return Known::No };
        self.world.directory.tie_to_case(person, self.before.case.id(), &kind.name)
    }

    /// Everybody in a party; none if nobody can list them.
    fn persons_of(&self, party: &Party) -> Option<Vec<Person>> {
        let (before, structure) = (&self.before, &self.before.charter.structure);
        let holders = |office: OfficeId| {
            let office = structure.offices.get(office)?;
            self.world.roster.holders(&structure.bodies.at(office.body).name, &office.name, self.on)
        };
        match party {
            Party::System => Some(Vec::new()),
            Party::Raiser => Some(before.case.raisers.to_vec()),
            Party::Person(slot) => Some(before.slot(*slot)?.persons().to_vec()),
            Party::Actor(action) => {
                Some(before.case.deed(*action).map(|deed| deed.ever.to_vec()).unwrap_or_default())
            }
            Party::Office(office) => holders(*office),
            Party::Members(holder) => {
                let members = |body: &BodyId| {
                    let body = structure.bodies.get(*body)?;
                    self.world.roster.members(&body.name, self.on)
                };
                before.bodies(holder)?.iter().map(members).collect::<Option<Vec<_>>>().map(|all| all.concat())
            }
            Party::OfficeOf(holder, name) => {
                let bodies = before.bodies(holder)?;
                let offices = bodies.iter().filter_map(|&body| structure.office_in(body, name.as_str()));
                offices.map(holders).collect::<Option<Vec<_>>>().map(|all| all.concat())
            }
            Party::Kind(_) | Party::TiedTo(..) | Party::TiedToCase(_) => None,
        }
    }

    /// The capacity of persons who act in the place of a body that may have its actions done by theirs.
    fn delegated(&self, clause: u16, by: &By, persons: &[Person], wanted: Option<Place>) -> Option<Capacity> {
        let delegations = &self.before.charter.structure.delegations;
        if persons.is_empty() || delegations.is_empty() || !self.applies(by) {
            return None;
        }
        if self.unmet_bound(by, persons).is_some() {
            return None;
        }
        (0u16..).zip(delegations).find_map(|(index, delegation)| {
            let (party, _) = Self::parties(clause, by, wanted)
                .find(|(_, party)| self.bodies_of(party).contains(&delegation.from))?;
            let does = |person| self.is_member(delegation.to, person).known == Known::Yes;
            let stands = persons.iter().all(does) && self.grant(index) == Known::Yes;
            stands.then_some(Capacity { clause, party, body: Some(delegation.from), delegation: Some(index) })
        })
    }

    /// The bodies whose members or office-holders a party means.
    fn bodies_of(&self, party: &Party) -> super::view::Bodies {
        match party {
            Party::Office(office) => {
                let office = self.before.charter.structure.offices.get(*office);
                office.map(|office| office.body).into_iter().collect()
            }
            Party::Members(holder) | Party::OfficeOf(holder, _) => {
                self.before.bodies(holder).unwrap_or_default()
            }
            _ => super::view::Bodies::new(),
        }
    }

    /// Whether a delegation covers the action now, by the charter and by the roster.
    fn grant(&self, index: u16) -> Known {
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
            from: &structure.bodies.at(delegation.from).name,
            to: &structure.bodies.at(delegation.to).name,
            workflow: &workflow.name,
            action: &self.action.name,
        };
        self.world.roster.is_granted(grant, self.on)
    }

    /// Adds why nobody of `persons` fits, with the questions that had no answer.
    fn say_misfits(&self, persons: &[Person], wanted: Option<Place>, reasons: &mut Vec<Reason>) {
        let mut misfits = Vec::new();
        let mut bounds = Vec::new();
        for (clause, by) in (0u16..).zip(&self.action.by) {
            if let Some(misfit) = self.misfit(clause, by, persons, wanted, reasons) {
                misfits.push(misfit);
            } else if let Some((word, bound)) = self.unmet_bound(by, persons) {
                bounds.push(Reason::Together { clause, word, bound, acted: count(persons) });
            }
        }
        if bounds.is_empty() {
            reasons.push(Reason::By { clauses: misfits });
        }
        reasons.append(&mut bounds);
    }

    fn misfit(
        &self,
        clause: u16,
        by: &By,
        persons: &[Person],
        wanted: Option<Place>,
        reasons: &mut Vec<Reason>,
    ) -> Option<Misfit> {
        if !self.applies(by) {
            return Some(Misfit { clause, person: None, read: self.given.read(&by.condition) });
        }
        let bodies = |party: &Party| match party {
            Party::Members(holder) | Party::OfficeOf(holder, _) => self.before.reading_of_body(holder),
            _ => None,
        };
        let misfit = |person| Misfit { clause, person, read: by.parties.iter().filter_map(bodies).collect() };
        let Some(person) = persons.iter().find(|person| self.party(clause, by, person, wanted).is_none())
        else {
            let nobody = persons.is_empty() && self.nobody(clause, by, wanted).is_none();
            return nobody.then(|| misfit(None));
        };
        for (_, party) in Self::parties(clause, by, wanted) {
            if self.fits(party, person).known == Known::Unknown {
                reasons.push(unknown(person, party));
            }
        }
        Some(misfit(Some(person.clone())))
    }
}

fn unknown(person: &Person, party: &Party) -> Reason {
    Reason::Unknown { question: Question::Fits { person: person.clone(), party: party.clone() } }
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

fn twice(persons: &[Person]) -> Option<&Person> {
    let repeated =
        |&(index, person): &(usize, &Person)| persons.iter().take(index).any(|other| other == person);
    persons.iter().enumerate().find(repeated).map(|(_, person)| person)
}

/// How many acted; nobody in particular is one.
fn count(persons: &[Person]) -> u32 {
    u32::try_from(persons.len().max(1)).unwrap_or(u32::MAX)
}
