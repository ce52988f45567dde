//! The engine is held against the slow reference: the same charter, people and commands, and the same answers after every step.
//!
//! `GONGZHI_CASES` says how many trials are drawn, `GONGZHI_SEED` which.

mod ballots;
mod both;
mod family;
mod host;
mod tally;

use gongzhi::{
    strategy::{Trial, Tried, Turn, trials},
    text::write,
};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use self::{family::Family, host::Host, tally::Tally};

/// How many steps a trial has at most.
const LENGTH: usize = 30;

#[test]
fn the_engine_agrees_with_the_reference() {
    let cases = number("GONGZHI_CASES").unwrap_or(2_000);
    let seed = number("GONGZHI_SEED").unwrap_or(20_260_101);
    let config = Config {
        cases,
        failure_persistence: None,
        max_global_rejects: cases,
        max_shrink_iters: number("GONGZHI_SHRINK").unwrap_or(1_500),
        ..Config::default()
    };
    let mut bytes = [0; 32];
    bytes[..4].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let tally = std::cell::RefCell::new(Tally::default());
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&trials(LENGTH), |trial| {
        let mut seen = Tally::default();
        let judged = judge(&trial, &mut seen).map_err(TestCaseError::fail);
        tally.borrow_mut().add(&seen);
        judged
    });
    println!("{}", tally.borrow());
    match outcome {
        Ok(()) if cases >= 2_000 => tally.borrow().has_met_everything(cases),
        Ok(()) => {}
        Err(TestError::Fail(reason, trial)) => panic!("{reason}\n{}", shown(&trial)),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

fn number(name: &str) -> Option<u32> {
    std::env::var(name).ok()?.parse().ok()
}

/// The trial for a reader: the charter as text, the people, and the steps.
fn shown(trial: &Trial) -> String {
    let text = write(&trial.text).unwrap_or_else(|errors| format!("{errors:?}"));
    let people = serde_json::to_string(&trial.roster).unwrap();
    let turns: Vec<String> = trial
        .turns
        .iter()
        .map(|turn| {
            let instead = turn.instead.iter().map(|turn| format!("\n    or {}", said(turn)));
            format!("{}{}", said(turn), instead.collect::<String>())
        })
        .collect();
    let (calendar, start) = (trial.calendar.name(), trial.start);
    format!(
        "{text}
{people}
{calendar}, from {start}
{}",
        turns.join(
            "
"
        )
    )
}

/// A turn for a reader.
fn said(turn: &Turn) -> String {
    let tried = match &turn.tried {
        Tried::Command(command) => serde_json::to_string(command).unwrap(),
        Tried::Vote(vote) => serde_json::to_string(vote).unwrap(),
        Tried::Count(count) => serde_json::to_string(count).unwrap(),
        Tried::Ended(which, outcome) => format!("child {which} ended {outcome:?}"),
    };
    format!("{:+} s  {} {}: {tried}", turn.after, turn.workflow, turn.case)
}

fn judge(trial: &Trial, tally: &mut Tally) -> Result<(), String> {
    let calendar = trial.calendar.clone();
    let host = Host { roster: &trial.roster, forgets: trial.turns.len() % 5 == 3 };
    let mut family = Family::new(&trial.charter, &host, &calendar);
    let mut at = trial.start;
    tally.see(format!("calendar: {}", calendar.name()));
    for (number, turn) in trial.turns.iter().enumerate() {
        let turn = family.choose(number, turn, at);
        let now = at.plus_seconds(turn.after).unwrap();
        at = at.max(now);
        family.turn(number, turn, now, tally).map_err(|difference| {
            format!("turn {number} at {}: {}: {difference}", now.local(calendar.zone()), said(turn))
        })?;
    }
    tally.see(if family.is_raised() { "trials: raised" } else { "trials: not raised" });
    Ok(())
}
