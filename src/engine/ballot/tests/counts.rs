//! Counts, and figures that contradict each other.

use super::bench::{Bench, charter, elects, words};
use crate::engine::{CandidateVotes, Count, Counts, Figures, Vote, VoteChoice};

fn counts(told: &[(&str, u64)]) -> Counts {
    let json: serde_json::Map<_, _> =
        told.iter().map(|(name, number)| ((*name).to_owned(), (*number).into())).collect();
    serde_json::from_value(json.into()).unwrap()
}

#[test]
fn figures_that_contradict_each_other_are_refused() {
    let bench = Bench::open(charter(|_, _| {}), 1);
    for told in [
        &[("all", 99), ("cast", 60), ("yes", 61)][..],
        &[("all", 99), ("cast", 60), ("spoilt", 5), ("yes", 30), ("no", 26)],
        &[("all", 99), ("cast", 60), ("spoilt", 61)],
        &[("all", 99), ("issued", 59), ("cast", 60)],
        &[("all", 99), ("issued", 100), ("cast", 60)],
        &[("all", 99), ("voting", 100), ("cast", 60)],
        &[("all", 99), ("present", 100), ("cast", 60)],
        &[("all", 99), ("eligible", 100), ("cast", 60)],
    ] {
        assert_eq!(bench.refused_count(counts(told)), ["tallies"], "{told:?}");
    }
}

#[test]
fn figures_at_their_bound_are_taken() {
    let told =
        [("all", 99), ("issued", 99), ("cast", 99), ("spoilt", 9), ("yes", 50), ("no", 30), ("abstain", 10)];
    assert_eq!(Bench::open(charter(|_, _| {}), 1).counts(counts(&told)).state(), "passed");
}

#[test]
fn votes_of_candidates_fit_the_votes_cast_and_the_seats() {
    let bench = Bench::open(charter(|ballot, _| ballot.sort = elects(2)), 1);
    let votes = |told: &[(&str, u64)]| Counts {
        candidates: told
            .iter()
            .map(|(person, votes)| CandidateVotes { person: (*person).into(), votes: *votes })
            .collect(),
        ..counts(&[("all", 99), ("cast", 10)])
    };
    assert_eq!(bench.refused_count(votes(&[("ann", 11)])), ["tallies"]);
    assert_eq!(bench.refused_count(votes(&[("ann", 10), ("bo", 10), ("cy", 1)])), ["tallies"]);
    assert_eq!(bench.refused_count(votes(&[("ann", 1), ("ann", 1)])), ["twice"]);
    assert_eq!(bench.refused_count(votes(&[("mei", 1)])), ["for"]);
}

#[test]
fn only_the_accountable_body_and_the_host_count() {
    let mut bench = Bench::open(charter(|_, _| {}), 1);
    let heads = counts(&[("all", 9), ("yes", 9)]);
    let count = Count::new("decide", Figures { heads, ..Figures::default() });
    assert_eq!(words(&bench.ask_count(&count.clone().by("gao"))), ["by"]);
    let answer = bench.ask_count(&count.by("mei"));
    bench.keep_answer(&answer);
    assert_eq!(bench.state(), "passed");
}

#[test]
fn recorded_votes_speak_for_themselves() {
    let mut bench = Bench::open(charter(|_, _| {}), 5);
    bench.all_vote(1..=2, &VoteChoice::Yes);
    assert_eq!(bench.refused_count(counts(&[("yes", 5)])), ["tallies"]);
    assert_eq!(bench.refused_count(counts(&[("all", 1)])), ["tallies", "tallies"]);
    assert_eq!(bench.counts(counts(&[("present", 3)])).state(), "passed");
}

#[test]
fn a_secret_ballot_counts_as_many_as_voted() {
    let mut bench = Bench::open(charter(|ballot, _| ballot.is_secret = true), 3);
    for voter in ["v1", "v2"] {
        bench.votes(&Vote::new("decide", voter));
    }
    assert_eq!(bench.refused_count(counts(&[("cast", 3), ("yes", 2)])), ["tallies"]);
    bench.votes(&Vote::new("decide", "v3"));
    // All have voted: voting is over, and the count decides.
    assert_eq!(bench.refused(&Vote::new("decide", "v3")), ["ballot"]);
    assert_eq!(bench.counts(counts(&[("yes", 1), ("no", 2)])).state(), "failed");
}
