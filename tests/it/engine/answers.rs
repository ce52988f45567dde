//! What is open, who answers, by which rules: the questions about a standing case.

use expect_test::expect;
use gongzhi::{
    engine::{Choice, Instance, Opening, Person, Role, options, responsibility, why},
    finding::Language,
    rule::Target,
};

use super::fixture::{APPEAL, Play, act, compile, graded};

/// The options of a case for somebody, a line each.
fn choices(play: &Play<'_>, person: Option<&str>, at: &str) -> String {
    let person = person.map(Person::from);
    let (_, workflow) = play.charter.workflow(play.case.identity().workflow_name.as_str()).unwrap();
    let name = |target: &Target| match target {
        Target::Fact(fact) => workflow.facts.get(*fact).unwrap().name.to_string(),
        Target::Slot(slot) => workflow.slots.get(*slot).unwrap().name.to_string(),
    };
    let say = |choice: &Choice| {
        let action = &workflow.actions.get(choice.action).unwrap().name;
        match &choice.opening {
            Opening::Open => format!("{action}: open\n"),
            Opening::OpenIf(needs) => {
                format!("{action}: open with {}\n", needs.iter().map(name).collect::<Vec<_>>().join(", "))
            }
            Opening::Closed(reasons) => {
                let words: Vec<_> = reasons.iter().map(gongzhi::engine::Reason::word).collect();
                format!("{action}: {}\n", words.join(", "))
            }
        }
    };
    let choices = options(play.charter, &play.world(), &play.case, person.as_ref(), play.at(at)).unwrap();
    choices.iter().map(say).filter(|line| !line.ends_with(": from\n")).collect()
}

#[test]
fn options_say_what_is_open_to_whom() {
    let play = graded();
    expect![[r#"
        withdraw: by
        answer: open
        return: open with reason, handler
        extend: open
        extend-by: open with extra
        hear: open with helpers
        refer: open
        pass: open
        alarm: if
        help: by
    "#]]
    .assert_eq(&choices(&play, Some("wu"), "2026-03-03 09:00"));
    expect![[r#"
        withdraw: open
        answer: by
        return: by
        extend: by
        extend-by: by
        hear: by
        refer: by
        pass: by
        alarm: if, by
        help: open
    "#]]
    .assert_eq(&choices(&play, Some("wang"), "2026-03-03 09:00"));
    expect![[r#"
        withdraw: open
        answer: open
        return: within
        extend: open
        extend-by: open with extra
        hear: open with helpers
        refer: open
        pass: open
        alarm: if
        help: open
    "#]]
    .assert_eq(&choices(&play, None, "2026-03-05 09:00"));
}

#[test]
fn before_its_start_a_case_can_be_raised_and_nothing_else() {
    let play = Play::new(&APPEAL, "appeal", "K-1");
    expect![[r#"
        raise: open with matter, heads, pending
        call: open with matter
    "#]]
    .assert_eq(&choices(&play, None, "2026-03-03 09:00"));
}

#[test]
fn responsibility_names_one_accountable_body_for_each_active_state() {
    let mut play = graded();
    play.does(
        act("hear", "wu").with("helpers", vec!["subdistrict".to_owned(), "conference".to_owned()]),
        "2026-03-03 09:00",
    );
    let answers = responsibility(&APPEAL, &play.roster, &play.case).unwrap();
    assert_eq!(answers.len(), 1);
    let body = |name: &str| Instance::single(APPEAL.structure.body(name).unwrap().id());
    assert_eq!(answers[0].accountable, Some(body("grid-1")));
    use gongzhi::engine::Addressee::{Body, Raiser};
    assert_eq!(answers[0].consulted, [Raiser, Body(body("subdistrict")), Body(body("conference"))]);
    // Entering the state asked them, and put nobody else to work.
    let notices = &play.events.last().unwrap().notices;
    assert_eq!(notices.iter().map(|notice| notice.to.clone()).collect::<Vec<_>>(), answers[0].consulted);
    assert!(notices.iter().all(|notice| notice.role == Role::Consulted));
}

#[test]
fn an_event_says_by_which_rules_it_happened() {
    let play = graded();
    let event = play.events.last().unwrap();
    let say = |rule: &gongzhi::engine::Rule<'_>| {
        let sources: Vec<_> = rule.origin.sources.iter().map(|citation| citation.places.join(", ")).collect();
        format!("{:?} {} [{}]\n", rule.ground, rule.title.get(Language::En), sources.join("; "))
    };
    let rules = why(&APPEAL, event).unwrap();
    expect![[r#"
        Action(ActionId(3)) Grade [17]
        By(ActionId(3), 0) Grade []
        Row(TableId(0), 2) Grading [17]
        Route(ActionId(3), 0) Grade []
        Limit(ClockId(3), 0) Return []
    "#]]
    .assert_eq(&rules.iter().map(say).collect::<String>());
}

#[test]
fn the_conditions_that_were_met_are_cited_too() {
    let charter = compile("permits.charter", PERMITS);
    let mut play = Play::new(&charter, "permit", "P-1");
    play.does(act("apply", "chen").with("clear", true), "2026-03-02 09:00");
    let cited = |play: &Play<'_>| {
        let sources = play.events.last().unwrap().written(&charter).unwrap().sources;
        let cited =
            sources.iter().map(|cited| (cited.source.clone(), cited.place.clone().unwrap_or_default()));
        cited.collect::<Vec<_>>()
    };
    let law = |place: &str| ("law".to_owned(), place.to_owned());
    assert_eq!(
        cited(&play),
        [law("5"), law("19"), law("22")],
        "the action, its condition, and the limit it starts"
    );
    play.does(act("grant", "chen"), "2026-03-05 09:00");
    assert_eq!(cited(&play), [law("30")], "the day that had to pass");
}

const PERMITS: &str = r#"charter permits, edition 2026-01, since 2026-01-01
  calendar china, zone +08:00
source law "Law on permits"
body committee is residents-committee, office member
workflow permit
  fact clear is yes or no
  may apply by committee.member, from start, asks clear -> open                 [law 5]
    if clear                                                                    [law 19]
  state open, accountable committee
    may grant by committee.member -> granted
      at least 1 day                                                            [law 30]
    must check by committee.member
      within 5 days                                                             [law 22]
  state granted, end granted
"#;
