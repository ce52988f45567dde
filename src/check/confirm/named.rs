//! What is told with an action, where persons are named.

use super::{
    cast::numbered,
    player::{Aim, Player},
};
use crate::{
    charter::{BallotSort, Vacancies, Workflow},
    engine::{Given, Person},
    id::{ActionId, SlotId},
    rule::{FactType, SlotType},
};

/// What is told with an action.
pub(super) struct Telling {
    pub(super) given: Vec<(String, Given)>,
    /// Those who are named.
    pub(super) persons: Vec<Person>,
}

/// How many are named at most where it is tried how many must be.
const NAMED: usize = 4;

impl Player<'_, '_> {
    /// What is told in a turn, by name: where it is persons, as many as an election needs, or else fewer or more.
    pub(super) fn tellings(&mut self, aim: &Aim, action: ActionId, number: u32) -> Vec<Telling> {
        let Some(rules) = self.charter.workflows.get(aim.workflow) else { return Vec::new() };
        let Some(proof) = self.proof(aim.place) else { return Vec::new() };
        let given = proof.given(action, number);
        let names_several = given
            .iter()
            .any(|(name, _)| slot(rules, name).is_some_and(|(_, sort)| sort == SlotType::Persons));
        let numbers = if names_several { 0..=NAMED } else { 0..=0 };
        numbers.map(|number| telling(rules, &given, number)).collect()
    }
}

/// What is told, with so many persons named; 0 means as many as an election needs.
fn telling(rules: &Workflow, given: &[(String, Given)], number: usize) -> Telling {
    let mut persons = Vec::new();
    let mut told = |(name, given): &(String, Given)| {
        let Some((id, sort)) = slot(rules, name) else { return (name.clone(), given.clone()) };
        let number = match sort {
            SlotType::Persons if number == 0 => needed(rules, id),
            SlotType::Persons => number,
            SlotType::Person => 1,
            _ => return (name.clone(), given.clone()),
        };
        let named: Vec<Person> =
            (0..number).map(|place| numbered(&format!("{name}-person"), place)).collect();
        persons.extend(named.iter().cloned());
        (name.clone(), Given::Names(named.iter().map(ToString::to_string).collect()))
    };
    let given = given.iter().map(&mut told).collect();
    Telling { given, persons }
}

fn slot(rules: &Workflow, name: &str) -> Option<(SlotId, SlotType)> {
    let id = rules.slots.position(|slot| slot.name == *name)?;
    Some((id, rules.slots.at(id).r#type))
}

/// How many must stand for an election with a slot for those who do: one more than there are seats and to spare.
fn needed(rules: &Workflow, slot: SlotId) -> usize {
    let of = |ballot: &crate::charter::Ballot| match ballot.sort {
        BallotSort::Elects { seats, candidates } if candidates == Some(slot) => {
            let spare = ballot.margin.iter().map(|margin| margin.number).max().unwrap_or_default();
            Some(most(rules, seats) + spare + 1)
        }
        _ => None,
    };
    let needed = rules.ballots.values().filter_map(of).max().unwrap_or(1);
    usize::try_from(needed).unwrap_or(NAMED).min(2 * NAMED)
}

/// How many seats an election fills at most.
fn most(rules: &Workflow, seats: Option<Vacancies>) -> u32 {
    match seats {
        Some(Vacancies::Number(number)) => number,
        Some(Vacancies::Fact(fact)) => match rules.facts.get(fact).map(|fact| &fact.r#type) {
            Some(FactType::Number { most, .. }) => *most,
            _ => 1,
        },
        None => 1,
    }
}
