//! A charter with a ballot made by hand, a roster, and a case that is put to the vote.

use crate::{
    charter::{
        Amount, Ballot, BallotResult, BallotSort, Charter, NamedParties, OnResult, Proxies, Reach, Reserved,
        Threshold, Vacancies, Weights, Whole,
    },
    engine::{
        Answer, Case, CaseText, Command, Count, Counts, Event, EventText, Figures, PlainRoster, Reason, Vote,
        VoteChoice, World, ballot, decide, replay, tick,
    },
    finding::{Language, Source},
    id::{BallotId, Id as _, SlotId, WorkflowId},
    origin::Origin,
    rule::{Assignment, ClockOwner, Condition, Expiry, Party, Route, Target, ValueSource},
    time::Instant,
    title::Titles,
};

const TEXT: &str = "\
charter hall, edition 2026-01, since 2026-01-01
  calendar week, zone +08:00, rests saturday and sunday
kind voter is person
kind woman is person
kind excluded is person
kind veto-holder is person
body committee is residents-committee, leads clerks, office member
body clerks is council, office clerk
workflow matter
  slot candidates is persons
  slot winners is persons
  may put by voter, from start, asks candidates -> voting
  state voting, accountable committee, within 1 day
    may drop by voter -> dropped
    may study by voter
  state again, accountable committee
    may repeat by voter -> voting
  state passed, end passed
  state failed, end failed
  state no-quorum, end no-quorum
  state vetoed, end vetoed
  state tied, end tied
  state short, end short
  state dropped, end dropped
";

pub(super) fn charter(make: impl FnOnce(&mut Ballot, &dyn Fn(&str) -> Party)) -> Charter {
    let source = Source::new("hall.charter", TEXT);
    let reading = crate::text::read(&source);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let compiled = Charter::compile(&reading.charter.unwrap());
    let mut charter = compiled.charter.unwrap_or_else(|| panic!("{:?}", compiled.findings));
    let kind = |name: &str| {
        let kind = charter.structure.kinds.position(|kind| kind.name == *name);
        Party::Kind(kind.unwrap_or_else(|| panic!("no kind {name}")))
    };
    let id = WorkflowId::from_index(0).unwrap();
    let workflow = charter.workflows.at(id);
    let state = |name: &str| workflow.states.position(|state| state.name == *name).unwrap();
    let clock = workflow.clocks.ids().next().unwrap();
    let on = |result: BallotResult, to: &str| {
        let sets = vec![Assignment {
            target: Target::Slot(SlotId::from_index(1).unwrap()),
            value: ValueSource::Elected(BallotId::from_index(0).unwrap()),
        }];
        let route = Route {
            condition: Condition::Always,
            is_otherwise: false,
            to: vec![state(to)],
            uses: Vec::new(),
            sets,
            escalates: None,
            opens: Vec::new(),
            origin: Origin::default(),
        };
        OnResult { result, routes: vec![route], origin: Origin::default() }
    };
    let mut ballot = Ballot {
        name: crate::Name::new("decide").unwrap(),
        titles: Titles::default(),
        state: state("voting"),
        sort: BallotSort::Approves,
        by: named(kind("voter")),
        weights: Weights { heads: true, area: false },
        quorum: Vec::new(),
        passes: vec![share(Reach::MoreThan, 1, 2, Whole::Voting)],
        margin: Vec::new(),
        proxies: Vec::new(),
        vetoes: Vec::new(),
        reserved: Vec::new(),
        bars: Vec::new(),
        is_secret: false,
        clock: Some(clock),
        on: vec![
            on(BallotResult::Vetoed, "vetoed"),
            on(BallotResult::NoQuorum, "no-quorum"),
            on(BallotResult::Passed, "passed"),
            on(BallotResult::Tied, "tied"),
            on(BallotResult::Failed, "failed"),
            on(BallotResult::Short, "short"),
        ],
        origin: Origin::default(),
    };
    make(&mut ballot, &kind);
    let voting = ballot.state;
    let workflow = charter.workflows.at_mut(id);
    let id = workflow.ballots.push(ballot).unwrap();
    workflow.states.at_mut(voting).ballots.push(id);
    let clock = workflow.clocks.at_mut(clock);
    (clock.owner, clock.expiry) = (ClockOwner::Ballot(id), Expiry::Close);
    charter
}

