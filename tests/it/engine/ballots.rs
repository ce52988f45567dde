//! Ballots of a charter as it is written: a share of all who demand an election, the election, and its run-off.

use std::sync::LazyLock;

use gongzhi::{
    Name,
    charter::Charter,
    engine::{
        Answer, CandidateVotes, Case, Command, Count, Counts, Event, Figures, Known, NamedBody, Person,
        PlainRoster, Reason, Roster, World, count, decide,
    },
    time::{Date, Instant},
};

use super::fixture::compile;

static RUN_OFF: LazyLock<Charter> =
    LazyLock::new(|| compile("run-off.charter", include_str!("../../data/small/run-off.charter")));

fn roster(electors: u32) -> PlainRoster {
    let elector =
        |number| serde_json::json!({ "person": format!("e{number}"), "is": [{ "kind": "elector" }] });
    let persons: Vec<_> = (1..=electors).map(elector).collect();
    serde_json::from_value(serde_json::json!({ "persons": persons })).unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse(text, RUN_OFF.calendar.zone()).unwrap()
}

struct Election {
    roster: PlainRoster,
    case: Case,
}

impl Election {
    fn new() -> Self {
        Self { roster: roster(100), case: Case::new(&RUN_OFF, "election", "E-1").unwrap() }
    }

    fn world(&self) -> World<'_> {
        World { roster: &self.roster, directory: &self.roster, calendar: &RUN_OFF.calendar }
    }

    fn demand(&self, electors: u32, candidates: &[&str]) -> Answer {
        let candidates = candidates.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let command = Command::new("demand").with("candidates", candidates);
        let command =
            (1..=electors).fold(command, |command, number| command.by(format!("e{number}").as_str()));
        decide(&RUN_OFF, &self.world(), &self.case, &command, at("2026-03-02 09:00")).unwrap()
    }

    fn count(&self, ballot: &str, cast: u64, votes: &[(&str, u64)]) -> Answer {
        let vote = |&(person, votes): &(&str, u64)| CandidateVotes { person: person.into(), votes };
        let candidates = votes.iter().map(vote).collect();
        let heads = Counts { cast: Some(cast), candidates, ..Counts::default() };
        let told = Count::new(ballot, Figures { heads, ..Figures::default() });
        count(&RUN_OFF, &self.world(), &self.case, &told, at("2026-03-02 18:00")).unwrap()
    }

    fn keep(&mut self, answer: &Answer) -> Vec<Event> {
        assert!(answer.is_accepted(), "{answer:?}");
        for event in answer.events() {
            self.case.apply(event).unwrap();
        }
        answer.events().to_vec()
    }

    fn state(&self) -> &str {
        let (_, workflow) = RUN_OFF.workflow("election").unwrap();
        let state = self.case.ended().or_else(|| self.case.marking().iter().next()).unwrap();
        workflow.states.get(state).unwrap().name.as_str()
    }

    fn winners(&self) -> Vec<&str> {
        let (_, workflow) = RUN_OFF.workflow("election").unwrap();
        let (slot, _) = workflow.slot("winners").unwrap();
        self.case.slot(slot).persons().iter().map(|person| person.key()).collect()
    }
}

fn words(answer: &Answer) -> Vec<&'static str> {
    answer.refusal().unwrap().reasons.iter().map(Reason::word).collect()
}

#[test]
fn a_tenth_of_all_act_together() {
    // JWH25 20: 十分之一以上. Of 100, nine are too few.
    let election = Election::new();
    assert_eq!(words(&election.demand(9, &["ann", "bo", "cy"])), ["at least"]);
    assert!(election.demand(10, &["ann", "bo", "cy"]).is_accepted());
}

/// Knows everybody, and cannot list who is of a kind.
struct Unlisted(PlainRoster);

impl Roster for Unlisted {
    fn holds(&self, person: &Person, body: NamedBody<'_>, office: &Name, on: Date) -> Known {
        self.0.holds(person, body, office, on)
    }

    fn is_member(&self, person: &Person, body: NamedBody<'_>, on: Date) -> Known {
        self.0.is_member(person, body, on)
    }

