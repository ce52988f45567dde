//! Ballots and those elected, when a case goes to the next edition.

use gongzhi::{
    charter::Charter,
    engine::{
        Answer, CandidateVotes, Command, Count, Counts, Figures, Migration, MigrationMap, World, count,
    },
};

use super::{Going, compile};

const OLD: &str = "\
charter seats, edition 2020-01, since 2020-01-01
  calendar weekly, zone +08:00, rests saturday and sunday
kind elector is person
body town is government, office clerk
workflow election
  slot standing is persons
  slot winners is persons
  may call by town.clerk, from start, asks standing -> voting
  state voting, accountable town
    ballot first-vote by elector, for standing, seats 2
      wins more than 1/2 among cast
      on passed -> elected, sets winners = first-vote.elected
      on short -> preparing
  state preparing, accountable town
    may go-on by town.clerk -> again
  state again, accountable town
    ballot second-vote by elector, for standing
      wins at least 1/3 among cast
      on passed -> elected, sets winners = second-vote.elected
      on short -> elected, sets winners = second-vote.elected
  state elected, end elected
";

const ROSTER: &str = r#"{ "persons": [
    { "person": "chen", "holds": [{ "body": "town", "office": "clerk" }] },
    { "person": "an", "is": [{ "kind": "elector" }] },
    { "person": "bo", "is": [{ "kind": "elector" }] },
    { "person": "cai", "is": [{ "kind": "elector" }] }
] }"#;

/// The next edition, in which the first vote has another name.
fn new() -> Charter {
    let head = "edition 2026-01, since 2026-01-01, supersedes 2020-01";
    compile(&OLD.replace("edition 2020-01, since 2020-01-01", head).replace("first-vote", "main-vote"))
}

fn renamed() -> MigrationMap {
    serde_json::from_str(r#"{ "workflows": { "election": { "ballots": { "first-vote": "main-vote" } } } }"#)
        .unwrap()
}

/// An election whose first vote is open.
fn open(charter: &Charter) -> Going {
    let mut going = Going::new(charter, "election", ROSTER);
    let standing = ["an", "bo", "cai"].map(String::from).to_vec();
    going.does(charter, Command::new("call").by("chen").with("standing", standing), "2026-03-02 09:00");
    going
}

/// Counts these votes of ten electors, all of whom voted.
fn counts(going: &mut Going, charter: &Charter, ballot: &str, candidates: &[(&str, u64)], at: &str) {
    let votes = |(person, votes): &(&str, u64)| CandidateVotes { person: (*person).into(), votes: *votes };
    let candidates = candidates.iter().map(votes).collect();
    let heads = Counts { all: Some(10), cast: Some(10), candidates, ..Counts::default() };
    let told = Count::new(ballot, Figures { heads, ..Figures::default() });
    let world = World { roster: &going.roster, directory: &going.roster, calendar: &going.calendar };
    match count(charter, &world, &going.case, &told, going.at(at)).unwrap() {
        Answer::Accepted { events } => going.keep(events),
        Answer::Refused(refusal) => panic!("{refusal:?}"),
    };
}

#[test]
fn it_stays_while_a_ballot_is_open_and_goes_when_it_is_counted() {
    let (old, new, map) = (compile(OLD), new(), renamed());
    let migration = Migration::new(&old, &new, &map).unwrap();
    let mut going = open(&old);
    let open = "the ballot `first-vote` is open, and counts by the rules under which it was opened";
    let before = going.case.clone();
    assert_eq!(going.stays(&migration, "2026-03-03 09:00"), [open]);
    assert_eq!(going.case, before);
    counts(&mut going, &old, "first-vote", &[("an", 6), ("bo", 6)], "2026-03-04 09:00");
    assert_eq!(
        going.stays(&migration, "2026-03-05 09:00"),
        ["the case has ended in `elected`: it stays as it was decided"]
    );
}

#[test]
fn who_was_elected_stays_elected_and_the_rest_is_filled_by_the_new_rules() {
    let (old, new, map) = (compile(OLD), new(), renamed());
    let mut going = open(&old);
    // More than half of ten is six: one of two seats is filled.
    counts(&mut going, &old, "first-vote", &[("an", 6), ("bo", 5)], "2026-03-04 09:00");
    going.moves(&Migration::new(&old, &new, &map).unwrap(), "2026-03-05 09:00");
    assert_eq!(going.states(&new), ["preparing"]);
    going.does(&new, Command::new("go-on").by("chen"), "2026-03-06 09:00");
    // One seat is left, so only the better placed of the two who reach a third is elected.
    counts(&mut going, &new, "second-vote", &[("bo", 5), ("cai", 4)], "2026-03-07 09:00");
    let written = serde_json::to_value(going.case.written(&new).unwrap()).unwrap();
    assert_eq!(written["slots"]["winners"], serde_json::json!(["an", "bo"]), "{written:#}");
}

#[test]
fn a_ballot_without_a_counterpart_is_told_before_any_case_goes() {
    assert_eq!(
        super::problems(&compile(OLD), &new(), "{}"),
        [
            "in `election`, the ballot `first-vote` has no counterpart in edition `2026-01`: name one, or say that it is dropped"
        ]
    );
}
