//! Whose absence makes a duty undoable: the smallest sets of persons.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    scene::Scene,
    staffing::Staffing,
    taken::alike,
    undoable::{Choice, Undoable},
};
use crate::{
    charter::Charter,
    engine::{Person, PlainRoster},
    id::{ActionId, WorkflowId},
    time::Date,
};

/// Persons without whom a duty cannot be done that could be done with them. With any of them there nothing would be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Who is absent: so many of those who are alike, from each of these groups.
    pub persons: Vec<Absent>,
    /// The duty, and how a case comes where nobody may do it.
    pub undoable: Undoable,
}

/// So many of some persons who are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// How many of them are absent, whichever they are.
    pub number: usize,
    /// Those who are alike.
    pub of: Vec<Person>,
}

/// What absences do to the duties of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absences {
    /// What the whole roster makes of them.
    pub present: Staffing,
    /// Each smallest set of absent persons with each duty that it makes undoable: the fewest persons first.
    pub blocking: Vec<Absence>,
    /// Whether nothing was left out.
    pub is_whole: bool,
}

/// How many sets of absent persons are tried.
const MOST_SETS: usize = 20_000;

/// Which absences of up to `most` persons make a duty undoable that the whole roster can do, or leave it to no choice where the
/// whole roster has one; none if the charter has no such workflow. Who is absent does nothing from the start of the case.
///
/// The rest is as in [`staffing`](super::staffing()), the limit being that of each set of absent persons.
#[must_use]
pub fn absences(
    charter: &Charter,
    workflow: WorkflowId,
    (roster, on): (&PlainRoster, Date),
    most: usize,
    limit: usize,
) -> Option<Absences> {
    Scene::show(charter, workflow, (roster, on), limit, |scene| {
        let (present, acting) = scene.judge(&BTreeSet::new());
        let groups: Vec<Vec<Person>> = alike(roster, on)
            .into_iter()
            .map(|group| group.into_iter().filter(|person| acting.contains(person)).collect())
            .filter(|group: &Vec<Person>| !group.is_empty())
            .collect();
        let is_whole = present.is_whole;
        let mut found = Absences { present, blocking: Vec::new(), is_whole };
        for number in 1..=most {
            let mut sets = Vec::new();
            found.is_whole &= numbers(&groups, number, &mut Vec::new(), &mut sets);
            for set in sets {
                found.try_set(scene, &groups, &set);
            }
        }
        found
    })
}

/// How many are absent of each group.
type Numbers = Vec<usize>;

/// Every way in which so many are absent; false if there are too many.
fn numbers(groups: &[Vec<Person>], number: usize, chosen: &mut Numbers, found: &mut Vec<Numbers>) -> bool {
    let Some((group, rest)) = groups.split_first() else {
        if number == 0 {
            found.push(chosen.clone());
        }
        return found.len() <= MOST_SETS;
    };
    for taken in 0..=number.min(group.len()) {
        chosen.push(taken);
        let is_whole = numbers(rest, number - taken, chosen, found);
        chosen.pop();
        if !is_whole {
            return false;
        }
    }
    true
}

impl Absences {
    fn try_set(&mut self, scene: &Scene<'_>, groups: &[Vec<Person>], set: &Numbers) {
        let with = || groups.iter().zip(set).filter(|(_, number)| **number > 0);
        let absent: BTreeSet<Person> =
            with().flat_map(|(group, number)| group.iter().take(*number).cloned()).collect();
        let (staffing, _) = scene.judge(&absent);
        self.is_whole &= staffing.is_whole;
        let persons: Vec<Absent> =
            with().map(|(group, number)| Absent { number: *number, of: group.clone() }).collect();
        let known = self.known(&persons);
        for undoable in staffing.undoable {
            let action = undoable.action;
            let before = [self.present.of(action).map(|it| it.choice), known.get(&action).copied()];
            if before.into_iter().flatten().max() < Some(undoable.choice) {
                self.blocking.push(Absence { persons: persons.clone(), undoable });
            }
        }
    }

    /// What fewer of the same persons do already.
    fn known(&self, persons: &[Absent]) -> BTreeMap<ActionId, Choice> {
        let holds = |few: &Absent| persons.iter().any(|many| many.of == few.of && many.number >= few.number);
        let mut known = BTreeMap::new();
        for absence in self.blocking.iter().filter(|absence| absence.persons.iter().all(holds)) {
            let choice = known.entry(absence.undoable.action).or_insert(absence.undoable.choice);
            *choice = absence.undoable.choice.max(*choice);
        }
        known
    }
}
