//! Who may vote, and who may not; nothing is lost by a refusal.

use super::bench::{Bench, at, charter, elects, named, proxies};
use crate::{
    charter::{BallotSort, Reach, Whole},
    engine::{Command, Opening, PlainRoster, QuestionError, Vote, VoteChoice, ballot},
};

use VoteChoice::{For, No, Yes};

fn vote(by: &str) -> Vote {
    Vote::new("decide", by).choice(Yes)
}

#[test]
fn all_have_voted_and_the_result_follows_at_once() {
    let mut bench = Bench::open(charter(|_, _| {}), 3);
    bench.all_vote(1..=2, &Yes);
    assert_eq!(bench.state(), "voting");
    bench.all_vote(3..=3, &No);
    assert_eq!(bench.state(), "passed");
}

#[test]
fn nobody_votes_without_a_vote_or_twice_or_afterwards() {
    let mut bench = Bench::open(charter(|_, _| {}), 2);
    assert_eq!(bench.refused(&vote("mei")), ["by"]);
    bench.votes(&vote("v1"));
    assert_eq!(bench.refused(&vote("v1")), ["twice"]);
    bench.votes(&vote("v2"));
    assert_eq!(bench.refused(&vote("v2")), ["ballot"]);
}

#[test]
fn nobody_votes_before_it_opens_or_after_its_time() {
    let mut bench = Bench::open(charter(|_, _| {}), 3);
    bench.votes(&vote("v1"));
    let late = at("2026-03-04 09:00");
    let world = crate::engine::World {
        roster: &bench.roster,
        directory: &bench.roster,
        calendar: &bench.charter.calendar,
    };
    let answer = ballot::vote(&bench.charter, &world, &bench.case, &vote("v2"), late).unwrap();
    // The votes cast in time decide, and the vote that comes late is told so.
    let refusal = answer.refusal().unwrap();
    assert_eq!((refusal.reasons[0].word(), refusal.pending.len()), ("ballot", 1));
    let fresh = crate::engine::Case::new(&bench.charter, "matter", "K-2").unwrap();
    let answer = ballot::vote(&bench.charter, &world, &fresh, &vote("v2"), late).unwrap();
    assert_eq!(super::bench::words(&answer), ["ballot"]);
}

