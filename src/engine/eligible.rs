//! Who may act: parties judged on the roster, capacities, and who is barred.
//!
//! Parties and bars are judged on the case as it stood before the step (`by handler` means the handler who hands it on, not
//! the next one); their conditions on what was just given.

use smallvec::SmallVec;

use super::{
    BarredBy, Capacity, Instance, Known, Misfit, Person, Question, Reason,
    ballot::to_share,
    belongs::People,
    view::{Judged, View},
};
use crate::{
    charter::{Action, By, Joint, NamedParties, Reach, Together},
    id::ActionId,
    rule::Party,
    text::BoundWord,
    workflow::Leaving,
};

/// A party of an action by its place: the clause, and the party within it.
pub(super) type Place = (u16, u16);

/// The places that a capacity may be: the same party may stand in several clauses, each with its own conditions.
pub(super) type Places = SmallVec<[Place; 1]>;

/// A bound on the number of those who act that is not met.
pub(super) enum Unmet {
    /// On their number.
    Number(BoundWord, u32),
    /// On their share of all: how many of how many acted, for each party.
    Share(Reach, Vec<(u64, u64)>),
    /// The roster cannot list everybody in the party.
    Unlisted(Party),
}

impl Unmet {
    fn reason(self, clause: u16, joint: u16, persons: &[Person]) -> Reason {
        match self {
            Self::Number(word, bound) => {
                Reason::Together { clause, joint, word, bound, acted: count(persons) }
            }
            Self::Share(reach, acted) => Reason::TooSmallShare { reach, clause, joint, acted },
            Self::Unlisted(party) => Reason::Unknown { question: Question::All { party } },
        }
    }
}

/// The question who may do an action.
pub(super) struct Eligibility<'a, 'c> {
    pub(super) people: People<'a, 'c>,
    pub(super) id: ActionId,
    pub(super) action: &'c Action,
    /// The case with what was just given.
    pub(super) given: &'a View<'c>,
}

impl<'a, 'c> std::ops::Deref for Eligibility<'a, 'c> {
    type Target = People<'a, 'c>;

    fn deref(&self) -> &People<'a, 'c> {
        &self.people
    }
}

impl Eligibility<'_, '_> {
    /// In which capacity `persons` may do the action together; every reason why not otherwise.
    pub(super) fn capacity(
        &self,
        persons: &[Person],
        wanted: Option<&[Place]>,
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
        self.bars_of(Some(self.id), &self.action.bars, persons, reasons);
        self.bars_of(None, &self.given.workflow.bars, persons, reasons);
    }

