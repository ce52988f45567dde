//! Who acts: one person for each part, and others where somebody else is needed.

use super::Played;
use crate::{
    Name,
    charter::Charter,
    engine::{
        Case, CoverEntry, Doer, Instance, InstanceEntry, InstanceName, Key, KindEntry, OfficeEntry, Person,
        PersonEntry, PlainRoster,
    },
    id::BodyId,
};

/// How many persons are tried for one part.
pub(super) const UNDERSTUDIES: usize = 4;

/// The persons of a run.
#[derive(Debug)]
pub(super) struct Cast<'c> {
    charter: &'c Charter,
    /// The key of the instances that need no other name than that of their class.
    first: Option<Key>,
    pub(super) roster: PlainRoster,
}

impl<'c> Cast<'c> {
    /// Nobody yet; of each class an instance with each of these keys, of which the first covers every case and stands above all
    /// others.
    pub(super) fn new(charter: &'c Charter, keys: &[Key]) -> Self {
        let classes: Vec<&Name> =
            charter.structure.bodies.values().filter(|body| body.is_class).map(|body| &body.name).collect();
        let with = |key: Option<&Key>| {
            let name = |class: &&Name| InstanceName { body: (*class).clone(), key: key.cloned() };
            classes.iter().map(name).collect::<Vec<InstanceName>>()
        };
        let first = with(keys.first());
        let above =
            |name: &InstanceName| first.iter().filter(|above| above.body != name.body).cloned().collect();
        let instances = keys
            .iter()
            .flat_map(|key| with(Some(key)))
            .map(|name| InstanceEntry { part_of: above(&name), instance: name })
            .collect();
        let covers = first.iter().map(|name| CoverEntry { case: None, instance: name.clone() }).collect();
        let alias = keys.first().cloned();
        Self { charter, first: alias, roster: PlainRoster { instances, covers, ..PlainRoster::default() } }
    }

    /// The persons who play a part, `number` of them, leaving out the first `skipped`; entered in the roster. None if nobody
    /// else can.
    pub(super) fn persons(
        &mut self,
        part: &Doer,
        case: &Case,
        skipped: usize,
        number: usize,
    ) -> Option<Vec<Person>> {
        match part {
            Doer::System => (skipped == 0).then(Vec::new),
            Doer::Raiser if case.raised().is_some() => (skipped == 0).then(|| case.raisers().to_vec()),
            Doer::Known(persons) => (skipped == 0 && !persons.is_empty()).then(|| persons.clone()),
            Doer::Raiser => Some(self.several("raiser", skipped, number, |_, _| ())),
            Doer::Kind(kind) => {
                let kind = self.charter.structure.kinds.get(*kind)?.name.clone();
                Some(self.several(kind.as_str(), skipped, number, |roster, person| {
                    let entry = KindEntry { kind: kind.clone(), since: None, until: None };
                    is(roster, person).is.push(entry);
                }))
            }
            Doer::Holder(body, office) => {
                let office = self.charter.structure.offices.get(*office)?.name.clone();
                let base = format!("{}-{office}", self.title(body)?);
                let entry = self.entry(body, Some(office))?;
                Some(self.several(&base, skipped, number, |roster, person| {
                    is(roster, person).holds.push(entry.clone());
                }))
            }
            Doer::Member(body) => {
                let base = format!("{}-member", self.title(body)?);
                let entry = self.entry(body, None)?;
                Some(self.several(&base, skipped, number, |roster, person| {
                    is(roster, person).holds.push(entry.clone());
                }))
            }
        }
    }

    /// The roster of those who act in a run.
    pub(super) fn of(self, steps: &[Played]) -> PlainRoster {
        let mut roster = self.roster;
        let acts = |person: &Person| {
            steps.iter().filter_map(|step| step.command.as_ref()).any(|command| command.by.contains(person))
        };
        roster.persons.retain(|entry| acts(&entry.person));
        roster
    }

    fn several(
        &mut self,
        base: &str,
        skipped: usize,
        number: usize,
        enter: impl Fn(&mut PlainRoster, &Person),
    ) -> Vec<Person> {
        let name = |place: usize| match place {
            0 => Person::new(base),
            _ => Person::new(format!("{base}-{}", place + 1).as_str()),
        };
        let persons: Vec<Person> = (skipped..skipped + number).map(name).collect();
        for person in &persons {
            if !self.roster.persons.iter().any(|entry| entry.person == *person) {
                enter(&mut self.roster, person);
            }
        }
        persons
    }

    /// How persons of a body are called.
    fn title(&self, body: &Instance) -> Option<String> {
        let name = self.name(body.body)?;
        let key = body.key.as_ref().filter(|key| self.first.as_ref() != Some(*key));
        Some(key.map_or_else(|| name.to_string(), |key| format!("{name}-{key}")))
    }

    fn name(&self, body: BodyId) -> Option<&'c Name> {
        Some(&self.charter.structure.bodies.get(body)?.name)
    }

    fn entry(&self, body: &Instance, office: Option<Name>) -> Option<OfficeEntry> {
        let (name, key) = (self.name(body.body)?.clone(), body.key.clone());
        Some(OfficeEntry { body: name, key, office, since: None, until: None })
    }
}

/// The entry of a person, made if there is none.
fn is<'r>(roster: &'r mut PlainRoster, person: &Person) -> &'r mut PersonEntry {
    let place = roster.persons.iter().position(|entry| entry.person == *person).unwrap_or_else(|| {
        roster.persons.push(PersonEntry {
            person: person.clone(),
            title: None,
            area: None,
            is: Vec::new(),
            holds: Vec::new(),
        });
        roster.persons.len() - 1
    });
    // INVARIANT: the place was found, or has just been filled.
    #[expect(clippy::indexing_slicing, reason = "the place is filled")]
    &mut roster.persons[place]
}
