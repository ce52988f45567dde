//! The least roster: how few persons in which offices can get every duty of a workflow done.
//!
//! A roster that gets stuck is enlarged by one person who could have done the duty, in every way there is, the smallest roster
//! first. No larger roster gets through without one of them: the same persons can bring a case to the same place.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    posts::{Post, posts},
    scene::Scene,
    undoable::{Happened, Undoable},
};
use crate::{
    charter::Charter,
    engine::{
        Answer, Command, Given, Instance, InstanceEntry, InstanceName, Key, OfficeEntry, Person, PersonEntry,
        PlainRoster, Reason, Roster as _, World, decide,
    },
    id::WorkflowId,
    time::Date,
};

/// The least roster that gets every duty of a workflow done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Least {
    /// These persons are enough and no smaller number is; each holds one place and no other. It may not be the only such roster.
    Roster(Vec<Needed>),
    /// No roster is enough: the rules leave a duty to nobody however many persons there are.
    Nobody(Box<Undoable>),
    /// More rosters would have to be tried than are, or more positions looked at.
    NotDecided,
}

/// So many persons in an office, or as members of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// The office or the body, as a charter writes it.
    pub place: String,
    /// How many.
    pub number: usize,
}

/// How many rosters are tried.
const MOST_ROSTERS: usize = 2_000;

/// How many persons in one place are tried, beside those who may be absent.
const MOST_IN_PLACE: usize = 6;

/// The least roster with which every duty of a workflow can be done, also with any `absent` persons absent; none if the charter has
/// no such workflow. Of each class of bodies one instance is reckoned with. The rest is as in [`staffing`](super::staffing()).
#[must_use]
pub fn least_roster(
    charter: &Charter,
    workflow: WorkflowId,
    on: Date,
    absent: usize,
    limit: usize,
) -> Option<Least> {
    let posts = posts(charter, charter.workflows.get(workflow)?);
    let full = full(charter, &posts, MOST_IN_PLACE + absent);
    Scene::show(charter, workflow, (&full, on), limit, |scene| {
        let search = Search { scene, posts: &posts, full: &full, absent, most: MOST_IN_PLACE + absent };
        search.least()
    })
}

/// How many there are in each place.
type Numbers = Vec<usize>;

struct Search<'s, 'r> {
    scene: &'s Scene<'r>,
    posts: &'s [Post],
    full: &'s PlainRoster,
    absent: usize,
    most: usize,
}

/// What a roster comes to.
enum Tried {
    Enough,
    Stuck(Box<Undoable>),
    NotDecided,
}

impl Search<'_, '_> {
    fn least(&self) -> Least {
        let none: Numbers = vec![0; self.posts.len()];
        let mut open = BTreeSet::from([(0, none)]);
        let mut seen = BTreeSet::new();
        let mut hopeless = None;
        while let Some((total, numbers)) = open.pop_first() {
            if !seen.insert(numbers.clone()) {
                continue;
            }
            if seen.len() > MOST_ROSTERS {
                return Least::NotDecided;
            }
            match self.attempt(&numbers) {
                Tried::Enough => return Least::Roster(self.needed(&numbers)),
                Tried::NotDecided => return Least::NotDecided,
                Tried::Stuck(undoable) => {
                    for place in self.helping(&numbers, &undoable) {
                        let mut more = numbers.clone();
                        let Some(number) = more.get_mut(place).filter(|number| **number < self.most) else {
                            return Least::NotDecided;
                        };
                        *number += 1;
                        open.insert((total + 1, more));
                    }
                    hopeless = Some(undoable);
                }
            }
        }
        hopeless.map_or(Least::NotDecided, Least::Nobody)
    }

    fn needed(&self, numbers: &Numbers) -> Vec<Needed> {
        let with = self.posts.iter().zip(numbers).filter(|(_, number)| **number > 0);
        with.map(|(post, number)| Needed { place: post.written.clone(), number: *number }).collect()
    }

    /// Whether so many are enough, whichever of them are absent.
    fn attempt(&self, numbers: &Numbers) -> Tried {
        for left in absences(numbers, self.absent) {
            let gone: BTreeSet<Person> = self
                .posts
                .iter()
                .zip(&left)
                .flat_map(|(post, number)| (*number..self.most).map(|index| post.person(index)))
                .collect();
            let (staffing, _) = self.scene.judge(&gone);
            let confirmed = staffing.undoable.into_iter().find(|undoable| undoable.is_confirmed);
            match confirmed {
                Some(undoable) => return Tried::Stuck(Box::new(undoable)),
                None if staffing.is_whole => {}
                None => return Tried::NotDecided,
            }
        }
        Tried::Enough
    }