    fn bars_of(
        &self,
        action: Option<ActionId>,
        clauses: &[NamedParties],
        persons: &[Person],
        reasons: &mut Vec<Reason>,
    ) {
        for (clause, bars) in (0u16..).zip(clauses) {
            if matches!(self.given.judged(&bars.condition), Judged::No | Judged::LeftOpen) {
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

    fn clause(&self, clause: u16, by: &By, persons: &[Person], wanted: Option<&[Place]>) -> Option<Capacity> {
        if !self.applies(by) || self.unmet_bounds((clause, by), persons, wanted).next().is_some() {
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

    /// Whether the clause is open.
    pub(super) fn applies(&self, by: &By) -> bool {
        matches!(self.given.judged(&by.condition), Judged::Yes | Judged::LeftOpen)
    }

    /// The bounds on the number of persons that are not met, by their places in the clause. One that cannot be decided binds.
    pub(super) fn unmet_bounds(
        &self,
        (clause, by): (u16, &By),
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> impl Iterator<Item = (u16, Unmet)> {
        let binds =
            |joint: &Joint| !matches!(self.given.judged(&joint.condition), Judged::No | Judged::LeftOpen);
        let binding = (0u16..).zip(&by.together).filter(move |(_, joint)| binds(joint));
        binding.filter_map(move |(place, joint)| {
            Some((place, self.unmet((clause, by), joint.number, persons, wanted)?))
        })
    }

    fn unmet(
        &self,
        (clause, by): (u16, &By),
        together: Together,
        persons: &[Person],
        wanted: Option<&[Place]>,
    ) -> Option<Unmet> {
        match together {
            Together::Persons(word, bound) => {
                let acted = count(persons);
                let met = match word {
                    BoundWord::AtLeast => acted >= bound,
                    BoundWord::AtMost => acted <= bound,
                    BoundWord::MoreThan => acted > bound,
                };
                (!met).then_some(Unmet::Number(word, bound))
            }
            Together::Share { reach, part, of } => {
                let parties = Self::parties(clause, by, wanted).map(|(_, party)| party);
                self.unmet_share(parties, persons, reach, (part, of))
            }
        }
    }

    /// A share of all is met if, of one of the parties, so many of those who act fit it.
    fn unmet_share<'p>(
        &self,
        parties: impl Iterator<Item = &'p Party>,
        persons: &[Person],
        reach: Reach,
        share: (u32, u32),
    ) -> Option<Unmet> {
        let mut acted = Vec::new();
        let mut unlisted = None;
        for party in parties {
            let Some(all) = self.everybody(party) else {
                unlisted = unlisted.or(Some(party));
                continue;
            };
            let fit = persons.iter().filter(|person| self.fits(party, person).known == Known::Yes).count();
            let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
            let (fit, all) = (number(fit), number(all.len()));
            let is_reached = to_share(fit, share, all).is_some_and(|ordering| match reach {
                Reach::AtLeast => ordering.is_ge(),
                Reach::MoreThan => ordering.is_gt(),
            });
            if is_reached {
                return None;
            }
            acted.push((fit, all));
        }
        Some(match unlisted {
            Some(party) => Unmet::Unlisted(party.clone()),
            None => Unmet::Share(reach, acted),
        })
    }

    pub(super) fn parties<'p>(
        clause: u16,
        by: &'p By,
        wanted: Option<&'p [Place]>,
    ) -> impl Iterator<Item = (u16, &'p Party)> {
        let is_wanted = move |party: &u16| wanted.is_none_or(|places| places.contains(&(clause, *party)));
        (0u16..).zip(&by.parties).filter(move |(party, _)| is_wanted(party))
    }

    /// The first party of the clause that a person fits.
    pub(super) fn party(
        &self,
        clause: u16,
        by: &By,
        person: &Person,
        wanted: Option<&[Place]>,
    ) -> Option<(u16, Option<Instance>)> {
        Self::parties(clause, by, wanted).find_map(|(index, party)| {
            let fit = self.fits(party, person);
            (fit.known == Known::Yes).then_some((index, fit.body))
        })
    }

    /// The first party of the clause that nobody in particular fits: the host, or an anonymous raiser.
    fn nobody(&self, clause: u16, by: &By, wanted: Option<&[Place]>) -> Option<(u16, Option<Instance>)> {
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

    /// Adds why nobody of `persons` fits, with the questions that had no answer.
    fn say_misfits(&self, persons: &[Person], wanted: Option<&[Place]>, reasons: &mut Vec<Reason>) {
        let mut misfits = Vec::new();
        let mut bounds = Vec::new();
        for (clause, by) in (0u16..).zip(&self.action.by) {
            let outside = self.outside((clause, by), persons, wanted);
            let is_outside = !outside.is_empty() && self.in_place(clause, by, persons, wanted).is_none();
            bounds.extend(outside);
            if is_outside {
                continue;
            }
            if let Some(misfit) = self.misfit(clause, by, persons, wanted, reasons) {
                misfits.push(misfit);
            } else {
                let unmet = self.unmet_bounds((clause, by), persons, wanted);
                bounds.extend(unmet.map(|(joint, unmet)| unmet.reason(clause, joint, persons)));
            }
        }
        for (clause, by) in (0u16..).zip(&self.action.by) {
            for question in self.unknown_places(clause, by, persons, wanted) {
                let unknown = Reason::Unknown { question };
                if !reasons.contains(&unknown) {
                    reasons.push(unknown);
                }
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
        wanted: Option<&[Place]>,
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
                reasons.push(self.lack(party).unwrap_or_else(|| unknown(person, party)));
            }
        }
        // Who stands in for another fits, whatever keeps their number out.
        if self.in_place(clause, by, persons, wanted).is_some() {
            return None;
        }
        Some(misfit(Some(person.clone())))
    }
}

fn unknown(person: &Person, party: &Party) -> Reason {
    Reason::Unknown { question: Question::Fits { person: person.clone(), party: party.clone() } }
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
