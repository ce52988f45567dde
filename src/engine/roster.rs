//! A roster and directory in memory, read from data.

use serde::{Deserialize, Serialize};

use super::{Directory, InstanceName, Key, Known, NamedBody, Person, Roster, Which, directory, world::Grant};
use crate::{Name, time::Date};

/// Who is who, as a plain list. What it does not say is not so: it answers "unknown" only where it contradicts itself, since
/// two instances of one class cover the same case or stand above the same body.
///
/// It serves as roster and as directory. In JSON:
///
/// ```
/// use gongzhi::engine::PlainRoster;
///
/// let roster: PlainRoster = serde_json::from_str(
///     r#"{ "persons": [
///         { "person": "wang", "is": [{ "kind": "resident" }] },
///         { "person": "chen", "holds": [{ "body": "committee", "office": "member", "since": "2026-01-01" }] }
///     ] }"#,
/// )?;
/// assert_eq!(roster.persons.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlainRoster {
    /// The persons. One who is named twice has what both entries say.
    pub persons: Vec<PersonEntry>,
    /// Ties between two persons; each holds both ways.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<TieEntry>,
    /// Ties of persons to cases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub case_ties: Vec<CaseTieEntry>,
    /// Delegations that are in force. A pair of bodies that is not listed here stands as the charter says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grants: Vec<GrantEntry>,
    /// The instances of classes of bodies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<InstanceEntry>,
    /// Which of them cover which cases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<CoverEntry>,
}

/// What a roster says of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEntry {
    /// The person's key.
    pub person: Person,
    /// What people call them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The area that they have, for ballots that weigh by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<u64>,
    /// The kinds of person they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<KindEntry>,
    /// The offices and memberships they hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<OfficeEntry>,
}

/// A kind of person that somebody is, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindEntry {
    /// The kind.
    pub kind: Name,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The day on which it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// An office or membership that somebody holds, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// The body.
    pub body: Name,
    /// Which of the bodies of that name, if it is a class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    /// The office; none for a member without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Name>,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The day on which it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// A tie between two persons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieEntry {
    /// One of them.
    pub one: Person,
    /// The other.
    pub other: Person,
    /// The kind of tie.
    pub kind: Name,
}

/// A tie of a person to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTieEntry {
    /// The person.
    pub person: Person,
    /// The case's id; left out, every case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The kind of tie.
    pub kind: Name,
}

/// One of a class of bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstanceEntry {
    /// Its class and key, such as `grids.g7`.
    pub instance: InstanceName,
    /// What stands directly above it, such as `committees.c2`; of each class at most one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub part_of: Vec<InstanceName>,
}

/// Which instance covers a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverEntry {
    /// The case; left out, every case of which nothing else is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The instance.
    pub instance: InstanceName,
}

/// A delegation that is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantEntry {
    /// Whose actions they are.
    pub from: InstanceName,
    /// Who does them in its place.
    pub to: InstanceName,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The day on which it is over, or was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl PlainRoster {
    fn entries(&self, person: &Person) -> impl Iterator<Item = &PersonEntry> {
        self.persons.iter().filter(move |entry| entry.person == *person)
    }

    fn everybody(&self, fits: impl Fn(&OfficeEntry) -> bool) -> Vec<Person> {
        self.those(|entry| entry.holds.iter().any(&fits))
    }

    fn those(&self, fits: impl Fn(&PersonEntry) -> bool) -> Vec<Person> {
        let entries = self.persons.iter().filter(|entry| fits(entry));
        let mut found: Vec<Person> = entries.map(|entry| entry.person.clone()).collect();
        found.sort();
        found.dedup();
        found
    }
}

impl KindEntry {
    fn is(&self, kind: &Name, on: Date) -> bool {
        self.kind == *kind && is_within(self.since, self.until, on)
    }
}

impl OfficeEntry {
    fn is(&self, body: NamedBody<'_>, office: &Name, on: Date) -> bool {
        self.is_in(body, on) && self.office.as_ref() == Some(office)
    }

    fn is_in(&self, body: NamedBody<'_>, on: Date) -> bool {
        self.body == *body.body && self.key.as_ref() == body.key && is_within(self.since, self.until, on)
    }
}