    fn is_kind(&self, person: &Person, kind: &Name, on: Date) -> Known {
        self.0.is_kind(person, kind, on)
    }
}

#[test]
fn a_share_of_those_whom_nobody_can_list_is_not_reached() {
    let election = Election::new();
    let roster = Unlisted(election.roster.clone());
    let world = World { roster: &roster, ..election.world() };
    let candidates = ["ann", "bo", "cy"].map(str::to_owned).to_vec();
    let command = Command::new("demand").with("candidates", candidates);
    let all = (1..=100).fold(command, |command, number| command.by(format!("e{number}").as_str()));
    let answer = decide(&RUN_OFF, &world, &election.case, &all, at("2026-03-02 09:00")).unwrap();
    assert_eq!(words(&answer), ["roster"]);
}

#[test]
fn a_share_counts_for_the_capacity_in_which_one_acts() {
    let charter = compile(
        "share.charter",
        "charter share, edition 2026-01\n\
         kind resident is person\n\
         body desk is government\n  office clerk\n\
         workflow request\n  may ask by resident or desk at least 1/2, from start -> open\n  state open, accountable desk\n    may close by desk -> closed\n  state closed, end closed\n",
    );
    let roster: PlainRoster = serde_json::from_str(
        r#"{ "persons": [
            { "person": "ann", "is": [{ "kind": "resident" }], "holds": [{ "body": "desk", "office": "clerk" }] },
            { "person": "bo", "holds": [{ "body": "desk", "office": "clerk" }] },
            { "person": "cy", "holds": [{ "body": "desk", "office": "clerk" }] }
        ] }"#,
    )
    .unwrap();
    let world = World { roster: &roster, directory: &roster, calendar: &charter.calendar };
    let case = Case::new(&charter, "request", "R-1").unwrap();
    let asks = |command: Command| decide(&charter, &world, &case, &command, at("2026-03-02 09:00")).unwrap();
    // All residents, and one of three at the desk.
    assert!(asks(Command::new("ask").by("ann")).is_accepted());
    assert_eq!(words(&asks(Command::new("ask").by("ann").capacity("desk"))), ["at least"]);
    assert!(asks(Command::new("ask").by("ann").by("bo").capacity("desk")).is_accepted());
}

#[test]
fn more_stand_than_there_are_seats() {
    // JWH25 18: 候选人的名额应当多于应选名额.
    assert_eq!(words(&Election::new().demand(10, &["ann", "bo"])), ["margin"]);
}

#[test]
fn the_run_off_fills_the_seats_that_the_election_left() {
    let mut election = Election::new();
    election.keep(&election.demand(10, &["ann", "bo", "cy"]));
    // 50 of 100 electors are not more than half.
    let mut void = Election { roster: election.roster.clone(), case: election.case.clone() };
    void.keep(&void.count("first-vote", 50, &[("ann", 50)]));
    assert_eq!(void.state(), "void");
    election.keep(&election.count("first-vote", 60, &[("ann", 31), ("bo", 30), ("cy", 20)]));
    assert_eq!((election.state(), election.winners()), ("again", Vec::new()));
    assert_eq!(words(&election.count("first-vote", 60, &[])), ["ballot"]);
    // Who is elected stays so, and is not voted for again.
    assert_eq!(words(&election.count("second-vote", 60, &[("ann", 1)])), ["for"]);
    election.keep(&election.count("second-vote", 60, &[("bo", 20), ("cy", 19)]));
    assert_eq!((election.state(), election.winners()), ("elected", vec!["ann", "bo"]));
}

#[test]
fn less_than_a_third_of_the_votes_cast_leaves_the_seat_empty() {
    let mut election = Election::new();
    election.keep(&election.demand(10, &["ann", "bo", "cy"]));
    election.keep(&election.count("first-vote", 60, &[("ann", 31), ("bo", 30)]));
    election.keep(&election.count("second-vote", 61, &[("bo", 20), ("cy", 19)]));
    assert_eq!((election.state(), election.winners()), ("elected", vec!["ann"]));
}
