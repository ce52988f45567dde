//! On the calendar: dates counted by hand, and longest runs played in the engine.
//!
//! In 2026 the days from 15 to 23 February (Spring Festival), 1 to 5 May, 25 to 27 September and 1 to 7 October are off; 14 and 28
//! February, 9 May, 20 September and 10 October, all of them at the end of a week, are worked.

use gongzhi::{
    charter::Charter,
    check::{TimeQuestion, WorstDates},
    engine::PlainRoster,
    time::Date,
};

use super::{asked, file, replay::confirms};
use crate::charter::charter;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// What is found for the outcome of that number, for each day from one to another.
fn dates(charter: &Charter, workflow: &str, outcome: usize, (first, last): (&str, &str)) -> WorstDates {
    let question = TimeQuestion::outcomes().on_days(day(first), day(last));
    asked(charter, workflow, &question).arrivals[outcome].dated.clone().unwrap()
}

fn worst(dates: &WorstDates) -> (String, String) {
    let worst = dates.worst.as_ref().unwrap();
    (worst.day.to_string(), worst.date.to_string())
}

/// The date on which it is over at the latest, if it begins on that day.
fn from(charter: &Charter, workflow: &str, outcome: usize, first: &str) -> String {
    let dates = dates(charter, workflow, outcome, (first, first));
    dates.days[0].1.unwrap().date(charter.calendar.zone()).to_string()
}

fn people() -> PlainRoster {
    serde_json::from_str(
        r#"{ "persons": [
            { "person": "wang", "is": [{ "kind": "citizen" }] },
            { "person": "an", "holds": [{ "body": "desk", "office": "clerk" }] },
            { "person": "bei", "holds": [{ "body": "petition-office", "office": "clerk" }] },
            { "person": "cao", "holds": [{ "body": "bureau", "office": "head" }] },
            { "person": "ding", "holds": [{ "body": "county", "office": "head" }] },
            { "person": "er", "holds": [{ "body": "city", "office": "head" }] }
        ] }"#,
    )
    .unwrap()
}

const REQUEST: &str = "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    must answer by desk, within 5 working days -> closed
  state closed, end answered
";

#[test]
fn five_working_days_over_the_spring_festival() {
    let charter = charter(REQUEST);
    // 12, 13, 14 (a Saturday that is worked), 24, 25 February.
    assert_eq!(from(&charter, "request", 0, "2026-02-11"), "2026-02-25");
    // 10, 11, 12, 13, 14 February.
    assert_eq!(from(&charter, "request", 0, "2026-02-09"), "2026-02-14");
    // 24, 25, 26, 27, 28 February, whatever day of the festival it is.
    assert_eq!(from(&charter, "request", 0, "2026-02-15"), "2026-02-28");
    assert_eq!(from(&charter, "request", 0, "2026-02-23"), "2026-02-28");
    // From 10 February on it takes 14 days (11, 12, 13, 14, 24), from none before more than 7, and from none after more than 14.
    let spring = dates(&charter, "request", 0, ("2026-01-01", "2026-03-31"));
    assert_eq!(worst(&spring), ("2026-02-10".to_owned(), "2026-02-24".to_owned()));
    assert_eq!(spring.days.len(), 90);
    confirms(&charter, "request", &people(), spring.worst.as_ref().unwrap(), &[]);
    // In the whole year it is worse before the two holidays of autumn: 24, 28, 29, 30 September and 8 October are 15 days.
    let year = dates(&charter, "request", 0, ("2026-01-01", "2026-12-31"));
    assert_eq!(worst(&year), ("2026-09-23".to_owned(), "2026-10-08".to_owned()));
    // 25, 28, 29, 30, 31 December; beyond, the days off of 2027 are not known.
    let unknown = year.days.iter().find(|(_, at)| at.is_none()).unwrap();
    assert_eq!(unknown.0, day("2026-12-25"));
}

#[test]
fn days_that_end_on_a_day_off_move_on() {
    let charter = charter(
        "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    must look by desk, within 1 working day -> seen
  state seen, accountable desk
    must answer by desk, within 3 days -> closed
  state closed, end answered
",
    );
    // Saturday 14 February is worked; 17 February is off, so that it is the 24th.
    assert_eq!(from(&charter, "request", 0, "2026-02-13"), "2026-02-24");
    // 24 February, then 27 February, both working days: the stay in `seen` begins on the 24th.
    assert_eq!(from(&charter, "request", 0, "2026-02-14"), "2026-02-27");
    let year = dates(&charter, "request", 0, ("2026-01-01", "2026-06-30"));
    // 12 February, then 15 February, which is off until the 24th; a day earlier it is 14 February, which is worked.
    assert_eq!(worst(&year), ("2026-02-11".to_owned(), "2026-02-24".to_owned()));
    assert_eq!(from(&charter, "request", 0, "2026-02-10"), "2026-02-14");
    confirms(&charter, "request", &people(), year.worst.as_ref().unwrap(), &[]);
}

#[test]
fn what_silence_brings_comes_when_the_day_is_over() {
    let charter = charter(
        "\
workflow request
  may ask by desk, from start -> open
  state open, accountable desk
    must tell by desk, within 2 working days -> told
  state told, accountable desk
    within 3 days, on expiry -> closed
  state closed, end answered
",
    );
    // 13 and 14 February; 17 February is off, so that the 24th is the last day, and it is closed as the 25th begins.
    let found = dates(&charter, "request", 0, ("2026-02-12", "2026-02-12"));
    let at = found.days[0].1.unwrap();
    assert_eq!(at.local(charter.calendar.zone()), "2026-02-25 00:00");
    confirms(&charter, "request", &people(), found.worst.as_ref().unwrap(), &[]);
}

#[test]
fn hours_count_from_the_last_second_of_the_day() {
    let text = REQUEST.replace("5 working days", "24 hours");
    let charter = charter(&text);
    // From 23:59:59 on 11 February; the last second that is in time is a second before that time of the next day.
    let found = dates(&charter, "request", 0, ("2026-02-11", "2026-02-11"));
    assert_eq!(found.days[0].1.unwrap().local(charter.calendar.zone()), "2026-02-12 23:59:58");
}

/// The ladder of the petition regulations, with offices that close at 17:30. From 1 April: transferred by 16 April; accepted by 1 May,
/// which is off until the 6th; 90 days end on 4 August (60 on 5 July, a Sunday: what prolongs counts from before it moves);
/// asked by 3 September; reviewed by 3 October, off until the 8th; asked by 7 November, a Saturday, so by the 9th; re-reviewed by
/// 9 December.
#[test]
fn two_hundred_and_forty_days_are_up_to_two_hundred_and_fifty_two() {
    let charter = file("time/petition-ladder.charter");
    assert_eq!(from(&charter, "petition", 1, "2026-04-01"), "2026-12-09");
    let year = dates(&charter, "petition", 1, ("2026-01-01", "2026-12-31"));
    let found = year.worst.as_ref().unwrap();
    assert_eq!(worst(&year), ("2026-04-01".to_owned(), "2026-12-09".to_owned()));
    assert_eq!(found.at.local(charter.calendar.zone()), "2026-12-09 17:29:59");
    confirms(&charter, "petition", &people(), found, &[]);
}
