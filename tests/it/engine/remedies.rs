//! What one step would help: every sort of remedy, in both languages, and that each is true.

use expect_test::{Expect, expect};
use gongzhi::{
    engine::{Command, Help, Person, Remedy, decide, remedies},
    finding::Language,
};

use super::fixture::{APPEAL, Play, REVIEW, act, compile, graded, limit, raise};

const MEETING: &str = r#"charter meetings "Meetings" / "会议", edition 2026-01, since 2026-01-01, languages en and zh
  calendar china, zone +08:00
body committee "Committee" / "委员会" is residents-committee
  office member "Member" / "委员"
  office chair "Chair" / "主任", is committee.member
body grid-1 "Grid" / "网格" is grid, office worker "Grid worker" / "网格员"
workflow meeting "Meeting" / "会议"
  may call "Call" / "召集" by committee.member or grid-1.worker at least 3, from start -> called
  state called "Called" / "已召集", accountable committee
    must close "Close" / "结束" by committee -> closed
  state closed "Closed" / "已结束", end closed
"#;

const PEOPLE: [&str; 9] = ["wang", "chen", "sun", "wu", "he", "ann", "lu", "pu", "bo"];

fn helps(play: &Play<'_>, command: &Command, at: &str) -> Vec<Remedy> {
    let people = PEOPLE.map(Person::from);
    remedies(play.charter, &play.world(), &play.case, command, play.at(at), &people).unwrap()
}

/// The remedies in both languages, a line each.
fn says(play: &Play<'_>, command: &Command, at: &str, sentences: Expect) {
    assert!(!play.refused(command, at).reasons.is_empty());
    let found = helps(play, command, at);
    let say = |language| found.iter().map(move |remedy| remedy.say(play.charter, language) + "\n");
    sentences.assert_eq(&Language::ALL.into_iter().flat_map(say).collect::<String>());
}

/// A review whose legal branch is through; the public one is not yet concluded.
fn reviewed() -> Play<'static> {
    let mut play = Play::new(&REVIEW, "review", "R-1");
    play.does(act("submit", "ann").with("day", "2026-03-20"), "2026-03-02 09:00");
    play.does(act("read", "pu"), "2026-03-02 10:00");
    play.does(act("examine", "lu").with("lawful", true), "2026-03-03 09:00");
    play
}

#[test]
fn what_is_accepted_needs_no_help() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    assert_eq!(helps(&play, &raise(), "2026-03-02 09:00"), []);
}

