//! The obvious way: every person tried for every step of every run, by the engine alone.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use gongzhi::{
    charter::{Charter, Together, Workflow},
    check::Choice,
    engine::{Answer, Case, Command, Given, Person, PlainRoster, Reason, World, decide},
    rule::{FactType, Grade, Target},
    time::{Calendar, Instant},
};

/// A case as a rule may read it: no names of events and no times.
type Position = String;

/// How many sets of positions are looked at, and how often the engine is asked.
const MOST: usize = 60;
const MOST_ASKED: usize = 20_000;

/// Everything there is to try.
pub(super) struct Slow<'a> {
    pub(super) charter: &'a Charter,
    pub(super) roster: &'a PlainRoster,
    /// Everybody who may act, also from outside the roster.
    pub(super) persons: Vec<Person>,
    calendar: Calendar,
    at: Instant,
    asked: Cell<usize>,
}

/// A step without who takes it: the action, and what is told with it.
type Step = (String, Vec<(String, bool)>);

impl<'a> Slow<'a> {
    pub(super) fn new(charter: &'a Charter, roster: &'a PlainRoster, outside: &[&str]) -> Self {
        let mut persons: Vec<Person> = roster.persons.iter().map(|entry| entry.person.clone()).collect();
        persons.extend(outside.iter().map(|key| Person::new(*key)));
        let calendar = Calendar::weekdays();
        let at = Instant::parse("2026-01-05 09:00", calendar.zone()).unwrap();
        Self { charter, roster, persons, calendar, at, asked: Cell::new(0) }
    }

    fn workflow(&self) -> &'a Workflow {
        self.charter.workflows.iter().next().unwrap().1
    }

    fn decide(&self, case: &Case, command: &Command) -> Answer {
        self.asked.set(self.asked.get() + 1);
        let world = World { roster: self.roster, directory: self.roster, calendar: &self.calendar };
        decide(self.charter, &world, case, command, self.at).unwrap()
    }

    /// Everything that can be told with an action: every flag that it asks, either way.
    fn steps(&self) -> Vec<Step> {
        let workflow = self.workflow();
        let mut steps = Vec::new();
        for action in workflow.actions.values() {
            let mut told = vec![Vec::new()];
            for asked in &action.asks {
                let Target::Fact(fact) = asked else { panic!() };
                let fact = workflow.facts.get(*fact).unwrap();
                assert_eq!(fact.r#type, FactType::Flag);
                let both = |told: &Vec<(String, bool)>| {
                    [false, true].map(|flag| [told.clone(), vec![(fact.name.to_string(), flag)]].concat())
                };
                told = told.iter().flat_map(both).collect();
            }
            steps.extend(told.into_iter().map(|told| (action.name.to_string(), told)));
        }
        steps
    }

    /// Every command that takes a step: by nobody, by each person, by each two if two must act, in each capacity.
    fn commands(&self, (name, told): &Step) -> Vec<Command> {
        let action = self.workflow().actions.values().find(|action| action.name == **name).unwrap();
        let mut bare = Command::new(name.as_str());
        bare.given.0 = told.iter().map(|(name, flag)| (name.clone(), Given::Flag(*flag))).collect();
        let mut bounds = action.by.iter().flat_map(|by| &by.together);
        let is_joint = bounds.any(|joint| matches!(joint.number, Together::Persons(_, 2)));
        let mut sets: Vec<Vec<Person>> = vec![Vec::new()];
        for one in &self.persons {
            if is_joint {
                let others = self.persons.iter().filter(|other| *other != one);
                sets.extend(others.map(|other| vec![one.clone(), other.clone()]));
            } else {
                sets.push(vec![one.clone()]);
            }
        }
        let capacities: Vec<Option<String>> =
            [None].into_iter().chain(capacities(name, self.charter).into_iter().map(Some)).collect();
        let all = sets.into_iter().flat_map(|by| {
            let bare = bare.clone();
            capacities.clone().into_iter().map(move |capacity| Command {
                by: by.clone(),
                capacity,
                ..bare.clone()
            })
        });
        all.collect()
    }

    /// Where a step leads, by each choice of who takes it; none if it is open and nobody may take it.
    fn after(&self, case: &Case, step: &Step) -> Option<BTreeMap<Position, Case>> {
        let mut after = BTreeMap::new();
        let mut is_open = false;
        for command in self.commands(step) {
            match self.decide(case, &command) {
                Answer::Accepted { events } => {
                    let case = events.iter().fold(case.clone(), |case, event| case.after(event).unwrap());
                    after.insert(position(&case), case);
                }
                Answer::Refused(refusal) => is_open |= refusal.reasons.iter().all(is_for_persons),
            }
        }
        if after.is_empty() && is_open { None } else { Some(after) }
    }

    /// Each duty that is stuck in some case that can come about, and how much hangs on the choice; none if there is too much to try.
    pub(super) fn stuck(&self) -> Option<BTreeMap<String, Choice>> {
        let start = Case::new(self.charter, "request", "walk").unwrap();
        let start = BTreeMap::from([(position(&start), start)]);
        let mut found = BTreeMap::new();
        let mut seen: BTreeSet<Vec<Position>> = BTreeSet::new();
        let mut open = vec![start];
        while let Some(together) = open.pop() {
            if !seen.insert(together.keys().cloned().collect()) {
                continue;
            }
            for step in self.steps() {
                if seen.len() > MOST || self.asked.get() > MOST_ASKED {
                    return None;
                }
                let after: Vec<_> = together.values().map(|case| self.after(case, &step)).collect();
                let stuck = after.iter().filter(|after| after.is_none()).count();
                let action = self.workflow().actions.values().find(|action| action.name == *step.0).unwrap();
                if stuck > 0 && action.grade == Grade::Duty {
                    let choice = if stuck == after.len() { Choice::Every } else { Choice::Some };
                    let known = found.entry(step.0.clone()).or_insert(choice);
                    *known = choice.max(*known);
                }
                let next: BTreeMap<Position, Case> = after.into_iter().flatten().flatten().collect();
                if !next.is_empty() {
                    open.push(next);
                }
            }
        }
        Some(found)
    }
}

