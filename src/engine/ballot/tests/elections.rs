//! Elections: seats, candidates, reserved seats, equals, and the slot that holds who is elected.

use super::bench::{Bench, charter, elects, named, reserved};
use crate::engine::{Vote, VoteChoice};

fn names(all: &[&str]) -> VoteChoice {
    VoteChoice::For(all.iter().map(|&name| name.into()).collect())
}

#[test]
fn the_best_placed_take_the_seats_and_the_slot() {
    let charter = charter(|ballot, _| (ballot.sort, ballot.passes) = (elects(2), Vec::new()));
    let mut bench = Bench::open(charter, 5);
    bench
        .all_vote(1..=3, &names(&["bo", "cy"]))
        .all_vote(4..=4, &names(&["cy"]))
        .all_vote(5..=5, &names(&["ann"]));
    assert_eq!((bench.state(), bench.winners()), ("passed", vec!["cy", "bo"]));
}

#[test]
fn equals_for_the_last_seat_are_tied() {
    let charter = charter(|ballot, _| (ballot.sort, ballot.passes) = (elects(1), Vec::new()));
    let mut bench = Bench::open(charter, 2);
    bench.all_vote(1..=1, &names(&["bo"])).all_vote(2..=2, &names(&["cy"]));
    assert_eq!((bench.state(), bench.winners()), ("tied", Vec::new()));
}

#[test]
fn a_reserved_seat_goes_to_the_best_placed_who_fits() {
    let charter = charter(|ballot, kind| {
        (ballot.sort, ballot.passes) = (elects(2), Vec::new());
        ballot.reserved = vec![reserved(kind("woman"), 1)];
    });
    let mut bench = Bench::open(charter, 4);
    bench.all_vote(1..=3, &names(&["bo", "cy"])).all_vote(4..=4, &names(&["bo", "ann"]));
    assert_eq!((bench.state(), bench.winners()), ("passed", vec!["bo", "ann"]));
}

#[test]
fn candidates_stand_are_not_barred_and_are_no_more_than_the_seats() {
    let charter = charter(|ballot, kind| {
        ballot.sort = elects(2);
        ballot.bars = named(kind("excluded"));
    });
    let bench = Bench::open(charter, 4);
    let vote = |all: &[&str]| Vote::new("decide", "v1").choice(names(all));
    assert_eq!(bench.refused(&vote(&["mei"])), ["for"]);
    assert_eq!(bench.refused(&vote(&["di"])), ["bars"]);
    assert_eq!(bench.refused(&vote(&["bo", "bo"])), ["twice"]);
    assert_eq!(bench.refused(&vote(&["ann", "bo", "cy"])), ["seats"]);
}
