//! Kinds, offices and relations as the charter declares them, and the questions hosts ask.

use gongzhi::{
    structure::{BodyView, Membership, Quantity, Quota, RelationKind},
    text::BoundWord,
};

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
    let barred: Vec<_> = composition.bars.iter().map(|barred| barred.who.clone()).collect();
    assert_eq!(barred, [Membership::TiedTo(committee.id(), structure.kind("near-relative").unwrap())]);
    assert_eq!(structure.supervisor_of(committee.id()), Some(structure.body("overseers").unwrap().id()));
}

#[test]
fn make_up_says_how_many_and_who_not() {
    let charter = compiled(
        "\
charter demo, edition 2026-01
kind near-relative is tie
kind woman is person
kind watch is supervisory-committee, bars supervises and government and woman
body town is government
body committee is residents-committee, has woman, has committee.chair more than 1/5 at most 2
  office chair, seats 1, term 5 years, bars town
body overseers is watch, bars committee.chair.near-relative, bars town
",
    );
    let structure = &charter.structure;
    let of = |name: &str| structure.body(name).unwrap().body().composition.clone();
    let has = of("committee").has;
    let one = Quota { word: BoundWord::AtLeast, quantity: Quantity::Persons(1) };
    let fifth = Quota { word: BoundWord::MoreThan, quantity: Quantity::Share(1, 5) };
    let two = Quota { word: BoundWord::AtMost, quantity: Quantity::Persons(2) };
    let (woman, relative) = (structure.kind("woman").unwrap(), structure.kind("near-relative").unwrap());
    assert_eq!((&has[0].who, &has[0].quotas[..]), (&Membership::Kind(woman), &[one][..]));
    assert_eq!(has[1].quotas, [fifth, two]);
    let (chair, office) = structure.body("committee").unwrap().offices().next().unwrap();
    assert_eq!(has[1].who, Membership::Office(chair));
    assert_eq!(office.term.unwrap().limit.to_string(), "5 years");
    let barred: Vec<_> = of("overseers").bars.into_iter().map(|barred| barred.who).collect();
    let town = Membership::Body(structure.body("town").unwrap().id());
    let governments = Membership::BodiesOf(structure.kind("government").unwrap());
    let related = Membership::TiedToHolder(chair, relative);
    assert_eq!(barred, [governments, Membership::Kind(woman), related, town.clone()]);
    assert_eq!(office.bars[0].who, town);
}
