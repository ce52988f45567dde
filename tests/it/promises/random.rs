//! Random promises of random charters: what is proven is broken by no run that is tried, what is refuted by the run that is told.

use std::cell::Cell;

use gongzhi::{
    charter::{Charter, Claim, Pattern, Promise},
    check::{self, Deed, Played, Ruling, Witness},
    engine::{Case, Event, World, decide},
    finding::Source,
    strategy::{Trial, Tried, trials},
    text,
    time::{Calendar, Instant},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestError, TestRunner},
};

use super::{
    host::{again, passes},
    slow,
};

/// How many stands are looked at.
const LIMIT: usize = 1_500;

/// A claim as numbers: a pattern and names of what it speaks of.
type Drawn = (u8, usize, usize, usize, u8);

/// The same in words.
fn written((pattern, one, other, third, times): Drawn, names: &[String], actions: &[String]) -> String {
    let name = |index: usize| &names[index % names.len()];
    let (a, b, c) = (name(one), name(other), name(third));
    let (d, e) = (&actions[other % actions.len()], &actions[third % actions.len()]);
    let n = times % 3;
    match pattern % 11 {
        0 => format!("never {a}"),
        1 => format!("never {a} before {b}"),
        2 => format!("never {a} since {b}"),
        3 => format!("never {a} since {b} until {c}"),
        4 => format!("never {a} if {e}.times ≥ {n}"),
        5 => format!("always {d}.times ≤ {n}"),
        6 => format!("always {d}.times ≤ {n} if {e}.times ≥ 1"),
        7 => format!("reaches {a} or {b}"),
        8 => format!("never {a} if {d}.times > {e}.times"),
        9 => format!("always {d}.times ≤ {e}.times"),
        _ => format!("reaches {a} or {b} since {c}"),
    }
}

/// The charter of a trial, with promises.
fn promising(trial: &Trial, drawn: &[Drawn]) -> Option<Charter> {
    let (_, workflow) = trial.charter.workflow("matter")?;
    let names = slow::names(workflow);
    let actions: Vec<String> = workflow.actions.values().map(|action| action.name.to_string()).collect();
    let mut text = text::write(&trial.text).ok()?;
    for (number, drawn) in drawn.iter().enumerate() {
        text += &format!("\npromise promise-{number}, for matter\n  {}\n", written(*drawn, &names, &actions));
    }
    let reading = text::read(&Source::new("trial.charter", &text));
    let compiled = Charter::compile(&reading.charter?);
    assert!(compiled.charter.is_some(), "{text}\n{:#?}", compiled.findings);
    compiled.charter
}

/// The events of a trial in the promising charter, each with the case after it.
fn tried(charter: &Charter, trial: &Trial) -> Vec<(Event, Case)> {
    let calendar = Calendar::china();
    let world = World { roster: &trial.roster, directory: &trial.roster, calendar: &calendar };
    let mut case = Case::new(charter, "matter", "c").unwrap();
    let mut at = Instant::parse("2026-01-05 09:00", calendar.zone()).unwrap();
    let mut run = Vec::new();
    for turn in &trial.turns {
        let Tried::Command(command) = &turn.tried else { continue };
        at = at.max(at.plus_seconds(turn.after).unwrap());
        let Ok(answer) = decide(charter, &world, &case, command, at) else { continue };
        for event in answer.events() {
            case.apply(event).unwrap();
            run.push((event.clone(), case.clone()));
        }
    }
    run
}

/// Whether a run that is told breaks a claim.
fn shows(charter: &Charter, claim: &Claim, witness: &Witness) -> Result<(), TestCaseError> {
    let run = again(charter, witness);
    passes(charter, witness);
    let Some(round) = witness.round else {
        prop_assert!(slow::is_broken(claim, &run), "the run does not break it");
        return Ok(());
    };
    let stem: usize = witness.steps.iter().take(round).map(|step| step.events.len()).sum();
    for end in stem..=run.len() {
        prop_assert!(slow::is_owed(claim, &run[..end]), "it is reached after {end} events");
    }
    prop_assert_eq!(run[stem - 1].1.marking(), run[run.len() - 1].1.marking());
    Ok(())
}

