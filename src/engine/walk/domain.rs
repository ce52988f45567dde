//! What an actor may say of a fact: one value for all that no rule tells apart.

use std::collections::BTreeSet;

use super::{
    reads::Reads,
    thing::{Probe, Thing, things},
};
use crate::{
    id::{FactId, ValueId},
    rule::{Cell, Count, Fact, FactType, Test, Value},
};

/// How many numbers of one fact are tried where it is compared with something that varies.
const NUMBERS: u32 = 64;

/// The values of a fact that are tried; none if there are too many.
pub(super) fn values(reads: &Reads, id: FactId, fact: &Fact) -> Option<Vec<Value>> {
    let is_read = reads.facts.contains(&id);
    Some(match &fact.r#type {
        FactType::Flag if is_read => vec![Value::Flag(false), Value::Flag(true)],
        FactType::Flag => vec![Value::Flag(false)],
        FactType::Choice(values) => choices(reads, id, values.ids(), is_read),
        FactType::Number { least, most, unit } => {
            numbers(reads, id, (*least, *most, unit.is_some()), is_read)?
        }
        FactType::Date => vec![Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 12, 1)?)],
        FactType::Note => vec![Value::Note("".into())],
    })
}

/// Of the values that no rule tells apart the first.
fn choices(reads: &Reads, id: FactId, all: impl Iterator<Item = ValueId>, is_read: bool) -> Vec<Value> {
    let probes = things(reads).into_iter().filter_map(|thing| match thing {
        Thing::Fact(fact, probe) if fact == id && is_read => Some(probe),
        _ => None,
    });
    let probes: Vec<Probe> = probes.collect();
    let mut seen = BTreeSet::new();
    let is_new =
        |value: &Value| seen.insert(probes.iter().map(|probe| probe.answer(value)).collect::<Vec<_>>());
    all.map(Value::Choice).filter(is_new).collect()
}

fn numbers(
    reads: &Reads,
    id: FactId,
    (least, most, is_amount): (u32, u32, bool),
    is_read: bool,
) -> Option<Vec<Value>> {
    if !is_read {
        return Some(vec![Value::Number(if is_amount { most } else { least })]);
    }
    let mut edges = BTreeSet::from([least]);
    let mut varies = false;
    for test in &reads.tests {
        let Test::Number(left, _, right) = test else { continue };
        match (left, right) {
            (Count::Fact(fact), Count::Number(at)) | (Count::Number(at), Count::Fact(fact))
                if *fact == id =>
            {
                edges.extend([*at, at.saturating_add(1)]);
            }
            (Count::Fact(fact), _) | (_, Count::Fact(fact)) if *fact == id => varies = true,
            _ => {}
        }
    }
    for (_, cell) in reads.cells.iter().filter(|(fact, _)| *fact == id) {
        if let Cell::Numbers(ranges) = cell {
            edges.extend(ranges.iter().flat_map(|(from, to)| [*from, to.saturating_add(1)]));
        }
    }
    if varies && most - least >= NUMBERS {
        return None;
    }
    if varies {
        edges.extend(least..=most);
    }
    if is_amount {
        // Of amounts that no rule tells apart the greatest is tried, and it comes first.
        let ends: Vec<u32> = edges.iter().map(|edge| edge.saturating_sub(1)).chain([most]).collect();
        edges.extend(ends);
        let within = edges.into_iter().rev().filter(|edge| (least..=most).contains(edge));
        return Some(within.map(Value::Number).collect());
    }
    Some(edges.into_iter().filter(|edge| (least..=most).contains(edge)).map(Value::Number).collect())
}
