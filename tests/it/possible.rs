//! What can happen to a case, data included: never less than what does.

use std::{cell::Cell, collections::BTreeSet};

use gongzhi::{
    check::{deep, possible},
    engine::{BallotChange, Case, Change, ChildEnded, Event, World, child_ended, count, decide, vote},
    strategy::{Trial, Tried, trials},
    time::{Calendar, Instant},
};
use proptest::{
    prop_assert,
    test_runner::{Config, TestError, TestRunner},
};

use crate::charter::charter;

/// How many stands are looked at.
const LIMIT: usize = 1_000;

/// The events of a trial, tried one step after the other.
fn run(trial: &Trial) -> Vec<Event> {
    let calendar = Calendar::china();
    let world = World { roster: &trial.roster, directory: &trial.roster, calendar: &calendar };
    let mut case = Case::new(&trial.charter, "matter", "c").unwrap();
    let mut at = Instant::parse("2026-01-05 09:00", calendar.zone()).unwrap();
    let mut events = Vec::new();
    for turn in &trial.turns {
        at = at.max(at.plus_seconds(turn.after).unwrap());
        let answer = match &turn.tried {
            Tried::Command(command) => decide(&trial.charter, &world, &case, command, at),
            Tried::Vote(cast) => vote(&trial.charter, &world, &case, cast, at),
            Tried::Count(told) => count(&trial.charter, &world, &case, told, at),
            Tried::Ended(number, outcome) => {
                let running: Vec<_> = case.children().iter().filter(|child| child.is_running()).collect();
                let Some(child) = running.get(number % running.len().max(1)) else { continue };
                let ends = trial.charter.workflows.get(child.child.workflow).unwrap().states.values();
                let end = ends.filter_map(|state| state.end.as_ref()).next();
                let outcome = outcome.clone().or_else(|| end.map(ToString::to_string)).unwrap_or_default();
                let ended = ChildEnded::new(child.child.id.to_string(), outcome);
                child_ended(&trial.charter, &world, &case, &ended, at)
            }
        };
        let Ok(answer) = answer else { continue };
        for event in answer.events() {
            case.apply(event).unwrap();
            events.push(event.clone());
        }
    }
    events
}

#[test]
fn what_happens_was_possible() {
    let mut runner = TestRunner::new(Config { cases: 500, failure_persistence: None, ..Config::default() });
    let (whole, happened, closed) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let outcome = runner.run(&trials(20), |trial| {
        let (id, workflow) = trial.charter.workflow("matter").unwrap();
        let found = possible(&trial.charter, id, LIMIT).unwrap();
        if !found.is_whole {
            return Ok(());
        }
        whole.set(whole.get() + 1);
        for event in run(&trial) {
            happened.set(happened.get() + 1);
            if let Some(action) = event.action() {
                prop_assert!(found.done.contains(&action), "{}", workflow.actions.get(action).unwrap().name);
            }
            for change in &event.changes {
                if let Change::Ballot(_, what) = change {
                    closed.set(closed.get() + usize::from(matches!(**what, BallotChange::Closed(_))));
                }
                if let Change::Entered(state) = change {
                    prop_assert!(
                        found.entered.contains(state),
                        "{}",
                        workflow.states.get(*state).unwrap().name
                    );
                }
            }
        }
        Ok(())
    });
    if let Err(TestError::Fail(reason, trial)) = outcome {
        let text = gongzhi::text::write(&trial.text).unwrap_or_default();
        panic!("{reason}\n{text}\n{:?}", trial.turns);
    }
    assert!(whole.get() > 60 && happened.get() > 180, "{whole:?} {happened:?}");
    assert!(closed.get() > 5, "{closed:?}");
}

fn messages(rest: &str) -> Vec<String> {
    deep(&charter(rest), 10_000).findings.into_iter().map(|finding| finding.message.en).collect()
}

const REQUEST: &str = "\
workflow request
  fact matter is housing or hazard
  may ask by desk, from start, asks matter -> open
  state open, accountable desk
    must answer by desk, within 5 days -> closed
    may warn by desk, if matter = hazard -> warned
  state warned, accountable desk
    must drop by desk, within 5 days -> closed
    may calm by desk, if matter = housing -> closed
  state closed, end answered
";

#[test]
fn an_action_whose_condition_never_holds_where_it_stands_is_found() {
    assert_eq!(messages(REQUEST), ["no case can do `calm`: what it requires never holds where it stands"]);
    assert_eq!(
        messages(
            &REQUEST.replace("may calm by desk, if matter = housing", "may calm by desk, if matter = hazard")
        ),
        [""; 0]
    );
}

