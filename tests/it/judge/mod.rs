//! The engine is held against the slow reference: the same charter, people and commands, and the same answers after every step.
//!
//! `GONGZHI_CASES` says how many trials are drawn, `GONGZHI_SEED` which.

mod both;
mod host;
mod tally;

use gongzhi::{
    engine::{Case, World},
    id::WorkflowId,
    strategy::{Trial, trials},
    text::write,
};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use self::{both::Both, host::Host, tally::Tally};
use crate::reference::{Past, Rules};

/// How many steps a trial has at most.
const LENGTH: usize = 30;

#[test]
fn the_engine_agrees_with_the_reference() {
    let cases = number("GONGZHI_CASES").unwrap_or(3_000);
    let seed = number("GONGZHI_SEED").unwrap_or(20_260_101);
    let config = Config {
        cases,
        failure_persistence: None,
        max_global_rejects: cases,
        max_shrink_iters: 1_500,
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
        Ok(()) if cases >= 3_000 => tally.borrow().has_met_everything(),
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
    let steps: Vec<String> = trial
        .steps
        .iter()
        .map(|step| format!("{:+} s  {}", step.after, serde_json::to_string(&step.command).unwrap()))
        .collect();
    let (calendar, start) = (trial.calendar.name(), trial.start);
    format!("{text}\n{people}\n{calendar}, from {start}\n{}", steps.join("\n"))
}

fn judge(trial: &Trial, tally: &mut Tally) -> Result<(), String> {
    let calendar = trial.calendar.clone();
    let charter = &trial.charter;
    let host = Host { roster: &trial.roster, forgets: trial.steps.len() % 4 == 3 };
    let (id, workflow): (WorkflowId, _) = charter.workflow("matter").unwrap();
    let case = Case::new(charter, "matter", "c").unwrap();
    assert_eq!(case.workflow(), id);
    let mut both = Both {
        charter,
        world: World { roster: &host, directory: &host, calendar: &calendar },
        rules: Rules { charter, workflow, calendar: &calendar, directory: &host, case: "c" },
        case,
        past: Past::new(),
        log: Vec::new(),
    };
    let mut at = trial.start;
    tally.see(format!("calendar: {}", calendar.name()));
    for (number, step) in trial.steps.iter().enumerate() {
        let now = at.plus_seconds(step.after).unwrap();
        at = at.max(now);
        both.step(number, step, now, tally)
            .map_err(|difference| format!("step {number} at {}: {difference}", now.local(calendar.zone())))?;
    }
    tally.see(if both.case.raised().is_some() { "trials: raised" } else { "trials: not raised" });
    Ok(())
}
