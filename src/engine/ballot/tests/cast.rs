//! Votes that are cast: weighed by area, and secret in an election.

use super::bench::{Bench, charter, elects, roster};
use crate::{
    charter::Weights,
    engine::{CandidateVotes, Counts, Vote, VoteChoice},
};

use VoteChoice::{No, Yes};

/// Where the votes of three owners lead, of whom the first owns 500 of 700; each yes or no.
fn weighed(first: &VoteChoice, second: &VoteChoice, third: &VoteChoice) -> String {
    let mut owners = roster(3);
    owners.persons[0].area = Some(500);
    let both = charter(|ballot, _| ballot.weights = Weights { heads: true, area: true });
    let mut bench = Bench::with(both, owners);
    bench.all_vote(1..=1, first).all_vote(2..=2, second).all_vote(3..=3, third);
    bench.state().to_owned()
}

#[test]
fn votes_cast_by_heads_and_area_need_more_than_half_of_both() {
    // 500 of 700 by one of three, 200 of 700 by two of three, 600 of 700 by two of three.
    assert_eq!(weighed(&Yes, &No, &No), "failed");
    assert_eq!(weighed(&No, &Yes, &Yes), "failed");
    assert_eq!(weighed(&Yes, &Yes, &No), "passed");
}

#[test]
fn a_secret_election_knows_who_voted_and_its_count_who_was_elected() {
    let secret = charter(|ballot, _| (ballot.sort, ballot.is_secret) = (elects(1), true));
    let mut bench = Bench::open(secret, 3);
    for voter in ["v1", "v2", "v3"] {
        bench.votes(&Vote::new("decide", voter));
    }
    assert_eq!(bench.state(), "voting");
    let votes = |person: &str, votes| CandidateVotes { person: person.into(), votes };
    let told = |cast| Counts {
        cast: Some(cast),
        candidates: vec![votes("ann", 1), votes("bo", 2)],
        ..Counts::default()
    };
    assert!(!bench.refused_count(told(2)).is_empty());
    bench.counts(told(3));
    assert_eq!((bench.state(), bench.winners()), ("passed", vec!["bo"]));
}
