//! Classes of bodies: instances by key, as the host's directory names them.

use std::cell::RefCell;

use expect_test::expect;
use gongzhi::{
    Name,
    engine::{
        Answer, Case, Command, Directory, Event, Given, Help, Key, Known, NamedBody, Person, PlainRoster,
        QuestionError, Refusal, Roster, Which, World, decide, remedies, replay, responsibility, tick,
    },
    finding::Language,
};

use super::fixture::{APPEAL, DISTRICT, Play, act, raise};

/// Two communities: `c1` with the grids `g1` and `g2`, `c2` with `g7`; every case lies in `g7`.
fn roster() -> PlainRoster {
    let json = r#"{ "persons": [
        { "person": "wang", "is": [{ "kind": "resident" }] },
        { "person": "chen", "holds": [{ "body": "committees", "key": "c1", "office": "member" }] },
        { "person": "lin", "holds": [{ "body": "committees", "key": "c2", "office": "member" }] },
        { "person": "sun", "holds": [{ "body": "grids", "key": "g1", "office": "worker" }] },
        { "person": "li", "holds": [{ "body": "grids", "key": "g7", "office": "worker" }] }
      ],
      "instances": [
        { "instance": "committees.c1" },
        { "instance": "committees.c2" },
        { "instance": "grids.g1", "part_of": ["committees.c1"] },
        { "instance": "grids.g3" },
        { "instance": "grids.g4", "part_of": ["committees.c1", "committees.c2"] },
        { "instance": "grids.g7", "part_of": ["committees.c2"] }
      ],
      "covers": [{ "instance": "grids.g7" }, { "instance": "committees.c2" }]
    }"#;
    serde_json::from_str(json).unwrap()
}

/// A case with that roster.
fn play() -> Play<'static> {
    let mut play = Play::new(&DISTRICT, "appeal", "D-1");
    play.roster = roster();
    play
}

fn raised() -> Play<'static> {
    let mut play = play();
    play.does(act("raise", "wang").with("matter", "repair"), "2026-03-02 09:00");
    play
}

fn sent(to: &str) -> Play<'static> {
    let mut play = raised();
    play.does(act("send-to", "lin").with("handler", to), "2026-03-02 09:00");
    play
}

/// A case with a grid that was put under two committees since.
fn torn() -> Play<'static> {
    let mut play = sent("grids.g1");
    play.roster.instances[2].part_of.push("committees.c2".to_owned().try_into().unwrap());
    play
}

fn say(play: &Play<'_>, command: &Command) -> String {
    let refusal = play.refused(command, "2026-03-02 09:30");
    [Language::En, Language::Zh].map(|language| refusal.say(&DISTRICT, language)).join("\n")
}