/// Whether `on` lies from `since` up to the day before `until`.
pub(super) fn is_within(since: Option<Date>, until: Option<Date>, on: Date) -> bool {
    since.is_none_or(|since| since <= on) && until.is_none_or(|until| on < until)
}

impl Roster for PlainRoster {
    fn holds(&self, person: &Person, body: NamedBody<'_>, office: &Name, on: Date) -> Known {
        let is = |entry: &PersonEntry| entry.holds.iter().any(|held| held.is(body, office, on));
        self.entries(person).any(is).into()
    }

    fn is_member(&self, person: &Person, body: NamedBody<'_>, on: Date) -> Known {
        let is = |entry: &PersonEntry| entry.holds.iter().any(|held| held.is_in(body, on));
        self.entries(person).any(is).into()
    }

    fn is_kind(&self, person: &Person, kind: &Name, on: Date) -> Known {
        self.entries(person).any(|entry| entry.is.iter().any(|held| held.is(kind, on))).into()
    }

    fn members(&self, body: NamedBody<'_>, on: Date) -> Option<Vec<Person>> {
        Some(self.everybody(|held| held.is_in(body, on)))
    }

    fn holders(&self, body: NamedBody<'_>, office: &Name, on: Date) -> Option<Vec<Person>> {
        Some(self.everybody(|held| held.is(body, office, on)))
    }

    fn of_kind(&self, kind: &Name, on: Date) -> Option<Vec<Person>> {
        Some(self.those(|entry| entry.is.iter().any(|held| held.is(kind, on))))
    }

    fn area(&self, person: &Person, _on: Date) -> Option<u64> {
        self.entries(person).find_map(|entry| entry.area)
    }

    fn is_granted(&self, grant: Grant<'_>, on: Date) -> Known {
        let mut listed = self
            .grants
            .iter()
            .filter(|entry| entry.from.named() == grant.from && entry.to.named() == grant.to)
            .map(|entry| is_within(entry.since, entry.until, on))
            .peekable();
        if listed.peek().is_none() { Known::Yes } else { listed.any(|stands| stands).into() }
    }
}

impl Directory for PlainRoster {
    fn tie(&self, one: &Person, other: &Person, kind: &Name) -> Known {
        let is = |tie: &TieEntry| {
            let pair = (&tie.one, &tie.other);
            tie.kind == *kind && (pair == (one, other) || pair == (other, one))
        };
        self.ties.iter().any(is).into()
    }

    fn tie_to_case(&self, person: &Person, case: &str, kind: &Name) -> Known {
        let is = |tie: &CaseTieEntry| {
            let is_of = tie.case.as_deref().is_none_or(|of| of == case);
            is_of && tie.kind == *kind && tie.person == *person
        };
        self.case_ties.iter().any(is).into()
    }

    fn covering(&self, class: &Name, case: &str) -> Which {
        directory::covering(&self.covers, class, case)
    }

    fn superior(&self, of: NamedBody<'_>, class: &Name) -> Which {
        directory::superior(&self.instances, of, class)
    }

    fn instances(&self, class: &Name) -> Option<Vec<Key>> {
        let of_class = self.instances.iter().filter(|entry| entry.instance.body == *class);
        Some(of_class.filter_map(|entry| entry.instance.key.clone()).collect())
    }

    fn has(&self, instance: NamedBody<'_>) -> Known {
        self.instances.iter().any(|entry| entry.instance.named() == instance).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lists_who_is_of_a_kind_on_that_date_and_tells_their_area() {
        let json = r#"{ "persons": [
            { "person": "wang", "area": 8950, "is": [{ "kind": "owner", "until": "2026-03-01" }] },
            { "person": "chen", "is": [{ "kind": "owner" }, { "kind": "resident" }] }
        ] }"#;
        let roster: PlainRoster = serde_json::from_str(json).unwrap();
        let owner = Name::new("owner").unwrap();
        let on = |day: &str| day.parse::<Date>().unwrap();
        let both = vec![Person::new("chen"), Person::new("wang")];
        assert_eq!(roster.of_kind(&owner, on("2026-02-28")), Some(both));
        assert_eq!(roster.of_kind(&owner, on("2026-03-01")), Some(vec![Person::new("chen")]));
        assert_eq!(roster.area(&Person::new("wang"), on("2026-03-01")), Some(8950));
        assert_eq!(roster.area(&Person::new("chen"), on("2026-03-01")), None);
    }
}
