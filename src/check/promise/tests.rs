//! What is found where turns are taken ahead of others, held against walks through every order.

use std::cell::Cell;

use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestRunner},
};

use super::prove::{Found, Prover};
use crate::{
    charter::Charter,
    check::{
        answering,
        proof::{Effort, Possible, Proof},
    },
    finding::Source,
    id::WorkflowId,
};

fn charter(text: &str) -> Charter {
    let reading = crate::text::read(&Source::new("test.charter", text));
    let compiled = Charter::compile(&reading.charter.unwrap());
    assert!(compiled.charter.is_some(), "{text}\n{:#?}", compiled.findings);
    compiled.charter.unwrap()
}

/// How a state of a branch is left, as numbers.
type Choice = (u8, u8, u8, u8);

const STATES: usize = 2;

/// One way on from a state of a branch: a duty or a power, on some condition, that says or counts something and leads on, back, or nowhere.
fn way(branch: usize, place: usize, number: usize, (grade, guard, does, to): Choice) -> String {
    let grade = ["must", "must", "may"][grade as usize % 3];
    let other = (branch + 1) % 2;
    let guard = match guard % 12 {
        0 => format!(", if own{branch}"),
        1 => ", if shared".to_owned(),
        2 => format!(", if not own{branch}"),
        3 => format!(", if a{other}-0-0.times ≥ 1"),
        4 => format!(", if a{branch}-0-0.times < 2"),
        5 => format!(", before a{other}-0-0"),
        6 => format!(", since a{branch}-0-0"),
        _ => String::new(),
    };
    let does = match does % 10 {
        0 => format!(", asks own{branch}"),
        1 => format!(", sets own{branch} = yes"),
        2 => ", sets shared = yes".to_owned(),
        3 => ", asks shared".to_owned(),
        4 => ", at most 2 times".to_owned(),
        5 => ", within 5 days".to_owned(),
        _ => String::new(),
    };
    let next = if place + 1 == STATES { format!("d{branch}") } else { format!("s{branch}-{}", place + 1) };
    let to = match to % 8 {
        0 => format!("-> s{branch}-0"),
        1 => ", stays".to_owned(),
        2 => format!("-> d{branch}"),
        3 if number == 1 => format!("-> d{other}"),
        _ => format!("-> {next}"),
    };
    let by = if (guard.len() + does.len()) % 3 == 1 { "watch" } else { "desk" };
    let to = if to.starts_with('-') { format!(" {to}") } else { to };
    format!("    {grade} a{branch}-{place}-{number} by {by}{guard}{does}{to}\n")
}

/// Branches side by side, which join in the end or begin anew.
fn written(branches: usize, drawn: &[Choice], more: (u8, u8, u8, u8), claims: &[(u8, u8, u8, u8)]) -> String {
    let all = |name: &dyn Fn(usize) -> String| (0..branches).map(name).collect::<Vec<_>>().join(" and ");
    let starts = all(&|branch| format!("s{branch}-0"));
    let mut text = String::from(
        "charter test, edition 2026-01\nbody desk is government\nbody watch is council\nworkflow matter\n  fact shared is yes or no\n",
    );
    (0..branches).for_each(|branch| text += &format!("  fact own{branch} is yes or no\n"));
    if more.0.is_multiple_of(3) {
        text += "  clock whole within 60 days, pauses in d0\n";
    }
    text += &format!("  may raise by desk, from start -> {starts}\n");
    let holder = if more.3.is_multiple_of(2) { "desk" } else { "watch" };
    let mut choices = drawn.iter().copied();
    let mut names = vec!["closed".to_owned(), "join".to_owned()];
    for branch in 0..branches {
        for place in 0..STATES {
            names.push(format!("s{branch}-{place}"));
            text += &format!("  state s{branch}-{place}, accountable desk\n");
            let Some(first) = choices.next() else { break };
            if first.3 % 5 == 0 {
                text += &format!("    within 3 days, on expiry -> d{branch}\n");
            }
            for number in 0..=usize::from(first.0 % 2) {
                names.push(format!("a{branch}-{place}-{number}"));
                text += &way(branch, place, number, choices.next().unwrap_or((0, 9, 9, 9)));
            }
        }
        names.push(format!("d{branch}"));
        text += &format!("  state d{branch}, accountable {}\n", if branch == 0 { holder } else { "desk" });
    }
    let ends = all(&|branch| format!("d{branch}"));
    let limit = ["", ", within 5 days", ", within 5 days if shared"][more.1 as usize % 3];
    text += &format!("  must join by desk, from {ends}{limit} -> closed\n");
    match more.2 % 5 {
        0 => text += &format!("  may again by watch, from {ends}, at most 1 times -> {starts}\n"),
        1 => text += "  may withdraw by desk, from any, if own0, clears all -> closed\n",
        2 => text += "  may remind by desk, from any, if shared, stays\n",
        _ => {}
    }
    text += "  state closed, end done\n";
    for (number, claim) in claims.iter().enumerate() {
        text += &format!("promise p{number}, for matter\n  {}\n", claimed(*claim, &names));
    }
    text
}