#[test]
fn the_raising_event_keeps_which_instances_cover_the_case() {
    let play = raised();
    expect![[r#"
        {"raised":["wang"]}
        {"covered":"committees.c2"}
        {"covered":"grids.g7"}
        {"fact":["matter","repair"]}
        {"entered":"collected"}
    "#]]
    .assert_eq(&play.last_changes());
    let again = replay(&DISTRICT, &play.events).unwrap();
    assert_eq!(again, play.case);
}

#[test]
fn a_case_of_classes_is_written_and_read_back_whole() {
    let mut play = sent("grids.g1");
    play.does(
        act("join", "sun").with("helpers", vec!["grids.g1".to_owned(), "grids.g7".to_owned()]),
        "2026-03-02 10:00",
    );
    let text = serde_json::to_string(&play.case.written(&DISTRICT).unwrap()).unwrap();
    assert!(text.contains(r#""covered":["committees.c2","grids.g7"]"#), "{text}");
    assert!(text.contains(r#""handler":"grids.g1""#), "{text}");
    let read: gongzhi::engine::CaseText = serde_json::from_str(&text).unwrap();
    assert_eq!(read.read(&DISTRICT).unwrap(), play.case);
    for event in &play.events {
        let text = serde_json::to_string(&event.written(&DISTRICT).unwrap()).unwrap();
        let read: gongzhi::engine::EventText = serde_json::from_str(&text).unwrap();
        assert_eq!(read.read(&DISTRICT).unwrap(), *event, "{text}");
    }
}

#[test]
fn notices_name_the_instance() {
    let notices = raised().events[0].written(&DISTRICT).unwrap().notices;
    let said: Vec<_> = notices.iter().map(|notice| serde_json::to_string(&notice.to).unwrap()).collect();
    assert_eq!(said, [r#"{"office":"grids.g7.worker"}"#]);
}

#[test]
fn who_acts_is_judged_by_the_instance() {
    let mut play = sent("grids.g1");
    assert_eq!(play.words(&act("answer", "li"), "2026-03-02 09:30"), ["by"]);
    play.does(act("answer", "sun"), "2026-03-02 09:30");
    let event = play.events.last().unwrap().written(&DISTRICT).unwrap();
    let what = serde_json::to_string(&event.what).unwrap();
    assert_eq!(
        what,
        r#"{"done":{"action":"answer","by":["sun"],"capacity":{"party":"handler","for":"grids.g1"}}}"#
    );
}

#[test]
fn a_grid_without_a_committee_or_with_two_is_named() {
    expect![[r#"
        “Refer up” is open only if the superior of “Handler” is of the kind “Residents' committee”, which cannot be decided: the superior of “Handler” is nobody
        none of “Residents' committee” stands above Grid g3
        `sun` may not do “Refer up”: that is for a member of “Handler” (now “Handler” is Grid g3)
        “上报”须“承办单位”的上级的类型为“居民委员会”，现在无法判断：“承办单位”的上级为不存在
        网格g3之上没有居民委员会
        “sun”无权“上报”：应由“承办单位”的成员办理（现在“承办单位”为网格g3）"#]].assert_eq(&say(&sent("grids.g3"), &act("refer", "sun")));
    let mut play = sent("grids.g3");
    play.roster.persons[3].holds[0].key = Some(Key::new("g3").unwrap());
    expect![[r#"
        “Refer up” is open only if the superior of “Handler” is of the kind “Residents' committee”, which cannot be decided: the superior of “Handler” is nobody
        none of “Residents' committee” stands above Grid g3
        “上报”须“承办单位”的上级的类型为“居民委员会”，现在无法判断：“承办单位”的上级为不存在
        网格g3之上没有居民委员会"#]].assert_eq(&say(&play, &act("refer", "sun")));
    expect![[r#"
        none of “Residents' committee” stands above Grid g3
        网格g3之上没有居民委员会"#]]
    .assert_eq(&say(&play, &act("climb", "sun")));
    let play = torn();
    expect![[r#"
        the directory cannot say which of “Residents' committee” stands above Grid g1
        名录无法确认网格g1之上是哪个居民委员会"#]]
    .assert_eq(&say(&play, &act("climb", "sun")));
}

#[test]
fn the_superior_of_several_instances_is_the_one_they_share() {
    for (helpers, above) in [
        (["grids.g1", "grids.g1"], "committees.c1"),
        (["grids.g1", "grids.g7"], "subdistrict"),
        (["grids.g7", "committees.c2"], "subdistrict"),
        // No committee stands above the third grid.
        (["grids.g3", "grids.g1"], "subdistrict"),
    ] {
        let mut play = sent("grids.g7");
        let helpers = helpers.map(str::to_owned).to_vec();
        play.does(act("join", "li").with("helpers", helpers), "2026-03-02 10:00");
        assert_eq!(play.slot("above"), [above]);
    }
}

#[test]
fn who_is_to_be_asked_must_be_known() {
    let to = act("send-to", "lin").with("handler", "grids.g4");
    expect![[r#"
        the directory cannot say which of “Residents' committee” stands above Grid g4
        名录无法确认网格g4之上是哪个居民委员会"#]]
    .assert_eq(&say(&raised(), &to));
}

#[test]
fn a_limit_whose_next_rung_is_not_known_leaves_a_breach_and_the_case_where_it_is() {
    let mut play = torn();
    play.ticks("2026-03-31 09:00");
    assert_eq!(play.slot("handler"), ["grids.g1"]);
    expect![[r#"
        {"expired":"handling"}
        {"breached":{"body":"grids.g1","of":{"clock":"handling"}}}
    "#]]
    .assert_eq(&play.last_changes());
}

#[test]
fn an_instance_that_the_directory_has_not_is_refused() {
    let play = raised();
    expect![[r#"
        the directory has no Grid g99
        名录中没有网格g99"#]]
    .assert_eq(&say(&play, &act("send-to", "lin").with("handler", "grids.g99")));
}

#[test]
fn a_name_that_is_no_body_makes_no_sense() {
    let play = raised();
    for name in ["grids.", "bureau.b1", "bridges.g7", ""] {
        let command = act("send-to", "lin").with("handler", name);
        let error = decide(&DISTRICT, &play.world(), &play.case, &command, play.at("2026-03-02 09:30"));
        assert!(matches!(error, Err(QuestionError::WrongValue { .. })), "{name}");
    }
}

#[test]
fn a_class_named_alone_in_a_command_is_the_one_that_covers_the_case() {
    assert_eq!(sent("grids").slot("handler"), ["grids.g7"]);
}

#[test]
fn a_case_that_no_grid_covers_is_refused_with_the_name_of_the_class() {
    let mut play = play();
    play.roster.covers.remove(0);
    expect![[r#"
        none of “Grid” covers the case [Rules on grids 3]
        本事项没有管辖的网格【网格工作规定 3】"#]]
    .assert_eq(&say(&play, &act("raise", "wang").with("matter", "repair")));
    play.roster.covers.push(play.roster.covers[0].clone());
    play.roster.covers.push(serde_json::from_str(r#"{ "instance": "grids.g1" }"#).unwrap());
    play.roster.covers.push(serde_json::from_str(r#"{ "instance": "grids.g7" }"#).unwrap());
    expect![[r#"
        the directory cannot say which of “Grid” covers the case [Rules on grids 3]
        名录无法确认本事项由哪个网格管辖【网格工作规定 3】"#]]
    .assert_eq(&say(&play, &act("raise", "wang").with("matter", "repair")));
}

#[test]
fn options_say_of_an_uncovered_case_that_it_cannot_be_raised() {
    let mut play = play();
    let wang = Person::from("wang");
    let opening = |play: &Play<'_>| {
        let choices = gongzhi::engine::options(
            &DISTRICT,
            &play.world(),
            &play.case,
            Some(&wang),
            play.at("2026-03-02 09:00"),
        );
        choices.unwrap().remove(0).opening
    };
    assert!(matches!(opening(&play), gongzhi::engine::Opening::OpenIf(_)));
    play.roster.covers.clear();
    assert!(matches!(opening(&play), gongzhi::engine::Opening::Closed(_)));
}

#[test]
fn a_remedy_names_instances_that_the_directory_lists() {
    let play = raised();
    let people = [Person::new("lin")];
    let at = play.at("2026-03-02 09:30");
    let asked = |directory: &dyn Directory| {
        let world = World { roster: &play.roster, directory, calendar: &play.calendar };
        let found = remedies(&DISTRICT, &world, &play.case, &act("send-to", "lin"), at, &people).unwrap();
        found.into_iter().find_map(|remedy| match remedy.help {
            Help::Given { values, .. } => Some(values),
            _ => None,
        })
    };
    // Above the grid g4 stand two committees: it is not known who is consulted.
    let listed =
        ["grids", "grids.g1", "grids.g3", "grids.g7", "committees", "committees.c1", "committees.c2"];
    let listed: Vec<_> = listed.into_iter().chain(["subdistrict"]).map(Given::from).collect();
    assert_eq!(asked(&play.roster), Some(listed));
}

/// A directory that counts what it is asked, and knows nothing.
#[derive(Default)]
struct Silent {
    asked: RefCell<Vec<String>>,
}

impl Directory for Silent {
    fn tie(&self, _: &Person, _: &Person, _: &Name) -> Known {
        Known::No
    }

    fn tie_to_case(&self, _: &Person, _: &str, _: &Name) -> Known {
        Known::No
    }

    fn covering(&self, class: &Name, case: &str) -> Which {
        self.asked.borrow_mut().push(format!("{class} of {case}"));
        Which::Unknown
    }

    fn superior(&self, of: NamedBody<'_>, class: &Name) -> Which {
        self.asked.borrow_mut().push(format!("{class} above {of}"));
        Which::Unknown
    }
}

fn ask(play: &Play<'_>, directory: &Silent, command: &Command) -> Refusal {
    let world = World { roster: &play.roster, directory, calendar: &play.calendar };
    match decide(play.charter, &world, &play.case, command, play.at("2026-03-02 09:30")).unwrap() {
        Answer::Refused(refusal) => refusal,
        Answer::Accepted { events } => panic!("{events:?}"),
    }
}

#[test]
fn the_unknown_is_refused_and_named() {
    let silent = Silent::default();
    let said = |refusal: &Refusal| {
        [Language::En, Language::Zh].map(|language| refusal.say(&DISTRICT, language)).join("\n")
    };
    let refusal = ask(&play(), &silent, &act("raise", "wang").with("matter", "repair"));
    expect![[r#"
        the directory cannot say which of “Residents' committee” covers the case [Rules on grids 3]
        the directory cannot say which of “Grid” covers the case [Rules on grids 3]
        名录无法确认本事项由哪个居民委员会管辖【网格工作规定 3】
        名录无法确认本事项由哪个网格管辖【网格工作规定 3】"#]]
    .assert_eq(&said(&refusal));
    let play = sent("grids.g7");
    expect![[r#"
        the directory cannot say which of “Residents' committee” stands above Grid g7
        名录无法确认网格g7之上是哪个居民委员会"#]]
    .assert_eq(&said(&ask(&play, &silent, &act("climb", "li"))));
    expect![[r#"
        “Refer up” is open only if the superior of “Handler” is of the kind “Residents' committee”, which cannot be decided: the superior of “Handler” is nobody
        the directory cannot say which of “Residents' committee” stands above Grid g7
        “上报”须“承办单位”的上级的类型为“居民委员会”，现在无法判断：“承办单位”的上级为不存在
        名录无法确认网格g7之上是哪个居民委员会"#]].assert_eq(&said(&ask(&play, &silent, &act("refer", "li"))));
    let elsewhere = act("pass", "li").with("handler", "grids.g1");
    expect![[r#"
        the directory cannot say whether there is Grid g1
        名录无法确认有没有网格g1"#]]
    .assert_eq(&said(&ask(&play, &silent, &elsewhere)));
}

#[test]
fn time_that_passes_asks_the_directory_only_to_climb() {
    let (silent, play) = (Silent::default(), sent("grids.g7"));
    let at = |text| play.at(text);
    assert!(tick(&DISTRICT, &silent, &play.calendar, &play.case, at("2026-03-02 10:00")).unwrap().is_empty());
    assert_eq!(silent.asked.borrow().as_slice(), [""; 0]);
    let events = tick(&DISTRICT, &silent, &play.calendar, &play.case, at("2026-03-04 09:00")).unwrap();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].breaches().count(), 1);
    assert!(silent.asked.borrow().iter().all(|asked| asked == "committees above grids.g7"));
}

#[test]
fn a_charter_without_classes_never_asks() {
    let silent = Silent::default();
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    let keep = |play: &mut Play<'_>, events: &[Event]| {
        events.iter().for_each(|event| play.case.apply(event).unwrap());
    };
    let world = World { roster: &super::fixture::roster(), directory: &silent, calendar: &APPEAL.calendar };
    let at = |text: &str| play.at(text);
    let (first, second, late) = (at("2026-03-02 09:00"), at("2026-03-02 10:00"), at("2026-06-02 10:00"));
    for (command, at) in [(raise(), first), (act("grade", "chen").with("urgency", "general"), second)] {
        let answer = decide(&APPEAL, &world, &play.case, &command, at).unwrap();
        assert!(answer.is_accepted());
        keep(&mut play, answer.events());
    }
    let events = tick(&APPEAL, &silent, &APPEAL.calendar, &play.case, late).unwrap();
    assert!(!events.is_empty());
    keep(&mut play, &events);
    responsibility(&APPEAL, &silent, &play.case).unwrap();
    assert_eq!(silent.asked.borrow().as_slice(), [""; 0]);
}

#[test]
fn a_key_is_part_of_who_somebody_is_in_the_roster() {
    let (roster, on) = (roster(), "2026-03-02".parse().unwrap());
    let (grids, worker, g7) =
        (Name::new("grids").unwrap(), Name::new("worker").unwrap(), Key::new("g7").unwrap());
    let (li, g1) = (Person::from("li"), Key::new("g1").unwrap());
    let of = |key| NamedBody { body: &grids, key };
    assert_eq!(roster.holds(&li, of(Some(&g7)), &worker, on), Known::Yes);
    assert_eq!(roster.holds(&li, of(Some(&g1)), &worker, on), Known::No);
    assert_eq!(roster.is_member(&li, of(None), on), Known::No);
    assert_eq!(roster.holders(of(Some(&g7)), &worker, on), Some(vec![li]));
    assert_eq!(Case::new(&DISTRICT, "appeal", "D-9").unwrap().covered(), []);
}