#[test]
fn somebody_else() {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-03-02 09:00");
    says(
        &play,
        &act("grade", "wang").with("urgency", "general"),
        "2026-03-02 09:30",
        expect![[r#"
        `chen`, `sun` or `wu` could do it
        可以由“chen”、“sun”或“wu”办理
    "#]],
    );
}

#[test]
fn another_value() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    let many = act("raise", "wang").with("matter", "housing").with("heads", 40u32).with("pending", false);
    says(
        &play,
        &many,
        "2026-03-02 09:00",
        expect![[r#"
        it could be done if “Heads” were from 1 to 20
        若“人数”为1至20，即可办理
    "#]],
    );
    let silent = act("raise", "wang").with("heads", 1u32).with("pending", false);
    says(
        &play,
        &silent,
        "2026-03-02 09:00",
        expect![[r#"
        it could be done if “Matter” were “housing”, “hazard” or “policy”
        若“事由”为“housing”、“hazard”或“policy”，即可办理
    "#]],
    );
}

#[test]
fn waiting() {
    let play = reviewed();
    // Three whole days lie between 2 and 6 March.
    says(
        &play,
        &act("conclude", "pu").with("weight", 1u32),
        "2026-03-03 10:00",
        expect![[r#"
        it could be done from 2026-03-06 00:00 on
        自2026-03-06 00:00起可以办理
    "#]],
    );
    // Four days before the 20th begin with the 16th.
    says(
        &play,
        &act("remind", "pu"),
        "2026-03-10 10:00",
        expect![[r#"
        it could be done from 2026-03-16 00:00 on
        自2026-03-16 00:00起可以办理
    "#]],
    );
}

#[test]
fn waiting_while_others_break_their_limits_is_no_help() {
    // The committee would be the handler once the grid's time has ended, and with it the grid has broken its limit.
    let play = graded();
    let found = helps(&play, &act("answer", "sun"), "2026-03-03 09:00");
    assert!(!found.iter().any(|remedy| remedy.help == Help::Later), "{found:#?}");
}

#[test]
fn something_else_first() {
    let mut play = reviewed();
    play.does(act("conclude", "pu").with("weight", 1u32), "2026-03-06 09:00");
    says(
        &play,
        &act("hear", "bo"),
        "2026-03-20 09:00",
        expect![[r#"
        it could be done after “Join” by `bo`
        先由“bo”办理“合议”，即可办理
    "#]],
    );
    play.does(act("join", "bo"), "2026-03-18 09:00");
    says(
        &play,
        &act("decide", "bo").with("agreed", true),
        "2026-03-20 09:00",
        expect![[r#"
        it could be done after “Hear” by `bo`
        先由“bo”办理“听证”，即可办理
    "#]],
    );
}

#[test]
fn more_time_than_may_be_given() {
    says(
        &graded(),
        &act("extend", "wu").more(limit("9 working days")),
        "2026-03-03 09:00",
        expect![[r#"
        it could be done with 5 working days more
        若延长5个工作日，即可办理
    "#]],
    );
}

#[test]
fn one_of_several_keeps_out_of_it() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    says(
        &play,
        &raise().by("chen"),
        "2026-03-02 09:00",
        expect![[r#"
        `wang` could do it
        it could be done without `chen`
        可以由“wang”办理
        “chen”不参与，即可办理
    "#]],
    );
}

#[test]
fn another_capacity() {
    let mut play = graded();
    play.does(act("hear", "wu").with("helpers", vec!["subdistrict".to_owned()]), "2026-03-03 09:00");
    says(
        &play,
        &act("close-hearing", "wu").capacity("witness"),
        "2026-03-03 10:00",
        expect![[r#"
            it could be done in another capacity: leave it out
            `wang` could do it
            换一种身份即可办理：不必指明身份
            可以由“wang”办理
        "#]],
    );
}

#[test]
fn a_preceding_action_is_filled_in() {
    // A chair may answer once the grid has handed the case to the committee, or reported it up.
    says(
        &graded(),
        &act("answer", "sun"),
        "2026-03-03 09:00",
        expect![[r#"
        `wu` could do it
        it could be done after “Return” by `wu`, where “Reason” is told and “Handler” is Residents' committee
        it could be done after “Refer up” by `wu`
        it could be done after “Pass up” by `wu`
        可以由“wu”办理
        先由“wu”办理“退单”（写明“理由”，“承办单位”为居民委员会），即可办理
        先由“wu”办理“报请上级”，即可办理
        先由“wu”办理“上交”，即可办理
    "#]],
    );
}

#[test]
fn a_limit_that_ends_without_a_breach_helps_and_so_does_what_it_waits_for() {
    let mut play = Play::new(&REVIEW, "review", "R-1");
    play.does(act("submit", "ann").with("day", "2026-03-20"), "2026-03-02 09:00");
    play.does(act("read", "pu"), "2026-03-02 10:00");
    play.does(act("conclude", "pu").with("weight", 1u32), "2026-03-06 09:00");
    // Ten days from the 2nd end with the 12th.
    says(
        &play,
        &act("join", "bo"),
        "2026-03-07 09:00",
        expect![[r#"
        it could be done from 2026-03-13 00:00 on
        it could be done after “Examine” by `lu`, where “Lawful” is yes
        自2026-03-13 00:00起可以办理
        先由“lu”办理“审查”（“合法”为是），即可办理
    "#]],
    );
}

#[test]
fn an_instant_that_lies_behind() {
    says(
        &reviewed(),
        &act("comment", "ann"),
        "2026-03-02 12:00",
        expect![[r#"
        it could be done from 2026-03-03 09:00 on
        自2026-03-03 09:00起可以办理
    "#]],
    );
}

#[test]
fn more_of_them_together() {
    let charter = compile("meeting.charter", MEETING);
    let play = Play::new(&charter, "meeting", "M-1");
    says(
        &play,
        &act("call", "chen"),
        "2026-03-02 09:00",
        expect![[r#"
        it could be done together with `sun` and `wu`
        可以与“sun”和“wu”共同办理
    "#]],
    );
}

#[test]
fn a_case_that_is_not_raised_yet() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    says(
        &play,
        &act("grade", "chen").with("urgency", "general"),
        "2026-03-02 09:00",
        expect![[r#"
        it could be done after “Raise” by `wang`, where “Matter” is “housing”, “Heads” is 1 and “Pending elsewhere” is no
        it could be done after “Call in” by `wang`, where “Matter” is “housing”
        先由“wang”办理“提出”（“事由”为“housing”，“人数”为1，“他处在办”为否），即可办理
        先由“wang”办理“来电”（“事由”为“housing”），即可办理
    "#]],
    );
}

#[test]
fn nothing_helps_where_the_case_has_ended() {
    let mut play = graded();
    play.does(act("withdraw", "wang"), "2026-03-03 09:00");
    says(&play, &act("answer", "wu"), "2026-03-03 10:00", expect![""]);
}

#[test]
fn every_remedy_is_true_and_comes_in_the_same_order() {
    let (_, workflow) = APPEAL.workflow("appeal").unwrap();
    let play = graded();
    for (_, action) in workflow.actions.iter() {
        for person in PEOPLE {
            let command = act(action.name.as_str(), person);
            let found = helps(&play, &command, "2026-03-03 09:00");
            assert_eq!(found, helps(&play, &command, "2026-03-03 09:00"));
            for remedy in found {
                let mut play = graded();
                if let Help::First(first) = &remedy.help {
                    play.does(first.clone(), "2026-03-03 09:00");
                }
                let answer =
                    decide(play.charter, &play.world(), &play.case, &remedy.command, remedy.at).unwrap();
                assert!(answer.is_accepted(), "{}", remedy.say(&APPEAL, Language::En));
            }
        }
    }
}
