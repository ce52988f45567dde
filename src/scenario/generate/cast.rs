//! Everybody who could act: a few persons for each part that rules speak of.

use std::collections::BTreeSet;

use super::role::{OTHERS, Role, Where, counted, plain_roles, roles_of, static_roles, together};
use crate::{
    Name,
    charter::{Charter, Workflow},
    engine::{
        CoverEntry, Doer, InstanceEntry, InstanceName, Key, KindEntry, OfficeEntry, Person, PersonEntry,
        PlainRoster, TieEntry, any_key,
    },
    id::{BodyId, KindId},
    rule::Party,
    scenario::compiled::{Part, People},
    structure::Sort,
    title::Titles,
};

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
        let offices = structure.offices.ids().map(|office| Role::Office(office, Where::Here));
        let members = structure.bodies.iter().filter(|(_, body)| body.offices.is_empty());
        let members = members.map(|(id, _)| Role::Member(id, Where::Here));
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
        for (id, office) in structure.offices.iter() {
            if structure.bodies.at(office.body).is_class {
                cast.add(charter, &[Role::Office(id, Where::Elsewhere)]);
            }
        }
        for (id, body) in structure.bodies.iter() {
            if body.is_class && body.offices.is_empty() {
                cast.add(charter, &[Role::Member(id, Where::Elsewhere)]);
            }
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
                Role::Office(office, place) => {
                    let office = charter.structure.offices.at(office);
                    entry.holds.push(held(charter, (office.body, place), Some(office.name.clone())));
                }
                Role::Member(body, place) => entry.holds.push(held(charter, (body, place), None)),
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
            let bars = workflow.bars.iter().chain(&action.bars);
            bars.flat_map(|bars| &bars.parties)
                .for_each(|party| self.add_who_is_both(charter, workflow, role, party));
        }
        for ballot in workflow.ballots.values() {
            let voters = ballot.by.iter().flat_map(|by| &by.parties);
            let Some(role) = voters.flat_map(|party| plain_roles(charter, workflow, party)).next() else {
                continue;
            };
            let proxies = ballot.proxies.iter().flat_map(|proxies| &proxies.bars);
            let clauses = ballot.bars.iter().chain(&ballot.vetoes).chain(proxies);
            clauses
                .flat_map(|clause| &clause.parties)
                .for_each(|party| self.add_who_is_both(charter, workflow, role, party));
        }
    }

    /// Adds somebody of a role who is what a party names as well.
    fn add_who_is_both(&mut self, charter: &Charter, workflow: &Workflow, role: Role, party: &Party) {
        if let Party::TiedTo(to, tie) = party {
            let place = self.once(charter, &[role], true);
            for other in static_roles(charter, workflow, to) {
                self.tie(charter, place, other, *tie);
            }
            return;
        }
        for other in static_roles(charter, workflow, party).into_iter().filter(|other| *other != role) {
            self.once(charter, &[other, role], false);
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
            Doer::Holder(body, office) => self.having(Role::Office(*office, Where::of(body))).collect(),
            Doer::Member(body) => {
                let place = Where::of(body);
                let offices =
                    charter.structure.bodies.get(body.body).into_iter().flat_map(|body| &body.offices);
                let offices = offices.flat_map(|office| self.having(Role::Office(*office, place)));
                offices.chain(self.having(Role::Member(body.body, place))).collect()
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

fn held(charter: &Charter, (body, place): (BodyId, Where), office: Option<Name>) -> OfficeEntry {
    let body = charter.structure.bodies.at(body);
    let key = place.key().filter(|_| body.is_class);
    OfficeEntry { body: body.name.clone(), key, office, since: None, until: None }
}

/// Of each class the instance that covers every case, and two others; each a part of those of the classes that stand above it.
fn instances(charter: &Charter) -> PlainRoster {
    let structure = &charter.structure;
    let classes = || structure.bodies.iter().filter(|(_, body)| body.is_class);
    let name =
        |body: BodyId, key: Option<Key>| InstanceName { body: structure.bodies.at(body).name.clone(), key };
    let is_above = |over: BodyId, body: BodyId| {
        let on_ladder = charter.ladders.values().any(|ladder| {
            let place = |wanted: BodyId| ladder.rungs.iter().position(|rung| rung.body == wanted);
            place(body).zip(place(over)).is_some_and(|(low, high)| low < high)
        });
        over != body && (on_ladder || structure.has_authority(over, body))
    };
    let mut roster = PlainRoster::default();
    for (class, _) in classes() {
        let others = OTHERS.iter().filter_map(|key| Key::new(*key).ok());
        for key in any_key().into_iter().chain(others) {
            let above = classes().filter(|(over, _)| is_above(*over, class));
            let part_of = above.map(|(over, _)| name(over, any_key())).collect();
            roster.instances.push(InstanceEntry { instance: name(class, Some(key)), part_of });
        }
        roster.covers.push(CoverEntry { case: None, instance: name(class, any_key()) });
    }
    roster
}
