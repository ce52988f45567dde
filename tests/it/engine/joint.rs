//! Joint handling: what is charged to whom, who is told, who returned a case and to whom, and that a cause lifts a case once.

use gongzhi::engine::{Addressee, Change, Event, Instance, PlainRoster, Role, Unkept, What};

use super::fixture::{JOINT, Play, act, compile};

fn street() -> PlainRoster {
    let json = r#"{ "persons": [
        { "person": "wang", "is": [{ "kind": "resident" }] },
        { "person": "zhao", "holds": [{ "body": "subdistrict", "office": "officer" }] },
        { "person": "fang", "holds": [{ "body": "fire", "office": "officer" }] },
        { "person": "ma", "holds": [{ "body": "markets", "office": "officer" }] },
        { "person": "qu", "holds": [{ "body": "district", "office": "officer" }] }
    ] }"#;
    serde_json::from_str(json).unwrap()
}

/// The whistle blows on Monday, 2 March 2026, at ten; the subdistrict leads, fire and markets help.
fn whistled() -> Play<'static> {
    let mut play = Play::new(&JOINT, "call", "C-1");
    play.roster = street();
    play.does(act("ask", "wang").with("danger", false), "2026-03-02 09:00");
    play.does(act("whistle", "zhao").with("one", "fire").with("two", "markets"), "2026-03-02 10:00");
    play
}

fn body(name: &str) -> Instance {
    Instance::single(JOINT.structure.body(name).unwrap().id())
}

/// What was charged to whom, by name.
fn breaches(events: &[Event]) -> Vec<(String, String)> {
    let (_, workflow) = JOINT.workflow("call").unwrap();
    let of = |unkept| match unkept {
        Unkept::Clock(clock) => workflow.clocks.get(clock).unwrap().name.to_string(),
        Unkept::Duty(action) => workflow.actions.get(action).unwrap().name.to_string(),
    };
    let charged = |body: &Instance| body.written(&JOINT);
    let breaches = events.iter().flat_map(Event::breaches);
    breaches.map(|breach| (of(breach.of), breach.body.as_ref().map(charged).unwrap_or_default())).collect()
}

fn charged(of: &str, to: &str) -> (String, String) {
    (of.to_owned(), to.to_owned())
}

fn told(event: &Event, role: Role) -> Vec<Addressee> {
    event.notices.iter().filter(|notice| notice.role == role).map(|notice| notice.to.clone()).collect()
}

#[test]
fn who_does_not_come_is_charged_and_nobody_else() {
    let mut play = whistled();
    play.does(act("sign", "zhao"), "2026-03-02 10:30");
    play.does(act("come-second", "ma"), "2026-03-03 09:00");
    play.ticks("2026-03-03 17:30");
    assert_eq!(breaches(&play.events), [charged("come-first", "fire")]);
    assert_eq!(
        play.states(),
        ["leading", "second-called", "first-done"],
        "the other branches stay as they are"
    );
    // Who came and did not finish in time is moved on without a breach: reporting in is the duty.
    play.does(act("solve", "zhao"), "2026-03-04 10:00");
    play.ticks("2026-03-05 17:30");
    assert_eq!(breaches(&play.events), [charged("come-first", "fire")]);
    play.does(act("close", "zhao"), "2026-03-06 09:00");
    assert_eq!(play.states(), ["answered"]);
}

#[test]
fn an_acknowledgement_has_a_limit_of_its_own() {
    let mut play = whistled();
    play.ticks("2026-03-02 11:59");
    assert_eq!(breaches(&play.events), []);
    play.ticks("2026-03-02 12:00");
    assert_eq!(breaches(&play.events), [charged("sign", "subdistrict")]);
    // Signed late: the limit stays broken, and the duty is done.
    play.does(act("sign", "zhao"), "2026-03-02 14:00");
    play.does(act("solve", "zhao"), "2026-03-02 15:00");
    assert_eq!(breaches(&play.events), [charged("sign", "subdistrict")]);
    // In time, nothing is charged.
    let mut play = whistled();
    play.does(act("sign", "zhao"), "2026-03-02 11:59");
    play.does(act("solve", "zhao"), "2026-03-02 15:00");
    assert_eq!(breaches(&play.events), []);
}

#[test]
fn a_return_says_who_why_and_who_is_next() {
    let mut play = whistled();
    play.does(act("sign", "zhao"), "2026-03-02 10:30");
    let command = act("return", "zhao").with("reason", "a matter of food").with("lead", "markets");
    play.does(command, "2026-03-02 11:00");
    let event = play.events.last().unwrap();
    let What::Done { by, capacity, .. } = &event.what else { panic!("{event:?}") };
    assert_eq!(by.iter().map(|person| person.key()).collect::<Vec<_>>(), ["zhao"]);
    assert_eq!(capacity.body, Some(body("subdistrict")), "the body that returned it");
    assert_eq!(play.slot("lead"), ["markets"]);
    assert_eq!(play.case.rung(), 0, "the next body is no rung of the ladder");
    assert_eq!(told(event, Role::Informed), [Addressee::Raiser, Addressee::Body(body("subdistrict"))]);
    assert_eq!(breaches(std::slice::from_ref(event)), []);
    // The whole time goes on. At its end the body that had it then is charged, and the lowest rung takes over.
    play.ticks("2026-03-04 17:30");
    assert!(breaches(&play.events).contains(&charged("handling", "markets")), "{:?}", breaches(&play.events));
    assert_eq!((play.slot("lead"), play.case.rung()), (vec!["subdistrict".to_owned()], 1));
    assert!(play.dues().contains(&"handling 2026-03-09 17:30".to_owned()), "{:?}", play.dues());
}

