//! Every threshold that the statutes use, on either side of its boundary.

use super::bench::{Bench, charter, number, share};
use crate::{
    charter::{BallotSort, Reach, Threshold, Weights, Whole},
    engine::{CandidateVotes, Count, Counts, Figures},
};

use Reach::{AtLeast, MoreThan};

fn told(all: u64, present: u64, yes: u64) -> Counts {
    Counts { all: Some(all), present: Some(present), yes: Some(yes), ..Counts::default() }
}

/// Where a count of a ballot with these thresholds leads.
fn leads(quorum: Option<Threshold>, passes: Threshold, heads: Counts) -> String {
    let charter = charter(|ballot, _| {
        ballot.quorum = quorum.into_iter().collect();
        ballot.passes = vec![passes];
    });
    Bench::open(charter, 1).counts(heads).state().to_owned()
}

#[test]
fn an_election_by_representatives_takes_more_than_two_thirds() {
    // JWH25 19: 有超过三分之二的居民代表参加投票，选举有效. Of 99, 66 are not enough.
    let quorum = || Some(share(MoreThan, 2, 3, Whole::All));
    let passes = || share(MoreThan, 1, 2, Whole::Voting);
    assert_eq!(leads(quorum(), passes(), told(99, 66, 66)), "no-quorum");
    assert_eq!(leads(quorum(), passes(), told(99, 67, 67)), "passed");
}

#[test]
fn a_meeting_of_representatives_takes_at_least_two_thirds() {
    // JWH25 29: 应当有三分之二以上的组成人员参加方可召开……应当经到会组成人员的过半数通过.
    let quorum = || Some(share(AtLeast, 2, 3, Whole::All));
    let passes = || share(MoreThan, 1, 2, Whole::Present);
    assert_eq!(leads(quorum(), passes(), told(99, 65, 65)), "no-quorum");
    assert_eq!(leads(quorum(), passes(), told(99, 66, 33)), "failed");
    assert_eq!(leads(quorum(), passes(), told(99, 66, 34)), "passed");
}

#[test]
fn a_meeting_of_residents_takes_more_than_half() {
    // JWH25 27: 全体十八周岁以上的本社区居民或者户的代表的过半数参加.
    let quorum = || Some(share(MoreThan, 1, 2, Whole::All));
    let passes = || share(MoreThan, 1, 2, Whole::Present);
    assert_eq!(leads(quorum(), passes(), told(1000, 500, 400)), "no-quorum");
    assert_eq!(leads(quorum(), passes(), told(1000, 501, 250)), "failed");
    assert_eq!(leads(quorum(), passes(), told(1000, 501, 251)), "passed");
}

#[test]
fn half_of_a_branch_may_meet_and_never_pass_anything() {
    // 支部工作条例 11: 半数以上有表决权的党员到会方可进行，赞成人数超过应到会有表决权的党员人数的半数为通过.
    let quorum = || Some(share(AtLeast, 1, 2, Whole::All));
    let passes = || share(MoreThan, 1, 2, Whole::All);
    assert_eq!(leads(quorum(), passes(), told(10, 4, 4)), "no-quorum");
    for yes in 0..=5 {
        assert_eq!(leads(quorum(), passes(), told(10, 5, yes)), "failed");
    }
    assert_eq!(leads(quorum(), passes(), told(10, 6, 6)), "passed");
}

#[test]
fn a_new_member_takes_more_than_half_to_attend_and_to_agree() {
    // 发展党员工作细则 (2026) 19, 20: 必须超过应到会有表决权的党员人数的半数.
    let quorum = || Some(share(MoreThan, 1, 2, Whole::All));
    let passes = || share(MoreThan, 1, 2, Whole::All);
    assert_eq!(leads(quorum(), passes(), told(10, 5, 5)), "no-quorum");
    assert_eq!(leads(quorum(), passes(), told(10, 7, 5)), "failed");
    assert_eq!(leads(quorum(), passes(), told(10, 6, 6)), "passed");
}

#[test]
fn a_street_work_committee_takes_half_to_meet_and_half_of_all_to_agree() {
    // TJRD 11: 应当有过半数的人大街道工委组成人员出席……应当经全体组成人员的过半数同意.
    let quorum = || Some(share(MoreThan, 1, 2, Whole::All));
    let passes = || share(MoreThan, 1, 2, Whole::All);
    assert_eq!(leads(quorum(), passes(), told(6, 3, 3)), "no-quorum");
    assert_eq!(leads(quorum(), passes(), told(6, 4, 3)), "failed");
    assert_eq!(leads(quorum(), passes(), told(6, 4, 4)), "passed");
}

