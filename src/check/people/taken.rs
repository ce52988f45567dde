//! The persons that are reckoned with: those of a roster, sorted by what they are, and people outside it where it lists none.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Name,
    charter::{Charter, Together, Workflow},
    engine::{
        CoverEntry, Instance, InstanceName, Key, KindEntry, Mark, OfficeEntry, Person, PersonEntry,
        PlainRoster, Roster as _,
    },
    id::{BodyId, KindId},
    rule::Party,
    structure::{Body, Sort},
    text::BoundWord,
    time::Date,
    workflow::Leaving,
};

/// A roster as it is reckoned with.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    /// With those outside it.
    pub(super) roster: PlainRoster,
    pub(super) on: Date,
    /// Everybody; those who are alike stand together.
    pub(super) persons: Vec<Person>,
    /// Of each person the number of those with whom they are alike, and whether they stand outside the roster.
    pub(super) classes: Vec<Class>,
}

/// Those who are alike: no rule tells them apart but by what they did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) number: usize,
    pub(super) is_outside: bool,
}

/// What a roster says of somebody on a date: kinds, offices and memberships. Who is tied to anybody is like nobody else.
type Profile<'r> =
    (BTreeSet<&'r Name>, BTreeSet<(&'r Name, Option<&'r Key>, Option<&'r Name>)>, Option<&'r Person>);

impl Taken {
    /// A roster without those who are absent, with people outside it as far as a workflow needs them.
    pub(super) fn of(
        charter: &Charter,
        workflow: &Workflow,
        (roster, absent): (&PlainRoster, &BTreeSet<Person>),
        on: Date,
        marks: &[Mark],
    ) -> Self {
        let mut roster = roster.clone();
        // Whom the roster lists is not outside it for being absent.
        let outside = outside(charter, workflow, &roster, on, marks);
        roster.persons.retain(|entry| !absent.contains(&entry.person));
        let strangers: BTreeSet<Person> = outside.iter().map(|entry| entry.person.clone()).collect();
        roster.persons.extend(outside);
        let (mut persons, mut classes) = (Vec::new(), Vec::new());
        for (number, alike) in alike(&roster, on).into_iter().enumerate() {
            for person in alike {
                classes.push(Class { number, is_outside: strangers.contains(&person) });
                persons.push(person);
            }
        }
        Self { roster, on, persons, classes }
    }

    /// Whether anybody belongs to a body.
    pub(super) fn is_staffed(&self, charter: &Charter, body: &Instance) -> bool {
        let members = body.named(charter).and_then(|named| self.roster.members(named, self.on));
        members.is_some_and(|members| !members.is_empty())
    }
}

/// The persons of a roster, those who are alike together.
pub(super) fn alike(roster: &PlainRoster, on: Date) -> Vec<Vec<Person>> {
    let mut order: Vec<Profile<'_>> = Vec::new();
    let mut groups: BTreeMap<Profile<'_>, Vec<Person>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for entry in roster.persons.iter().filter(|entry| seen.insert(&entry.person)) {
        let profile = profile(roster, &entry.person, on);
        if !groups.contains_key(&profile) {
            order.push(profile.clone());
        }
        groups.entry(profile).or_default().push(entry.person.clone());
    }
    order.iter().filter_map(|profile| groups.remove(profile)).collect()
}

fn profile<'r>(roster: &'r PlainRoster, person: &'r Person, on: Date) -> Profile<'r> {
    let is_in_force = |since: Option<Date>, until: Option<Date>| {
        since.is_none_or(|since| since <= on) && until.is_none_or(|until| on < until)
    };
    let (mut kinds, mut holds) = (BTreeSet::new(), BTreeSet::new());
    for entry in roster.persons.iter().filter(|entry| entry.person == *person) {
        let of_kind = entry.is.iter().filter(|kind| is_in_force(kind.since, kind.until));
        kinds.extend(of_kind.map(|kind| &kind.kind));
        let held = entry.holds.iter().filter(|held| is_in_force(held.since, held.until));
        holds.extend(held.map(|held| (&held.body, held.key.as_ref(), held.office.as_ref())));
    }
    let is_tied = roster.ties.iter().any(|tie| tie.one == *person || tie.other == *person);
    (kinds, holds, is_tied.then_some(person))
}

/// People outside the roster: of each kind of person that may act and that nobody in it is, and for raising where anybody may.
fn outside(
    charter: &Charter,
    workflow: &Workflow,
    roster: &PlainRoster,
    on: Date,
    marks: &[Mark],
) -> Vec<PersonEntry> {
    let number = number_outside(workflow, marks);
    let mut entries = Vec::new();
    let mut add = |said: &str, is: &[Name]| {
        for index in 1..=number {
            let mut key = format!("{said}-{index}");
            while roster.persons.iter().any(|entry| entry.person.key() == key) {
                key.push('\'');
            }
            let is = is.iter().map(|kind| KindEntry { kind: kind.clone(), since: None, until: None });
            let person = Person::new(key);
            entries.push(PersonEntry {
                person,
                title: None,
                area: None,
                is: is.collect(),
                holds: Vec::new(),
            });
        }
    };
    for kind in kinds(workflow) {
        let structure = &charter.structure;
        let Some(found) = structure.kinds.get(kind) else { continue };
        let narrower = structure.narrower(kind).iter().filter_map(|id| structure.kinds.get(*id));
        let mut of_kind =
            std::iter::once(found).chain(narrower.filter(|narrower| narrower.sort == Sort::Person));
        let is_listed = of_kind.any(|kind| roster.of_kind(&kind.name, on).is_some_and(|all| !all.is_empty()));
        let mut holders = structure.making(kind).iter().filter_map(|office| structure.offices.get(*office));
        let is_held = holders.any(|office| {
            let body = structure.bodies.get(office.body).map(|body| &body.name);
            let held =
                |held: &OfficeEntry| Some(&held.body) == body && held.office.as_ref() == Some(&office.name);
            roster.persons.iter().any(|entry| entry.holds.iter().any(held))
        });
        if !is_listed && !is_held {
            add(found.name.as_str(), std::slice::from_ref(&found.name));
        }
    }
    let starts = workflow.actions.values().filter(|action| action.leaving == Leaving::Start);
    if starts.flat_map(|action| &action.by).any(|by| by.parties.contains(&Party::Raiser)) {
        add("somebody", &[]);
    }
    entries
}

