//! What follows when sub-cases end: all, any, so many; told twice, late, otherwise.

use expect_test::expect;
use gongzhi::{
    Language,
    engine::{Answer, QuestionError, Reason, child},
};

use super::{
    super::fixture::{Play, act},
    HELPING, blown, by, cancelled, ends, opened, tell, the_child,
};

#[test]
fn all_are_awaited_and_the_last_end_leads_on() {
    let mut play = blown(&["markets", "fire"]);
    ends(&mut play, "w-7/1.1", "done", "2026-03-03 09:00");
    assert_eq!(play.states(), ["gathering"]);
    ends(&mut play, "w-7/1.2", "refused", "2026-03-04 09:00");
    assert_eq!(play.states(), ["settled"]);
    expect![[r#"
        {"left":"gathering"}
        {"entered":"settled"}
        {"ended":"settled"}
        {"stopped":"gathering"}
    "#]]
    .assert_eq(&play.last_changes());
}

#[test]
fn an_outcome_leads_on_once_so_many_have_ended_so_and_opens_what_it_says() {
    let mut play = blown(&["markets", "fire"]);
    ends(&mut play, "w-7/1.1", "refused", "2026-03-03 09:00");
    assert_eq!(play.states(), ["gathering"]);
    ends(&mut play, "w-7/1.2", "refused", "2026-03-04 09:00");
    assert_eq!(play.states(), ["stalled"]);
    assert_eq!(opened(play.events.last().unwrap()), ["w-7/3.1"]);
}

#[test]
fn the_first_of_any_leads_on_and_the_others_are_cancelled() {
    let mut play = by("seek", &["markets", "fire", "water"], false);
    ends(&mut play, "w-7/1.1", "refused", "2026-03-03 09:00");
    assert_eq!(play.states(), ["seeking"]);
    ends(&mut play, "w-7/1.3", "done", "2026-03-03 10:00");
    assert_eq!(play.states(), ["settled"]);
    assert_eq!(cancelled(play.events.last().unwrap()), ["w-7/1.2"]);
}

#[test]
fn when_none_is_left_to_end_the_plain_route_is_taken() {
    let mut play = by("seek", &["markets", "fire"], false);
    ends(&mut play, "w-7/1.1", "refused", "2026-03-03 09:00");
    ends(&mut play, "w-7/1.2", "refused", "2026-03-03 10:00");
    assert_eq!(play.states(), ["stalled"]);
}

#[test]
fn two_of_three_decide_and_two_that_differ_wait_for_the_third() {
    let mut play = by("consult", &["ann", "bob", "cai"], false);
    ends(&mut play, "w-7/1.1", "favours", "2026-03-03 09:00");
    ends(&mut play, "w-7/1.2", "objects", "2026-03-03 10:00");
    assert_eq!(play.states(), ["consulting"]);
    ends(&mut play, "w-7/1.3", "objects", "2026-03-03 11:00");
    assert_eq!(play.states(), ["stalled"]);
    assert!(cancelled(play.events.last().unwrap()).is_empty());
}

#[test]
fn told_again_the_same_is_accepted_and_changes_nothing() {
    let mut play = blown(&["markets", "fire"]);
    ends(&mut play, "w-7/1.1", "done", "2026-03-03 09:00");
    for at in ["2026-03-03 09:00", "2026-03-05 09:00", "2026-03-02 10:00"] {
        let again = tell(&play, "w-7/1.1", "done", at).unwrap();
        assert_eq!(again, Answer::Accepted { events: Vec::new() }, "{at}");
    }
    // What time brings is told all the same.
    let again = tell(&play, "w-7/1.1", "done", "2026-03-18 09:00").unwrap();
    assert_eq!(again.events().len(), 1);
    assert!(again.is_accepted());
}

#[test]
fn what_makes_no_sense_is_an_error() {
    let mut play = blown(&["markets", "fire"]);
    let error = |play: &Play<'_>, id: &str, outcome: &str| {
        tell(play, id, outcome, "2026-03-03 09:00").unwrap_err().to_string()
    };
    assert_eq!(error(&play, "w-7/9.9", "done"), "the case `w-7` did not open a case `w-7/9.9`");
    assert_eq!(
        error(&play, "w-7/1.1", "settled"),
        "no case of the workflow `helping` ends with the outcome `settled`"
    );
    ends(&mut play, "w-7/1.1", "done", "2026-03-03 09:00");
    assert_eq!(
        error(&play, "w-7/1.1", "refused"),
        "the case `w-7/1.1` was told to have ended as `done` before, and now as `refused`"
    );
    // Nor does another case begin what this one opened.
    let stranger = by("seek", &["water"], false);
    let foreign = child(&HELPING, &stranger.case, the_child(&play, "w-7/1.1"));
    assert!(matches!(foreign, Err(QuestionError::UnknownChild { .. })), "{foreign:?}");
}

#[test]
fn the_end_of_a_cancelled_case_or_of_one_on_its_own_is_noted_and_moves_nothing() {
    let mut play = by("blow", &["fire"], true);
    ends(&mut play, "w-7/1.2", "filed", "2026-03-05 09:00");
    assert_eq!(play.states(), ["both"]);
    play.does(act("abandon", "he"), "2026-03-09 09:00");
    assert_eq!(play.states(), ["dropped"]);
    ends(&mut play, "w-7/1.1", "done", "2026-03-10 09:00");
    assert_eq!(play.states(), ["dropped"]);
    assert_eq!(play.last_changes().trim(), "");
    let known = play.case.sub_case("w-7/1.1").unwrap();
    assert!(known.is_cancelled && known.ending.is_some());
}

#[test]
fn an_end_that_cannot_lead_on_yet_is_refused_and_may_be_told_later() {
    let mut play = by("blow", &["fire"], true);
    // Five whole days lie between: entered on Monday the 2nd, left from the 8th on.
    let Answer::Refused(refusal) = tell(&play, "w-7/1.1", "done", "2026-03-07 23:00").unwrap() else {
        panic!("the least stay does not hold")
    };
    assert_eq!(refusal.reasons.iter().map(Reason::word).collect::<Vec<_>>(), ["at least"]);
    expect!["it is too early for the end of a sub-case: 5 days must lie in between, so that it is open from 2026-03-08 00:00 on"]
        .assert_eq(&refusal.say(&HELPING, Language::En));
    expect!["子事项办结为时过早：至少间隔5日，自2026-03-08 00:00起方可办理"]
        .assert_eq(&refusal.say(&HELPING, Language::Zh));
    assert_eq!(play.case.sub_case("w-7/1.1").unwrap().ending, None);
    ends(&mut play, "w-7/1.1", "done", "2026-03-08 00:00");
    assert_eq!(play.states(), ["settled"]);
}

#[test]
fn before_the_last_event_an_end_is_refused() {
    let play = blown(&["fire"]);
    let answer = tell(&play, "w-7/1.1", "done", "2026-03-02 08:00").unwrap();
    let words: Vec<_> = answer.refusal().unwrap().reasons.iter().map(Reason::word).collect();
    assert_eq!(words, ["at"]);
}
