//! One thing at a time: spans, loops, pauses, tables, ladders, orders that hang on the calendar.

use gongzhi::{
    check::{RunKind, TimeQuestion, worst_times},
    finding::Language,
    rule::{Comparison, Condition, Count, Test},
};

use super::{between, outcomes};
use crate::charter::charter;

/// A workflow with the given rules between raising and closing.
fn workflow(rules: &str) -> gongzhi::charter::Charter {
    charter(&format!("workflow request\n  {rules}  state closed, end answered\n"))
}

fn punctual(rules: &str) -> Vec<String> {
    outcomes(&workflow(rules), "request", RunKind::Punctual)
}

fn any(rules: &str) -> Vec<String> {
    outcomes(&workflow(rules), "request", RunKind::Any)
}

const ONE: &str = "\
  may ask by desk, from start -> open
  state open, accountable desk
    must answer by desk, within 5 working days -> closed
";

#[test]
fn a_duty_is_done_at_the_latest_in_its_last_moment() {
    assert_eq!(punctual(ONE), ["answered: 5 working days"]);
    // Nobody need do it: past its limit a breach is recorded, and the case stays.
    assert_eq!(any(ONE), ["answered: no bound: no limit bounds the stay in `open`"]);
}

#[test]
fn an_end_that_moves_the_case_bounds_any_run() {
    let silent = "\
  may ask by desk, from start -> open
  state open, accountable desk
    within 10 days, on expiry -> closed
    must answer by desk, within 3 days -> closed
";
    assert_eq!(punctual(silent), ["answered: 3 days"]);
    assert_eq!(any(silent), ["answered: 10 days"]);
}

#[test]
fn limits_one_after_the_other_add_up_in_mixed_units() {
    let rules = "\
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk, within 5 working days -> seen
  state seen, accountable desk
    must write by desk, within 30 days -> signed
  state signed, accountable desk
    must answer by desk, within 3 working days -> closed
";
    assert_eq!(punctual(rules), ["answered: 8 working days + 30 days"]);
    let charter = workflow(rules);
    assert_eq!(between(&charter, "request", ("look", "answer"), &[]), "3 working days + 30 days");
    assert_eq!(between(&charter, "request", ("seen", "signed"), &[]), "30 days");
    assert_eq!(between(&charter, "request", ("answer", "look"), &[]), "never reached");
}

#[test]
fn ways_of_incomparable_lengths_are_all_told() {
    let rules = "\
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk, within 1 day
      -> slow if ask.times = 2
      -> quick otherwise
  state quick, accountable desk
    must answer by desk, within 20 days -> closed
    may doubt by desk -> slow
  state slow, accountable desk
    must write by desk, within 12 working days -> closed
";
    // The longest stay in `quick` comes before `slow`.
    assert_eq!(punctual(rules), ["answered: 12 working days + 21 days"]);
    let either = rules.replace("    may doubt by desk -> slow\n", "").replace(
        "    must look by desk, within 1 day\n      -> slow if ask.times = 2\n      -> quick otherwise\n",
        "    must look by desk, within 1 day -> quick\n    may skip by desk -> slow\n",
    );
    assert_eq!(punctual(&either), ["answered: 12 working days + 1 day, or 21 days"]);
}

#[test]
fn a_limit_over_several_states_bounds_what_it_spans() {
    let rules = "\
  clock whole within 10 days since look until answer
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk, within 5 days -> seen
  state seen, accountable desk
    must write by desk, within 8 days -> signed
  state signed, accountable desk
    must answer by desk, within 8 days -> closed
";
    assert_eq!(punctual(rules), ["answered: 15 days"]);
    assert_eq!(
        punctual(&rules.replace("within 10 days since look", "within 20 days since look")),
        ["answered: 21 days"]
    );
    // Which of 16 days and 12 working days ends first hangs on the calendar.
    assert_eq!(
        punctual(&rules.replace("within 10 days since look", "within 12 working days since look")),
        ["answered: the earliest of: 12 working days + 5 days; 21 days"]
    );
}

