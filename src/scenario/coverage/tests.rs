//! What a case meets was never called impossible.

use std::{cell::Cell, sync::Arc};

use proptest::test_runner::{Config, TestError, TestRunner};

use super::{
    Coverage, Covered, Element, Refusing, Seen, Standing, Watcher,
    decision::{Owner, decisions},
};
use crate::{
    engine::{Case, Watch, World, decide_watched, tick_watched},
    strategy::{Trial, Tried, trials},
};

const LIMIT: usize = 2_000;

/// What a trial meets, tried one step after the other.
fn met(trial: &Trial) -> Seen {
    let watcher = Watcher::new(&trial.charter);
    let world = World { roster: &trial.roster, directory: &trial.roster, calendar: &trial.calendar };
    let mut case = Case::new(&trial.charter, "matter", "c").unwrap();
    let mut at = trial.start;
    for turn in &trial.turns {
        at = at.max(at.plus_seconds(turn.after).unwrap());
        let hosts = (world.directory, world.calendar);
        let events = match &turn.tried {
            Tried::Command(command) => {
                let Ok(answer) = decide_watched(&trial.charter, &world, &case, command, at, Some(&watcher))
                else {
                    continue;
                };
                answer.refusal().into_iter().for_each(|refusal| watcher.refused(refusal));
                answer.events().to_vec()
            }
            _ => tick_watched(&trial.charter, hosts, &case, at, Some(&watcher as &dyn Watch))
                .unwrap_or_default(),
        };
        for event in events {
            watcher.happens(&event);
            case.apply(&event).unwrap();
        }
    }
    watcher.into_seen()
}

/// The clauses of an action that no case can do do not count, though they may refuse.
fn is_moot(coverage: &Coverage, covered: &Covered) -> bool {
    match covered.element {
        Element::Refusal(Refusing::AtMost(_) | Refusing::Competence(_)) => false,
        Element::Refusal(_) => true,
        Element::Test(number, ..) => {
            let rules = coverage.charter().workflows.at(covered.workflow);
            let owner = decisions(rules).get(usize::from(number)).map(|decision| decision.of);
            let Some(Owner::Action(action)) = owner else { return false };
            let is_it =
                |one: &&Covered| one.workflow == covered.workflow && one.element == Element::Action(action);
            coverage.elements().iter().find(is_it).is_none_or(|one| one.standing == Standing::Impossible)
        }
        _ => false,
    }
}

#[test]
fn what_happens_was_not_impossible() {
    let mut runner = TestRunner::new(Config { cases: 250, failure_persistence: None, ..Config::default() });
    let (impossible, happened) = (Cell::new(0), Cell::new(0));
    let outcome = runner.run(&trials(20), |trial| {
        let coverage = Coverage::of(&Arc::new(trial.charter.clone()), LIMIT);
        let seen = met(&trial);
        happened.set(happened.get() + seen.0.len());
        let impossibles = coverage.elements().iter().filter(|one| one.standing == Standing::Impossible);
        for covered in impossibles.filter(|one| !is_moot(&coverage, one)) {
            impossible.set(impossible.get() + 1);
            let is_met = seen.0.contains(&(covered.workflow, covered.element));
            proptest::prop_assert!(!is_met, "{}", coverage.say(covered).en);
        }
        Ok(())
    });
    if let Err(TestError::Fail(reason, trial)) = outcome {
        let text = crate::text::write(&trial.text).unwrap_or_default();
        panic!("{reason}\n{text}\n{:?}", trial.turns);
    }
    // Enough was called impossible, and enough happened, for this to say something.
    assert!(impossible.get() > 300 && happened.get() > 700, "{impossible:?} {happened:?}");
}