pub(super) fn named(party: Party) -> Vec<NamedParties> {
    vec![NamedParties { parties: vec![party], condition: Condition::Always, origin: Origin::default() }]
}

pub(super) fn share(reach: Reach, part: u32, of: u32, whole: Whole) -> Threshold {
    let amount = Amount::Share { part, of, whole };
    Threshold { reach, amount, condition: Condition::Always, origin: Origin::default() }
}

pub(super) fn number(reach: Reach, number: u32) -> Threshold {
    let amount = Amount::Number(number);
    Threshold { reach, amount, condition: Condition::Always, origin: Origin::default() }
}

pub(super) fn proxies(most: u32, bars: Vec<NamedParties>) -> Proxies {
    Proxies { most, bars, condition: Condition::Always, origin: Origin::default() }
}

pub(super) fn reserved(who: Party, least: u32) -> Reserved {
    Reserved { who, least, condition: Condition::Always, origin: Origin::default() }
}

pub(super) fn elects(seats: u32) -> BallotSort {
    let seats = Some(Vacancies::Number(seats));
    BallotSort::Elects { seats, candidates: Some(SlotId::from_index(0).unwrap()) }
}

/// So many voters `v1`, `v2`, …, each with 100 of area; the candidates `ann`, `bo`, `cy` and `di`, who have no vote; a member
/// of the committee and a clerk.
pub(super) fn roster(voters: u32) -> PlainRoster {
    let voter = |number: u32| serde_json::json!({ "person": format!("v{number}"), "area": 100, "is": [{ "kind": "voter" }] });
    let mut persons: Vec<_> = (1..=voters).map(voter).collect();
    persons.extend([
        serde_json::json!({ "person": "ann", "is": [{ "kind": "woman" }] }),
        serde_json::json!({ "person": "di", "is": [{ "kind": "excluded" }] }),
        serde_json::json!({ "person": "mei", "holds": [{ "body": "committee", "office": "member" }] }),
        serde_json::json!({ "person": "gao", "holds": [{ "body": "clerks", "office": "clerk" }] }),
    ]);
    serde_json::from_value(serde_json::json!({ "persons": persons })).unwrap()
}

/// A case being put to the vote.
pub(super) struct Bench {
    pub(super) charter: Charter,
    pub(super) roster: PlainRoster,
    pub(super) case: Case,
    pub(super) events: Vec<Event>,
}

impl Bench {
    /// A case in which the ballot opens at nine on 2 March 2026, among so many voters.
    pub(super) fn open(charter: Charter, voters: u32) -> Self {
        Self::with(charter, roster(voters))
    }

    pub(super) fn with(charter: Charter, roster: PlainRoster) -> Self {
        let case = Case::new(&charter, "matter", "K-1").unwrap();
        let mut bench = Self { charter, roster, case, events: Vec::new() };
        let names = ["ann", "bo", "cy", "di"].map(String::from).to_vec();
        let put = Command::new("put").by("v1").with("candidates", names);
        let answer =
            decide(&bench.charter, &bench.world(), &bench.case, &put, at("2026-03-02 09:00")).unwrap();
        bench.keep(&answer);
        bench
    }

