//! Everybody who could act: a few persons for each part that rules speak of.

use std::collections::BTreeSet;

use crate::{
    Name,
    charter::{Action, By, Charter, Together, Workflow},
    engine::{
        CoverEntry, Doer, InstanceEntry, InstanceName, KindEntry, OfficeEntry, Person, PersonEntry,
        PlainRoster, TieEntry, any_key,
    },
    id::{BodyId, KindId, OfficeId, SlotId},
    rule::{Holder, Party, SlotType},
    scenario::compiled::{Part, People},
    structure::Sort,
    title::Titles,
    workflow::Leaving,
};

/// What somebody is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A person of that kind.
    Kind(KindId),
    /// A holder of that office.
    Office(OfficeId),
    /// A member of that body without an office.
    Member(BodyId),
}

/// Everybody who could act.
#[derive(Debug, Clone)]
pub(super) struct Cast {
    pub(super) people: People,
    /// What each part is, by its place.
    pub(super) are: Vec<Vec<Role>>,
    /// The ties of each part to others.
    pub(super) ties: Vec<Vec<(usize, KindId)>>,
    /// The roles of which it counts how many there are: all who have them stay in the roster.
    counted: BTreeSet<Role>,
}

/// How many persons there are of each role; of those that are counted more.
const EACH: usize = 2;
const COUNTED: usize = 5;

/// How many there are at most where so many must act together.
const MOST: usize = 12;

impl Cast {
    pub(super) fn of(charter: &Charter) -> Self {
        let mut cast = Self {
            people: People { parts: Vec::new(), roster: instances(charter) },
            are: Vec::new(),
            ties: Vec::new(),
            counted: counted(charter),
        };
        let structure = &charter.structure;
        let kinds = structure.kinds.iter().filter(|(_, kind)| kind.sort == Sort::Person);
        let kinds = kinds.map(|(id, _)| Role::Kind(id));
        let offices = structure.offices.ids().map(Role::Office);
        let members = structure.bodies.iter().filter(|(_, body)| body.offices.is_empty());
        let members = members.map(|(id, _)| Role::Member(id));
        let several = together(charter).clamp(COUNTED, MOST);
        let all: Vec<Role> = kinds.chain(offices).chain(members).collect();
        for role in all {
            let number = if cast.counted.contains(&role) { several } else { EACH };
            for _ in 0..number {
                cast.add(charter, &[role]);
            }
        }
        for workflow in charter.workflows.values() {
            cast.add_barred(charter, workflow);
        }
        cast
    }

    /// Adds somebody; their place.
    fn add(&mut self, charter: &Charter, roles: &[Role]) -> usize {
        let place = self.people.parts.len();
        let person = Person::new(format!("p{place}").as_str());
        let mut entry = PersonEntry {
            person: person.clone(),
            title: None,
            area: None,
            is: Vec::new(),
            holds: Vec::new(),
        };
        for role in roles {
            match *role {
                Role::Kind(kind) => {
                    let kind = charter.structure.kinds.at(kind).name.clone();
                    entry.is.push(KindEntry { kind, since: None, until: None });
                }
                Role::Office(office) => {
                    let office = charter.structure.offices.at(office);
                    entry.holds.push(held(charter, office.body, Some(office.name.clone())));
                }
                Role::Member(body) => entry.holds.push(held(charter, body, None)),
            }
        }
        self.people.roster.persons.push(entry);
        if let Ok(name) = Name::new(person.key()) {
            self.people.parts.push(Part { name, titles: Titles::default(), persons: vec![person] });
            self.are.push(roles.to_vec());
            self.ties.push(Vec::new());
        }
        place
    }

    /// Adds those who may act but for a clause that bars them: who is both, and who is tied to others.
    fn add_barred(&mut self, charter: &Charter, workflow: &Workflow) {
        for action in workflow.actions.values().filter(|action| !action.is_retired) {
            let Some(role) = roles_of(charter, workflow, action).first().copied() else { continue };
            for party in workflow.bars.iter().chain(&action.bars).flat_map(|bars| &bars.parties) {
                match party {
                    Party::TiedTo(to, tie) => {
                        let place = self.once(charter, &[role], true);
                        for other in static_roles(charter, workflow, to) {
                            self.tie(charter, place, other, *tie);
                        }
                    }
                    party => {
                        for other in
                            static_roles(charter, workflow, party).into_iter().filter(|other| *other != role)
                        {
                            self.once(charter, &[other, role], false);
                        }
                    }
                }
            }
        }
    }

