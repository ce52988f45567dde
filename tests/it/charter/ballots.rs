//! Ballots as they compile, and every share that the statutes name.

use gongzhi::charter::{
    Amount, Ballot, BallotResult, BallotSort, Charter, Reach, Threshold, Together, Vacancies, Weights, Whole,
};

use super::{charter, compiled};

fn thresholds() -> Charter {
    compiled(include_str!("../../data/small/thresholds.charter"))
}

fn ballot<'c>(charter: &'c Charter, name: &str) -> &'c Ballot {
    let ballots = charter.workflows.values().flat_map(|workflow| workflow.ballots.values());
    ballots.into_iter().find(|ballot| ballot.name == *name).unwrap()
}

/// `more than 1/2 of all`, as a tuple.
fn shares(thresholds: &[Threshold]) -> Vec<(Reach, u32, u32, Whole)> {
    let share = |threshold: &Threshold| match threshold.amount {
        Amount::Share { part, of, whole } => (threshold.reach, part, of, whole),
        Amount::Number(_) => panic!("no share"),
    };
    thresholds.iter().map(share).collect()
}

#[test]
fn each_share_is_kept_as_the_statute_has_it() {
    use Reach::{AtLeast, MoreThan};
    use Whole::{All, Cast, Present, Voting};
    let charter = thresholds();
    let of = |name: &str| {
        let ballot = ballot(&charter, name);
        (shares(&ballot.quorum), shares(&ballot.passes))
    };
    let half = (MoreThan, 1, 2, All);
    assert_eq!(of("choose"), (vec![half], vec![(MoreThan, 1, 2, Voting)]));
    assert_eq!(of("choose-again"), (vec![], vec![(AtLeast, 1, 3, Cast)]));
    assert_eq!(of("representatives-choose"), (vec![(MoreThan, 2, 3, All)], vec![(MoreThan, 1, 2, Voting)]));
    assert_eq!(of("decide"), (vec![half], vec![(MoreThan, 1, 2, Present)]));
    assert_eq!(of("resolve"), (vec![(AtLeast, 2, 3, All)], vec![(MoreThan, 1, 2, Present)]));
    assert_eq!(of("agree"), (vec![(AtLeast, 2, 3, All)], vec![(MoreThan, 1, 2, Voting)]));
    assert_eq!(of("agree-grave"), (vec![(AtLeast, 2, 3, All)], vec![(AtLeast, 3, 4, Voting)]));
    assert_eq!(of("consent"), (vec![], vec![(AtLeast, 1, 1, All)]));
    assert_eq!(of("branch-decides"), (vec![(AtLeast, 1, 2, All)], vec![half]));
    assert_eq!(of("admit"), (vec![half], vec![half]));
    assert_eq!(of("congress-decides"), (vec![half], vec![half]));
}

#[test]
fn what_a_ballot_asks_says_what_it_decides() {
    let charter = thresholds();
    let sort = |name| ballot(&charter, name).sort;
    assert_eq!([sort("decide"), sort("admit")], [BallotSort::Approves; 2]);
    assert_eq!([sort("back"), sort("consent")], [BallotSort::Endorses; 2]);
    let standing = charter.workflow("by-electors").unwrap().1.slot("standing").unwrap().0;
    let seats = Some(Vacancies::Number(5));
    assert_eq!(sort("choose"), BallotSort::Elects { seats, candidates: Some(standing) });
    assert_eq!(sort("choose-again"), BallotSort::Elects { seats: None, candidates: Some(standing) });
    assert!(ballot(&charter, "admit").is_secret);
    assert_eq!(ballot(&charter, "agree").weights, Weights { heads: true, area: true });
    assert_eq!(ballot(&charter, "decide").weights, Weights { heads: true, area: false });
}

#[test]
fn a_result_without_a_way_falls_to_a_worse_one() {
    let charter = thresholds();
    let leads = |name: &str, result| ballot(&charter, name).outcome(result).map(|on| on.result);
    assert_eq!(leads("decide", BallotResult::NoQuorum), Some(BallotResult::Failed));
    assert_eq!(leads("resolve", BallotResult::NoQuorum), Some(BallotResult::NoQuorum));
    assert_eq!(leads("households-choose", BallotResult::Tied), Some(BallotResult::Short));
    assert_eq!(leads("households-choose", BallotResult::NoQuorum), Some(BallotResult::Short));
    assert_eq!(leads("choose", BallotResult::Tied), Some(BallotResult::Tied));
}

#[test]
fn an_action_may_take_a_share_of_all() {
    let charter = thresholds();
    let demand = charter.workflow("recall").unwrap().1.action("demand").unwrap().1;
    let share = |of| Together::Share { reach: Reach::AtLeast, part: 1, of };
    assert_eq!([&demand.by[0], &demand.by[1]].map(|by| by.together[0].number), [share(10), share(3)]);
}

#[test]
fn a_veto_and_a_limit_make_no_endorsement_of_an_approval() {
    let charter = charter(
        "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    ballot decide by desk, within 3 days, veto desk.clerk
      passes more than 1/2 among all
      on passed -> closed
      on failed -> closed
  state closed, end answered
",
    );
    let decide = ballot(&charter, "decide");
    assert_eq!(decide.sort, BallotSort::Approves);
    assert_eq!(decide.outcome(BallotResult::Vetoed).unwrap().result, BallotResult::Failed);
    assert!(decide.clock.is_some());
}
