//! Worked dates: when periods end, under the Civil Code's rules and beside them.
//!
//! The rows of `WORKED` were computed by hand and by script from the State Council's notices for 2025 and 2026.

use gongzhi::time::{
    Calendar, Due, Instant, Limit, Pause, Period, Policy, Unknown, Zone, advance, before, due, earliest,
    warning,
};

const NO_ROLL: Policy = Policy { counts_first_day: false, rolls: false };
const FIRST_DAY: Policy = Policy { counts_first_day: true, rolls: true };

/// Start, limit, last day when it rolls, last day when it does not.
const WORKED: [(&str, &str, &str, &str); 12] = [
    ("2026-02-10", "20 working days", "2026-03-16", "2026-03-16"),
    ("2026-02-12", "7 working days", "2026-02-28", "2026-02-28"),
    ("2026-09-18", "20 working days", "2026-10-22", "2026-10-22"),
    ("2026-09-18", "5 working days", "2026-09-24", "2026-09-24"),
    ("2026-04-30", "5 working days", "2026-05-11", "2026-05-11"),
    ("2025-01-24", "15 working days", "2025-02-20", "2025-02-20"),
    ("2025-09-26", "7 working days", "2025-10-13", "2025-10-13"),
    ("2026-09-18", "15 days", "2026-10-08", "2026-10-03"),
    ("2026-01-05", "60 days", "2026-03-06", "2026-03-06"),
    ("2026-01-05", "90 days", "2026-04-07", "2026-04-05"),
    ("2026-09-01", "30 days", "2026-10-08", "2026-10-01"),
    ("2026-04-04", "30 days", "2026-05-06", "2026-05-04"),
];

fn at(text: &str) -> Instant {
    Instant::parse(text, Zone::CHINA).unwrap()
}

fn limit(text: &str) -> Limit {
    text.parse().unwrap()
}

fn office() -> Calendar {
    Calendar::china().with_hours(Some("09:00-12:00,13:30-17:30".parse().unwrap()))
}

/// The end as a clock in China shows it, or what is answered instead.
fn end(calendar: &Calendar, period: &Period<'_>) -> String {
    match due(calendar, period) {
        Due::At { due, .. } => due.local(Zone::CHINA),
        other => format!("{other:?}"),
    }
}

fn last_day(calendar: &Calendar, start: &str, text: &str, policy: Policy) -> String {
    let period = Period::new(at(start), limit(text)).policy(policy);
    due(calendar, &period).date().map_or_else(|| "unknown".to_owned(), |date| date.to_string())
}

#[test]
fn the_worked_examples_come_out() {
    let china = Calendar::china();
    for (start, text, rolled, plain) in WORKED {
        assert_eq!(last_day(&china, start, text, Policy::default()), rolled, "{text} from {start}");
        assert_eq!(last_day(&china, start, text, NO_ROLL), plain, "{text} from {start}, not rolled");
    }
}

#[test]
fn a_day_ends_at_midnight_or_when_offices_close() {
    let period = Period::new(at("2026-02-13 09:00"), limit("5 working days"));
    assert_eq!(end(&Calendar::china(), &period), "2026-02-28 00:00");
    assert_eq!(end(&office(), &period), "2026-02-27 17:30");
    // The time of day of the start does not matter, not even after closing.
    let late = Period::new(at("2026-02-13 23:59"), limit("5 working days"));
    assert_eq!(end(&office(), &late), "2026-02-27 17:30");
}

#[test]
fn a_first_day_that_counts_is_the_first() {
    assert_eq!(last_day(&office(), "2026-03-02 10:00", "1 day", FIRST_DAY), "2026-03-02");
    assert_eq!(last_day(&office(), "2026-03-02 10:00", "5 working days", FIRST_DAY), "2026-03-06");
    assert_eq!(last_day(&office(), "2026-03-01 10:00", "1 working day", FIRST_DAY), "2026-03-02");
    // When offices had closed already, the day is left until midnight: nothing is late before it has begun.
    let evening = Period::new(at("2026-03-02 18:00"), limit("1 day")).policy(FIRST_DAY);
    assert_eq!(end(&office(), &evening), "2026-03-03 00:00");
}

