//! Who acts: one person for each part, and others where somebody else is needed.

use crate::{
    Name,
    charter::Charter,
    engine::{
        Case, CaseTieEntry, CoverEntry, Doer, Instance, InstanceEntry, InstanceName, Key, KindEntry,
        OfficeEntry, Person, PersonEntry, PlainRoster, TieEntry,
    },
    id::{BodyId, KindId},
};

/// The persons of a run.
#[derive(Debug, Clone)]
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
            part => {
                let base = self.base(part)?;
                let persons: Vec<Person> =
                    (skipped..skipped + number).map(|place| numbered(&base, place)).collect();
                persons.iter().try_for_each(|person| self.enter(person, part, case))?;
                Some(persons)
            }
        }
    }

    /// What those who play a part are called.
    fn base(&self, part: &Doer) -> Option<String> {
        Some(match part {
            Doer::System | Doer::Known(_) => return None,
            Doer::Raiser => "raiser".to_owned(),
            Doer::Kind(kind) | Doer::Tied(_, kind) | Doer::TiedToCase(kind) => self.kind(*kind)?.to_string(),
            Doer::Holder(body, office) => {
                let office = &self.charter.structure.offices.get(*office)?.name;
                format!("{}-{office}", self.title(body)?)
            }
            Doer::Member(body) => format!("{}-member", self.title(body)?),
        })
    }

    /// Enters somebody whom a case names: they need be nothing else.
    pub(super) fn enrol(&mut self, person: &Person) {
        is(&mut self.roster, person);
    }

    /// Persons who play a part and are one of a party besides, which is another part.
    pub(super) fn persons_of_both(
        &mut self,
        (part, besides): (&Doer, &Doer),
        case: &Case,
        skipped: usize,
        number: usize,
    ) -> Option<Vec<Person>> {
        let is_settled = match besides {
            Doer::Known(_) => true,
            Doer::Raiser => case.raised().is_some(),
            _ => false,
        };
        let (first, then) = if is_settled { (besides, part) } else { (part, besides) };
        let persons = self.persons(first, case, skipped, number)?;
        let is_one = |person: &Person| match then {
            Doer::System => false,
            Doer::Raiser => case.raised().is_none() || case.raisers().contains(person),
            Doer::Known(known) => known.contains(person),
            _ => true,
        };
        let is_nobody = persons.is_empty() && *then != Doer::System;
        if is_nobody || !persons.iter().all(is_one) {
            return None;
        }
        persons.iter().try_for_each(|person| self.enter(person, then, case))?;
        Some(persons)
    }

    /// Enters in the roster that somebody is what a part asks; none if they cannot be.
    pub(super) fn enter(&mut self, person: &Person, part: &Doer, case: &Case) -> Option<()> {
        match part {
            Doer::System | Doer::Raiser | Doer::Known(_) => {}
            Doer::Kind(kind) => {
                let kind = self.kind(*kind)?.clone();
                let entry = KindEntry { kind, since: None, until: None };
                note(&mut is(&mut self.roster, person).is, entry);
            }
            Doer::Holder(body, office) => {
                let office = self.charter.structure.offices.get(*office)?.name.clone();
                let entry = self.entry(body, Some(office))?;
                note(&mut is(&mut self.roster, person).holds, entry);
            }
            Doer::Member(body) => {
                let entry = self.entry(body, None)?;
                note(&mut is(&mut self.roster, person).holds, entry);
            }
            Doer::Tied(other, tie) => {
                // Nobody has a tie to themselves.
                let other = self.one(other, case).filter(|other| other != person)?;
                let kind = self.kind(*tie)?.clone();
                is(&mut self.roster, person);
                note(&mut self.roster.ties, TieEntry { one: person.clone(), other, kind });
            }
            Doer::TiedToCase(tie) => {
                let kind = self.kind(*tie)?.clone();
                is(&mut self.roster, person);
                note(&mut self.roster.case_ties, CaseTieEntry { person: person.clone(), case: None, kind });
            }
        }
        Some(())
    }

    /// One of those who play a part, or have played it.
    fn one(&mut self, part: &Doer, case: &Case) -> Option<Person> {
        match part {
            Doer::Raiser => case.raisers().first().cloned(),
            part => self.persons(part, case, 0, 1)?.into_iter().next(),
        }
    }

    /// How persons of a body are called.
    fn title(&self, body: &Instance) -> Option<String> {
        let name = self.name(body.body)?;
        let key = body.key.as_ref().filter(|key| self.first.as_ref() != Some(*key));
        Some(key.map_or_else(|| name.to_string(), |key| format!("{name}-{key}")))
    }

    fn kind(&self, kind: KindId) -> Option<&'c Name> {
        Some(&self.charter.structure.kinds.get(kind)?.name)
    }

    fn name(&self, body: BodyId) -> Option<&'c Name> {
        Some(&self.charter.structure.bodies.get(body)?.name)
    }

    fn entry(&self, body: &Instance, office: Option<Name>) -> Option<OfficeEntry> {
        let (name, key) = (self.name(body.body)?.clone(), body.key.clone());
        Some(OfficeEntry { body: name, key, office, since: None, until: None })
    }
}

/// The person of that number, from 0, of those who are called so.
pub(super) fn numbered(base: &str, place: usize) -> Person {
    match place {
        0 => Person::new(base),
        _ => Person::new(format!("{base}-{}", place + 1).as_str()),
    }
}

/// Adds an entry, once.
fn note<T: PartialEq>(entries: &mut Vec<T>, entry: T) {
    if !entries.contains(&entry) {
        entries.push(entry);
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
