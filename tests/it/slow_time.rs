//! A slow count of time, day by day and minute by minute, against which the fast one is held.
//!
//! It is written from the rules in the documentation of `due`, and shares nothing with `src/time` but the types
//! and what a calendar says of a single day. It knows neither spans nor searches: it looks at every day, and for
//! hours at every minute.

use chrono::{Datelike, Days};
use gongzhi::time::{
    Calendar, CalendarText, Date, DateSpan, Day, Due, Instant, Limit, OfficeHours, Pause, Period, Policy,
    RestText, TimeOfDay, Unit, Unknown, Weekday, Zone, account, advance, before, due, earliest, warning,
};
use proptest::prelude::*;

/// A minute of local time: days since 1970 × 1440 + minutes.
type Minute = i64;

const A_DAY: i64 = 1440;

struct Slow<'a> {
    calendar: &'a Calendar,
    pauses: Vec<(Minute, Minute)>,
    start: Minute,
    policy: Policy,
}

/// How far the count came: to the end of a day, or to a minute.
#[derive(Clone, Copy)]
enum Came {
    Day(i64),
    Minute(Minute),
}

fn epoch() -> Date {
    Date::from_ymd_opt(1970, 1, 1).unwrap()
}

fn date(day: i64) -> Date {
    epoch() + Days::new(u64::try_from(day).unwrap())
}

fn day_of(date: Date) -> i64 {
    (date - epoch()).num_days()
}

impl Slow<'_> {
    fn works(&self, day: i64) -> Result<bool, Unknown> {
        self.calendar.is_working(date(day))
    }

    /// Whether a pause touches the day.
    fn is_paused(&self, day: i64) -> bool {
        self.pauses.iter().any(|&(from, to)| from < (day + 1) * A_DAY && to > day * A_DAY)
    }

    fn is_open(&self, minute: Minute) -> Result<bool, Unknown> {
        if !self.works(minute.div_euclid(A_DAY))? {
            return Ok(false);
        }
        let minute = u16::try_from(minute.rem_euclid(A_DAY)).unwrap();
        let within = |hours: &OfficeHours| {
            hours.spans().iter().any(|(from, to)| from.minutes() <= minute && minute < to.minutes())
        };
        Ok(self.calendar.hours().is_none_or(within))
    }

    fn part(&self, came: Option<Came>, limit: Limit) -> Result<Came, Unknown> {
        match limit.unit() {
            Unit::Hours | Unit::WorkingHours => {
                let from = came.map_or(Ok(self.start), |came| self.minute(came))?;
                self.minutes(from, limit).map(Came::Minute)
            }
            _ => self.days(came, limit).map(Came::Day),
        }
    }

    fn minutes(&self, from: Minute, limit: Limit) -> Result<Minute, Unknown> {
        let mut left = i64::from(limit.count()) * 60;
        let mut minute = from;
        while left > 0 {
            let paused = self.pauses.iter().any(|&(from, to)| from <= minute && minute < to);
            if !paused && (limit.unit() == Unit::Hours || self.is_open(minute)?) {
                left -= 1;
            }
            minute += 1;
        }
        Ok(minute)
    }

    fn days(&self, came: Option<Came>, limit: Limit) -> Result<i64, Unknown> {
        let base = match came {
            None => self.start.div_euclid(A_DAY),
            Some(Came::Day(day)) => day,
            Some(Came::Minute(minute)) => (minute - 1).div_euclid(A_DAY),
        };
        let first_counts = came.is_none() && self.policy.counts_first_day;
        let mut day = if first_counts { base - 1 } else { base };
        let mut left = match limit.unit() {
            Unit::Days | Unit::WorkingDays => i64::from(limit.count()),
            Unit::Months => corresponding(base, i64::from(limit.count()), first_counts) - day,
            _ => corresponding(base, i64::from(limit.count()) * 12, first_counts) - day,
        };
        while left > 0 {
            day += 1;
            if !self.is_paused(day) && (limit.unit() != Unit::WorkingDays || self.works(day)?) {
                left -= 1;
            }
        }
        Ok(day)
    }

    fn minute(&self, came: Came) -> Result<Minute, Unknown> {
        let mut day = match came {
            Came::Minute(minute) => return Ok(minute),
            Came::Day(day) => day,
        };
        while self.policy.rolls && (!self.works(day)? || self.is_paused(day)) {
            day += 1;
        }
        let closes = self.calendar.hours().map_or(A_DAY, |hours| i64::from(hours.closes().minutes()));
        let close = day * A_DAY + closes;
        Ok(if close > self.start { close } else { (day + 1) * A_DAY })
    }

    fn end(&self, period: &Period<'_>) -> Result<Minute, Unknown> {
        let mut came = Some(self.part(None, period.limit)?);
        for limit in period.prolonged {
            came = Some(self.part(came, *limit)?);
        }
        self.minute(came.unwrap())
    }
}