    /// Somebody with exactly these roles who is tied to others or not, added if there is nobody yet.
    fn once(&mut self, charter: &Charter, roles: &[Role], is_tied: bool) -> usize {
        let known = self
            .are
            .iter()
            .zip(&self.ties)
            .position(|(are, ties)| are == roles && (roles.len() > 1 || ties.is_empty() != is_tied));
        known.unwrap_or_else(|| self.add(charter, roles))
    }

    /// Ties somebody to the first of a role.
    fn tie(&mut self, charter: &Charter, place: usize, role: Role, tie: KindId) {
        let Some(other) = self.having(role).find(|other| *other != place) else { return };
        let person =
            |place: usize| self.people.parts.get(place).and_then(|part| part.persons.first()).cloned();
        let (Some(one), Some(two)) = (person(place), person(other)) else { return };
        let Some(ties) = self.ties.get_mut(place).filter(|ties| !ties.contains(&(other, tie))) else {
            return;
        };
        ties.push((other, tie));
        let kind = charter.structure.kinds.at(tie).name.clone();
        self.people.roster.ties.push(TieEntry { one, other: two, kind });
    }

    /// Those who have a role.
    pub(super) fn having(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        (0..).zip(&self.are).filter(move |(_, are)| are.contains(&role)).map(|(place, _)| place)
    }

    /// Who plays that part in an action; none of the roster if it is the host.
    pub(super) fn playing(&self, charter: &Charter, doer: &Doer, raisers: &[Person]) -> Vec<usize> {
        match doer {
            Doer::System => Vec::new(),
            Doer::Raiser if raisers.is_empty() => {
                let kinds =
                    charter.structure.kinds.ids().flat_map(|kind| self.having(Role::Kind(kind)).next());
                let found: Vec<usize> = kinds.collect();
                if found.is_empty() { (0..self.are.len().min(1)).collect() } else { found }
            }
            Doer::Raiser => self.places(raisers),
            Doer::Known(persons) => self.places(persons),
            Doer::Kind(kind) => self.having(Role::Kind(*kind)).collect(),
            Doer::Holder(_, office) => self.having(Role::Office(*office)).collect(),
            Doer::Member(body) => {
                let offices =
                    charter.structure.bodies.get(body.body).into_iter().flat_map(|body| &body.offices);
                let offices = offices.flat_map(|office| self.having(Role::Office(*office)));
                offices.chain(self.having(Role::Member(body.body))).collect()
            }
            Doer::Tied(other, tie) => {
                let others = self.playing(charter, other, raisers);
                let is_tied = |(other, kind): &(usize, KindId)| kind == tie && others.contains(other);
                let all = (0..).zip(&self.ties).filter(|(_, ties)| ties.iter().any(is_tied));
                all.map(|(place, _)| place).collect()
            }
            // Ties to cases are not drawn.
            Doer::TiedToCase(_) => Vec::new(),
        }
    }

    /// Where persons stand in the roster.
    pub(super) fn places(&self, persons: &[Person]) -> Vec<usize> {
        let place = |person: &Person| self.people.parts.iter().position(|part| part.persons.contains(person));
        persons.iter().filter_map(place).collect()
    }

    /// Whether somebody stays in the roster though they do nothing.
    pub(super) fn is_counted(&self, place: usize) -> bool {
        self.are.get(place).is_some_and(|are| are.iter().any(|role| self.counted.contains(role)))
    }
}

fn held(charter: &Charter, body: BodyId, office: Option<Name>) -> OfficeEntry {
    let body = charter.structure.bodies.at(body);
    let key = any_key().filter(|_| body.is_class);
    OfficeEntry { body: body.name.clone(), key, office, since: None, until: None }
}