#[test]
fn a_limit_that_counts_from_before_bounds_what_came_before() {
    // Nothing else bounds the stay in `open`.
    let rules = "\
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk -> seen
  state seen, accountable desk
    must answer by desk, within 15 days since ask -> closed
";
    assert_eq!(punctual(rules), ["answered: 15 days"]);
    // Coming there later it would be late already.
    assert_eq!(between(&workflow(rules), "request", ("ask", "seen"), &[]), "15 days");
    let fresh = rules.replace(" since ask", "");
    assert_eq!(punctual(&fresh), ["answered: no bound: no limit bounds the stay in `open`"]);
}

#[test]
fn a_loop_without_a_cap_is_endless_and_named() {
    let rules = "\
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk, within 2 days -> seen
  state seen, accountable desk
    must answer by desk, within 3 days -> closed
    may doubt by desk -> open
";
    assert_eq!(punctual(rules), ["answered: no bound: again and again: `look`, `doubt`"]);
    let capped = rules.replace("may doubt by desk ->", "may doubt by desk, at most 2 times ->");
    // Three rounds of 2 days, three stays of 3.
    assert_eq!(punctual(&capped), ["answered: 15 days"]);
    // What happens without time passing is no endless time.
    let idle = rules.replace("may doubt by desk -> open", "may doubt by desk");
    assert_eq!(punctual(&idle), ["answered: 5 days"]);
    // A limit over the whole bounds the loop.
    let spanned = format!("clock whole within 30 days until answer\n  {rules}");
    assert_eq!(punctual(&spanned), ["answered: 30 days"]);
}

#[test]
fn time_given_and_time_asked_count_at_their_most() {
    let rules = "\
  clock answering within 10 days since ask until answer
  may ask by desk, from start -> open
  state open, accountable desk
    may want by desk, requests answering within 2 days, at most 1 time
    may give by desk, at most 1 time, prolongs answering at most 5 days
      if want.times = 1
    must answer by desk -> closed
";
    assert_eq!(punctual(rules), ["answered: 15 days"]);
    // Held until it is decided, or over: refusing it at the end leaves no time.
    let refused = rules.replace(
        "may give by desk, at most 1 time, prolongs answering at most 5 days\n",
        "may refuse by desk, declines answering\n",
    );
    assert_eq!(punctual(&refused), ["answered: 12 days"]);
    let open = refused.replace("requests answering within 2 days", "requests answering");
    assert_eq!(punctual(&open), ["answered: no bound: no limit bounds the stay in `open`"]);
}

#[test]
fn a_pause_adds_what_bounds_it() {
    let rules = "\
  clock answering within 10 days since ask until answer
    pauses in away
  may ask by desk, from start -> open
  state open, accountable desk
    may leave by desk, at most 2 times -> away
    must answer by desk -> closed
  state away, accountable desk
    must back by desk, within 3 working days -> open
";
    assert_eq!(punctual(rules), ["answered: 6 working days + 10 days"]);
    assert_eq!(
        punctual(&rules.replace(", within 3 working days", "")),
        ["answered: no bound: no limit bounds the stay in `away`, where `answering` stands still"]
    );
}

#[test]
fn of_a_table_the_worst_row_that_can_be_reached_counts() {
    let rules = "\
  fact matter is small or middling or great
  clock answering within sizes since ask until answer
  table sizes
    | matter   || answering |
    | small    || 2 days    |
    | middling || 9 days    |
    | great    || 30 days   |
  may ask by desk, from start, asks matter -> open
    if matter ≠ great
  state open, accountable desk
    must answer by desk -> closed
";
    assert_eq!(punctual(rules), ["answered: 9 days"]);
}

#[test]
fn of_limits_under_conditions_the_worst_counts() {
    let rules = "\
  fact urgent is yes or no
  may ask by desk, from start, asks urgent -> open
  state open, accountable desk
    must answer by desk -> closed
      within 4 hours if urgent
      within 3 working days if not urgent
";
    assert_eq!(punctual(rules), ["answered: 3 working days"]);
    assert_eq!(
        punctual(&rules.replace("      within 3 working days if not urgent\n", "")),
        ["answered: no bound: no limit bounds the stay in `open`"]
    );
}