/// The corresponding day so many months later, by counting months.
fn corresponding(base: i64, months: i64, first_counts: bool) -> i64 {
    let start = date(base);
    let month = i64::from(start.year()) * 12 + i64::from(start.month0()) + months;
    let month_of = |day: i64| i64::from(date(day).year()) * 12 + i64::from(date(day).month0());
    let mut day = base;
    while month_of(day) < month {
        day += 1;
    }
    while date(day).day() < start.day() && month_of(day + 1) == month {
        day += 1;
    }
    if first_counts && date(day).day() == start.day() { day - 1 } else { day }
}

fn minute(instant: Instant, zone: Zone) -> Minute {
    (instant.unix() + zone.seconds()).div_euclid(60)
}

fn slow_due(calendar: &Calendar, period: &Period<'_>) -> Due {
    let zone = calendar.zone();
    let start = minute(period.start, zone);
    let mut pauses: Vec<(Minute, Minute)> = period
        .pauses
        .iter()
        .map(|pause| (minute(pause.from, zone).max(start), pause.to.map_or(i64::MAX, |to| minute(to, zone))))
        .filter(|(from, to)| from < to)
        .collect();
    pauses.sort_unstable();
    let open = pauses.iter().find(|(_, to)| *to == i64::MAX).copied();
    for used in 0..=pauses.len() {
        let taken = pauses[..used].to_vec();
        if taken.iter().any(|(_, to)| *to == i64::MAX) {
            break;
        }
        let slow = Slow { calendar, pauses: taken, start, policy: period.policy };
        let end = match slow.end(period) {
            Ok(end) => end,
            Err(_) if open.is_some() => break,
            Err(beyond) => return Due::Unknown { beyond },
        };
        if pauses.get(used).is_none_or(|(from, _)| *from >= end) {
            let due = Instant::from_unix(end * 60 - zone.seconds()).unwrap();
            return Due::At { due, due_date: date((end - 1).div_euclid(A_DAY)) };
        }
    }
    // Pauses that overlap the open one begin it.
    let mut since = open.unwrap().0;
    for &(from, to) in pauses.iter().rev() {
        if from <= since && since <= to {
            since = from;
        }
    }
    Due::Paused { since: Instant::from_unix(since * 60 - zone.seconds()).unwrap() }
}

fn limits(most: u32) -> impl Strategy<Value = Limit> {
    (1..=most, prop::sample::select(Unit::ALL.to_vec())).prop_map(|(count, unit)| {
        let count = match unit {
            Unit::Years => count % 2 + 1,
            Unit::Months => count % 14 + 1,
            _ => count,
        };
        Limit::new(count, unit).unwrap()
    })
}

/// So many minutes, mostly at half hours, so that things meet.
fn minutes(range: std::ops::Range<i64>) -> impl Strategy<Value = i64> {
    let halves = (range.start / 30)..(range.end / 30);
    prop_oneof![3 => halves.prop_map(|half| half * 30), 1 => range]
}

/// From December 2025 to the end of 2026.
fn instants() -> impl Strategy<Value = Instant> {
    minutes(0..396 * A_DAY).prop_map(|minutes| Instant::from_unix(1_764_547_200 + minutes * 60).unwrap())
}

fn pauses(start: Instant) -> impl Strategy<Value = Vec<Pause>> {
    let near = prop_oneof![minutes(-600..600), minutes(-2 * A_DAY..60 * A_DAY)];
    let long = prop_oneof![minutes(0..600), minutes(0..8 * A_DAY)];
    let one = (near, long, prop::bool::weighted(0.9)).prop_map(move |(from, long, ends)| {
        let from = start.plus_seconds(from * 60).unwrap();
        Pause { from, to: ends.then(|| from.plus_seconds(long * 60).unwrap()) }
    });
    prop::collection::vec(one, 0..4)
}

