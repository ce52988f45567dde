//! How a ballot ends: by time, by leaving its state, by a result that cannot be followed.

use super::bench::{Bench, charter};
use crate::{
    charter::BallotResult,
    engine::{BallotChange, Change, Command, Event, Meaning, Vote, VoteChoice, What, why},
    finding::Language,
    id::WorkflowId,
    rule::Condition,
};

fn meaning(event: &Event) -> Option<Meaning> {
    match event.what {
        What::Expired { meaning, .. } => Some(meaning),
        _ => None,
    }
}

#[test]
fn its_time_ends_it_with_the_votes_cast() {
    let mut bench = Bench::open(charter(|_, _| {}), 9);
    bench.all_vote(1..=2, &VoteChoice::Yes).ticks("2026-03-05 00:00");
    assert_eq!(bench.state(), "passed");
    assert_eq!(meaning(bench.events.last().unwrap()), Some(Meaning::Decided));
}

#[test]
fn without_votes_nothing_is_reached() {
    let mut bench = Bench::open(charter(|_, _| {}), 9);
    assert_eq!(bench.ticks("2026-03-05 00:00").state(), "failed");
}

#[test]
fn a_secret_one_waits_for_its_count() {
    let mut bench = Bench::open(charter(|ballot, _| ballot.is_secret = true), 9);
    bench.votes(&Vote::new("decide", "v1")).ticks("2026-03-05 00:00");
    assert_eq!((bench.state(), bench.case.polls()[0].is_over), ("voting", true));
    assert_eq!(meaning(bench.events.last().unwrap()), Some(Meaning::Over));
}

#[test]
fn leaving_its_state_aborts_it() {
    let mut bench = Bench::open(charter(|_, _| {}), 9);
    bench.does(&Command::new("drop").by("v1"), "2026-03-02 10:00");
    let aborted = |change: &Change| matches!(change, Change::Ballot(_, of) if **of == BallotChange::Aborted);
    assert!(bench.events.last().unwrap().changes.iter().any(aborted));
    assert_eq!(bench.case.polls(), []);
}

#[test]
fn a_result_that_cannot_be_followed_refuses_a_vote_and_breaches_at_its_time() {
    let charter = charter(|ballot, _| {
        for on in ballot.on.iter_mut().filter(|on| on.result == BallotResult::Passed) {
            on.routes[0].condition = Condition::Not(Box::new(Condition::Always));
        }
    });
    let mut bench = Bench::open(charter, 2);
    bench.all_vote(1..=1, &VoteChoice::Yes);
    assert_eq!(bench.refused(&Vote::new("decide", "v2").choice(VoteChoice::Yes)), ["->"]);
    bench.ticks("2026-03-05 00:00");
    let last = bench.events.last().unwrap();
    assert_eq!((meaning(last), last.breaches().count()), (Some(Meaning::Closed), 1));
    assert_eq!((bench.state(), bench.case.polls().len()), ("voting", 0));
}

#[test]
fn the_result_is_explained_with_its_numbers() {
    let mut bench = Bench::open(charter(|_, _| {}), 3);
    bench.all_vote(1..=1, &VoteChoice::Yes).all_vote(2..=3, &VoteChoice::No);
    let last = bench.events.last().unwrap();
    let outcome = last.changes.iter().find_map(|change| match change {
        Change::Ballot(ballot, of) => match &**of {
            BallotChange::Closed(outcome) => Some((*ballot, outcome)),
            _ => None,
        },
        _ => None,
    });
    let (ballot, outcome) = outcome.unwrap();
    let workflow: WorkflowId = bench.case.workflow();
    let say = |language| outcome.say(&bench.charter, workflow, ballot, language);
    assert_eq!(
        say(Language::En),
        "\u{201c}decide\u{201d}: failed\nin favour: 1 of 3 voting; more than 1/2 needed: not reached"
    );
    assert_eq!(say(Language::Zh), "\u{201c}decide\u{201d}：未通过\n投票3中的赞成1；须超过1/2：未达到");
    assert!(why(&bench.charter, last).unwrap().iter().all(|rule| rule.title.name() == "decide"));
}
