//! Kinds, offices and relations as the charter declares them, and the questions hosts ask.

use gongzhi::structure::{BodyView, Membership, RelationKind};

use super::{compiled, lints};

fn names<'a>(views: impl Iterator<Item = BodyView<'a>>) -> Vec<&'a str> {
    views.map(|view| view.name().as_str()).collect()
}

#[test]
fn a_kind_inherits_axioms_and_offices_of_the_kind_it_narrows() {
    let charter = compiled(
        "\
charter demo, edition 2026-01
kind bureau is authority
  office inspector
kind authority is government
  office head
body housing is bureau
  office clerk
body committee is residents-committee
",
    );
    let structure = &charter.structure;
    let housing = structure.body("housing").unwrap();
    let offices: Vec<_> = housing.offices().map(|(_, office)| office.name.as_str()).collect();
    assert_eq!(offices, ["head", "inspector", "clerk"]);
    assert_eq!(names(structure.bodies_of_kind("government")), ["housing"]);
    assert_eq!(names(structure.bodies_of_kind("authority")), ["housing"]);
    assert!(structure.kinds.get(housing.body().kind).unwrap().axioms.is_government);
}

#[test]
fn the_axiom_of_a_wide_kind_holds_for_a_narrow_one() {
    let found = lints(
        "kind bureau is government\nbody housing is bureau, leads committee\nbody committee is residents-committee\n",
    );
    assert_eq!(found, ["government-leads"]);
}

#[test]
fn a_kind_may_bar_relations() {
    assert_eq!(
        lints("kind meeting is council\n  bars leads\nbody joint is meeting, leads desk\n"),
        ["barred-relation"]
    );
    assert_eq!(
        lints("kind meeting is council\n  bars leads\nbody joint is meeting, coordinates desk\n"),
        [""; 0]
    );
}

#[test]
fn relations_run_between_the_bodies_named() {
    let charter = compiled(
        "\
charter demo, edition 2026-01
kind near-relative is tie
body party is party-organization, leads committee and assembly
body assembly is residents-assembly, elects committee and overseers
body committee is residents-committee, seats 5 to 9, term 5 years
  bars committee.near-relative
body overseers is supervisory-committee, supervises committee, bars committee
",
    );
    let structure = &charter.structure;
    let committee = structure.body("committee").unwrap();
    assert_eq!(names(committee.superiors()), ["party"]);
    assert_eq!(names(committee.supervisors()), ["overseers"]);
    assert_eq!(names(committee.sources(RelationKind::Elects)), ["assembly"]);
    assert_eq!(
        names(structure.body("assembly").unwrap().targets(RelationKind::Elects)),
        ["committee", "overseers"]
    );
    let composition = &committee.body().composition;
    assert_eq!((composition.seats.unwrap().least, composition.seats.unwrap().most), (5, 9));
    assert_eq!(
        composition.bars,
        [Membership::TiedTo(committee.id(), structure.kind("near-relative").unwrap())]
    );
    assert_eq!(structure.supervisor_of(committee.id()), Some(structure.body("overseers").unwrap().id()));
}