#[test]
fn a_state_that_only_a_third_time_would_enter_is_found() {
    let text = REQUEST.replace(
        "    may calm by desk, if matter = housing -> closed\n",
        "    may again by desk, at most 2 times -> open\n",
    ) + "  state third, accountable desk\n    must end by desk, within 5 days -> closed\n";
    let reached = |times: u32| {
        text.replace("may warn by desk, if matter = hazard -> warned", &format!("may warn by desk, if matter = hazard -> warned\n    may lift by desk, if again.times ≥ {times} -> third"))
    };
    assert_eq!(messages(&reached(2)), [""; 0]);
    assert_eq!(
        messages(&reached(3)),
        [
            "no case can do `lift`: what it requires never holds where it stands",
            "no case ever enters `third`: the conditions on the way there never hold together",
            "no case can do `end`: what it requires never holds where it stands"
        ]
    );
}

#[test]
fn an_allowance_that_its_own_end_starts_anew_ends_again() {
    let ladder = "\
ladder levels
  rung desk
  rung town within 2 days
workflow request
  slot handler is levels, on exhausted -> listed
  clock allowance within 1 day since ask, on expiry escalate
  may ask by desk, from start, sets handler = desk -> open
  state open, accountable handler
    must answer by desk, within 5 days -> closed
  state listed, accountable desk
    must end by desk, within 5 days -> closed
  state closed, end answered
";
    assert_eq!(messages(ladder), [""; 0]);
}

#[test]
fn a_walk_that_is_cut_short_decides_nothing() {
    let found = deep(&charter(REQUEST), 2).findings;
    let names: BTreeSet<_> = found.iter().map(|finding| finding.lint.name()).collect();
    assert_eq!(names, BTreeSet::from(["not-decided"]));
}

#[test]
fn a_stay_that_counts_from_an_action_ends() {
    let posting = "\
workflow posting
  may post by desk, from start -> posted
  state posted, accountable desk
    at least 15 days since post
    may take-down by desk -> filed
  state filed, end done
";
    assert_eq!(messages(posting), [""; 0]);
}

/// What no case can do in a charter with grids of one class, and two offices that are alike.
fn idle(rest: &str) -> Vec<String> {
    let charter = charter(&format!(
        "body grids is government, each\nbody east is government\nbody west is government\n{rest}"
    ));
    let (id, workflow) = charter.workflow("request").unwrap();
    let found = possible(&charter, id, 10_000).unwrap();
    assert!(found.is_whole);
    let idle = workflow.actions.iter().filter(|(action, _)| !found.done.contains(action));
    idle.map(|(_, action)| action.name.to_string()).collect()
}

#[test]
fn a_handler_may_be_another_grid_than_the_one_that_covers_the_case() {
    let rules = "\
workflow request
  slot handler is body
  may ask by desk, from start, asks handler -> open
  state open, accountable desk
    must answer by desk, within 5 days -> closed
    may keep by desk, if handler = grids -> closed
    may pass by desk, if handler ≠ grids and handler ≠ desk and handler ≠ east -> closed
    may neither by desk, if handler = grids and handler ≠ grids -> closed
  state closed, end answered
";
    assert_eq!(idle(rules), ["neither"]);
}

#[test]
fn two_slots_may_hold_bodies_that_are_alike_and_not_the_same() {
    let rules = "\
workflow request
  slot one is body
  slot two is body
  may ask by desk, from start, asks one and two -> open
  state open, accountable desk
    must answer by desk, within 5 days -> closed
    may merge by desk, if one = two -> closed
    may part by desk, if one ≠ two -> closed
    may differ by desk, if one ≠ two and one ≠ grids and one ≠ desk and two ≠ grids and two ≠ desk -> closed
  state closed, end answered
";
    assert_eq!(idle(rules), [""; 0]);
}

#[test]
fn what_stands_above_another_grid_is_not_decided() {
    let charter = charter(
        "\
body grids is government, each
body teams is government, each, leads grids
workflow request
  slot handler is body
  may ask by desk, from start, asks handler -> open
  state open, accountable desk
    must answer by desk, within 5 days -> closed
    may keep by desk, if handler.superior ≠ teams -> closed
  state closed, end answered
",
    );
    let (id, _) = charter.workflow("request").unwrap();
    assert!(!possible(&charter, id, 10_000).unwrap().is_whole);
}

#[test]
fn the_end_of_an_awaited_case_may_only_set_something() {
    let rules = "\
workflow visit
  must begin by system, from start -> seen
  state seen, accountable desk
    must end by desk, within 5 days -> over
  state over, end done
workflow request
  fact known is yes or no
  may ask by desk, from start, sets known = no, opens visit -> open
  state open, accountable desk
    waits visit
      on done sets known = yes
    may answer by desk, if known -> closed
    may drop by desk -> closed
  state closed, end answered
";
    assert_eq!(messages(rules), [""; 0]);
    let dead = "no case can do `answer`: what it requires never holds where it stands";
    assert_eq!(messages(&rules.replace("sets known = yes", "sets known = no")), [dead]);
}