/// Of each class one instance, which covers every case and stands above all others.
fn instances(charter: &Charter) -> PlainRoster {
    let classes = charter.structure.bodies.values().filter(|body| body.is_class);
    let names: Vec<InstanceName> =
        classes.map(|class| InstanceName { body: class.name.clone(), key: any_key() }).collect();
    let others = |name: &InstanceName| names.iter().filter(|other| *other != name).cloned().collect();
    let entry = |name: &InstanceName| InstanceEntry { instance: name.clone(), part_of: others(name) };
    let instances = names.iter().map(entry).collect();
    let covers = names.iter().map(|name| CoverEntry { case: None, instance: name.clone() }).collect();
    PlainRoster { instances, covers, ..PlainRoster::default() }
}

/// The roles of which rules ask how many there are.
fn counted(charter: &Charter) -> BTreeSet<Role> {
    let mut found = BTreeSet::new();
    for workflow in charter.workflows.values() {
        let together =
            workflow.actions.values().flat_map(|action| &action.by).filter(|by| !by.together.is_empty());
        let together = together.flat_map(|by| &by.parties);
        let voters = workflow.ballots.values().flat_map(|ballot| &ballot.by).flat_map(|by| &by.parties);
        for party in together.chain(voters) {
            found.extend(static_roles(charter, workflow, party));
        }
    }
    found
}

/// How many must act together at most.
fn together(charter: &Charter) -> usize {
    let actions = charter.workflows.values().flat_map(|workflow| workflow.actions.values());
    let bounds = actions.flat_map(|action| &action.by).flat_map(|by| &by.together);
    let bounds = bounds.filter_map(|joint| match joint.number {
        Together::Persons(_, number) => usize::try_from(number).ok(),
        Together::Share { .. } => None,
    });
    bounds.max().map_or(0, |most| most + 1)
}

/// The roles of those who may do an action.
fn roles_of(charter: &Charter, workflow: &Workflow, action: &Action) -> Vec<Role> {
    let parties = action.by.iter().flat_map(|by: &By| &by.parties);
    parties.flat_map(|party| plain_roles(charter, workflow, party)).collect()
}

/// The roles of a party, so far as the charter alone says them.
fn plain_roles(charter: &Charter, workflow: &Workflow, party: &Party) -> Vec<Role> {
    match party {
        Party::Kind(kind) => vec![Role::Kind(*kind)],
        Party::Office(office) => vec![Role::Office(*office)],
        Party::Members(Holder::Slot(slot)) => first_rung(charter, workflow, *slot)
            .map(|body| plain_roles(charter, workflow, &Party::Members(Holder::Body(body))))
            .unwrap_or_default(),
        Party::Members(Holder::Body(body)) => {
            let offices =
                charter.structure.bodies.get(*body).map(|body| body.offices.as_slice()).unwrap_or_default();
            match offices.first() {
                Some(office) => vec![Role::Office(*office)],
                None => vec![Role::Member(*body)],
            }
        }
        // Whichever body it is: the first that has such an office will do.
        Party::OfficeOf(_, name) => {
            let offices = charter.structure.offices.iter().filter(|(_, office)| office.name == *name);
            offices.map(|(id, _)| Role::Office(id)).collect()
        }
        _ => Vec::new(),
    }
}

/// The body that a slot holds at first, if it is one for rungs.
fn first_rung(charter: &Charter, workflow: &Workflow, slot: SlotId) -> Option<BodyId> {
    let SlotType::Ladder(ladder) = workflow.slots.get(slot)?.r#type else { return None };
    charter.ladders.get(ladder)?.rungs.first().map(|rung| rung.body)
}

/// The same, with those of other actions of the workflow.
fn static_roles(charter: &Charter, workflow: &Workflow, party: &Party) -> Vec<Role> {
    match party {
        Party::Actor(action) => {
            let action = workflow.actions.get(*action);
            action.map(|action| roles_of(charter, workflow, action)).unwrap_or_default()
        }
        Party::Raiser => {
            let starts = workflow.actions.values().filter(|action| action.leaving == Leaving::Start);
            starts.flat_map(|action| roles_of(charter, workflow, action)).collect()
        }
        other => plain_roles(charter, workflow, other),
    }
}
