//! Competence as a host sees it: the refusal, its words and its sources.

use std::sync::LazyLock;

use expect_test::expect;
use gongzhi::{
    Language,
    charter::Charter,
    engine::{Meaning, Reason, What},
};

use super::fixture::{Play, act, compile};

static COMPETENCE: LazyLock<Charter> =
    LazyLock::new(|| compile("competence.charter", include_str!("../../data/scenario/competence.charter")));

fn play() -> Play<'static> {
    let mut play = Play::new(&COMPETENCE, "appeal", "A-1");
    play.roster = serde_json::from_str(
        r#"{ "persons": [
            { "person": "wang", "is": [{ "kind": "resident" }] },
            { "person": "du", "holds": [{ "body": "desk", "office": "clerk" }] }
        ] }"#,
    )
    .unwrap();
    play
}

#[test]
fn the_refusal_says_what_the_body_may_be_given_and_by_which_rules() {
    let mut play = play();
    play.does(act("raise", "wang").with("matter", "roads").with("size", 11u32), "2026-03-02 10:00");
    let refusal = play.refused(&act("keep", "du"), "2026-03-02 10:00");
    assert!(matches!(refusal.reasons[..], [Reason::Competence { is_undecided: false, .. }]));
    expect![[r#"
        Bureau may be given a case only if “Matter” is “Housing” or (“Matter” is “Roads” and “Size” is at most 10), but “Matter” is “Roads” and “Size” is 11 [Rules on handling 1] [Rules on handling 2]
        局的职权限于“事由”为“住房”或（“事由”为“道路”且“规模”至多为10）的事项，而现在“事由”为“道路”，“规模”为11【办理规则 1】【办理规则 2】"#]].assert_eq(&Language::ALL.map(|language| refusal.say(&COMPETENCE, language)).join("\n"));
}

#[test]
fn what_is_missing_is_named() {
    let mut play = play();
    play.does(act("mention", "wang"), "2026-03-02 10:00");
    let refusal = play.refused(&act("keep", "du"), "2026-03-02 10:00");
    assert!(matches!(refusal.reasons[..], [Reason::Competence { is_undecided: true, .. }]));
    expect![[r#"
        Bureau may be given a case only if “Matter” is “Housing” or (“Matter” is “Roads” and “Size” is at most 10), which cannot be decided: “Matter” is not known and “Size” is not known [Rules on handling 1] [Rules on handling 2]
        局的职权限于“事由”为“住房”或（“事由”为“道路”且“规模”至多为10）的事项，现在无法判断：“事由”为未知，“规模”为未知【办理规则 1】【办理规则 2】"#]].assert_eq(&Language::ALL.map(|language| refusal.say(&COMPETENCE, language)).join("\n"));
}

#[test]
fn an_expiry_that_would_bind_outside_competence_records_a_breach_instead() {
    let mut play = play();
    play.does(act("raise", "wang").with("matter", "policy").with("size", 5u32), "2026-03-02 10:00");
    play.does(act("sort", "du").with("is-known", false), "2026-03-02 10:00");
    play.ticks("2026-03-10 10:00");
    let expired = play.events.last().unwrap();
    assert!(matches!(expired.what, What::Expired { meaning: Meaning::Closed, .. }));
    assert_eq!((expired.breaches().count(), play.slot("handler")), (1, vec!["desk".to_owned()]));
}
