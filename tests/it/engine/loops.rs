//! The closed loop, its ladder and its limits, played through.

use expect_test::expect;
use gongzhi::engine::{Meaning, What};

use super::fixture::{APPEAL, Play, act, graded, limit, raise};

fn meanings(play: &Play<'_>) -> Vec<Meaning> {
    let meaning = |event: &gongzhi::engine::Event| match event.what {
        What::Expired { meaning, .. } => Some(meaning),
        _ => None,
    };
    play.events.iter().filter_map(meaning).collect()
}

#[test]
fn an_appeal_goes_round_the_loop() {
    let mut play = graded();
    assert_eq!(play.states(), ["dispatched"]);
    assert_eq!(play.slot("handler"), ["grid-1"]);
    assert_eq!(play.case.rung(), 1);
    // Five working days after Monday 2 March end with Monday 9 March.
    assert_eq!(play.dues(), ["handling 2026-03-09 17:30", "return 2026-03-04 17:30"]);
    play.does(act("answer", "wu"), "2026-03-03 10:00");
    play.does(act("confirm", "wang").with("satisfied", true), "2026-03-03 11:00");
    assert_eq!(play.states(), ["closed"]);
    assert!(play.case.ended().is_some());
    assert!(play.case.runs().is_empty(), "an ended case has no clocks");
    expect![[r#"
        {"fact":["satisfied",true]}
        {"left":"answered"}
        {"entered":"closed"}
        {"ended":"closed"}
        {"stopped":"answered"}
    "#]]
    .assert_eq(&play.last_changes());
}

#[test]
fn grading_binds_the_handler_and_starts_its_limit() {
    let play = graded();
    expect![[r#"
        {"fact":["urgency","general"]}
        {"rung":1}
        {"slot":["handler","grid-1"]}
        {"left":"collected"}
        {"entered":"dispatched"}
        {"started":{"clock":"handling","from":"2026-03-02T01:00:00Z","limit":{"count":5,"unit":"working-days"}}}
        {"stopped":"grade"}
        {"started":{"clock":"return","from":"2026-03-02T01:00:00Z","limit":{"count":2,"unit":"working-days"}}}
    "#]].assert_eq(&play.last_changes());
}

#[test]
fn silence_escalates_rung_by_rung_to_exhaustion() {
    let mut play = graded();
    // 9 March 17:30, then three working days of the committee: 12 March.
    play.ticks("2026-03-09 17:29");
    assert_eq!(play.slot("handler"), ["grid-1"]);
    play.ticks("2026-03-09 17:30");
    assert_eq!((play.slot("handler"), play.case.rung()), (vec!["committee".to_owned()], 2));
    assert_eq!(play.dues(), ["handling 2026-03-12 17:30", "return 2026-03-04 17:30 expired"]);
    play.ticks("2026-03-20 09:00");
    // The subdistrict's rung has no allowance: nothing runs any more, and the case stays with it.
    assert_eq!((play.slot("handler"), play.case.rung()), (vec!["subdistrict".to_owned()], 3));
    assert_eq!(play.dues(), ["return 2026-03-04 17:30 expired"]);
    assert_eq!(meanings(&play), [Meaning::Lapse, Meaning::Escalated, Meaning::Escalated]);
    // A dissatisfied raiser climbs past the last rung: what the charter says of exhaustion follows.
    play.does(act("answer", "zheng"), "2026-03-20 10:00");
    play.does(act("confirm", "wang").with("satisfied", false), "2026-03-20 11:00");
    assert_eq!(play.states(), ["supervised"]);
    play.does(act("order", "feng"), "2026-03-20 12:00");
    assert_eq!(play.states(), ["closed"]);
}

#[test]
fn silence_after_an_answer_is_consent() {
    let mut play = graded();
    play.does(act("answer", "wu"), "2026-03-03 10:00");
    play.ticks("2026-03-07 00:00");
    assert_eq!(play.states(), ["closed"], "three days after 3 March end with 6 March");
    let last = play.events.last().unwrap();
    assert!(matches!(last.what, What::Deemed { .. }));
    assert_eq!(last.at, play.at("2026-03-06 17:30"), "when offices close");
}

#[test]
fn a_duty_past_its_limit_is_a_breach_of_the_accountable_body() {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-03-02 09:00").ticks("2026-03-02 12:00");
    assert_eq!(meanings(&play), [Meaning::Breach]);
    expect![[r#"
        {"expired":"grade"}
        {"breached":{"body":"committee","of":{"clock":"grade"}}}
    "#]]
    .assert_eq(&play.last_changes());
    play.does(act("grade", "chen").with("urgency", "urgent"), "2026-03-02 12:01");
    assert_eq!(play.slot("handler"), ["committee"], "late, and done all the same");
}

#[test]
fn more_time_counts_from_the_old_due_day_and_pauses_add_to_it() {
    let mut play = graded();
    play.does(act("extend", "wu").more(limit("2 working days")), "2026-03-03 09:00");
    assert_eq!(play.dues()[0], "handling 2026-03-11 17:30");
    play.does(act("hear", "wu").with("helpers", vec!["subdistrict".to_owned()]), "2026-03-04 09:00");
    assert!(play.dues()[0].starts_with("handling Paused"), "{:?}", play.dues());
    play.does(act("close-hearing", "wu"), "2026-03-05 09:00");
    // Two working days, 4 and 5 March, are touched by the pause.
    assert_eq!(play.dues()[0], "handling 2026-03-13 17:30");
    play.does(act("extend-by", "wu").with("extra", 1u32), "2026-03-06 09:00");
    assert_eq!(play.dues()[0], "handling 2026-03-16 17:30");
}

#[test]
fn handing_on_starts_the_state_and_its_limits_anew() {
    let mut play = graded();
    play.does(
        act("return", "wu").with("reason", "not our street").with("handler", "committee"),
        "2026-03-03 10:00",
    );
    assert_eq!((play.slot("handler"), play.case.rung()), (vec!["committee".to_owned()], 2));
    assert_eq!(play.dues(), ["handling 2026-03-09 17:30", "return 2026-03-05 17:30"]);
    assert_eq!(play.words(&act("answer", "wu"), "2026-03-03 11:00"), ["by"]);
    // A body that is no rung stands on none; from there the case climbs to the lowest.
    play.does(
        act("return", "sun").with("reason", "for the conference").with("handler", "conference"),
        "2026-03-03 12:00",
    );
    assert_eq!(play.case.rung(), 0);
    play.ticks("2026-03-09 17:30");
    assert_eq!((play.slot("handler"), play.case.rung()), (vec!["grid-1".to_owned()], 1));
}

#[test]
fn whoever_raised_it_may_withdraw_from_anywhere() {
    let mut play = graded();
    play.does(act("withdraw", "wang"), "2026-03-02 10:00");
    assert_eq!(play.states(), ["withdrawn"]);
    let mut anonymous = Play::new(&APPEAL, "appeal", "K-3");
    anonymous.does(act("call", "").with("matter", "hazard"), "2026-03-02 10:00");
    assert!(anonymous.case.raisers().is_empty());
    assert_eq!(anonymous.words(&act("withdraw", "wang"), "2026-03-02 10:01"), ["by"]);
    anonymous.does(act("withdraw", ""), "2026-03-02 10:02");
}

#[test]
fn a_delegation_lets_the_grid_grade_while_it_stands() {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-12-31 10:00");
    let grade = act("grade", "wu").with("urgency", "general");
    assert!(play.ask(&grade, "2026-12-31 10:30").is_accepted());
    assert_eq!(play.words(&grade, "2027-01-01 10:30"), ["by"]);
    play.roster.grants.push(gongzhi::engine::GrantEntry {
        from: "committee".to_owned().try_into().unwrap(),
        to: "grid-1".to_owned().try_into().unwrap(),
        since: None,
        until: Some("2026-12-31".parse().unwrap()),
    });
    assert_eq!(play.words(&grade, "2026-12-31 10:30"), ["by"], "the roster revoked it");
}