#[derive(Debug, Default)]
struct Tally {
    proven: Cell<u32>,
    refuted: Cell<u32>,
    rounds: Cell<u32>,
    /// Refuted by runs in which somebody votes, or something is done in another case.
    voted: Cell<u32>,
    joined: Cell<u32>,
    unconfirmed: Cell<u32>,
    events: Cell<u32>,
}

fn add(cell: &Cell<u32>, more: usize) {
    cell.set(cell.get() + u32::try_from(more).unwrap());
}

fn hold(trial: &Trial, drawn: &[Drawn], tally: &Tally) -> Result<(), TestCaseError> {
    let Some(charter) = promising(trial, drawn) else { return Ok(()) };
    let (id, _) = charter.workflow("matter").unwrap();
    let run = tried(&charter, trial);
    for proof in check::promises(&charter, id, LIMIT) {
        let promise: &Promise = charter.promises.get(proof.promise).unwrap();
        let claim = &promise.claims[0];
        match &proof.claims[0] {
            Ruling::Proven => {
                add(&tally.proven, 1);
                add(&tally.events, run.len());
                for end in 1..=run.len() {
                    prop_assert!(!slow::is_broken(claim, &run[..end]), "{} was proven", promise.name);
                }
                if let (Pattern::Reaches { .. }, Some((_, last))) = (&claim.pattern, run.last()) {
                    let is_left = last.ended().is_some() && slow::is_owed(claim, &run);
                    prop_assert!(!is_left, "{} was proven", promise.name);
                }
            }
            Ruling::Refuted(witness) => {
                add(&tally.refuted, 1);
                add(
                    &tally.rounds,
                    usize::from(witness.round.is_some_and(|round| round < witness.steps.len())),
                );
                let votes = |step: &Played| matches!(step.deed, Deed::Votes(_) | Deed::Counts(_));
                add(&tally.voted, usize::from(witness.steps.iter().any(votes)));
                let is_other = |step: &Played| &*step.case != Witness::CASE;
                add(&tally.joined, usize::from(witness.steps.iter().any(is_other)));
                shows(&charter, claim, witness)?;
            }
            Ruling::NotDecided(check::Unproven::Unconfirmed { .. }) => add(&tally.unconfirmed, 1),
            Ruling::NotDecided(_) => {}
        }
    }
    Ok(())
}

#[test]
fn promises_hold_of_runs_and_are_broken_by_runs() {
    let cases = std::env::var("GONGZHI_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(30);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let tally = Tally::default();
    let claims = prop::collection::vec((any::<u8>(), 0..99_usize, 0..99_usize, 0..99_usize, any::<u8>()), 6);
    let outcome = runner.run(&(trials(20), claims), |(trial, drawn)| hold(&trial, &drawn, &tally));
    if let Err(TestError::Fail(reason, (trial, drawn))) = outcome {
        let text = promising(&trial, &drawn).map(|_| text::write(&trial.text).unwrap_or_default());
        let (_, workflow) = trial.charter.workflow("matter").unwrap();
        let names = slow::names(workflow);
        let actions: Vec<String> = workflow.actions.values().map(|action| action.name.to_string()).collect();
        let claims: Vec<String> = drawn.iter().map(|drawn| written(*drawn, &names, &actions)).collect();
        panic!("{reason}\n{}\n{claims:#?}\n{:?}", text.unwrap_or_default(), trial.turns);
    }
    assert!(tally.proven.get() > cases && tally.refuted.get() > cases / 6, "{tally:?}");
    assert!(tally.voted.get() > 0 && tally.events.get() > cases, "{tally:?}");
    // Hardly any run that is found on paper cannot be made.
    assert!(tally.unconfirmed.get() * 3 < tally.refuted.get(), "{tally:?}");
}
