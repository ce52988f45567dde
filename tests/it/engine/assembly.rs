//! Ballots among the rest of a case: opened by the raising and by the end of sub-cases, leading on by tables and to cases of their
//! own, and what an election waits for before it opens.

use std::sync::LazyLock;

use gongzhi::{
    Language,
    charter::Charter,
    engine::{
        Answer, BallotChange, Change, ChildEnded, Choice, Command, Count, Counts, Event, Figures, Ground,
        Opening, Totals, Vote, VoteChoice, child_ended, count, due, options, vote, why, why_opened,
    },
    rule::Target,
};

use super::fixture::{Play, act, compile};

static ASSEMBLY: LazyLock<Charter> =
    LazyLock::new(|| compile("assembly.charter", include_str!("../../data/small/assembly.charter")));

/// Five residents, of whom the first raises everything.
fn new(workflow: &str) -> Play<'static> {
    let mut play = Play::new(&ASSEMBLY, workflow, "m-1");
    let residents = ["ann", "bo", "chen", "dai", "eva"];
    let persons: Vec<_> = residents
        .iter()
        .map(|person| serde_json::json!({ "person": person, "is": [{ "kind": "resident" }] }))
        .collect();
    play.roster = serde_json::from_value(serde_json::json!({ "persons": persons })).unwrap();
    play
}

fn accept(play: &mut Play<'_>, answer: Answer) {
    match answer {
        Answer::Accepted { events } => play.keep(events),
        Answer::Refused(refusal) => panic!("{}", refusal.say(play.charter, Language::En)),
    };
}

fn votes(play: &mut Play<'_>, cast: &Vote) {
    let at = play.at("2026-03-02 10:00");
    let answer = vote(play.charter, &play.world(), &play.case, cast, at).unwrap();
    accept(play, answer);
}

/// The totals with which a ballot was opened, those of all and of who may vote.
fn opened_with(event: &Event) -> Option<(u64, u64)> {
    let totals = |change: &Change| match change {
        Change::Ballot(_, of) => match &**of {
            BallotChange::Opened(opened) => opened.totals,
            _ => None,
        },
        _ => None,
    };
    let heads = |totals: Totals| (totals.heads.all, totals.heads.eligible);
    event.changes.iter().find_map(totals).map(heads)
}

#[test]
fn a_ballot_that_the_raising_opens_knows_who_raised_it() {
    let mut play = new("motion");
    play.does(act("put", "ann").with("cost", "small"), "2026-03-02 09:00");
    assert_eq!(opened_with(&play.events[0]), Some((5, 4)));
}

#[test]
fn a_ballot_that_the_end_of_a_sub_case_opens_asks_the_roster_at_once() {
    let mut play = new("motion");
    let drafters = vec!["bo".to_owned()];
    play.does(act("move", "ann").with("cost", "small").with("drafters", drafters), "2026-03-02 09:00");
    let told = ChildEnded::new("m-1/1.1", "done");
    let at = play.at("2026-03-03 09:00");
    let answer = child_ended(play.charter, &play.world(), &play.case, &told, at).unwrap();
    accept(&mut play, answer);
    assert_eq!(play.states(), ["voting"]);
    assert_eq!(opened_with(play.events.last().unwrap()), Some((5, 4)));
}

#[test]
fn a_result_leads_on_by_tables_and_opens_a_case() {
    let mut play = new("motion");
    play.does(act("put", "ann").with("cost", "large"), "2026-03-02 09:00");
    for voter in ["bo", "chen", "dai", "eva"] {
        votes(&mut play, &Vote::new("decide", voter).choice(VoteChoice::Yes));
    }
    assert_eq!((play.states(), play.slot("handler")), (vec!["carried".into()], vec!["committee".into()]));
    let last = play.events.last().unwrap();
    let rows = last.grounds.iter().filter(|ground| matches!(ground, Ground::Row(_, 1))).count();
    assert_eq!(rows, 1, "{:?}", last.grounds);
    let opened: Vec<_> = last.opened().map(|child| (&*child.id, child.awaited_in)).collect();
    assert_eq!(opened, [("m-1/5.1", None)]);
    // The case that is opened is explained by the result that opened it.
    let [rule] = &why_opened(&ASSEMBLY, last, "m-1/5.1").unwrap()[..] else { panic!() };
    assert_eq!(
        (rule.title.name().as_str(), rule.origin.local.as_deref()),
        ("decide", Some("what is carried is made known"))
    );
    assert_eq!(why_opened(&ASSEMBLY, last, "m-1/5.2").unwrap().len(), 0);
    let names = why(&ASSEMBLY, last).unwrap().into_iter().map(|rule| rule.title.name().to_string());
    assert!(names.collect::<Vec<_>>().contains(&"notice".to_owned()));
}