/// The capacities that a random charter names for an action: all of them are tried for all.
fn capacities(name: &str, charter: &Charter) -> Vec<String> {
    use gongzhi::rule::{Holder, Party};
    let (_, workflow) = charter.workflows.iter().next().unwrap();
    let action = workflow.actions.values().find(|action| action.name == *name).unwrap();
    let parties = action.by.iter().flat_map(|by| &by.parties);
    let body = |id| charter.structure.bodies.get(id).unwrap().name.to_string();
    let named = parties.filter_map(|party| match party {
        Party::Office(id) => {
            let office = charter.structure.offices.get(*id).unwrap();
            Some(format!("{}.{}", body(office.body), office.name))
        }
        Party::Members(Holder::Body(id)) => Some(body(*id)),
        Party::Kind(id) => Some(charter.structure.kinds.get(*id).unwrap().name.to_string()),
        Party::Raiser => Some("raiser".to_owned()),
        _ => None,
    });
    named.collect()
}

fn is_for_persons(reason: &Reason) -> bool {
    matches!(reason, Reason::By { .. } | Reason::Barred { .. } | Reason::Together { .. })
}

/// Where a case stands and who did what in it.
fn position(case: &Case) -> Position {
    let active: Vec<_> = case.marking().iter().collect();
    let facts: Vec<_> = (0..4).filter_map(|index| fact(case, index)).collect();
    let deeds: Vec<_> = (0..16).filter_map(|index| deed(case, index)).collect();
    let mut raisers = case.raisers().to_vec();
    raisers.sort();
    format!("{active:?} {facts:?} {raisers:?} {deeds:?}")
}

fn fact(case: &Case, index: usize) -> Option<String> {
    use gongzhi::id::{FactId, Id as _};
    case.fact(FactId::from_index(index)?).map(|value| format!("{index} {value:?}"))
}

fn deed(case: &Case, index: usize) -> Option<String> {
    use gongzhi::id::{ActionId, Id as _};
    let deed = case.deed(ActionId::from_index(index)?)?;
    let (mut by, mut ever, mut bodies) = (deed.by.to_vec(), deed.ever.to_vec(), deed.bodies.to_vec());
    by.sort();
    ever.sort();
    bodies.sort();
    // Numbers of times are told apart as far as the random charters count.
    let times = deed.times.min(2);
    Some(format!("{index} {times} {by:?} {:?} {ever:?} {bodies:?}", deed.body))
}