fn hours() -> impl Strategy<Value = Option<OfficeHours>> {
    let time = prop_oneof![3 => (0u16..=48).prop_map(|half| half * 30), 1 => 0u16..=1440];
    let office = prop::collection::btree_set(time, 2..6).prop_map(|times| {
        let times: Vec<TimeOfDay> = times.into_iter().filter_map(TimeOfDay::from_minutes).collect();
        OfficeHours::new(times.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()).unwrap()
    });
    prop::option::of(office)
}

/// A calendar of its own for 2025 to 2027, with days off and working days anywhere.
fn own_calendar() -> impl Strategy<Value = Calendar> {
    let first = day_of(Date::from_ymd_opt(2025, 1, 1).unwrap());
    let spans = prop::collection::vec((0i64..1000, 0i64..12), 0..25);
    let week =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    (spans, prop::sample::subsequence(week.to_vec(), 0..7)).prop_map(move |(spans, weekly)| {
        let mut text = CalendarText::new(gongzhi::Name::new("own").unwrap());
        text.weekly = Some(weekly);
        text.since = Some(date(first));
        text.until = Date::from_ymd_opt(2027, 12, 31);
        for (index, (from, long)) in spans.into_iter().enumerate() {
            let (from, to) = (date(first + from), date(first + from + long));
            if index % 3 == 0 {
                text.works.push(DateSpan { from, to });
            } else if text.works.iter().all(|works| to < works.from || works.to < from) {
                text.rests.push(RestText { from, to, title: None });
            }
        }
        let rests = std::mem::take(&mut text.rests);
        let clear =
            |rest: &RestText| text.works.iter().all(|works| rest.to < works.from || works.to < rest.from);
        text.rests = rests.into_iter().filter(clear).collect();
        text.build(Calendar::built_in).unwrap()
    })
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let any = prop_oneof![Just(Calendar::china()), Just(Calendar::weekdays()), own_calendar()];
    let zone = prop::sample::select(vec![0i16, 480, -210, 720])
        .prop_map(|minutes| Zone::from_minutes(minutes).unwrap());
    (any, hours(), zone).prop_map(|(calendar, hours, zone)| calendar.with_hours(hours).with_zone(zone))
}

type Question = (Calendar, Instant, Limit, Policy, Vec<Pause>, Vec<Limit>);

fn policies() -> impl Strategy<Value = Policy> {
    (any::<bool>(), any::<bool>()).prop_map(|(counts_first_day, rolls)| Policy { counts_first_day, rolls })
}

fn questions() -> impl Strategy<Value = Question> {
    instants().prop_flat_map(|start| {
        let prolonged = prop::collection::vec(limits(12), 0..3);
        (calendars(), Just(start), limits(40), policies(), pauses(start), prolonged)
    })
}

