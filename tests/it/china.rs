//! The calendar `china` against frozen expectations.
//!
//! The table below was printed by a script over the Python package `chinesecalendar` 1.11, and agrees day by day
//! with `holidays` 0.109 and with NateScarlet/holiday-cn at d4e53bf2. Over 2004 to 2026 the first two differ on
//! one day, 2005-12-31, which is why the calendar begins with 2007.

use chrono::Datelike;
use gongzhi::{
    finding::Language,
    time::{Calendar, Date, DayKind, Rest, Unknown, Weekday},
};

/// Year, number of working days, working days at weekends, days off from Monday to Friday.
#[rustfmt::skip]
const FROZEN: [(i32, u32, &str, &str); 20] = [
    (2007, 249, "02-17 02-25 04-28 04-29 09-29 09-30 12-29", "01-01 01-02 01-03 02-19 02-20 02-21 02-22 02-23 05-01 05-02 05-03 05-04 05-07 10-01 10-02 10-03 10-04 10-05 12-31"),
    (2008, 251, "02-02 02-03 05-04 09-27 09-28", "01-01 02-06 02-07 02-08 02-11 02-12 04-04 05-01 05-02 06-09 09-15 09-29 09-30 10-01 10-02 10-03"),
    (2009, 250, "01-04 01-24 02-01 05-31 09-27 10-10", "01-01 01-02 01-26 01-27 01-28 01-29 01-30 04-06 05-01 05-28 05-29 10-01 10-02 10-05 10-06 10-07 10-08"),
    (2010, 250, "02-20 02-21 06-12 06-13 09-19 09-25 09-26 10-09", "01-01 02-15 02-16 02-17 02-18 02-19 04-05 05-03 06-14 06-15 06-16 09-22 09-23 09-24 10-01 10-04 10-05 10-06 10-07"),
    (2011, 250, "01-30 02-12 04-02 10-08 10-09 12-31", "01-03 02-02 02-03 02-04 02-07 02-08 04-04 04-05 05-02 06-06 09-12 10-03 10-04 10-05 10-06 10-07"),
    (2012, 249, "01-21 01-29 03-31 04-01 04-28 09-29", "01-02 01-03 01-23 01-24 01-25 01-26 01-27 04-02 04-03 04-04 04-30 05-01 06-22 10-01 10-02 10-03 10-04 10-05"),
    (2013, 250, "01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12", "01-01 01-02 01-03 02-11 02-12 02-13 02-14 02-15 04-04 04-05 04-29 04-30 05-01 06-10 06-11 06-12 09-19 09-20 10-01 10-02 10-03 10-04 10-07"),
    (2014, 250, "01-26 02-08 05-04 09-28 10-11", "01-01 01-31 02-03 02-04 02-05 02-06 04-07 05-01 05-02 06-02 09-08 10-01 10-02 10-03 10-06 10-07"),
    (2015, 249, "01-04 02-15 02-28 09-06 10-10", "01-01 01-02 02-18 02-19 02-20 02-23 02-24 04-06 05-01 06-22 09-03 09-04 10-01 10-02 10-05 10-06 10-07"),
    (2016, 250, "02-06 02-14 06-12 09-18 10-08 10-09", "01-01 02-08 02-09 02-10 02-11 02-12 04-04 05-02 06-09 06-10 09-15 09-16 10-03 10-04 10-05 10-06 10-07"),
    (2017, 249, "01-22 02-04 04-01 05-27 09-30", "01-02 01-27 01-30 01-31 02-01 02-02 04-03 04-04 05-01 05-29 05-30 10-02 10-03 10-04 10-05 10-06"),
    (2018, 250, "02-11 02-24 04-08 04-28 09-29 09-30 12-29", "01-01 02-15 02-16 02-19 02-20 02-21 04-05 04-06 04-30 05-01 06-18 09-24 10-01 10-02 10-03 10-04 10-05 12-31"),
    (2019, 250, "02-02 02-03 04-28 05-05 09-29 10-12", "01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 10-02 10-03 10-04 10-07"),
    (2020, 249, "01-19 04-26 05-09 06-28 09-27 10-10", "01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 10-05 10-06 10-07 10-08"),
    (2021, 250, "02-07 02-20 04-25 05-08 09-18 09-26 10-09", "01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07"),
    (2022, 249, "01-29 01-30 04-02 04-24 05-07 10-08 10-09", "01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 10-05 10-06 10-07"),
    (2023, 249, "01-28 01-29 04-23 05-06 06-25 10-07 10-08", "01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06"),
    (2024, 251, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12", "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07"),
    (2025, 248, "01-26 02-08 04-27 09-28 10-11", "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08"),
    (2026, 248, "01-04 02-14 02-28 05-09 09-20 10-10", "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07"),
];

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn days(year: i32) -> impl Iterator<Item = Date> {
    Date::from_ymd_opt(year, 1, 1).unwrap().iter_days().take_while(move |day| day.year() == year)
}

fn is_weekend(day: &Date) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[test]
fn every_year_has_its_working_days() {
    let china = Calendar::china();
    for (year, count, _, _) in FROZEN {
        let (first, last) = (date(&format!("{year}-01-01")), date(&format!("{year}-12-31")));
        assert_eq!(china.working_days(first, last), Ok(count), "{year}");
    }
}

#[test]
fn every_exchanged_day_is_known() {
    let china = Calendar::china();
    let show = |days: Vec<Date>| {
        days.iter().map(|day| day.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ")
    };
    for (year, _, works, rests) in FROZEN {
        let working = |day: &Date| china.is_working(*day).unwrap();
        assert_eq!(show(days(year).filter(|day| is_weekend(day) && working(day)).collect()), works);
        assert_eq!(show(days(year).filter(|day| !is_weekend(day) && !working(day)).collect()), rests);
    }
}

#[test]
fn a_day_says_what_it_is() {
    let china = Calendar::china();
    let rest = |text: &str| match china.day(date(text)) {
        Ok(DayKind::Rest(rest)) => [rest.say(Language::En).to_owned(), rest.say(Language::Zh).to_owned()],
        other => panic!("{text} is {other:?}"),
    };
    assert_eq!(china.day(date("2026-02-13")), Ok(DayKind::Working));
    assert_eq!(china.day(date("2026-02-14")), Ok(DayKind::MakeUp));
    assert_eq!(rest("2026-02-23"), ["Spring Festival", "春节"]);
    assert_eq!(rest("2015-09-04"), ["Victory Day", "抗战胜利纪念日"]);
    assert_eq!(china.day(date("2026-03-01")), Ok(DayKind::Rest(Rest::Weekly)));
    // Extended in January 2020 over a day that had been a make-up working day.
    assert_eq!(rest("2020-02-01"), ["Spring Festival", "春节"]);
}

#[test]
fn what_lies_outside_the_data_is_unknown() {
    let china = Calendar::china();
    assert_eq!(china.known(), (date("2007-01-01"), date("2026-12-31")));
    assert_eq!(china.is_working(date("2027-01-04")), Err(Unknown::After(date("2026-12-31"))));
    assert_eq!(china.is_working(date("2006-12-29")), Err(Unknown::Before(date("2007-01-01"))));
    let sentence = Unknown::After(date("2026-12-31")).sentence(&china);
    assert_eq!(sentence.en, "the date lies after 2026-12-31, the last day that the calendar `china` knows");
    assert_eq!(sentence.zh, "日历“china”的数据到2026-12-31为止，之后的日期无法确定");
    let sentence = Unknown::Before(date("2007-01-01")).sentence(&china);
    assert_eq!(
        sentence.en,
        "the date depends on days before 2007-01-01, the first that the calendar `china` knows"
    );
    assert_eq!(sentence.zh, "日历“china”的数据从2007-01-01开始，之前的日期无法确定");
}

#[test]
fn a_calendar_survives_json() {
    for calendar in [Calendar::china(), Calendar::weekdays()] {
        let json = serde_json::to_string(&calendar).unwrap();
        assert_eq!(serde_json::from_str::<Calendar>(&json).unwrap(), calendar);
    }
}
