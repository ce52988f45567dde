//! A plain list of instances asked: which one covers a case, which one stands above another.

use super::{CoverEntry, InstanceEntry, NamedBody, Which};
use crate::Name;

/// The instance of a class that covers the case: the one listed for it, or else for every case.
pub(super) fn covering(covers: &[CoverEntry], class: &Name, case: &str) -> Which {
    let of = |case: Option<&str>| {
        let fits = move |cover: &&CoverEntry| cover.case.as_deref() == case;
        only(class, covers.iter().filter(fits).map(|cover| cover.instance.named()))
    };
    match of(Some(case)) {
        Which::None => of(None),
        answer => answer,
    }
}

/// The instance of a class that stands above another, directly or by others.
pub(super) fn superior(instances: &[InstanceEntry], of: NamedBody<'_>, class: &Name) -> Which {
    let mut level = vec![of];
    // A level for each instance is enough: a list that leads back to itself ends all the same.
    for _ in 0..=instances.len() {
        let is_below = |entry: &&InstanceEntry| level.contains(&entry.instance.named());
        let above = instances.iter().filter(is_below).flat_map(|entry| &entry.part_of);
        let mut next: Vec<NamedBody<'_>> = above.map(super::InstanceName::named).collect();
        next.dedup();
        match only(class, next.iter().copied()) {
            Which::None if !next.is_empty() => level = next,
            answer => return answer,
        }
    }
    Which::None
}

/// The only one of that class; unknown if there are two.
fn only<'a>(class: &Name, named: impl Iterator<Item = NamedBody<'a>>) -> Which {
    let mut keys = named.filter(|named| named.body == class).filter_map(|named| named.key);
    match keys.next() {
        None => Which::None,
        Some(key) if keys.all(|other| other == key) => Which::One(key.clone()),
        Some(_) => Which::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Directory as _, Key, PlainRoster, Which};
    use crate::{Name, engine::NamedBody};

    fn roster() -> PlainRoster {
        let json = r#"{ "persons": [],
            "instances": [
                { "instance": "grids.g1", "part_of": ["committees.c1"] },
                { "instance": "grids.g2", "part_of": ["committees.c1", "committees.c2"] },
                { "instance": "grids.g3" },
                { "instance": "grids.g4", "part_of": ["grids.g4"] },
                { "instance": "committees.c1", "part_of": ["towns.t", "district"] }
            ],
            "covers": [
                { "instance": "grids.g1" },
                { "case": "K-2", "instance": "grids.g2" },
                { "case": "K-3", "instance": "grids.g2" },
                { "case": "K-3", "instance": "grids.g3" }
            ] }"#;
        let roster: PlainRoster = serde_json::from_str(json).unwrap();
        let again = serde_json::to_string(&roster).unwrap();
        assert_eq!(serde_json::from_str::<PlainRoster>(&again).unwrap(), roster);
        roster
    }

    fn one(key: &str) -> Which {
        Which::One(Key::new(key).unwrap())
    }

    #[test]
    fn what_is_said_of_a_case_goes_before_what_is_said_of_all() {
        let (roster, grids) = (roster(), Name::new("grids").unwrap());
        assert_eq!(roster.covering(&grids, "K-1"), one("g1"));
        assert_eq!(roster.covering(&grids, "K-2"), one("g2"));
        assert_eq!(roster.covering(&Name::new("towns").unwrap(), "K-2"), Which::None);
    }

    #[test]
    fn a_list_that_contradicts_itself_does_not_know() {
        let (roster, grids) = (roster(), Name::new("grids").unwrap());
        assert_eq!(roster.covering(&grids, "K-3"), Which::Unknown);
        let (g2, committees) = (Key::new("g2").unwrap(), Name::new("committees").unwrap());
        let g2 = NamedBody { body: &grids, key: Some(&g2) };
        assert_eq!(roster.superior(g2, &committees), Which::Unknown);
    }

    #[test]
    fn superiors_are_found_through_others_and_loops_end() {
        let (roster, grids) = (roster(), Name::new("grids").unwrap());
        let above = |key: &str, class: &str| {
            let key = Key::new(key).unwrap();
            roster.superior(NamedBody { body: &grids, key: Some(&key) }, &Name::new(class).unwrap())
        };
        assert_eq!(above("g1", "committees"), one("c1"));
        assert_eq!(above("g1", "towns"), one("t"));
        assert_eq!(above("g3", "committees"), Which::None);
        assert_eq!(above("g4", "committees"), Which::None);
        assert_eq!(above("g9", "committees"), Which::None);
    }
}
