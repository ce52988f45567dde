//! Who may vote, who may be voted for, and how many there are: the roster as of the day on which a ballot opens.

use super::{Electorate, Totals};
use crate::{
    charter::{Ballot, NamedParties},
    engine::{
        Known, Person, Question, World,
        belongs::{Fit, People},
        view::View,
    },
    rule::Party,
    time::Instant,
};

/// The people of a ballot, as of the day on which it opens.
pub(in crate::engine) struct Voters<'a, 'c> {
    ballot: &'c Ballot,
    /// The case as it stands: conditions of clauses are judged on it.
    view: &'a View<'c>,
    people: People<'a, 'c>,
}

/// Whether somebody is one of those that clauses name; none of it is known where a question has no answer.
pub(in crate::engine) enum Named<'c> {
    /// By this party.
    By(&'c Party),
    /// By none.
    ByNone,
    /// The host cannot say.
    Unknown(Question),
}

impl<'a, 'c> Voters<'a, 'c> {
    pub(in crate::engine) fn new(
        ballot: &'c Ballot,
        view: &'a View<'c>,
        world: World<'a>,
        opened: Instant,
    ) -> Self {
        let on = opened.date(world.calendar.zone());
        Self {
            ballot,
            view,
            people: People { world, on, before: view, raises: false, memory: None, as_listed: false },
        }
    }

    /// Whether somebody is of the electorate. A clause whose condition cannot be decided is closed.
    pub(in crate::engine) fn may_vote(&self, person: &Person) -> Named<'c> {
        self.named(person, self.ballot.by.iter().filter(|by| self.view.holds(&by.condition)))
    }

    /// Whether a no of theirs is a veto.
    pub(in crate::engine) fn may_veto(&self, person: &Person) -> Named<'c> {
        self.named(person, self.ballot.vetoes.iter().filter(|by| self.view.holds(&by.condition)))
    }

    /// Whether somebody is barred: from voting, of an election from being chosen. What cannot be decided binds.
    pub(in crate::engine) fn is_barred(&self, person: &Person) -> Named<'c> {
        self.barred_by(person, &self.ballot.bars)
    }

    /// The same by other clauses.
    pub(in crate::engine) fn barred_by(
        &self,
        person: &Person,
        bars: impl IntoIterator<Item = &'c NamedParties>,
    ) -> Named<'c> {
        let binding = bars.into_iter().filter(|bars| self.view.judge(&bars.condition) != Known::No);
        let parties = binding.flat_map(|bars| &bars.parties);
        Self::first_named(person, parties.map(|party| (party, self.people.is_barred(party, person))))
    }

    /// Which clauses of reserved seats somebody fits; the question without an answer otherwise.
    pub(in crate::engine) fn fits(&self, person: &Person) -> Result<Vec<u16>, Question> {
        let mut fits = Vec::new();
        for (clause, reserved) in (0u16..).zip(&self.ballot.reserved) {
            match self.people.fits(&reserved.who, person).known {
                Known::Yes => fits.push(clause),
                Known::No => {}
                Known::Unknown => return Err(question(person, &reserved.who)),
            }
        }
        Ok(fits)
    }

    /// The area of a vote, if the ballot weighs by it.
    pub(in crate::engine) fn area(&self, person: &Person) -> Result<Option<u64>, Question> {
        if !self.ballot.weights.area {
            return Ok(None);
        }
        let area = self.people.world.roster.area(person, self.people.on);
        area.map(Some).ok_or_else(|| Question::Area { person: person.clone() })
    }

    /// How many there are; none if the host cannot list them, or cannot say who is barred or what area somebody has.
    pub(in crate::engine) fn totals(&self) -> Option<Totals> {
        let all = self.electorate()?;
        let eligible = self.eligible(&all)?;
        let heads = Electorate { all: count(&all)?, eligible: count(&eligible)? };
        let area = if self.ballot.weights.area {
            Some(Electorate { all: self.areas(&all)?, eligible: self.areas(&eligible)? })
        } else {
            None
        };
        Some(Totals { heads, area })
    }

    /// Everybody of the electorate, each once.
    fn electorate(&self) -> Option<Vec<Person>> {
        let open = self.ballot.by.iter().filter(|by| self.view.holds(&by.condition));
        let lists = open.flat_map(|by| &by.parties).map(|party| self.people.everybody(party));
        let mut all = lists.collect::<Option<Vec<_>>>()?.concat();
        all.sort_unstable();
        all.dedup();
        Some(all)
    }

    fn eligible(&self, all: &[Person]) -> Option<Vec<Person>> {
        if self.ballot.is_election() {
            return Some(all.to_vec());
        }
        let mut eligible = Vec::new();
        for person in all {
            match self.is_barred(person) {
                Named::By(_) => {}
                Named::ByNone => eligible.push(person.clone()),
                Named::Unknown(_) => return None,
            }
        }
        Some(eligible)
    }

    fn areas(&self, persons: &[Person]) -> Option<u64> {
        let area = |person: &Person| self.people.world.roster.area(person, self.people.on);
        persons.iter().map(area).try_fold(0u64, |sum, area| sum.checked_add(area?))
    }

    fn named<'p>(&self, person: &Person, clauses: impl Iterator<Item = &'p NamedParties>) -> Named<'p> {
        let parties = clauses.flat_map(|clause| &clause.parties);
        let fit = |party| (party, self.people.fits(party, person));
        Self::first_named(person, parties.map(fit).map(|(party, Fit { known, .. })| (party, known)))
    }

    /// The first party that surely fits, else the first that cannot be told.
    fn first_named<'p>(person: &Person, fits: impl Iterator<Item = (&'p Party, Known)>) -> Named<'p> {
        let mut best = Named::ByNone;
        for (party, known) in fits {
            match known {
                Known::Yes => return Named::By(party),
                Known::Unknown if matches!(best, Named::ByNone) => {
                    best = Named::Unknown(question(person, party));
                }
                Known::Unknown | Known::No => {}
            }
        }
        best
    }
}

fn question(person: &Person, party: &Party) -> Question {
    Question::Fits { person: person.clone(), party: party.clone() }
}

fn count(persons: &[Person]) -> Option<u64> {
    u64::try_from(persons.len()).ok()
}
