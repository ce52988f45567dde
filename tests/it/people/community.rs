//! The bundled charter with the persons of one community.

use gongzhi::check::Choice;

use super::{day, found};
use crate::make_up::{charter, roster};

const CHARTER: &str = include_str!("../../../src/charters/community.charter");
const PERSONS: &str = include_str!("../../data/people/community.scenario");

#[test]
#[cfg_attr(debug_assertions, ignore = "takes a minute without optimization")]
fn an_appeal_never_waits_for_somebody_who_is_not_there() {
    let charter = charter(CHARTER);
    let found = found(&charter, &roster(&charter, PERSONS));
    assert!(found.is_whole, "{} positions", found.positions);
    assert_eq!(found.undoable, []);
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes a minute without optimization")]
fn two_who_call_back_are_too_few_if_the_platform_may_be_given_the_case_itself() {
    // Then those who call back may answer, and an objection brings it back to them. The charter has a condition against it.
    let few: String =
        PERSONS.lines().filter(|line| !line.contains("回访员")).map(|line| format!("{line}\n")).collect();
    let few = format!("{few}  person zhou \"周回访员\" holds platform.caller\n");
    let condition = "      if handler ≠ platform ";
    assert!(CHARTER.contains(condition));
    let without = CHARTER.lines().filter(|line| !line.starts_with(condition));
    let without = charter(&without.map(|line| format!("{line}\n")).collect::<String>());
    let charter = charter(CHARTER);
    assert_eq!(found(&charter, &roster(&charter, &few)).undoable, []);
    let charter = without;
    let found = found(&charter, &roster(&charter, &few));
    assert!(found.is_whole, "{} positions", found.positions);
    let (_, rules) = charter.workflows.iter().next().unwrap();
    let [undoable] = &found.undoable[..] else { panic!("{:?}", found.undoable) };
    assert_eq!(rules.actions.get(undoable.action).unwrap().name.as_str(), "call-back");
    assert_eq!((undoable.choice, undoable.is_barred, undoable.is_confirmed), (Choice::Some, true, true));
    assert!(undoable.replay(&charter, found.workflow, day()).is_some());
}
