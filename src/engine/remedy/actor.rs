//! Somebody else acting, more persons together, or one fewer.

use super::{
    Help, Remedy,
    search::{Search, Tries},
};
use crate::{
    engine::{Answer, Command, Person, Reason},
    text::BoundWord,
};

impl Search<'_> {
    /// Adds who could do it, alone or together with those who act, and who would have to keep out of it.
    pub(super) fn other_actors(&self, found: &mut Vec<Remedy>) {
        let mut tries = Tries::new();
        found.extend(self.any_capacity());
        found.extend(self.somebody_else(&mut tries));
        found.extend(self.joined(&mut tries));
        found.extend(self.without(&mut tries));
    }

    fn any_capacity(&self) -> Option<Remedy> {
        self.command.capacity.as_ref()?;
        let command = Command { capacity: None, ..self.command.clone() };
        self.is_accepted(&command).then(|| self.remedy(Help::Capacity, command))
    }

    fn somebody_else(&self, tries: &mut Tries) -> Option<Remedy> {
        let is_other = |person: &&Person| self.command.by.as_slice() != std::slice::from_ref(*person);
        let helps = |person: &&Person| tries.take() && self.is_accepted(&self.by(vec![(*person).clone()]));
        let mut persons: Vec<Person> = Vec::new();
        for person in self.people.iter().filter(is_other).filter(helps) {
            if !persons.contains(person) {
                persons.push(person.clone());
            }
        }
        let command = self.by(vec![persons.first()?.clone()]);
        Some(self.remedy(Help::Actors(persons), command))
    }

    /// As many more of the people as it takes, where too few act together.
    fn joined(&self, tries: &mut Tries) -> Option<Remedy> {
        if self.command.by.is_empty() || !lacks_persons(&self.refusal.reasons) {
            return None;
        }
        let (mut all, mut joining) = (self.command.by.clone(), Vec::new());
        for person in self.people {
            if all.contains(person) || !tries.take() {
                continue;
            }
            let mut enlarged = all.clone();
            enlarged.push(person.clone());
            let command = self.by(enlarged.clone());
            match self.answer(self.case, &command, self.at)? {
                Answer::Accepted { .. } => {
                    joining.push(person.clone());
                    return Some(self.remedy(Help::Joined(joining), command));
                }
                Answer::Refused(refusal) if lacks_persons(&refusal.reasons) => {
                    joining.push(person.clone());
                    all = enlarged;
                }
                Answer::Refused(_) => {}
            }
        }
        None
    }

    /// The first of several who act without whom it could be done.
    fn without(&self, tries: &mut Tries) -> Option<Remedy> {
        if self.command.by.len() < 2 {
            return None;
        }
        self.command.by.iter().find_map(|person| {
            let others = self.command.by.iter().filter(|other| *other != person).cloned().collect();
            let command = self.by(others);
            let helps = tries.take() && self.is_accepted(&command);
            helps.then(|| self.remedy(Help::Without(person.clone()), command))
        })
    }

    /// The command by these persons, in whichever capacity fits.
    fn by(&self, persons: Vec<Person>) -> Command {
        Command { by: persons, capacity: None, ..self.command.clone() }
    }
}

/// Whether nothing is wrong but that too few act together.
fn lacks_persons(reasons: &[Reason]) -> bool {
    let lacks = |reason: &Reason| {
        matches!(reason, Reason::Together { word: BoundWord::AtLeast | BoundWord::MoreThan, .. })
    };
    !reasons.is_empty() && reasons.iter().all(lacks)
}