    fn world(&self) -> World<'_> {
        World { roster: &self.roster, directory: &self.roster, calendar: &self.charter.calendar }
    }

    pub(super) fn does(&mut self, command: &Command, when: &str) -> &mut Self {
        let answer = decide(&self.charter, &self.world(), &self.case, command, at(when)).unwrap();
        self.keep(&answer)
    }

    pub(super) fn ask(&self, vote: &Vote) -> Answer {
        ballot::vote(&self.charter, &self.world(), &self.case, vote, at("2026-03-02 10:00")).unwrap()
    }

    pub(super) fn votes(&mut self, vote: &Vote) -> &mut Self {
        let answer = self.ask(vote);
        self.keep(&answer)
    }

    /// The first so many voters vote so.
    pub(super) fn all_vote(
        &mut self,
        range: std::ops::RangeInclusive<u32>,
        choice: &VoteChoice,
    ) -> &mut Self {
        for number in range {
            self.votes(&Vote::new("decide", format!("v{number}").as_str()).choice(choice.clone()));
        }
        self
    }

    pub(super) fn ask_count(&self, count: &Count) -> Answer {
        ballot::count(&self.charter, &self.world(), &self.case, count, at("2026-03-02 11:00")).unwrap()
    }

    /// A count of heads by the host, that is accepted.
    pub(super) fn counts(&mut self, heads: Counts) -> &mut Self {
        let answer = self.ask_count(&Count::new("decide", Figures { heads, ..Figures::default() }));
        self.keep(&answer)
    }

    /// The words by which a count of heads is refused.
    pub(super) fn refused_count(&self, heads: Counts) -> Vec<&'static str> {
        words(&self.ask_count(&Count::new("decide", Figures { heads, ..Figures::default() })))
    }

    pub(super) fn refused(&self, vote: &Vote) -> Vec<&'static str> {
        words(&self.ask(vote))
    }

    pub(super) fn ticks(&mut self, when: &str) -> &mut Self {
        let (charter, roster) = (&self.charter, &self.roster);
        let events = tick(charter, roster, &charter.calendar, &self.case, at(when)).unwrap();
        self.keep(&Answer::Accepted { events })
    }

    pub(super) fn polls(&self, person: &str) -> Vec<crate::engine::PollStatus> {
        let person = person.into();
        ballot::polls(&self.charter, &self.world(), &self.case, Some(&person), at("2026-03-02 10:00"))
            .unwrap()
    }

    /// Applies an answer that accepts.
    pub(super) fn keep_answer(&mut self, answer: &Answer) {
        self.keep(answer);
    }

    /// Applies what was accepted; every event and the case read back from what is written of them.
    fn keep(&mut self, answer: &Answer) -> &mut Self {
        if let Some(refusal) = answer.refusal() {
            panic!("{}", refusal.say(&self.charter, Language::En));
        }
        for event in answer.events() {
            let written = serde_json::to_string(&event.written(&self.charter).unwrap()).unwrap();
            let read: EventText = serde_json::from_str(&written).unwrap();
            assert_eq!(read.read(&self.charter).unwrap(), *event);
            self.case.apply(event).unwrap();
            let written = serde_json::to_string(&self.case.written(&self.charter).unwrap()).unwrap();
            let read: CaseText = serde_json::from_str(&written).unwrap();
            assert_eq!(read.read(&self.charter).unwrap(), self.case);
        }
        self.events.extend_from_slice(answer.events());
        assert_eq!(replay(&self.charter, &self.events).unwrap(), self.case);
        self
    }

    /// Where the case stands.
    pub(super) fn state(&self) -> &str {
        let workflow = self.charter.workflows.at(self.case.workflow());
        let state = self.case.ended().or_else(|| self.case.marking().iter().next()).unwrap();
        workflow.states.at(state).name.as_str()
    }

    /// Who is in the slot `winners`.
    pub(super) fn winners(&self) -> Vec<&str> {
        let slot = self.case.slot(SlotId::from_index(1).unwrap());
        slot.persons().iter().map(|person| person.key()).collect()
    }
}

pub(super) fn words(answer: &Answer) -> Vec<&'static str> {
    let refusal = answer.refusal().expect("it is refused");
    refusal.reasons.iter().map(Reason::word).collect()
}

pub(super) fn at(text: &str) -> Instant {
    Instant::parse(text, crate::time::Zone::from_minutes(480).unwrap()).unwrap()
}