fn claimed((pattern, one, other, third): (u8, u8, u8, u8), names: &[String]) -> String {
    let name = |index: u8| &names[usize::from(index) % names.len()];
    let (a, b, c) = (name(one), name(other), name(third));
    match pattern % 8 {
        0 => format!("never {a}"),
        1 => format!("never {a} before {b}"),
        2 => format!("never {a} since {b} until {c}"),
        3 => format!("never {a} if shared"),
        4 => "always a0-0-0.times ≤ 1".to_owned(),
        5 => "reaches closed".to_owned(),
        6 => format!("reaches {a} or closed since {b}"),
        _ => format!("reaches {a} or {b}"),
    }
}

/// What was compared, and how often it mattered.
#[derive(Debug, Default)]
struct Tally {
    ahead: Cell<usize>,
    fewer: Cell<usize>,
    holds: Cell<usize>,
    runs: Cell<usize>,
    stuck: Cell<usize>,
    sure: Cell<usize>,
}

fn add(cell: &Cell<usize>, is_so: bool) {
    cell.set(cell.get() + usize::from(is_so));
}

const LIMIT: usize = 4_000;

fn compare<'c>(charter: &'c Charter, id: WorkflowId, tally: &Tally) -> Result<(), TestCaseError> {
    for promise in [None].into_iter().chain(charter.promises.values().map(Some)) {
        let claims: Vec<_> = promise.iter().flat_map(|promise| &promise.claims).collect();
        let Some(mut ahead) = Proof::ahead(charter, id, &claims, Effort::quiet(LIMIT)) else { continue };
        let mut every = Proof::of(charter, id, &claims, Effort::quiet(LIMIT)).unwrap();
        if !every.is_whole() {
            continue;
        }
        prop_assert!(ahead.is_whole());
        add(&tally.ahead, true);
        add(&tally.fewer, ahead.explored.visited() < every.explored.visited());
        let (one, other) = (Possible::of(&ahead), Possible::of(&every));
        prop_assert_eq!((one.entered, one.done), (other.entered, other.done));
        prop_assert_eq!(ahead.endless().is_some(), every.endless().is_some());
        add(&tally.stuck, every.endless().is_some());
        if answering::is_sure(charter, &ahead) {
            add(&tally.sure, true);
            let is_powerless = |proof: &Proof<'_>| !answering::powerless(charter, proof).is_empty();
            prop_assert_eq!(is_powerless(&ahead), is_powerless(&every));
        }
        for claim in claims {
            let holds = |proof: &mut Proof<'c>| {
                matches!(Prover::new(charter, id, proof, LIMIT).find(claim), Found::Holds)
            };
            let every = holds(&mut every);
            prop_assert_eq!(holds(&mut ahead), every, "{:?}", promise.map(|promise| &promise.name));
            add(if every { &tally.holds } else { &tally.runs }, true);
        }
    }
    Ok(())
}

#[test]
fn what_is_taken_ahead_changes_no_answer() {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let choice = || (any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>());
    let drawn =
        (2..=3_usize, prop::collection::vec(choice(), 18), choice(), prop::collection::vec(choice(), 4));
    let tally = Tally::default();
    let text = |(branches, drawn, more, claims): &(usize, Vec<Choice>, _, Vec<_>)| {
        written(*branches, drawn, *more, claims)
    };
    let outcome = runner.run(&drawn, |drawn| {
        let charter = charter(&text(&drawn));
        let (id, _) = charter.workflow("matter").unwrap();
        compare(&charter, id, &tally)
    });
    if let Err(proptest::test_runner::TestError::Fail(reason, drawn)) = outcome {
        panic!("{reason}\n{}", text(&drawn));
    }
    let enough = [&tally.ahead, &tally.fewer, &tally.holds, &tally.runs, &tally.stuck, &tally.sure]
        .map(|cell| cell.get() > 50);
    assert_eq!(enough, [true; 6], "{tally:?}");
}
