//! Where the calendar's data end: nothing is guessed, nothing is refused, and all derives again when the data grow.

use gongzhi::{
    engine::{What, tick},
    time::{Calendar, CalendarText, Due},
};

use super::fixture::{APPEAL, Play, act, raise};

/// An appeal graded for the grid on the last Wednesday of the data: five working days lead into the unknown.
fn at_the_edge() -> Play<'static> {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    play.does(raise(), "2026-12-30 09:00");
    play.does(act("grade", "chen").with("urgency", "general"), "2026-12-30 09:00");
    play
}

/// The same calendar with the next year.
fn extended(calendar: &Calendar) -> Calendar {
    let json = r#"{ "name": "china", "base": "china", "revision": "2027", "until": "2027-12-31",
        "rests": [{ "from": "2027-01-01", "to": "2027-01-03" }] }"#;
    let text: CalendarText = serde_json::from_str(json).unwrap();
    let next = text.build(Calendar::built_in).unwrap();
    next.with_zone(calendar.zone()).with_hours(calendar.hours().cloned())
}

#[test]
fn beyond_the_data_a_due_is_unknown_and_nothing_expires() {
    let mut play = at_the_edge();
    let dues = gongzhi::engine::due(&APPEAL, &play.calendar, &play.case).unwrap();
    assert!(dues.iter().all(|due| matches!(due.due, Due::Unknown { .. })), "{dues:?}");
    play.ticks("2027-06-01 09:00");
    assert_eq!(play.events.len(), 2, "nothing that is not known happens");
    play.does(act("answer", "wu"), "2027-06-01 09:00");
    assert_eq!(play.states(), ["answered"], "and nothing is refused for it");
}

/// A hazard graded for the subdistrict an hour before the year ends: two hours to handle it, two working days to return it.
fn at_midnight() -> Play<'static> {
    let mut play = Play::new(&APPEAL, "appeal", "K-1");
    let hazard = act("raise", "wang").with("matter", "hazard").with("heads", 1u32).with("pending", false);
    play.does(hazard, "2026-12-31 23:00");
    play.does(act("grade", "chen").with("urgency", "urgent"), "2026-12-31 23:00");
    play
}

#[test]
fn ticking_stops_where_the_data_end() {
    let mut play = at_midnight();
    // The two hours are over at one o'clock, but whether the working days ended before, the data do not say.
    assert_eq!(play.dues()[0], "handling 2027-01-01 01:00");
    play.ticks("2027-01-05 09:00");
    assert_eq!(play.events.len(), 2);
    play.calendar = extended(&play.calendar);
    play.ticks("2027-01-05 09:00");
    assert_eq!(play.events.len(), 3, "now it is known that they did not");
    assert_eq!(play.events[2].at, play.at("2027-01-01 01:00"));
}

#[test]
fn everything_derives_again_when_the_data_grow() {
    let mut play = at_the_edge();
    play.calendar = extended(&play.calendar);
    // 31 December, then after the holiday 4 to 7 January.
    assert_eq!(play.dues()[0], "handling 2027-01-07 17:30");
    let events =
        tick(&APPEAL, &play.roster, &play.calendar, &play.case, play.at("2027-01-08 09:00")).unwrap();
    assert_eq!(events.len(), 2, "the power to return lapsed on the 4th, and the case went up on the 7th");
    assert!(events.iter().all(|event| matches!(event.what, What::Expired { .. })));
}
