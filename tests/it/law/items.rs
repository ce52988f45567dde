//! The systems that the founding paper names, which charters cite as they cite a text: `[W 6]` is the sixth workflow.

use std::collections::BTreeSet;

use gongzhi::{
    charter::Charter,
    charters::{BUNDLED, bundled},
    id::BodyId,
    structure::{RelationKind, Structure},
    syntax::{self, Clause, Keyword},
    text,
    trace::{Checklist, Trace},
};

/// Bodies, roles, mechanisms, workflows, rules, indicators.
pub(super) const SORTS: [&str; 6] = ["B", "R", "M", "W", "K", "I"];

fn all() -> Checklist {
    Checklist::read(include_str!("../../data/trace/items.txt")).unwrap()
}

/// Whether the paper names so many of that sort.
pub(super) fn holds(sort: &str, place: &str) -> bool {
    all().entries.iter().any(|entry| entry.source == sort && entry.place == place)
}

/// What all bundled charters cite.
fn trace() -> Trace {
    let written = BUNDLED.iter().map(|bundled| syntax::parse(bundled.charter).tree.statements);
    Trace::of(&written.flatten().collect::<Vec<_>>())
}

#[test]
fn each_sort_is_numbered_without_a_gap() {
    for (sort, last) in SORTS.into_iter().zip([22, 20, 63, 17, 26, 21]) {
        let entries = all().entries;
        let of_sort = entries.iter().filter(|entry| entry.source == sort).map(|entry| entry.place.clone());
        assert!(of_sort.eq((1..=last).map(|number| number.to_string())), "{sort}");
    }
    assert!(all().entries.iter().all(|entry| !entry.words.is_empty()));
    assert!(holds("W", "17") && !holds("W", "18") && !holds("W", "0") && !holds("TJ", "1"));
}

#[test]
fn what_the_paper_names_is_covered_or_left_out_for_a_reason() {
    let (items, trace) = (all(), trace());
    let lacks: Vec<_> =
        items.lacks(&trace).map(|(entry, lack)| (&entry.source, &entry.place, lack)).collect();
    assert!(lacks.is_empty(), "{lacks:?}");
}

/// The paper's rules K 1 and K 25: the Party organization runs through every link.
#[test]
fn the_party_organization_stands_above_whoever_answers_in_the_community() {
    let written = bundled("community").unwrap();
    let charter = Charter::compile(&text::read(&written.source()).charter.unwrap()).charter.unwrap();
    let reached = below(&charter.structure, ["district-party", "working-committee", "party"]);
    let mut asked = 0;
    for workflow in syntax::parse(written.charter).tree.statements {
        for name in accountable(&workflow) {
            let Some(body) = charter.structure.body(&name) else { continue };
            assert!(reached.contains(&body.id()), "`{name}` answers, and no Party organization reaches it");
            asked += 1;
        }
    }
    assert!(asked > 100, "only {asked} bodies answer");
}

/// Whom these bodies reach: whom they lead, guide or coordinate, whom these do, and all parts of theirs.
fn below(structure: &Structure, roots: [&str; 3]) -> BTreeSet<BodyId> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<_> = roots.into_iter().map(|root| structure.body(root).unwrap().id()).collect();
    while let Some(body) = next.pop() {
        if reached.insert(body) {
            let leads = [RelationKind::Leads, RelationKind::Guides, RelationKind::Coordinates];
            let led = structure.relations_from(body).filter(|relation| leads.contains(&relation.kind));
            next.extend(led.map(|relation| relation.to));
            let parts = structure.relations_to(body).filter(|relation| relation.kind == RelationKind::PartOf);
            next.extend(parts.map(|relation| relation.from));
        }
    }
    reached
}

fn accountable(clause: &Clause) -> Vec<String> {
    let own = clause.path().filter(|_| clause.keyword == Keyword::Accountable).map(ToString::to_string);
    own.into_iter().chain(clause.clauses.iter().flat_map(accountable)).collect()
}