#[test]
fn months_end_on_the_corresponding_day_or_the_last() {
    let rows = [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2026-01-30", "13 months", "2027-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-03-31", "3 months", "2026-06-30"),
        ("2026-05-15", "3 months", "2026-08-15"),
    ];
    for (start, text, last) in rows {
        assert_eq!(last_day(&Calendar::china(), start, text, NO_ROLL), last, "{text} from {start}");
    }
    // 15 August 2026 is a Saturday.
    assert_eq!(last_day(&Calendar::china(), "2026-05-15", "3 months", Policy::default()), "2026-08-17");
}

#[test]
fn a_month_whose_first_day_counts_ends_one_day_earlier() {
    let policy = Policy { counts_first_day: true, rolls: false };
    let rows = [
        ("2026-03-01", "1 month", "2026-03-31"),
        ("2026-01-15", "1 month", "2026-02-14"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2026-03-01", "5 years", "2031-02-28"),
    ];
    for (start, text, last) in rows {
        assert_eq!(last_day(&Calendar::china(), start, text, policy), last, "{text} from {start}");
    }
}

#[test]
fn hours_run_from_the_instant_and_never_roll() {
    let friday = at("2026-02-13 09:00");
    assert_eq!(end(&office(), &Period::new(friday, limit("24 hours"))), "2026-02-14 09:00");
    assert_eq!(end(&office(), &Period::new(at("2026-02-14 09:00"), limit("2 hours"))), "2026-02-14 11:00");
    // Sunday the 15th is in the Spring Festival.
    assert_eq!(end(&office(), &Period::new(friday, limit("48 hours"))), "2026-02-15 09:00");
}

#[test]
fn working_hours_run_while_offices_are_open() {
    let rows = [
        ("2026-02-27 16:30", "1 working hour", "2026-02-27 17:30"),
        ("2026-02-27 16:31", "1 working hour", "2026-02-28 09:01"),
        ("2026-02-27 11:00", "2 working hours", "2026-02-27 14:30"),
        ("2026-02-28 17:00", "1 working hour", "2026-03-02 09:30"),
        ("2026-02-14 17:30", "8 working hours", "2026-02-25 10:00"),
        ("2026-02-17 12:00", "7 working hours", "2026-02-24 17:30"),
    ];
    for (start, text, expected) in rows {
        assert_eq!(end(&office(), &Period::new(at(start), limit(text))), expected, "{text} from {start}");
    }
    // Without office hours a working day has twenty-four.
    let period = Period::new(at("2026-02-14 22:00"), limit("3 working hours"));
    assert_eq!(end(&Calendar::china(), &period), "2026-02-24 01:00");
}

#[test]
fn a_prolongation_counts_from_the_old_last_day_and_all_rolls_once() {
    let start = at("2026-01-05 10:00");
    let more = [limit("30 days")];
    // 60 days end on 6 March, 30 more on Sunday 5 April in Qingming.
    let period = Period::new(start, limit("60 days")).prolonged(&more);
    assert_eq!(end(&office(), &period), "2026-04-07 17:30");
    // The first part would have rolled from 3 to 8 October; that adds nothing.
    let more = [limit("3 days"), limit("2 days")];
    let period = Period::new(at("2026-09-18"), limit("15 days")).prolonged(&more);
    assert_eq!(end(&office(), &period), "2026-10-08 17:30");
    let more = [limit("5 working days")];
    let period = Period::new(at("2026-09-18"), limit("15 days")).prolonged(&more);
    // 8, 9, 10 (a make-up Saturday), 12 and 13 October.
    assert_eq!(end(&office(), &period), "2026-10-13 17:30");
}

#[test]
fn hours_that_prolong_days_run_from_their_end() {
    let more = [limit("24 hours")];
    let period = Period::new(at("2026-09-18"), limit("15 days")).prolonged(&more);
    assert_eq!(end(&office(), &period), "2026-10-09 17:30");
    let more = [limit("1 working day")];
    let period = Period::new(at("2026-02-13 09:00"), limit("24 hours")).prolonged(&more);
    assert_eq!(end(&office(), &period), "2026-02-24 17:30");
}

fn pause(from: &str, to: &str) -> Pause {
    Pause { from: at(from), to: Some(at(to)) }
}

fn ended(start: &str, text: &str, pauses: &[Pause]) -> String {
    end(&office(), &Period::new(at(start), limit(text)).pauses(pauses))
}

#[test]
fn a_day_that_a_pause_touches_is_not_counted() {
    // The hearing takes the 10th to the 20th: eleven days. 1 April becomes Sunday the 12th, then Monday.
    let hearing = [pause("2026-03-10 09:00", "2026-03-20 09:00")];
    assert_eq!(ended("2026-03-02", "30 days", &hearing), "2026-04-13 17:30");
    // Half an hour costs a whole day; two pauses on one day cost one; midnight belongs to the day before.
    let short =
        [pause("2026-03-10 09:00", "2026-03-10 09:30"), pause("2026-03-10 14:00", "2026-03-11 00:00")];
    assert_eq!(ended("2026-03-02", "10 days", &short), "2026-03-13 17:30");
    assert_eq!(
        ended("2026-03-02", "10 days", &[pause("2026-03-10 09:00", "2026-03-10 09:00")]),
        "2026-03-12 17:30"
    );
    // On the day of the start, which is not counted, it costs nothing; at the weekend no working day.
    assert_eq!(
        ended("2026-03-02", "4 working days", &[pause("2026-03-02 09:00", "2026-03-02 10:00")]),
        "2026-03-06 17:30"
    );
    assert_eq!(
        ended("2026-03-05", "2 working days", &[pause("2026-03-07 09:00", "2026-03-08 10:00")]),
        "2026-03-09 17:30"
    );
}

#[test]
fn paused_days_are_added_to_a_month() {
    let pauses = [pause("2026-05-20 12:00", "2026-05-21 12:00")];
    assert_eq!(ended("2026-05-12", "1 month", &pauses), "2026-06-15 17:30", "14 June is a Sunday");
}

#[test]
fn hours_stand_still_exactly_as_long_as_the_pause() {
    let pauses =
        [pause("2026-03-02 10:00", "2026-03-02 10:45"), pause("2026-03-02 09:50", "2026-03-02 10:05")];
    assert_eq!(ended("2026-03-02 09:00", "2 hours", &pauses), "2026-03-02 11:55");
    // Over noon only the open part counts as paused: half an hour before and half an hour after.
    let noon = [pause("2026-03-02 11:30", "2026-03-02 14:00")];
    assert_eq!(ended("2026-03-02 11:00", "2 working hours", &noon), "2026-03-02 15:30");
}

#[test]
fn a_pause_after_the_end_changes_nothing() {
    let late = [Pause { from: at("2026-03-12 17:30"), to: None }];
    assert_eq!(ended("2026-03-02", "10 days", &late), "2026-03-12 17:30");
    let open = [Pause { from: at("2026-03-12 17:29"), to: None }];
    let period = Period::new(at("2026-03-02"), limit("10 days")).pauses(&open);
    assert_eq!(due(&office(), &period), Due::Paused { since: at("2026-03-12 17:29") });
}

#[test]
fn an_end_does_not_fall_into_a_pause() {
    // 3 October rolls to the 8th; paused on the 8th and 9th, it moves on to Saturday the 10th, a working day.
    let pauses = [pause("2026-10-08 09:00", "2026-10-09 10:00")];
    assert_eq!(ended("2026-09-18", "15 days", &pauses), "2026-10-10 17:30");
}

#[test]
fn beyond_the_data_the_end_is_unknown() {
    let after = Due::Unknown { beyond: Unknown::After("2026-12-31".parse().unwrap()) };
    let question = |start: &str, text: &str| due(&Calendar::china(), &Period::new(at(start), limit(text)));
    assert_eq!(question("2026-12-30", "2 working days"), after);
    assert_eq!(question("2026-12-30", "4294967295 working days"), after);
    assert_eq!(question("2026-12-30", "2 days"), after, "whether it rolls is not known");
    assert_eq!(question("2026-12-30", "1 working day").date(), "2026-12-31".parse().ok());
    let before = Due::Unknown { beyond: Unknown::Before("2007-01-01".parse().unwrap()) };
    assert_eq!(question("2006-12-30", "2 working days"), before);
    // Plain days that never roll, and hours, need no data.
    assert_eq!(last_day(&office(), "2026-03-01", "5 years", NO_ROLL), "2031-03-01");
    assert_eq!(question("2026-12-31 20:00", "24 hours").instant(), Some(at("2027-01-01 20:00")));
}

#[test]
fn time_itself_ends_without_a_panic() {
    let end_of_time = Due::Unknown { beyond: Unknown::After("9999-12-31".parse().unwrap()) };
    for unit in ["hours", "days", "months", "years", "working hours", "working days"] {
        let text = format!("4294967295 {unit}");
        let period = Period::new(at("2026-03-01"), limit(&text)).policy(NO_ROLL);
        assert_eq!(due(&Calendar::weekdays(), &period), end_of_time, "{unit}");
        let last = Period::new(Instant::MAX, limit(&format!("1 {}", unit.trim_end_matches('s'))));
        assert_eq!(due(&Calendar::weekdays(), &last), end_of_time, "{unit}");
    }
}

#[test]
fn a_lower_bound_lets_whole_days_lie_between() {
    let bound =
        |start: &str, text: &str| earliest(&office(), at(start), limit(text)).unwrap().local(Zone::CHINA);
    assert_eq!(bound("2026-03-02 10:00", "15 days"), "2026-03-18 00:00");
    assert_eq!(bound("2026-09-18 10:00", "15 days"), "2026-10-04 00:00", "a lower bound never rolls");
    assert_eq!(bound("2026-02-13 10:00", "2 working days"), "2026-02-25 00:00");
    assert_eq!(bound("2026-01-31 10:00", "1 month"), "2026-03-01 00:00");
    assert_eq!(bound("2026-03-02 10:00", "3 hours"), "2026-03-02 13:00");
}

#[test]
fn a_limit_counts_back_from_a_named_day() {
    let back = |text: &str| {
        before(&office(), "2026-03-20".parse().unwrap(), limit(text)).unwrap().local(Zone::CHINA)
    };
    assert_eq!(back("20 days"), "2026-02-28 00:00");
    assert_eq!(back("15 working days"), "2026-02-28 00:00");
    assert_eq!(back("1 month"), "2026-02-20 00:00");
    assert_eq!(back("36 hours"), "2026-03-18 12:00");
    assert_eq!(back("8 working hours"), "2026-03-18 16:30");
    let far = before(&office(), "2007-01-05".parse().unwrap(), limit("20 working days"));
    assert_eq!(far, Err(Unknown::Before("2007-01-01".parse().unwrap())));
}

#[test]
fn a_warning_comes_so_long_before() {
    let warn = |due: &str, text: &str| warning(&office(), at(due), limit(text)).unwrap().local(Zone::CHINA);
    assert_eq!(warn("2026-02-25 17:30", "4 hours"), "2026-02-25 13:30");
    assert_eq!(warn("2026-02-24 10:00", "1 working hour"), "2026-02-24 09:00");
    assert_eq!(warn("2026-02-24 09:30", "1 working hour"), "2026-02-14 17:00");
    assert_eq!(warn("2026-02-24 17:30", "1 working day"), "2026-02-14 17:30");
    assert_eq!(warn("2026-03-07 00:00", "5 days"), "2026-03-02 00:00");
    assert_eq!(warn("2026-03-31 17:30", "1 month"), "2026-02-28 17:30");
    // Midnight ends the day before it: the last day is 28 February.
    assert_eq!(warn("2026-03-01 00:00", "1 month"), "2026-01-29 00:00");
}

#[test]
fn waiting_ends_at_the_same_time_of_day() {
    let wait = |from: &str, text: &str| advance(&office(), at(from), limit(text)).unwrap().local(Zone::CHINA);
    assert_eq!(wait("2026-02-13 09:10", "2 working days"), "2026-02-24 09:10");
    assert_eq!(wait("2026-02-13 09:10", "2 days"), "2026-02-15 09:10");
    assert_eq!(wait("2026-01-31 09:10", "1 month"), "2026-02-28 09:10");
    assert_eq!(wait("2026-02-13 09:10", "2 hours"), "2026-02-13 11:10");
    assert_eq!(wait("2026-02-13 17:00", "1 working hour"), "2026-02-14 09:30");
    assert!(advance(&office(), at("2026-12-31 09:10"), limit("1 working day")).is_err());
}
