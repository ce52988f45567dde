//! Who may take a step, of those who are alike one for all.

use std::collections::BTreeMap;

use super::{
    memory::{Deeds, Memory},
    taken::Taken,
};
use crate::{
    charter::{By, Joint, Together},
    engine::{Asking, Instance, Person},
    text::BoundWord,
};

/// Some persons who may act together, by their places, and the body for which they act.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Actors {
    pub(super) by: Vec<usize>,
    /// The clause and the party of it, if one of them acts alone.
    pub(super) place: Option<(u16, u16)>,
    pub(super) body: Option<Instance>,
}

/// How many choices of persons who act together are tried.
const MOST_CHOICES: usize = 10_000;

/// Everybody who may do an action, and whether somebody fits it who is barred.
#[derive(Debug, Default)]
pub(super) struct Eligible {
    pub(super) actors: Vec<Actors>,
    pub(super) is_somebody_barred: bool,
    pub(super) is_cut: bool,
}

/// The persons, those together who are alike and did the same; the first of each stand for all.
pub(super) fn groups(taken: &Taken, memory: &Memory) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<(usize, Deeds), Vec<usize>> = BTreeMap::new();
    for (index, (class, deeds)) in taken.classes.iter().zip(&memory.of).enumerate() {
        groups.entry((class.number, *deeds)).or_default().push(index);
    }
    groups.into_values().collect()
}

/// Everybody who may do what is asked about.
pub(super) fn eligible(asking: &Asking<'_, '_>, taken: &Taken, memory: &Memory) -> Eligible {
    let mut found = Eligible::default();
    if let Some(capacity) = asking.capacity(&[], None) {
        found.actors.push(Actors { by: Vec::new(), place: None, body: capacity.body });
    }
    let groups = groups(taken, memory);
    for (clause, by) in asking.clauses() {
        let fitting: Vec<&[usize]> = groups
            .iter()
            .filter(|group| person(taken, group).is_some_and(|one| asking.fits(clause, by, one)))
            .map(Vec::as_slice)
            .collect();
        let sizes = sizes(by, taken.persons.len());
        for size in sizes {
            let is_found = found.of_size(asking, taken, (clause, by), &fitting, size);
            if is_found {
                break;
            }
        }
    }
    found.actors.sort();
    found.actors.dedup();
    found
}

fn person<'t>(taken: &'t Taken, group: &[usize]) -> Option<&'t Person> {
    taken.persons.get(*group.first()?)
}

/// How many may act together by a clause, fewest first: as few as it lets.
fn sizes(by: &By, all: usize) -> Vec<usize> {
    let is_share = |joint: &Joint| matches!(joint.number, Together::Share { .. });
    if by.together.iter().any(is_share) {
        return (1..=all).collect();
    }
    let mut sizes: Vec<usize> = std::iter::once(1).chain(by.together.iter().map(least)).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

/// The fewest that keep a bound.
fn least(joint: &Joint) -> usize {
    let least = match joint.number {
        Together::Persons(BoundWord::AtLeast, least) => least,
        Together::Persons(BoundWord::MoreThan, most) => most.saturating_add(1),
        Together::Persons(BoundWord::AtMost, _) | Together::Share { .. } => 1,
    };
    usize::try_from(least).unwrap_or(usize::MAX)
}

impl Eligible {
    /// Adds those so many who may act together by a clause; whether there are any, barred or not.
    fn of_size(
        &mut self,
        asking: &Asking<'_, '_>,
        taken: &Taken,
        (clause, by): (u16, &By),
        fitting: &[&[usize]],
        size: usize,
    ) -> bool {
        let mut is_found = false;
        let mut choices = Vec::new();
        self.is_cut |= !choose(fitting, size, &mut Vec::new(), &mut choices);
        for mut choice in choices {
            // The body is that of the first: each may be.
            for _ in 0..choice.len() {
                let places: Vec<Option<(u16, u16)>> = if size == 1 {
                    (0_u16..).zip(&by.parties).map(|(party, _)| Some((clause, party))).collect()
                } else {
                    vec![None]
                };
                let persons: Vec<Person> =
                    choice.iter().filter_map(|index| taken.persons.get(*index).cloned()).collect();
                for place in places {
                    let Some(capacity) = asking.capacity(&persons, place) else { continue };
                    is_found = true;
                    if asking.are_free(&persons) {
                        self.actors.push(Actors { by: choice.clone(), place, body: capacity.body });
                    } else {
                        self.is_somebody_barred = true;
                    }
                }
                choice.rotate_left(1);
            }
        }
        is_found
    }
}

/// Every choice of so many, of those who are alike the first; false if there are too many.
fn choose(groups: &[&[usize]], size: usize, chosen: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) -> bool {
    if size == 0 {
        found.push(chosen.clone());
        return found.len() <= MOST_CHOICES;
    }
    let Some((group, rest)) = groups.split_first() else { return true };
    let before = chosen.len();
    let mut is_whole = true;
    for taken in (0..=size.min(group.len())).rev() {
        chosen.extend(group.iter().take(taken));
        is_whole &= choose(rest, size - taken, chosen, found);
        chosen.truncate(before);
        if !is_whole {
            break;
        }
    }
    is_whole
}