fn period(question: &Question) -> Period<'_> {
    let (_, start, limit, policy, pauses, prolonged) = question;
    Period { start: *start, limit: *limit, policy: *policy, pauses, prolonged }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_fast_count_agrees_with_the_slow(question in questions()) {
        let period = period(&question);
        prop_assert_eq!(due(&question.0, &period), slow_due(&question.0, &period));
    }

    #[test]
    fn an_account_adds_up(question in questions()) {
        let period = period(&question);
        let account = account(&question.0, &period);
        prop_assert_eq!(account.due, due(&question.0, &period));
        if let Due::At { due_date, .. } = account.due {
            prop_assert_eq!(account.lines.last().map(|line| line.date), Some(due_date));
            for (part, limit) in std::iter::once(period.limit).chain(period.prolonged.iter().copied()).enumerate() {
                prop_assert_eq!(counted(&account.lines, part, limit.unit()), expected(limit));
            }
        }
        let dates: Vec<Date> = account.lines.iter().map(|line| line.date).collect();
        prop_assert!(dates.windows(2).all(|pair| pair[1] == pair[0] || pair[1] == pair[0] + Days::new(1)));
        let folded: u64 = account.runs().iter().map(|run| (run.last.date - run.first.date).num_days() as u64 + 1).sum();
        prop_assert_eq!(folded, account.lines.len() as u64);
    }

    #[test]
    fn an_end_never_lies_before_its_start(question in questions()) {
        let period = period(&question);
        if let Due::At { due, .. } = due(&question.0, &period) {
            prop_assert!(due > period.start);
            for pause in period.pauses.iter().filter(|pause| pause.from >= period.start && pause.from < due) {
                prop_assert!(pause.to.is_some_and(|to| to <= due), "{pause:?} holds when {due} comes");
            }
        }
    }

    #[test]
    fn bounds_agree_with_looking_at_every_day(calendar in calendars(), start in instants(), limit in limits(30)) {
        let slow = Slow {
            calendar: &calendar,
            pauses: Vec::new(),
            start: minute(start, calendar.zone()),
            policy: Policy { counts_first_day: false, rolls: false },
        };
        let end = slow.part(None, limit).map(|came| match came {
            Came::Day(day) => (day + 1) * A_DAY,
            Came::Minute(minute) => minute,
        });
        let fast = earliest(&calendar, start, limit).map(|instant| minute(instant, calendar.zone()));
        prop_assert_eq!(fast, end);
        let waited = slow.part(None, limit).map(|came| match came {
            Came::Day(day) => day * A_DAY + slow.start.rem_euclid(A_DAY),
            Came::Minute(minute) => minute,
        });
        let fast = advance(&calendar, start, limit).map(|instant| minute(instant, calendar.zone()));
        prop_assert_eq!(fast, waited);
    }

    #[test]
    fn counting_back_mirrors_counting_forward(calendar in calendars(), start in instants(), count in 1u32..40) {
        let zone = calendar.zone();
        let named = start.date(zone);
        let working = Limit::new(count, Unit::WorkingDays).unwrap();
        if let Ok(first) = before(&calendar, named, working) {
            prop_assert!(first.local(zone).ends_with(" 00:00"));
            let first = first.date(zone);
            prop_assert!(calendar.is_working(first).unwrap());
            let between = first.iter_days().take_while(|day| *day < named);
            prop_assert_eq!(between.filter(|day| calendar.is_working(*day).unwrap()).count(), count as usize);
        }
        let hours = Limit::new(count, Unit::WorkingHours).unwrap();
        if let (Ok(warn), Ok(next)) = (warning(&calendar, start, hours), start.plus_seconds(60).ok_or(())) {
            // From the warning it takes so many working hours, from a minute later it takes longer.
            let again = earliest(&calendar, warn, hours).unwrap();
            prop_assert!(again <= start && start < next);
            let later = earliest(&calendar, warn.plus_seconds(60).unwrap(), hours);
            prop_assert!(later.is_err() || later.is_ok_and(|end| end > start), "{:?} {warn} {later:?}", calendar.hours());
        }
    }

    #[test]
    fn no_instant_and_no_limit_panics(
        start in (Instant::MIN.unix()..=Instant::MAX.unix()).prop_map(|seconds| Instant::from_unix(seconds).unwrap()),
        count in prop_oneof![1u32..100, 1u32..],
        unit in prop::sample::select(Unit::ALL.to_vec()),
        calendar in calendars(),
        rolls in any::<bool>(),
    ) {
        let limit = Limit::new(count, unit).unwrap();
        let question = Period::new(start, limit).policy(Policy { counts_first_day: !rolls, rolls });
        if let Due::At { due, .. } = due(&calendar, &question) {
            prop_assert!(due > start);
            let _ = warning(&calendar, due, limit);
        }
        let _ = earliest(&calendar, start, limit);
        let _ = advance(&calendar, start, limit);
        let _ = before(&calendar, start.date(calendar.zone()), limit);
    }
}

/// What a limit of this unit must add up to; months have no fixed number of days.
fn expected(limit: Limit) -> Option<u64> {
    match limit.unit() {
        Unit::Days | Unit::WorkingDays => Some(u64::from(limit.count())),
        Unit::Hours | Unit::WorkingHours => Some(u64::from(limit.count()) * 3600),
        Unit::Months | Unit::Years => None,
    }
}

fn counted(lines: &[gongzhi::time::Line], of: usize, unit: Unit) -> Option<u64> {
    if matches!(unit, Unit::Months | Unit::Years) {
        return None;
    }
    let of = u32::try_from(of).unwrap();
    let sum = lines.iter().map(|line| match line.day {
        Day::Counted { part, .. } if part == of => 1,
        Day::Hours { part, seconds } if part == of => u64::from(seconds),
        _ => 0,
    });
    Some(sum.sum())
}

#[test]
fn a_calendar_counts_what_its_days_say() {
    for calendar in [Calendar::china(), Calendar::weekdays()] {
        let first = Date::from_ymd_opt(2007, 1, 1).unwrap();
        let days: Vec<Date> = first.iter_days().take_while(|day| day.year() < 2027).collect();
        let mut slow = 0;
        for day in days {
            slow += u32::from(calendar.is_working(day).unwrap());
            assert_eq!(calendar.working_days(first, day), Ok(slow), "up to {day}");
        }
    }
}