#[test]
fn each_rung_has_its_allowance() {
    let rules = "\
  slot handler is levels, on exhausted -> closed
  clock allowance within 2 days, on expiry escalate
  may ask by desk, from start, sets handler = desk -> open
  state open, accountable handler
    must answer by handler -> closed
    may lift by handler, escalate because request
";
    let text = format!(
        "ladder levels\n  rung desk within 2 days\n  rung town within 7 working days\nworkflow request\n  {rules}  state closed, end answered\n"
    );
    let charter = charter(&text);
    // Two days, lifted in the last moment, and the higher rung's seven.
    assert_eq!(outcomes(&charter, "request", RunKind::Punctual), ["answered: 7 working days + 2 days"]);
    assert_eq!(outcomes(&charter, "request", RunKind::Any), ["answered: 7 working days + 2 days"]);
}

#[test]
fn a_power_ends_and_what_must_be_kept_goes_on() {
    let rules = "\
  may ask by desk, from start -> open
  state open, accountable desk
    may object by desk, within 5 days -> late
    must answer by desk, within 20 days -> closed
  state late, accountable desk
    must settle by desk, within 18 days -> closed
";
    // Objecting in the last moment of its 5 days and 18 more are longer than 20.
    assert_eq!(punctual(rules), ["answered: 23 days"]);
    assert_eq!(punctual(&rules.replace("within 18 days", "within 12 days")), ["answered: 20 days"]);
}

#[test]
fn branches_run_at_the_same_time() {
    let rules = "\
  may ask by desk, from start -> left and right
  state left, accountable desk
    must work by desk, within 5 days -> done
  state right, accountable desk
    must think by desk, within 9 days -> thought
  state done, accountable desk
  state thought, accountable desk
  must answer by desk, from done and thought, within 2 days -> closed
";
    assert_eq!(punctual(rules), ["answered: 11 days"]);
}

#[test]
fn what_is_not_followed_is_not_decided() {
    let rules = "\
  may ask by desk, from start -> open
  state open, accountable desk
    within 5 days
    ballot choice by desk, within 3 days
      passes more than 1/2 among voting
      on passed -> closed
      on failed -> closed
";
    assert_eq!(punctual(rules), ["answered: not decided: ballots are not followed yet"]);
}

#[test]
fn more_time_without_an_end_bounds_nothing() {
    let rules = "\
  clock time within 3 working days since ask, until answer, on expiry -> given-up
  may ask by desk, from start -> open
  state open, accountable desk
    may wait by desk, prolongs time at most 5 working days
    must answer by desk -> closed
  state given-up, end failed
";
    let endless = "no bound: again and again: `wait`";
    assert_eq!(punctual(rules), [format!("failed: {endless}"), format!("answered: {endless}")]);
    let once = rules.replace("5 working days", "5 working days, at most 1 time");
    assert_eq!(punctual(&once), ["failed: 8 working days", "answered: 8 working days"]);
}

#[test]
fn time_is_measured_as_long_as_something_holds() {
    let charter = workflow(
        "\
  fact large is yes or no
  may ask by desk, from start, asks large -> open
  state open, accountable desk
    must answer by desk, within 5 days if not large, within 20 days if large -> closed
    may refine by desk, asks large
    may wait by desk, at most 1 time -> waiting
  state waiting, accountable desk
    must resume by desk, within 30 days -> open
",
    );
    let (id, rules) = super::workflow_of(&charter, "request");
    let question = |without: &str, large: bool| {
        let facts = Condition::Test(Test::Flag(rules.facts.ids().next().unwrap()));
        let size = if large { facts } else { Condition::Not(Box::new(facts)) };
        let wait = super::action(rules, without);
        let never = Test::Number(Count::Times(wait), Comparison::AtMost, Count::Number(0));
        let condition = Condition::All(vec![size, Condition::Test(never)]);
        let times = worst_times(&charter, id, &TimeQuestion::outcomes().as_long_as(condition)).unwrap();
        times.arrivals[0].time.say(rules, Language::En)
    };
    assert_eq!(question("wait", false), "5 days");
    assert_eq!(question("wait", true), "20 days");
    assert_eq!(question("refine", true), "70 days");
}
