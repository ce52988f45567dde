//! A roster as a charter reads it: who holds what on a date, in the charter's own ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Name,
    charter::Charter,
    engine::{InstanceName, Key, KindEntry, OfficeEntry, Person, PlainRoster},
    id::{BodyId, Id, KindId, List, OfficeId},
    structure::{Body, Sort},
    time::Date,
};

/// A body, and of a class which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Unit<'a> {
    pub(super) body: BodyId,
    pub(super) key: Option<&'a Key>,
}

/// An office or membership in force.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held<'a> {
    pub(super) unit: Unit<'a>,
    pub(super) office: Option<OfficeId>,
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
    /// Held only because another office implies it.
    pub(super) is_implied: bool,
}

/// What is known of a person on the date.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) holds: Vec<Held<'a>>,
    pub(super) kinds: BTreeSet<KindId>,
}

/// Everybody, as things stand on a date.
#[derive(Debug)]
pub(super) struct Gathered<'a> {
    pub(super) charter: &'a Charter,
    pub(super) on: Date,
    /// Everybody in the order of the roster.
    pub(super) order: Vec<&'a Person>,
    people: BTreeMap<&'a Person, Known<'a>>,
    ties: BTreeMap<(KindId, &'a Person), Vec<&'a Person>>,
    /// The instances of classes, each with what stands directly above it; those too that only somebody's office names.
    instances: BTreeMap<Unit<'a>, Vec<Unit<'a>>>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(charter: &'a Charter, roster: &'a PlainRoster, on: Date) -> Self {
        let (order, people, ties) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        let mut gathered = Self { charter, on, order, people, ties, instances: BTreeMap::new() };
        gathered.add_instances(roster);
        gathered.add_people(roster);
        gathered.add_ties(roster);
        gathered
    }

    /// What is known of a person; nothing of one whom the roster does not list.
    pub(super) fn known(&self, person: &Person) -> Option<&Known<'a>> {
        self.people.get(person)
    }

    /// Those who have that tie to a person.
    pub(super) fn tied(&self, person: &'a Person, tie: KindId) -> &[&'a Person] {
        self.ties.get(&(tie, person)).map_or(&[], Vec::as_slice)
    }

    /// The bodies that have rules of make-up; of a class the instances that the roster names.
    pub(super) fn units(&self) -> Vec<Unit<'a>> {
        let bodies = self.charter.structure.bodies.iter().filter(|(_, body)| self.has_rules(body));
        bodies.flat_map(|(id, body)| self.units_of(id, body)).collect()
    }

    fn units_of(&self, id: BodyId, body: &Body) -> Vec<Unit<'a>> {
        if !body.is_class {
            return vec![Unit { body: id, key: None }];
        }
        self.units_of_class(id).collect()
    }

    /// The instances of a class that the roster names, by itself or as what somebody belongs to.
    pub(super) fn units_of_class(&self, id: BodyId) -> impl Iterator<Item = Unit<'a>> {
        self.instances.keys().copied().filter(move |unit| unit.body == id)
    }

    /// Whether one of two instances stands above the other.
    pub(super) fn are_related(&self, one: Unit<'a>, other: Unit<'a>) -> bool {
        self.stands_above(one, other) || self.stands_above(other, one)
    }

    fn stands_above(&self, above: Unit<'a>, below: Unit<'a>) -> bool {
        let mut seen = BTreeSet::from([below]);
        let mut open = vec![below];
        while let Some(unit) = open.pop() {
            let above_it = self.instances.get(&unit).into_iter().flatten();
            open.extend(above_it.filter(|&&unit| seen.insert(unit)));
        }
        seen.contains(&above)
    }

    /// A body as the roster names it: with a key if and only if it is a class.
    fn unit(&self, name: &Name, key: Option<&'a Key>) -> Option<Unit<'a>> {
        let bodies = &self.charter.structure.bodies;
        let body = find(bodies, |body| body.name == *name)?;
        (bodies.at(body).is_class == key.is_some()).then_some(Unit { body, key })
    }

    fn add_instances(&mut self, roster: &'a PlainRoster) {
        let named = |name: &'a InstanceName| self.unit(&name.body, name.key.as_ref());
        let list: Vec<_> = roster
            .instances
            .iter()
            .filter_map(|entry| {
                Some((named(&entry.instance)?, entry.part_of.iter().filter_map(named).collect::<Vec<_>>()))
            })
            .collect();
        for (unit, above) in list {
            self.instances.entry(unit).or_default().extend(above);
        }
    }

    fn has_rules(&self, body: &Body) -> bool {
        let make_up = &body.composition;
        let mut offices = body.offices.iter().map(|&office| self.charter.structure.offices.at(office));
        make_up.seats.is_some()
            || make_up.term.is_some()
            || !make_up.has.is_empty()
            || !make_up.bars.is_empty()
            || offices.any(|it| it.seats.is_some() || it.term.is_some() || !it.bars.is_empty())
    }

    fn add_people(&mut self, roster: &'a PlainRoster) {
        for entry in &roster.persons {
            let holds: Vec<_> = entry.holds.iter().flat_map(|held| self.held(held)).collect();
            let by_office =
                holds.iter().filter_map(|held| self.charter.structure.offices.at(held.office?).kind);
            let listed = entry.is.iter().filter_map(|kind| self.kind_in_force(kind));
            let kinds: Vec<_> = listed.chain(by_office).collect();
            if !self.people.contains_key(&entry.person) {
                self.order.push(&entry.person);
            }
            let keyed = holds.iter().map(|held| held.unit).filter(|unit| unit.key.is_some());
            for unit in keyed {
                self.instances.entry(unit).or_default();
            }
            let known = self.people.entry(&entry.person).or_default();
            known.title = known.title.or(entry.title.as_deref());
            known.holds.extend(holds);
            known.kinds.extend(kinds);
        }
    }

    fn add_ties(&mut self, roster: &'a PlainRoster) {
        for tie in &roster.ties {
            let Some(kind) = self.kind(&tie.kind, Sort::Tie) else { continue };
            self.ties.entry((kind, &tie.one)).or_default().push(&tie.other);
            self.ties.entry((kind, &tie.other)).or_default().push(&tie.one);
        }
    }

    /// What an entry means, with the offices that its office implies; nothing if it is not in force.
    fn held(&self, entry: &'a OfficeEntry) -> Vec<Held<'a>> {
        let structure = &self.charter.structure;
        let is_in_force = entry.since.is_none_or(|since| since <= self.on)
            && entry.until.is_none_or(|until| self.on < until);
        let Some(unit) = self.unit(&entry.body, entry.key.as_ref()).filter(|_| is_in_force) else {
            return Vec::new();
        };
        let office = match &entry.office {
            Some(name) => match find(&structure.offices, |it| it.body == unit.body && it.name == *name) {
                Some(office) => Some(office),
                None => return Vec::new(),
            },
            None => None,
        };
        let own = Held { unit, office, since: entry.since, until: entry.until, is_implied: false };
        let implied = std::iter::successors(office, |&office| structure.offices.at(office).implies);
        let implied = implied.skip(1).take(structure.offices.len()).map(|office| {
            let body = structure.offices.at(office).body;
            let unit = if body == own.unit.body { own.unit } else { Unit { body, key: None } };
            Held { unit, office: Some(office), is_implied: true, ..own }
        });
        std::iter::once(own).chain(implied).collect()
    }

    fn kind_in_force(&self, entry: &KindEntry) -> Option<KindId> {
        let is_in_force = entry.since.is_none_or(|since| since <= self.on)
            && entry.until.is_none_or(|until| self.on < until);
        self.kind(&entry.kind, Sort::Person).filter(|_| is_in_force)
    }

    fn kind(&self, name: &Name, sort: Sort) -> Option<KindId> {
        find(&self.charter.structure.kinds, |kind| kind.sort == sort && kind.name == *name)
    }
}

/// The first of a list that fits.
fn find<I: Id, T>(list: &List<I, T>, fits: impl Fn(&T) -> bool) -> Option<I> {
    list.position(fits)
}