    /// The places in which one more person could help where a duty is stuck.
    fn helping(&self, numbers: &Numbers, undoable: &Undoable) -> Vec<usize> {
        // With people in another body an empty one would not have been named.
        if self.names_empty_body(undoable) {
            return (0..self.posts.len()).collect();
        }
        let charter = self.scene.charter;
        let Some((case, at)) = undoable.replay(charter, self.scene.workflow, self.scene.on) else {
            return Vec::new();
        };
        let helps = |(place, post): (usize, &Post)| {
            let person = post.person(numbers.get(place).copied().unwrap_or_default().min(self.most - 1));
            let mut roster = undoable.roster.clone();
            roster.persons.extend(self.full.persons.iter().filter(|entry| entry.person == person).cloned());
            let world = World { roster: &roster, directory: &roster, calendar: &charter.calendar };
            let command = Command { by: vec![person], ..undoable.asked.clone() };
            let answer = decide(charter, &world, &case, &command, at).ok()?;
            fits(&answer).then_some(place)
        };
        self.posts.iter().enumerate().filter_map(helps).collect()
    }

    fn names_empty_body(&self, undoable: &Undoable) -> bool {
        let commands = undoable.run.iter().filter_map(|happened| match happened {
            Happened::Does(command) => Some(command),
            Happened::Ends(_) => None,
        });
        let is_empty = |name: &str| {
            let body = Instance::read(self.scene.charter, name);
            let members = body
                .as_ref()
                .and_then(|body| undoable.roster.members(body.named(self.scene.charter)?, self.scene.on));
            members.is_some_and(|members| members.is_empty())
        };
        commands.flat_map(|command| &command.given.0).any(|(_, given)| match given {
            Given::Text(name) => is_empty(name),
            Given::Names(names) => names.iter().any(|name| is_empty(name)),
            _ => false,
        })
    }
}

/// Whether somebody may do it, by themselves or if others joined in.
fn fits(answer: &Answer) -> bool {
    let of_number = |reason: &Reason| {
        matches!(
            reason,
            Reason::Together { .. }
                | Reason::TooSmallShare { .. }
                | Reason::TooEarly { .. }
                | Reason::Since { .. }
                | Reason::NotWithin { .. }
        )
    };
    answer.refusal().is_none_or(|refusal| refusal.reasons.iter().all(of_number))
}

/// What is left of so many, with none absent, then with each way of so many being absent.
fn absences(numbers: &Numbers, most: usize) -> Vec<Numbers> {
    let mut all = vec![numbers.clone()];
    let mut last = all.clone();
    for _ in 0..most {
        let fewer = last.iter().flat_map(|numbers| {
            (0..numbers.len()).filter_map(|place| {
                let mut fewer = numbers.clone();
                let number = fewer.get_mut(place).filter(|number| **number > 0)?;
                *number -= 1;
                Some(fewer)
            })
        });
        last = fewer.collect::<BTreeSet<Numbers>>().into_iter().collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// A roster with so many persons in each place, and one instance of each class.
fn full(charter: &Charter, posts: &[Post], most: usize) -> PlainRoster {
    let key = Key::new("any").ok();
    let classes = charter.structure.bodies.values().filter(|body| body.is_class);
    let instances: Vec<InstanceName> =
        classes.map(|body| InstanceName { body: body.name.clone(), key: key.clone() }).collect();
    let above = |name: &InstanceName| instances.iter().filter(|other| *other != name).cloned().collect();
    let entry = |name: &InstanceName| InstanceEntry { instance: name.clone(), part_of: above(name) };
    let keys: BTreeMap<_, _> = instances.iter().map(|name| (&name.body, name.key.clone())).collect();
    let person = |post: &Post, index: usize| {
        let held = OfficeEntry {
            body: post.body.clone(),
            key: keys.get(&post.body).cloned().flatten(),
            office: post.office.clone(),
            since: None,
            until: None,
        };
        PersonEntry { person: post.person(index), title: None, area: None, is: Vec::new(), holds: vec![held] }
    };
    let persons = posts.iter().flat_map(|post| (0..most).map(move |index| (post, index)));
    PlainRoster {
        persons: persons.map(|(post, index)| person(post, index)).collect(),
        instances: instances.iter().map(entry).collect(),
        ..PlainRoster::default()
    }
}
