//! Who may do what where a case stands, as the engine itself judges it on a roster.

use smallvec::SmallVec;

use super::{Told, Walk, turn::tell};
use crate::{
    charter::{Action, By},
    engine::{
        Capacity, Case, Directory, Person, Roster, World, belongs::People, draft::Draft,
        eligible::Eligibility,
    },
    id::ActionId,
    time::Date,
    workflow::Leaving,
};

/// A roster on a date, asked about the cases of a walk.
#[derive(Clone, Copy)]
pub(crate) struct Cast<'w, 'c> {
    pub(crate) walk: &'w Walk<'c>,
    pub(crate) roster: &'w dyn Roster,
    pub(crate) directory: &'w dyn Directory,
    pub(crate) on: Date,
}

/// The question who may do one action, with what is told with it.
pub(crate) struct Asking<'a, 'c> {
    eligibility: Eligibility<'a, 'c>,
    action: &'c Action,
}

impl<'w> Cast<'w, '_> {
    /// Asks who may do an action in a case, given the combination of that number of what it asks.
    pub(crate) fn ask<T>(
        &self,
        case: &Case,
        id: ActionId,
        told: u32,
        ask: impl FnOnce(&Asking<'_, '_>) -> T,
    ) -> Option<T> {
        let action = self.walk.workflow.actions.get(id)?;
        let before = self.walk.view(case);
        let mut draft = Draft::new(self.walk.view(case), &self.walk.calendar, self.walk.next);
        if action.leaving == Leaving::Start {
            draft.raise(&[]);
        }
        tell(&mut draft, self.walk.told(id, told));
        let world = World { roster: self.roster, directory: self.directory, calendar: &self.walk.calendar };
        let people = People {
            world,
            on: self.on,
            before: &before,
            raises: action.leaving == Leaving::Start,
            memory: None,
            as_listed: false,
        };
        let eligibility = Eligibility { people, id, action, given: &draft.view };
        Some(ask(&Asking { eligibility, action }))
    }
}

impl Walk<'_> {
    /// How many combinations there are of what is told with an action.
    pub(crate) fn number_of_told(&self, action: ActionId) -> usize {
        self.combinations.get(crate::id::Id::index(action)).map_or(0, |all| all.len())
    }

    /// What is told with an action, by the number of the combination.
    pub(crate) fn told(&self, action: ActionId, number: u32) -> &[Told] {
        let combinations = self.combinations.get(crate::id::Id::index(action));
        combinations.and_then(|all| all.get(number as usize)).map_or(&[], Vec::as_slice)
    }
}

impl Asking<'_, '_> {
    /// The clauses that say who may do it, with their numbers.
    pub(crate) fn clauses(&self) -> impl Iterator<Item = (u16, &By)> {
        (0_u16..).zip(&self.action.by)
    }

    /// In which capacity these persons may do it together, bars aside: as that party of that clause, or in any.
    pub(crate) fn capacity(&self, persons: &[Person], place: Option<(u16, u16)>) -> Option<Capacity> {
        let mut reasons = Vec::new();
        let places: SmallVec<[(u16, u16); 1]> = place.into_iter().collect();
        let wanted = place.is_some().then_some(places.as_slice());
        self.eligibility.capacity(persons, wanted, &mut reasons)
    }

    /// Whether nobody of them is barred from it.
    pub(crate) fn are_free(&self, persons: &[Person]) -> bool {
        let mut reasons = Vec::new();
        self.eligibility.bars(persons, &mut reasons);
        reasons.is_empty()
    }

    /// Whether somebody fits a clause, by themselves or in another's place.
    pub(crate) fn fits(&self, clause: u16, by: &By, person: &Person) -> bool {
        let persons = std::slice::from_ref(person);
        self.eligibility.applies(by)
            && (self.eligibility.party(clause, by, person, None).is_some()
                || self.eligibility.in_place(clause, by, persons, None).is_some())
    }
}
