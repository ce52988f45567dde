//! Branches that run at once: fork and join, lower bounds, named days, duties that lead nowhere, branches that expire.

use gongzhi::engine::{Change, Instance, Meaning, Unkept, What};

use super::fixture::{Play, REVIEW, act};

/// A review submitted on Monday, 2 March 2026, to be heard on the 20th.
fn submitted() -> Play<'static> {
    let mut play = Play::new(&REVIEW, "review", "R-1");
    play.does(act("submit", "ann").with("day", "2026-03-20"), "2026-03-02 09:00");
    play
}

#[test]
fn branches_fork_and_join() {
    let mut play = submitted();
    assert_eq!(play.states(), ["legal-check", "public-check"]);
    play.does(act("examine", "lu").with("lawful", true), "2026-03-03 09:00");
    assert_eq!(play.states(), ["legal-done", "public-check"]);
    assert_eq!(play.words(&act("join", "bo"), "2026-03-03 09:01"), ["from"], "one branch is still open");
    play.does(act("read", "pu"), "2026-03-05 09:00");
    play.does(act("conclude", "pu").with("weight", 7u32), "2026-03-06 09:00");
    play.does(act("join", "bo"), "2026-03-06 10:00");
    assert_eq!(play.states(), ["decision"]);
    assert_eq!(play.words(&act("hear", "bo"), "2026-03-19 23:59"), ["since"]);
    play.does(act("hear", "bo"), "2026-03-20 00:00");
    play.does(act("decide", "bo").with("agreed", false), "2026-03-20 12:00");
    assert_eq!(play.states(), ["failed"]);
}

#[test]
fn an_end_is_entered_alone() {
    let play = submitted();
    let refusal = play.refused(&act("reject", "bo"), "2026-03-03 09:00");
    assert_eq!(refusal.reasons.iter().map(gongzhi::engine::Reason::word).collect::<Vec<_>>(), ["end"]);
    let mut play = submitted();
    play.does(act("drop", "ann"), "2026-03-02 09:01");
    assert_eq!(play.states(), ["failed"], "what clears all may end it from anywhere, however short the stay");
}

#[test]
fn a_state_that_is_active_is_not_entered_again() {
    assert_eq!(submitted().words(&act("copy", "bo"), "2026-03-05 09:00"), ["->"]);
}

#[test]
fn an_expiry_moves_only_its_own_branch() {
    let mut play = submitted();
    play.ticks("2026-03-13 00:00");
    assert_eq!(play.states(), ["legal-done", "public-check"]);
    let last = play.events.last().unwrap();
    assert!(matches!(last.what, What::Expired { meaning: Meaning::Routed, .. }));
    assert!(
        !last.changes.iter().any(|change| matches!(change, Change::Breached(_))),
        "moving on is no breach"
    );
}

#[test]
fn a_stay_is_so_many_whole_days() {
    let mut play = submitted();
    play.does(act("read", "pu"), "2026-03-02 10:00");
    // Three whole days lie between 2 and 6 March.
    let conclude = act("conclude", "pu").with("weight", 1u32);
    assert_eq!(play.words(&conclude, "2026-03-05 23:59"), ["at least"]);
    play.does(conclude, "2026-03-06 00:00");
}

#[test]
fn a_power_ends_with_its_limit() {
    let mut play = submitted();
    play.does(act("late", "pu"), "2026-03-04 23:59");
    assert_eq!(play.words(&act("late", "pu"), "2026-03-05 00:00"), ["within"]);
    play.ticks("2026-03-05 00:00");
    assert!(matches!(play.events.last().unwrap().what, What::Expired { meaning: Meaning::Lapse, .. }));
}

#[test]
fn a_named_day_closes_what_must_come_so_long_before_it() {
    let play = submitted();
    // Five days back from the 20th, the day itself left out: from the 15th on it is too late.
    assert!(play.ask(&act("invite", "pu"), "2026-03-14 23:59").is_accepted());
    assert_eq!(play.words(&act("invite", "pu"), "2026-03-15 00:00"), ["at least"]);
}

#[test]
fn before_closes_once_it_has_come_about() {
    let mut play = submitted();
    play.does(act("comment", "ann"), "2026-03-02 10:00");
    play.does(act("read", "pu"), "2026-03-02 10:00");
    play.does(act("conclude", "pu").with("weight", 1u32), "2026-03-06 00:00");
    assert_eq!(
        play.words(&act("comment", "ann"), "2026-03-06 10:00"),
        ["from"],
        "the state is moot before the rest"
    );
}

#[test]
fn a_duty_that_leads_nowhere_is_owed_while_its_state_lasts() {
    let mut play = submitted();
    play.does(act("conclude", "pu").with("weight", 1u32), "2026-03-06 09:00");
    let breaches: Vec<_> = play.events.last().unwrap().breaches().collect();
    let (_, workflow) = REVIEW.workflow("review").unwrap();
    assert_eq!(breaches.len(), 1);
    assert_eq!(breaches[0].of, Unkept::Duty(workflow.action("read").unwrap().0));
    assert_eq!(breaches[0].body, Some(Instance::single(REVIEW.structure.body("public").unwrap().id())));
}

#[test]
fn limits_that_end_at_once_take_effect_in_the_order_of_declaration() {
    let mut play = submitted();
    play.ticks("2026-04-30 00:00");
    let clocks: Vec<_> = play.events[1..].iter().map(|event| (event.at, event.what.clone())).collect();
    assert!(clocks.windows(2).all(|pair| pair[0].0 <= pair[1].0), "{clocks:?}");
}

#[test]
fn the_end_of_a_limit_leaves_a_state_however_short_it_lasted() {
    let mut play = Play::new(&REVIEW, "trial", "T-1");
    play.does(act("open", "ann"), "2026-03-02 09:00");
    assert_eq!(play.words(&act("leave", "bo"), "2026-03-03 09:00"), ["at least"]);
    play.ticks("2026-03-05 00:00");
    assert_eq!(play.states(), ["over"]);
}

#[test]
fn a_clock_whose_limit_cannot_be_decided_refuses_what_would_start_it() {
    let mut play = Play::new(&REVIEW, "trial", "T-1");
    play.does(act("open", "ann"), "2026-03-02 09:00");
    assert_eq!(play.words(&act("go-on", "bo"), "2026-03-03 09:00"), ["at least", "within"]);
}