#[test]
fn a_secret_ballot_in_which_all_have_voted_has_no_limit_any_more() {
    let mut play = new("motion");
    play.does(act("ask", "ann").with("cost", "small"), "2026-03-02 09:00");
    let runs = |play: &Play<'_>| due(play.charter, &play.calendar, &play.case).unwrap().len();
    for voter in ["ann", "bo", "chen", "dai"] {
        votes(&mut play, &Vote::new("poll", voter));
    }
    assert_eq!(runs(&play), 1);
    votes(&mut play, &Vote::new("poll", "eva"));
    assert_eq!(runs(&play), 0);
    let before = play.events.len();
    play.ticks("2026-06-01 00:00");
    assert_eq!((play.events.len(), play.states()), (before, vec!["asking".to_owned()]));
    // Its count may still come.
    let heads = Counts { yes: Some(3), no: Some(2), ..Counts::default() };
    let told = Count::new("poll", Figures { heads, ..Figures::default() });
    let at = play.at("2026-06-01 09:00");
    let answer = count(play.charter, &play.world(), &play.case, &told, at).unwrap();
    accept(&mut play, answer);
    assert_eq!((play.states(), play.slot("handler")), (vec!["carried".into()], vec!["desk".into()]));
}

/// What is open in an election with two candidates, and what it waits for.
fn open(play: &Play<'_>) -> Vec<String> {
    let (_, workflow) = ASSEMBLY.workflow("election").unwrap();
    let name = |target: &Target| match target {
        Target::Fact(fact) => workflow.facts.get(*fact).unwrap().name.to_string(),
        Target::Slot(slot) => workflow.slots.get(*slot).unwrap().name.to_string(),
    };
    let say = |choice: &Choice| {
        let action = &workflow.actions.get(choice.action).unwrap().name;
        match &choice.opening {
            Opening::Open => format!("{action}: open"),
            Opening::OpenIf(needs) => {
                format!("{action}: open with {}", needs.iter().map(name).collect::<Vec<_>>().join(", "))
            }
            Opening::Closed(reasons) => {
                format!(
                    "{action}: {}",
                    reasons.iter().map(|reason| reason.word()).collect::<Vec<_>>().join(" ")
                )
            }
        }
    };
    let at = play.at("2026-03-02 10:00");
    let person = "ann".into();
    let choices = options(&ASSEMBLY, &play.world(), &play.case, Some(&person), at).unwrap();
    choices.iter().map(say).filter(|line| !line.ends_with(": from")).collect()
}

fn nominated(tell: impl FnOnce(Command) -> Command) -> Play<'static> {
    let mut play = new("election");
    let standing = vec!["bo".to_owned(), "chen".to_owned()];
    play.does(tell(act("nominate", "ann").with("standing", standing)), "2026-03-02 09:00");
    play
}

#[test]
fn what_an_election_needs_before_it_opens_may_wait_for_the_host() {
    // Two stand for two seats; whether that is enough, and how many seats there are, the host has yet to say.
    let play = nominated(|command| command);
    assert_eq!(
        open(&play),
        ["open: open with strict", "replace: open with standing", "fill: open with places"]
    );
    let asked = "2026-03-02 10:00";
    assert_eq!(play.words(&act("open", "ann"), asked), ["margin"]);
    assert_eq!(play.words(&act("fill", "ann"), asked), ["seats"]);
    assert!(play.ask(&act("open", "ann").with("strict", false), asked).is_accepted());
    assert!(play.ask(&act("fill", "ann").with("places", 1u32), asked).is_accepted());
}

#[test]
fn what_the_host_has_told_closes_an_election() {
    let strict = nominated(|command| command.with("strict", true).with("places", 2u32));
    assert_eq!(open(&strict), ["open: margin", "replace: open with standing", "fill: open"]);
    let lax = nominated(|command| command.with("strict", false).with("places", 2u32));
    assert_eq!(open(&lax), ["open: open", "replace: open with standing", "fill: open"]);
}