/// Where a vote of owners leads: heads and area, each of 90, of whom so many take part and are in favour.
fn owners(passes: Threshold, (heads, area): ((u64, u64), (u64, u64))) -> String {
    let charter = charter(|ballot, _| {
        ballot.weights = Weights { heads: true, area: true };
        ballot.quorum = vec![share(AtLeast, 2, 3, Whole::All)];
        ballot.passes = vec![passes];
    });
    let counts = |(voting, yes): (u64, u64)| Counts {
        all: Some(90),
        voting: Some(voting),
        yes: Some(yes),
        ..Counts::default()
    };
    let figures = Figures { heads: counts(heads), area: counts(area), vetoes: None };
    let mut bench = Bench::open(charter, 1);
    let answer = bench.ask_count(&Count::new("decide", figures));
    bench.keep_answer(&answer);
    bench.state().to_owned()
}

#[test]
fn owners_take_part_and_agree_by_heads_and_by_area() {
    // WQ 278: 面积占比三分之二以上的业主且人数占比三分之二以上的业主参与表决; 过半数, or of items 6 to 8 四分之三以上 of each.
    let half = || share(MoreThan, 1, 2, Whole::Voting);
    assert_eq!(owners(half(), ((59, 59), (90, 90))), "no-quorum");
    assert_eq!(owners(half(), ((90, 90), (59, 59))), "no-quorum");
    assert_eq!(owners(half(), ((60, 30), (60, 60))), "failed");
    assert_eq!(owners(half(), ((60, 60), (60, 30))), "failed");
    assert_eq!(owners(half(), ((60, 31), (60, 31))), "passed");
    let quarters = || share(AtLeast, 3, 4, Whole::Voting);
    assert_eq!(owners(quarters(), ((60, 44), (60, 60))), "failed");
    assert_eq!(owners(quarters(), ((60, 60), (60, 44))), "failed");
    assert_eq!(owners(quarters(), ((60, 45), (60, 45))), "passed");
}

/// Where an endorsement by so many of `all` leads.
fn endorsed(passes: Threshold, all: u64, yes: u64) -> String {
    let charter = charter(|ballot, _| {
        ballot.sort = BallotSort::Endorses;
        ballot.passes = vec![passes];
    });
    Bench::open(charter, 1).counts(told(all, yes, yes)).state().to_owned()
}

#[test]
fn calls_and_recalls_take_a_tenth_a_fifth_or_a_third_of_all() {
    // JWH25 20, 26, 28, 38; WY 13; nomination by ten (JWH25 18).
    for (part, of, all, fails, passes) in
        [(1, 10, 101, 10, 11), (1, 3, 100, 33, 34), (1, 5, 51, 10, 11), (1, 5, 100, 19, 20)]
    {
        let tenth = || share(AtLeast, part, of, Whole::All);
        assert_eq!(endorsed(tenth(), all, fails), "failed", "{part}/{of} of {all}");
        assert_eq!(endorsed(tenth(), all, passes), "passed", "{part}/{of} of {all}");
    }
    assert_eq!(endorsed(number(AtLeast, 10), 1000, 9), "failed");
    assert_eq!(endorsed(number(AtLeast, 10), 1000, 10), "passed");
}

/// Where an election of one by these votes leads.
fn elected(wins: Threshold, cast: u64, spoilt: u64, votes: u64) -> String {
    let charter = charter(|ballot, _| {
        ballot.sort = super::bench::elects(1);
        ballot.passes = vec![wins];
    });
    let candidates = vec![CandidateVotes { person: "ann".into(), votes }];
    let (cast, spoilt) = (Some(cast), Some(spoilt));
    let heads = Counts { all: Some(1000), cast, spoilt, candidates, ..Counts::default() };
    Bench::open(charter, 1).counts(heads).state().to_owned()
}

#[test]
fn a_candidate_takes_more_than_half_and_in_the_run_off_a_third_of_the_votes_cast() {
    // JWH25 19: 获得参加投票的人员过半数的选票，始得当选; 不得少于已投选票总数的三分之一. SCXJ 30: 废票应当计入选票总数.
    let half = || share(MoreThan, 1, 2, Whole::Voting);
    assert_eq!(elected(half(), 100, 0, 50), "short");
    assert_eq!(elected(half(), 100, 0, 51), "passed");
    let third = || share(AtLeast, 1, 3, Whole::Cast);
    assert_eq!(elected(third(), 100, 10, 33), "short");
    assert_eq!(elected(third(), 100, 10, 34), "passed");
}