/// The kinds of persons who may act.
fn kinds(workflow: &Workflow) -> BTreeSet<KindId> {
    let parties = workflow.actions.values().flat_map(|action| &action.by).flat_map(|by| &by.parties);
    parties
        .filter_map(|party| match party {
            Party::Kind(kind) => Some(*kind),
            _ => None,
        })
        .collect()
}

/// How many of each kind are enough: so many as a case can remember, and as many again.
fn number_outside(workflow: &Workflow, marks: &[Mark]) -> usize {
    let bys = workflow.actions.values().flat_map(|action| &action.by);
    let together = bys.flat_map(|by| &by.together).map(|joint| match joint.number {
        Together::Persons(BoundWord::AtLeast, number) => number,
        Together::Persons(BoundWord::MoreThan, number) => number.saturating_add(1),
        _ => 1,
    });
    let together = usize::try_from(together.max().unwrap_or(1)).unwrap_or(usize::MAX).min(MOST_TOGETHER);
    let remembered = marks.iter().filter(|mark| !matches!(mark, Mark::Ever(_) | Mark::Bodies(_))).count();
    together * (remembered + 1)
}

/// How many persons who act together are told apart outside the roster.
const MOST_TOGETHER: usize = 100;

/// The ways in which instances of the classes of which a workflow speaks can cover one case, by what stands above what; as the
/// roster says if it says it for every case.
pub(super) fn coverings(
    charter: &Charter,
    workflow: &Workflow,
    roster: &PlainRoster,
) -> Vec<Vec<InstanceName>> {
    let mut all: Vec<Vec<InstanceName>> = vec![Vec::new()];
    for &class in &workflow.classes {
        let names = instances(charter, roster, class);
        let longer = all.iter().flat_map(|chosen| {
            let fits = names.iter().filter(|name| chosen.iter().all(|other| agree(roster, name, other)));
            fits.map(|name| chosen.iter().chain([name]).cloned().collect::<Vec<_>>())
        });
        all = longer.take(MOST_COVERINGS).collect();
    }
    all
}

/// In how many ways cases can be covered before the rest is left out.
pub(super) const MOST_COVERINGS: usize = 256;

/// The instances of a class that may cover a case: the one that covers every case, else all.
fn instances(charter: &Charter, roster: &PlainRoster, class: BodyId) -> Vec<InstanceName> {
    let Some(body) = charter.structure.bodies.get(class) else { return Vec::new() };
    let of_class = |name: &&InstanceName| name.body == body.name && name.key.is_some();
    let mut usual = roster.covers.iter().filter(|cover| cover.case.is_none()).map(|cover| &cover.instance);
    if let Some(usual) = usual.find(of_class) {
        return vec![usual.clone()];
    }
    every_instance(charter, roster, class)
}

/// The instances of a class that a roster lists, or to which it gives somebody.
fn every_instance(charter: &Charter, roster: &PlainRoster, class: BodyId) -> Vec<InstanceName> {
    let Some(body) = charter.structure.bodies.get(class) else { return Vec::new() };
    let of_class = |name: &&InstanceName| name.body == body.name && name.key.is_some();
    let listed = roster.instances.iter().map(|entry| &entry.instance).filter(of_class).cloned();
    let held = roster.persons.iter().flat_map(|entry| &entry.holds);
    let held = held.map(|held| InstanceName { body: held.body.clone(), key: held.key.clone() });
    let held = held.filter(|name| of_class(&name));
    let mut found: Vec<InstanceName> = Vec::new();
    for name in listed.chain(held) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Whether two instances can cover one case: what the roster puts above either is the other, or of another class.
fn agree(roster: &PlainRoster, one: &InstanceName, other: &InstanceName) -> bool {
    use crate::engine::{Directory as _, Which};
    let fits = |below: &InstanceName, above: &InstanceName| match roster.superior(below.named(), &above.body)
    {
        Which::One(key) => above.key.as_ref() == Some(&key),
        Which::None | Which::Unknown => true,
    };
    fits(one, other) && fits(other, one)
}

/// The bodies to which somebody belongs on a date; of classes the instances.
pub(super) fn staffed(charter: &Charter, roster: &PlainRoster, on: Date) -> Vec<Instance> {
    let of = |(id, body): (BodyId, &Body)| -> Vec<Instance> {
        if !body.is_class {
            return vec![Instance::single(id)];
        }
        let keys = every_instance(charter, roster, id).into_iter().filter_map(|name| name.key);
        keys.map(|key| Instance::of(id, key)).collect()
    };
    let has_members = |body: &Instance| {
        let members = body.named(charter).and_then(|named| roster.members(named, on));
        members.is_some_and(|members| !members.is_empty())
    };
    charter.structure.bodies.iter().flat_map(of).filter(has_members).collect()
}

/// The roster with this covering every case.
pub(super) fn covered(roster: &PlainRoster, covering: &[InstanceName]) -> PlainRoster {
    let mut roster = roster.clone();
    roster.covers =
        covering.iter().map(|instance| CoverEntry { case: None, instance: instance.clone() }).collect();
    roster
}
