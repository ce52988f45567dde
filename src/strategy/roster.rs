//! Random people for a charter.

use proptest::prelude::*;

use super::{
    Tape,
    instance::{any, covers, instances},
    tape::tapes,
};
use crate::{
    charter::Charter,
    engine::{CaseTieEntry, GrantEntry, KindEntry, OfficeEntry, PersonEntry, PlainRoster, TieEntry},
    structure::Sort,
};

/// The keys of the people in every drawn roster.
pub const PEOPLE: [&str; 6] = ["ann", "bo", "chen", "dai", "eva", "fang"];

/// Rosters for `charter`: six people with random kinds, offices and ties, and of each class of bodies some instances with the
/// keys [`KEYS`](super::KEYS). The first person is of every kind of person.
pub fn rosters(charter: &Charter) -> impl Strategy<Value = PlainRoster> + use<> {
    let charter = charter.clone();
    tapes(150).prop_map(move |mut tape| roster(&charter, &mut tape))
}

/// The roster that a tape draws.
pub(super) fn roster(charter: &Charter, tape: &mut Tape) -> PlainRoster {
    let persons = PEOPLE.iter().enumerate().map(|(index, key)| PersonEntry {
        person: (*key).into(),
        title: None,
        area: (!tape.chance(5)).then(|| u64::try_from(1 + tape.below(120)).unwrap_or_default()),
        is: kinds(charter, tape, if index == 0 { 100 } else { 40 }),
        holds: offices(charter, tape),
    });
    let persons = persons.collect();
    let ties = ties(charter, tape);
    let (case_ties, grants) = (case_ties(charter, tape), grants(charter, tape));
    let instances = instances(charter, tape);
    let covers = covers(charter, &instances, tape);
    PlainRoster { persons, ties, case_ties, grants, instances, covers }
}

/// A tie of the last person to the case `c`.
fn case_ties(charter: &Charter, tape: &mut Tape) -> Vec<CaseTieEntry> {
    let kinds = charter.structure.kinds.values().filter(|kind| kind.sort == Sort::Tie);
    let tied = kinds.filter(|_| tape.chance(30)).map(|kind| CaseTieEntry {
        person: PEOPLE.last().copied().unwrap_or("ann").into(),
        case: Some("c".to_owned()),
        kind: kind.name.clone(),
    });
    tied.collect()
}

/// Some of the delegations that the charter allows, listed with a day on which they end.
fn grants(charter: &Charter, tape: &mut Tape) -> Vec<GrantEntry> {
    let mut grants = Vec::new();
    for of in &charter.structure.delegations {
        let ends = |(from, to)| GrantEntry {
            from,
            to,
            since: None,
            until: crate::time::Date::from_ymd_opt(2026, 2, 1),
        };
        if tape.chance(30) {
            grants.extend(any(charter, of.from, tape).zip(any(charter, of.to, tape)).map(ends));
        }
    }
    grants
}

fn kinds(charter: &Charter, tape: &mut Tape, percent: usize) -> Vec<KindEntry> {
    let persons = charter.structure.kinds.values().filter(|kind| kind.sort == Sort::Person);
    let drawn = persons.filter(|_| percent == 100 || tape.chance(percent));
    drawn.map(|kind| KindEntry { kind: kind.name.clone(), since: None, until: None }).collect()
}

fn offices(charter: &Charter, tape: &mut Tape) -> Vec<OfficeEntry> {
    let offices: Vec<_> = charter.structure.offices.values().collect();
    let count = tape.below(4);
    let mut entry = || {
        let office = tape.pick(&offices)?;
        let held = any(charter, office.body, tape)?;
        let office = Some(office.name.clone());
        Some(OfficeEntry { body: held.body, key: held.key, office, since: None, until: None })
    };
    (0..count).filter_map(|_| entry()).collect()
}

fn ties(charter: &Charter, tape: &mut Tape) -> Vec<TieEntry> {
    let kinds = charter.structure.kinds.values().filter(|kind| kind.sort == Sort::Tie);
    let mut ties = Vec::new();
    for kind in kinds {
        for pair in PEOPLE.windows(2).filter(|_| tape.chance(25)) {
            if let [one, other] = pair {
                ties.push(TieEntry { one: (*one).into(), other: (*other).into(), kind: kind.name.clone() });
            }
        }
    }
    ties
}
