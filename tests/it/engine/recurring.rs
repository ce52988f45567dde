//! Duties that recur, as a host sees them: breaches, dues, warnings, events, snapshots.

use std::sync::LazyLock;

use expect_test::expect;
use gongzhi::{
    charter::Charter,
    engine::{Breach, CaseText, EventText, Spans, Unkept, due, replay},
    time::Calendar,
};
use proptest::prelude::*;

use super::fixture::{Play, act, compile};

static STANDING: LazyLock<Charter> =
    LazyLock::new(|| compile("standing.charter", include_str!("../../data/small/standing.charter")));

fn play(workflow: &str) -> Play<'static> {
    let mut play = Play::new(&STANDING, workflow, "S-1");
    play.roster = serde_json::from_str(
        r#"{ "persons": [
            { "person": "qian", "holds": [{ "body": "branch", "office": "secretary" }] },
            { "person": "chen", "holds": [{ "body": "committee", "office": "member" }] },
            { "person": "luo", "holds": [{ "body": "overseers", "office": "member" }] },
            { "person": "mei", "holds": [{ "body": "meeting", "office": "delegate" }] }
        ] }"#,
    )
    .unwrap();
    play
}

/// A committee at work from ten on Monday, 5 January 2026; its half-years end with 6 July 2026 and 5 January 2027.
fn at_work() -> Play<'static> {
    let mut play = play("standing");
    play.does(act("begin", "chen"), "2026-01-05 10:00");
    play
}

/// When each breach was recorded, against whom.
fn breaches(play: &Play<'_>) -> Vec<String> {
    let (_, workflow) = STANDING.workflow(play.case.identity().workflow_name.as_str()).unwrap();
    let say = |at: gongzhi::time::Instant, breach: &Breach| {
        let of = match breach.of {
            Unkept::Clock(clock) => workflow.clocks.get(clock).unwrap().name.to_string(),
            Unkept::Duty(action) => format!("duty {}", workflow.actions.get(action).unwrap().name),
        };
        let body = breach.body.as_ref().map_or("nobody".to_owned(), |body| body.written(&STANDING));
        format!("{} {of}: {body}", at.local(play.calendar.zone()))
    };
    let of_event = |event: &gongzhi::engine::Event| {
        event.breaches().map(|breach| say(event.at, breach)).collect::<Vec<_>>()
    };
    play.events.iter().flat_map(of_event).collect()
}

fn spans(play: &Play<'_>, clock: &str) -> Option<Spans> {
    let (_, workflow) = STANDING.workflow(play.case.identity().workflow_name.as_str()).unwrap();
    let dues = due(&STANDING, &play.calendar, &play.case).unwrap();
    let found = dues.iter().find(|due| workflow.clocks.get(due.clock).unwrap().name == *clock);
    found.and_then(|due| due.spans)
}

#[test]
fn each_span_that_ends_undone_is_a_breach_of_who_answers() {
    let mut play = at_work();
    play.ticks("2027-07-06 00:00");
    assert_eq!(
        breaches(&play),
        [
            "2026-07-07 00:00 hold-meeting: committee",
            "2027-01-06 00:00 hold-meeting: committee",
            "2027-07-06 00:00 hold-meeting: committee",
        ]
    );
    assert_eq!(spans(&play, "hold-meeting"), Some(Spans { owed: 4, missed: 3 }));
    play.does(act("hold-meeting", "chen"), "2027-07-06 00:00");
    assert_eq!(spans(&play, "hold-meeting"), Some(Spans { owed: 5, missed: 0 }));
    assert_eq!(play.dues(), ["at-work 2031-01-07 00:00", "hold-meeting 2028-07-06 00:00"]);
}

#[test]
fn the_instant_at_which_a_span_ends_belongs_to_the_next() {
    let mut late = at_work();
    late.does(act("hold-meeting", "chen"), "2026-07-07 00:00");
    assert_eq!(breaches(&late), ["2026-07-07 00:00 hold-meeting: committee"]);
    let mut in_time = at_work();
    in_time.does(act("hold-meeting", "chen"), "2026-07-06 23:59");
    in_time.ticks("2027-01-05 23:59");
    assert_eq!(breaches(&in_time), [""; 0]);
}

#[test]
fn leaving_before_the_span_ends_breaks_nothing() {
    let mut play = at_work();
    play.does(act("close", "mei"), "2026-07-06 23:59");
    play.ticks("2030-01-01");
    assert_eq!(breaches(&play), [""; 0]);
    assert_eq!(play.case.runs(), []);
}

#[test]
fn it_warns_of_the_end_of_the_span_that_is_owed() {
    let mut play = at_work();
    let warnings = |play: &Play<'_>| {
        let dues = due(&STANDING, &play.calendar, &play.case).unwrap();
        let warned = dues.into_iter().filter(|due| due.spans.is_some()).flat_map(|due| due.warnings);
        warned.map(|at| at.local(play.calendar.zone())).collect::<Vec<_>>()
    };
    assert_eq!(warnings(&play), ["2026-06-07 00:00"]);
    play.does(act("hold-meeting", "chen"), "2026-06-30 10:00");
    assert_eq!(warnings(&play), ["2026-12-07 00:00"]);
}