#[test]
fn the_barred_do_not_vote_and_are_not_waited_for() {
    let charter = charter(|ballot, kind| ballot.bars = named(kind("excluded")));
    let mut roster = super::bench::roster(2);
    let excluded: crate::engine::PersonEntry =
        serde_json::from_str(r#"{ "person": "v2", "is": [{ "kind": "excluded" }] }"#).unwrap();
    roster.persons.push(excluded);
    let mut bench = Bench::with(charter, roster);
    assert_eq!(bench.refused(&vote("v2")), ["bars"]);
    assert_eq!(bench.votes(&vote("v1")).state(), "passed");
}

#[test]
fn proxies_have_a_bound_and_count_for_whom_they_are_cast() {
    // JWH25 19: 每一选民接受的委托不得超过三人. 候选人不得接受委托投票.
    let charter = charter(|ballot, kind| ballot.proxies = vec![proxies(3, named(kind("excluded")))]);
    let mut bench = Bench::open(charter, 9);
    for of in ["v2", "v3", "v4"] {
        bench.votes(&vote("v1").for_another(of));
    }
    assert_eq!(bench.refused(&vote("v1").for_another("v5")), ["proxies"]);
    assert_eq!(bench.refused(&vote("v2")), ["twice"]);
    assert_eq!(bench.refused(&vote("v5").for_another("v2")), ["twice"]);
    assert_eq!(bench.refused(&vote("v5").for_another("v5")), ["proxies"]);
    assert_eq!(bench.refused(&vote("v5").for_another("mei")), ["by"]);
    assert_eq!(bench.refused(&vote("di").for_another("v6")), ["bars"]);
    // Whoever votes for others keeps a vote of their own.
    bench.votes(&vote("v1"));
}

#[test]
fn without_proxies_nobody_votes_for_another() {
    let bench = Bench::open(charter(|_, _| {}), 2);
    assert_eq!(bench.refused(&vote("v1").for_another("v2")), ["proxies"]);
}

#[test]
fn one_veto_is_enough_at_once() {
    let charter = charter(|ballot, kind| ballot.vetoes = named(kind("veto-holder")));
    let mut roster = super::bench::roster(5);
    let holder = r#"{ "person": "v2", "is": [{ "kind": "veto-holder" }] }"#;
    roster.persons.push(serde_json::from_str(holder).unwrap());
    let mut bench = Bench::with(charter, roster);
    bench.all_vote(1..=1, &No);
    assert_eq!(bench.state(), "voting");
    assert_eq!(bench.all_vote(2..=2, &No).state(), "vetoed");
}

#[test]
fn an_endorsement_closes_when_it_has_its_number() {
    let charter = charter(|ballot, _| {
        ballot.sort = BallotSort::Endorses;
        ballot.passes = vec![super::bench::share(Reach::AtLeast, 1, 10, Whole::All)];
    });
    let mut bench = Bench::open(charter, 20);
    assert_eq!(bench.all_vote(1..=1, &Yes).state(), "voting");
    assert_eq!(bench.all_vote(2..=2, &Yes).state(), "passed");
}

#[test]
fn a_choice_that_the_ballot_does_not_offer_makes_no_sense() {
    let check = |bench: &Bench, vote: &Vote| {
        let world = crate::engine::World {
            roster: &bench.roster,
            directory: &bench.roster,
            calendar: &bench.charter.calendar,
        };
        ballot::vote(&bench.charter, &world, &bench.case, vote, at("2026-03-02 10:00")).unwrap_err()
    };
    let open = Bench::open(charter(|_, _| {}), 2);
    assert!(matches!(check(&open, &Vote::new("other", "v1")), QuestionError::UnknownBallot { .. }));
    assert!(matches!(check(&open, &Vote::new("decide", "v1")), QuestionError::NoChoice { .. }));
    let named = Vote::new("decide", "v1").choice(For(vec!["ann".into()]));
    assert!(matches!(check(&open, &named), QuestionError::WrongChoice { .. }));
    let election = Bench::open(charter(|ballot, _| ballot.sort = elects(1)), 2);
    assert!(matches!(check(&election, &vote("v1")), QuestionError::WrongChoice { .. }));
    let secret = Bench::open(charter(|ballot, _| ballot.is_secret = true), 2);
    assert!(matches!(check(&secret, &vote("v1")), QuestionError::ChoiceTold { .. }));
}

#[test]
fn who_cannot_be_counted_does_not_vote() {
    /// Knows everybody, and cannot list them.
    struct Unlisted(PlainRoster);
    impl crate::engine::Roster for Unlisted {
        fn holds(
            &self,
            person: &crate::engine::Person,
            body: crate::engine::NamedBody<'_>,
            office: &crate::Name,
            on: crate::time::Date,
        ) -> crate::engine::Known {
            self.0.holds(person, body, office, on)
        }
        fn is_member(
            &self,
            person: &crate::engine::Person,
            body: crate::engine::NamedBody<'_>,
            on: crate::time::Date,
        ) -> crate::engine::Known {
            self.0.is_member(person, body, on)
        }
        fn is_kind(
            &self,
            person: &crate::engine::Person,
            kind: &crate::Name,
            on: crate::time::Date,
        ) -> crate::engine::Known {
            self.0.is_kind(person, kind, on)
        }
    }
    let bench = Bench::open(charter(|_, _| {}), 3);
    let unlisted = Unlisted(bench.roster.clone());
    let world = crate::engine::World {
        roster: &unlisted,
        directory: &bench.roster,
        calendar: &bench.charter.calendar,
    };
    let case = crate::engine::Case::new(&bench.charter, "matter", "K-9").unwrap();
    let put = Command::new("put").by("v1").with("candidates", "ann");
    let put = crate::engine::decide(&bench.charter, &world, &case, &put, at("2026-03-02 09:00")).unwrap();
    let case = case.after(&put.events()[0]).unwrap();
    let answer = ballot::vote(&bench.charter, &world, &case, &vote("v1"), at("2026-03-02 10:00")).unwrap();
    assert_eq!(super::bench::words(&answer), ["roster"]);
}

#[test]
fn open_ballots_say_how_many_voted_and_who_still_may() {
    let mut bench = Bench::open(charter(|_, _| {}), 3);
    bench.votes(&vote("v1"));
    let [status] = bench.polls("v1").try_into().unwrap();
    assert_eq!((status.voted, status.totals.unwrap().heads.eligible), (1, 3));
    assert!(matches!(status.may_vote, Some(Opening::Closed(reasons)) if reasons[0].word() == "twice"));
    assert_eq!(bench.polls("v2")[0].may_vote, Some(Opening::Open));
}
