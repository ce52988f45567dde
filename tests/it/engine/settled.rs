//! What two independent readings of the rules first answered differently.

use std::sync::LazyLock;

use gongzhi::{
    charter::Charter,
    engine::{Change, TieEntry, Unkept},
};

use super::fixture::{Play, act, compile};

static SETTLED: LazyLock<Charter> =
    LazyLock::new(|| compile("settled.charter", include_str!("../../data/small/settled.charter")));

fn play(workflow: &str) -> Play<'static> {
    Play::new(&SETTLED, workflow, "S-1")
}

fn accountable(play: &Play<'_>) -> Vec<String> {
    let answers = gongzhi::engine::responsibility(play.charter, &play.roster, &play.case).unwrap();
    let body =
        |of: gongzhi::engine::Instance| play.charter.structure.view(of.body).unwrap().name().to_string();
    answers.into_iter().filter_map(|is| is.accountable).map(body).collect()
}

#[test]
fn whoever_takes_a_case_answers_for_it_by_that_step() {
    let mut play = play("taken");
    play.does(act("take", "wu"), "2026-03-02 09:00");
    assert_eq!(accountable(&play), ["grid-1"]);
    assert_eq!(play.slot("other"), ["grid-1"]);
    play.does(act("keep", "wu"), "2026-03-02 09:01");
}

#[test]
fn who_stands_in_for_another_and_is_too_few_is_told_the_number() {
    let mut play = play("taken");
    play.does(act("take", "wu"), "2026-03-02 09:00");
    assert_eq!(play.words(&act("agree", "wu"), "2026-03-02 09:01"), ["at least", "at least"]);
    assert_eq!(play.words(&act("pass", "wu"), "2026-03-02 09:01"), ["by"], "that is not delegated");
}

#[test]
fn a_capacity_is_tried_in_every_clause_that_names_it() {
    let mut play = play("taken");
    play.does(act("take", "wu"), "2026-03-02 09:00");
    play.does(act("pass", "sun").capacity("committee.chair"), "2026-03-02 09:01");
    assert_eq!(play.states(), ["finished"]);
}

#[test]
fn ties_reach_those_who_hold_an_office_by_another() {
    let mut play = play("taken");
    play.does(act("take", "wu"), "2026-03-02 09:00");
    play.does(act("advise", "ma"), "2026-03-02 09:01");
    play.roster.ties.push(TieEntry {
        one: "sun".into(),
        other: "ma".into(),
        kind: gongzhi::Name::new("near-relative").unwrap(),
    });
    assert_eq!(play.words(&act("advise", "ma"), "2026-03-02 09:02"), ["bars"], "the chair is a member too");
}

#[test]
fn a_limit_on_what_may_leave_either_branch_runs_while_one_stands() {
    let mut play = play("twin");
    play.does(act("open", "wang"), "2026-03-02 09:00");
    play.does(act("hurry", "chen"), "2026-03-02 10:00");
    assert_eq!(play.states(), ["right", "over"]);
    assert_eq!(play.dues(), ["close 2026-03-06 00:00"]);
}

#[test]
fn a_duty_owed_in_two_branches_is_charged_once() {
    let mut play = play("twin");
    play.does(act("open", "wang"), "2026-03-02 09:00");
    play.does(act("join", "chen"), "2026-03-02 10:00");
    let (_, workflow) = SETTLED.workflow("twin").unwrap();
    let (visit, _) = workflow.action("visit").unwrap();
    let breaches: Vec<_> = play.events.last().unwrap().breaches().map(|breach| breach.of).collect();
    assert_eq!(breaches, [Unkept::Duty(visit)]);
}

#[test]
fn binding_the_handler_first_starts_the_allowance_of_the_rung() {
    let mut play = play("climb");
    play.does(act("assign", "chen"), "2026-03-02 09:00");
    assert_eq!(play.dues(), ["handling 2026-03-04 00:00"]);
    play.does(act("grade", "chen"), "2026-03-02 10:00");
    assert_eq!(play.dues(), ["handling 2026-03-10 00:00"], "what the clock itself says, from when it says");
}

#[test]
fn nobody_empties_the_slot_that_answers_where_the_case_stays() {
    let mut play = play("climb");
    play.does(act("assign", "chen"), "2026-03-02 09:00");
    assert_eq!(play.words(&act("drop", "chen"), "2026-03-02 09:01"), ["accountable"]);
}

#[test]
fn past_the_last_rung_the_branch_whose_limit_it_was_goes_on() {
    let mut play = play("branches");
    play.does(act("start-both", "chen"), "2026-03-02 09:00");
    play.ticks("2026-03-04 00:00");
    assert_eq!(play.states(), ["waiting", "top"]);
}

#[test]
fn a_clock_that_ends_is_neither_paused_nor_prolonged_by_its_end() {
    let mut play = play("ending");
    play.does(act("open", "wang"), "2026-03-02 09:00");
    play.ticks("2026-03-02 10:00");
    let prolonged = |change: &Change| matches!(change, Change::Prolonged(..));
    assert!(!play.events.last().unwrap().changes.iter().any(prolonged));
    play.ticks("2026-03-02 11:00");
    assert_eq!(play.states(), ["pondering"]);
    assert_eq!(play.dues()[0], "whole 2026-03-02 11:00 expired");
}

#[test]
fn a_lower_bound_from_any_state_counts_from_the_last_one_entered() {
    let mut play = play("days");
    play.does(act("open", "wang"), "2026-03-02 09:00");
    assert_eq!(play.words(&act("withdraw", "wang"), "2026-03-03 23:59"), ["at least"]);
    play.does(act("withdraw", "wang"), "2026-03-04 00:00");
}

#[test]
fn a_limit_counts_back_from_a_day_that_is_named_late() {
    let mut play = play("days");
    play.does(act("open", "wang"), "2026-03-02 09:00");
    assert_eq!(play.words(&act("object", "wang"), "2026-03-02 10:00"), ["within"]);
    play.does(act("name", "chen").with("day", "2026-03-10"), "2026-03-02 11:00");
    assert_eq!(play.dues(), ["object 2026-03-10 00:00"]);
    assert_eq!(play.words(&act("object", "wang"), "2026-03-06 23:59"), ["within"]);
    play.does(act("object", "wang"), "2026-03-07 00:00");
    assert_eq!(play.words(&act("object", "wang"), "2026-03-10 00:00"), ["within"]);
}