#[test]
fn a_cause_lifts_the_case_once() {
    let mut play = whistled();
    play.does(act("report-up", "zhao"), "2026-03-02 10:30");
    let rungs =
        |event: &Event| event.changes.iter().filter(|change| matches!(change, Change::Rung(_))).count();
    assert_eq!(rungs(play.events.last().unwrap()), 1, "though the action and its route both say so");
    assert_eq!(play.case.rung(), 2);
    // The same end of the same clock is one cause: asking again later brings no second.
    let mut play = whistled();
    play.ticks("2026-03-04 17:30").ticks("2026-03-04 17:30").ticks("2026-03-05 12:00");
    let (_, workflow) = JOINT.workflow("call").unwrap();
    let handling = workflow.clocks.iter().find(|(_, clock)| clock.name == *"handling").unwrap().0;
    let ends = play
        .events
        .iter()
        .filter(|event| matches!(event.what, What::Expired { clock, .. } if clock == handling));
    assert_eq!(ends.count(), 1);
    assert_eq!(play.case.rung(), 2);
}

#[test]
fn the_ladder_is_climbed_to_its_end() {
    let mut play = whistled();
    play.ticks("2026-03-31 00:00");
    assert_eq!(play.states(), ["first-done", "second-done", "listed"]);
    // Two working days of the table, then five of the district; whoever had it is charged.
    let ends: Vec<_> = breaches(&play.events).into_iter().filter(|(of, _)| of == "handling").collect();
    assert_eq!(ends, [charged("handling", "subdistrict"), charged("handling", "district")]);
    let zone = play.calendar.zone();
    let last = play.events.last().unwrap();
    assert_eq!(last.at.local(zone), "2026-03-11 17:30");
    assert_eq!(told(last, Role::Informed), [Addressee::Body(body("district"))]);
}

#[test]
fn those_called_and_consulted_are_told() {
    let play = whistled();
    let event = play.events.last().unwrap();
    let both = [Addressee::Body(body("fire")), Addressee::Body(body("markets"))];
    assert_eq!(told(event, Role::Consulted), both);
    let informed = told(event, Role::Informed);
    assert!(both.iter().all(|addressee| informed.contains(addressee)), "{informed:?}");
    assert!(informed.contains(&Addressee::Raiser), "{informed:?}");
}

#[test]
fn those_gathered_sit_under_the_superior_that_all_have() {
    let mut play = whistled();
    let gather = |bodies: &[&str]| {
        let names: Vec<String> = bodies.iter().map(|&name| name.to_owned()).collect();
        act("convene", "zhao").with("gathered", names)
    };
    play.does(gather(&["fire", "markets"]), "2026-03-02 10:30");
    assert_eq!(play.slot("chair"), ["district"]);
    let told = told(play.events.last().unwrap(), Role::Informed);
    assert_eq!(told, ["fire", "markets", "district"].map(|name| Addressee::Body(body(name))));
    // Nobody leads the water company, so that it has no superior in common with anybody.
    assert_eq!(play.words(&gather(&["fire", "water"]), "2026-03-02 10:30"), ["none"]);
    assert_eq!(play.slot("chair"), ["district"], "a refusal changes nothing");
}

#[test]
fn the_warning_comes_a_day_before_the_end() {
    let play = whistled();
    let due = gongzhi::engine::due(&JOINT, &play.calendar, &play.case).unwrap();
    let warnings: Vec<_> = due.iter().flat_map(|clock| &clock.warnings).collect();
    assert_eq!(
        warnings.iter().map(|at| at.local(play.calendar.zone())).collect::<Vec<_>>(),
        ["2026-03-03 17:30"]
    );
}

#[test]
fn the_warnings_of_one_span_after_the_other_are_all_warnings_once() {
    let charter = compile("clocks.charter", include_str!("../../data/small/clocks.charter"));
    let mut play = Play::new(&charter, "months", "M-1");
    play.roster = serde_json::from_str(
        r#"{ "persons": [{ "person": "lin", "holds": [{ "body": "desk", "office": "clerk" }] }] }"#,
    )
    .unwrap();
    play.does(act("file", "lin"), "2026-03-12 10:00");
    let warned = |play: &Play<'_>, from: &str, to: &str| {
        let found =
            gongzhi::engine::warnings(&charter, &play.calendar, &play.case, play.at(from), play.at(to));
        let local = |at: gongzhi::time::Instant| at.local(play.calendar.zone());
        found.unwrap().iter().map(|warning| [local(warning.at), local(warning.due)]).collect::<Vec<_>>()
    };
    // Two months from 12 March end on Tuesday, 12 May, when the office closes; ten days before is the 2nd, the working day before
    // the 11th.
    let end = "2026-05-12 17:30".to_owned();
    let (tenth, day) = ("2026-05-02 17:30".to_owned(), "2026-05-11 17:30".to_owned());
    assert_eq!(warned(&play, "2026-03-12 10:00", "2026-05-02 17:30"), [[tenth.clone(), end.clone()]]);
    assert_eq!(warned(&play, "2026-05-02 17:30", "2026-05-11 17:29"), [[""; 2]; 0]);
    assert_eq!(warned(&play, "2026-05-11 17:29", "2026-06-01 00:00"), [[day, end]]);
    play.does(act("ask", "lin"), "2026-03-13 10:00");
    assert_eq!(warned(&play, "2026-03-12 10:00", "2026-06-01 00:00"), [[""; 2]; 0], "it is paused");
}
