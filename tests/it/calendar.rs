//! Calendars that a charter or a host writes.

use gongzhi::{
    Name,
    time::{Calendar, CalendarError, CalendarText, Date, DateSpan, DayKind, RestText, Weekday},
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(from: &str, to: &str) -> DateSpan {
    DateSpan { from: date(from), to: date(to) }
}

fn rest(from: &str, to: &str) -> RestText {
    RestText { from: date(from), to: date(to), title: None }
}

fn text(name: &str) -> CalendarText {
    CalendarText::new(Name::new(name).unwrap())
}

fn working(calendar: &Calendar, days: &[&str]) -> Vec<bool> {
    days.iter().map(|day| calendar.is_working(date(day)).unwrap()).collect()
}

/// The Chinese example of the language reference.
fn creek() -> CalendarText {
    let mut creek = text("小河");
    creek.zone = Some("+08:00".parse().unwrap());
    creek.weekly = Some(vec![Weekday::Sat, Weekday::Sun]);
    creek.rests = vec![rest("2026-02-15", "2026-02-23")];
    creek.works = vec![span("2026-02-14", "2026-02-14"), span("2026-02-28", "2026-02-28")];
    creek
}

#[test]
fn a_calendar_of_ones_own_knows_the_years_it_lists() {
    let creek = creek().build(Calendar::built_in).unwrap();
    assert_eq!(creek.known(), (date("2026-01-01"), date("2026-12-31")));
    let days =
        ["2026-02-13", "2026-02-14", "2026-02-15", "2026-02-23", "2026-02-24", "2026-03-01", "2026-05-01"];
    assert_eq!(working(&creek, &days), [true, true, false, false, true, false, true]);
    assert_eq!(creek.working_days(date("2026-02-01"), date("2026-02-28")), Ok(16));
}

#[test]
fn a_purely_weekly_calendar_is_known_for_ever() {
    let mut sundays = text("six-days");
    sundays.weekly = Some(vec![Weekday::Sun]);
    let calendar = sundays.build(Calendar::built_in).unwrap();
    assert_eq!(working(&calendar, &["1900-01-06", "1900-01-07", "9999-12-31"]), [true, false, true]);
}

#[test]
fn a_base_is_kept_where_nothing_else_is_said() {
    let mut local = text("village");
    local.base = Some(Name::new("china").unwrap());
    local.rests = vec![rest("2026-02-26", "2026-03-02")];
    local.works = vec![span("2026-02-20", "2026-02-20")];
    let village = local.build(Calendar::built_in).unwrap();
    let days = ["2026-02-19", "2026-02-20", "2026-02-25", "2026-02-28", "2026-03-02", "2026-03-03"];
    assert_eq!(working(&village, &days), [false, true, true, false, false, true]);
    assert_eq!(village.day(date("2026-02-20")), Ok(DayKind::MakeUp));
    assert_eq!(village.revision(), Calendar::china().revision());
    // 248 in all, less three days off (two weekdays and a make-up Saturday) and one weekday more.
    let year = village.working_days(date("2026-01-01"), date("2026-12-31"));
    assert_eq!(year, Ok(248 - 4 + 1), "26 and 27 February, the 28th, 2 March; 20 February");
}

#[test]
fn a_host_adds_the_next_year_at_run_time() {
    let json = r#"{
        "name": "china", "base": "china", "revision": "for 2027", "until": "2027-12-31",
        "rests": [{ "from": "2027-02-05", "to": "2027-02-12", "title": { "en": "Spring Festival", "zh": "春节" } }],
        "works": [{ "from": "2027-02-20", "to": "2027-02-20" }]
    }"#;
    let text: CalendarText = serde_json::from_str(json).unwrap();
    let china = text.build(Calendar::built_in).unwrap();
    assert_eq!(china.known().1, date("2027-12-31"));
    assert_eq!(working(&china, &["2026-02-28", "2027-02-08", "2027-02-20"]), [true, false, true]);
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let mut wrong = text("wrong");
    wrong.base = Some(Name::new("chnia").unwrap());
    wrong.weekly = Some(vec![
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ]);
    wrong.rests = vec![rest("2026-02-23", "2026-02-15"), rest("2026-03-01", "2026-03-05")];
    wrong.works = vec![span("2026-03-05", "2026-03-06"), span("2028-01-01", "2028-01-01")];
    (wrong.since, wrong.until) = (Some(date("2026-01-01")), Some(date("2026-12-31")));
    let expected = vec![
        CalendarError::UnknownBase { base: Name::new("chnia").unwrap() },
        CalendarError::NoWorkingDay,
        CalendarError::Backwards { span: span("2026-02-23", "2026-02-15") },
        CalendarError::Outside { date: date("2028-01-01") },
        CalendarError::RestAndWork { date: date("2026-03-05") },
    ];
    assert_eq!(wrong.build(Calendar::built_in), Err(expected));
}

#[test]
fn since_after_until_is_refused() {
    let mut wrong = text("wrong");
    (wrong.since, wrong.until) = (Some(date("2026-12-31")), Some(date("2026-01-01")));
    let span = span("2026-12-31", "2026-01-01");
    assert_eq!(wrong.build(Calendar::built_in), Err(vec![CalendarError::Backwards { span }]));
}

#[test]
fn a_long_rest_is_no_long_work() {
    let mut idle = text("idle");
    idle.weekly = Some(vec![Weekday::Sun]);
    idle.rests = vec![rest("0001-01-01", "9999-12-30")];
    let calendar = idle.build(Calendar::built_in).unwrap();
    assert_eq!(calendar.working_days(date("0001-01-01"), date("9999-12-31")), Ok(1));
}

#[test]
fn a_contradiction_is_seen_behind_a_shorter_span() {
    let mut wrong = text("wrong");
    wrong.works = vec![span("2026-03-01", "2026-03-10"), span("2026-03-02", "2026-03-03")];
    wrong.rests = vec![rest("2026-03-05", "2026-03-06")];
    let expected = CalendarError::RestAndWork { date: date("2026-03-05") };
    assert_eq!(wrong.build(Calendar::built_in), Err(vec![expected]));
}