#[test]
fn a_limit_beside_the_spans_keeps_its_own_time() {
    let mut play = play("assembly");
    play.does(act("found", "qian"), "2026-01-05 10:00");
    play.ticks("2026-01-27 00:00")
        .does(act("assemble", "qian"), "2026-02-02 10:00")
        .ticks("2026-07-07 00:00");
    assert_eq!(breaches(&play), ["2026-01-27 00:00 assemble: branch", "2026-07-07 00:00 assemble-2: branch"]);
}

#[test]
fn what_ended_before_the_spans_began_to_run_is_no_breach() {
    let mut play = play("rounds");
    play.does(act("begin-rounds", "chen").with("opening", "2020-01-01"), "2026-03-02 10:00");
    assert_eq!(breaches(&play), [""; 0]);
    // 1 January 2020 and 2252 days, or 321 spans and 5 days, make 2 March 2026: two days are left.
    assert_eq!(spans(&play, "inspect"), Some(Spans { owed: 322, missed: 0 }));
    assert!(play.dues().contains(&"inspect 2026-03-05 00:00".to_owned()), "{:?}", play.dues());
}

#[test]
fn beyond_the_data_nothing_is_refused_and_no_end_is_known() {
    let mut play = at_work();
    play.calendar = Calendar::china();
    play.does(act("hold-meeting", "chen"), "2026-03-02 10:00");
    play.does(act("hold-meeting", "chen"), "2027-02-01 10:00");
    play.does(act("hold-meeting", "chen"), "2027-02-01 11:00");
    // That the second half-year is over no data say; what is done in the third settles that, and once.
    assert_eq!(spans(&play, "hold-meeting"), Some(Spans { owed: 4, missed: 0 }));
    assert_eq!(breaches(&play), [""; 0]);
}

#[test]
fn what_recurs_is_written_down_and_read_back() {
    let mut play = at_work();
    expect![[r#"
        {"raised":["chen"]}
        {"entered":"at-work"}
        {"started":{"clock":"at-work","from":"2026-01-05T02:00:00Z","limit":{"count":5,"unit":"years"}}}
        {"started":{"clock":"hold-meeting","from":"2026-01-05T02:00:00Z","limit":{"count":6,"unit":"months"},"span":1}}
    "#]]
    .assert_eq(&play.last_changes());
    play.ticks("2026-07-07");
    expect![[r#"
        {"missed":["hold-meeting",2]}
        {"breached":{"body":"committee","of":{"clock":"hold-meeting"}}}
    "#]]
    .assert_eq(&play.last_changes());
    let snapshot = serde_json::to_string(&play.case.written(&STANDING).unwrap()).unwrap();
    assert!(snapshot.contains(r#""spans":{"owed":2,"missed":1}"#), "{snapshot}");
    play.does(act("hold-meeting", "chen"), "2026-07-08 10:00");
    expect![[r#"
        {"settled":["hold-meeting",3]}
    "#]]
    .assert_eq(&play.last_changes());
    for event in &play.events {
        let written = serde_json::to_string(&event.written(&STANDING).unwrap()).unwrap();
        let read: EventText = serde_json::from_str(&written).unwrap();
        assert_eq!(read.read(&STANDING).unwrap(), *event);
    }
    let snapshot = serde_json::to_string(&play.case.written(&STANDING).unwrap()).unwrap();
    assert!(snapshot.contains(r#""spans":{"owed":3}"#), "{snapshot}");
    let read: CaseText = serde_json::from_str(&snapshot).unwrap();
    assert_eq!(read.read(&STANDING).unwrap(), play.case);
    assert_eq!(replay(&STANDING, &play.events).unwrap(), play.case);
}

/// The hours after which weeks end undone, if rounds begin at midnight of 2 March 2026, inspections are made at these hours,
/// and 3000 hours pass. A week ends with its seventh day after the first, which is not counted.
fn undone(inspected: &[i64]) -> Vec<i64> {
    let end = |week: i64| 24 + 7 * 24 * week;
    let weeks = (1..).take_while(|&week| end(week) <= 3000);
    let begin = |week: i64| if week == 1 { 0 } else { end(week - 1) };
    let is_undone = |&week: &i64| !inspected.iter().any(|&at| begin(week) <= at && at < end(week));
    weeks.filter(is_undone).map(end).collect()
}

proptest! {
    /// Against a list of weeks, whatever is done when, and however often time is let pass in between.
    #[test]
    fn every_week_is_inspected_or_breached(
        inspected in prop::collection::vec(0i64..3000, 0..30),
        stops in prop::collection::vec(0i64..3000, 0..30),
    ) {
        let mut play = play("rounds");
        play.does(act("begin-rounds", "chen").with("opening", "2026-03-02"), "2026-03-02 00:00");
        let start = play.at("2026-03-02 00:00");
        let zone = play.calendar.zone();
        let at = |hour: i64| start.plus_seconds(hour * 3600).unwrap().local(zone);
        let mut steps: Vec<(i64, bool)> = inspected.iter().map(|&hour| (hour, true)).collect();
        steps.extend(stops.iter().map(|&hour| (hour, false)));
        steps.sort_unstable();
        for (hour, inspects) in steps {
            let at = at(hour);
            if inspects { play.does(act("inspect", "chen"), &at) } else { play.ticks(&at) };
        }
        play.ticks(&at(3000));
        let found = breaches(&play).into_iter().filter(|breach| breach.contains(" inspect:"));
        let expected = undone(&inspected).into_iter().map(|hour| format!("{} inspect: committee", at(hour)));
        prop_assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}
