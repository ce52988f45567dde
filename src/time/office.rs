//! Measuring hours: all of them, or those in which offices are open.

use super::{
    Calendar, Instant, TimeOfDay, Unit, Unknown,
    due::{beginning_of_time, end_of_time},
    instant::DAY,
};

/// What hours are measured with.
pub(super) enum Office<'a> {
    /// Every second counts.
    Always,
    /// Seconds count while offices are open on working days.
    Open(&'a Calendar),
}

impl<'a> Office<'a> {
    pub(super) fn new(calendar: &'a Calendar, unit: Unit) -> Self {
        if unit == Unit::WorkingHours { Self::Open(calendar) } else { Self::Always }
    }

    /// The first instant at which so many seconds have been measured since `from`.
    pub(super) fn after(&self, from: Instant, seconds: i64) -> Result<Instant, Unknown> {
        let Self::Open(calendar) = self else {
            return from.plus_seconds(seconds).ok_or_else(end_of_time);
        };
        let day = from.day(calendar.zone());
        let target = seconds + open_before(calendar, day, from.second_of_day(calendar.zone()));
        let full = (target - 1) / a_day(calendar);
        let last = calendar.marks().nth_after(day - 1, full + 1)?;
        let second = nth_open_second(calendar, target - full * a_day(calendar));
        Instant::on(last, second, calendar.zone()).ok_or_else(end_of_time)
    }

    /// The last instant from which so many seconds are measured up to `until`.
    pub(super) fn before(&self, until: Instant, seconds: i64) -> Result<Instant, Unknown> {
        let Self::Open(calendar) = self else {
            return until.plus_seconds(-seconds).ok_or_else(beginning_of_time);
        };
        let (day, second) = match (until.day(calendar.zone()), until.second_of_day(calendar.zone())) {
            (next, 0) => (next - 1, DAY),
            within => within,
        };
        calendar.marks().check(day)?;
        let lacking = seconds - open_before(calendar, day, second);
        let (first, rest) = if lacking <= 0 {
            (day, -lacking)
        } else {
            let full = (lacking - 1) / a_day(calendar);
            (calendar.marks().nth_before(day, full + 1)?, (full + 1) * a_day(calendar) - lacking)
        };
        Instant::on(first, last_second_with(calendar, rest), calendar.zone()).ok_or_else(beginning_of_time)
    }

    /// How many seconds are measured from `from` up to `until`.
    pub(super) fn between(&self, from: Instant, until: Instant) -> i64 {
        let Self::Open(calendar) = self else { return until.unix() - from.unix() };
        let measured = |instant: Instant| {
            let day = instant.day(calendar.zone());
            let open = open_before(calendar, day, instant.second_of_day(calendar.zone()));
            calendar.marks().through(day - 1) * a_day(calendar) + open
        };
        measured(until) - measured(from)
    }
}

/// Seconds for which offices are open on a working day.
fn a_day(calendar: &Calendar) -> i64 {
    spans(calendar).map(|(from, to)| to - from).sum()
}

/// Open seconds of `day` that lie before `second`.
fn open_before(calendar: &Calendar, day: i32, second: i64) -> i64 {
    if !calendar.marks().is_working(day) {
        return 0;
    }
    spans(calendar).map(|(from, to)| (second.min(to) - from).max(0)).sum()
}

/// The second of a working day at which `count` open seconds are over.
fn nth_open_second(calendar: &Calendar, count: i64) -> i64 {
    let mut left = count;
    for (from, to) in spans(calendar) {
        if left <= to - from {
            return from + left;
        }
        left -= to - from;
    }
    DAY
}

/// The last second of a working day before which no more than `count` seconds are open.
fn last_second_with(calendar: &Calendar, count: i64) -> i64 {
    let mut left = count;
    for (from, to) in spans(calendar) {
        if left < to - from {
            return from + left;
        }
        left -= to - from;
    }
    DAY
}

fn spans(calendar: &Calendar) -> impl Iterator<Item = (i64, i64)> {
    const WHOLE: &[(TimeOfDay, TimeOfDay)] = &[(TimeOfDay::START, TimeOfDay::END)];
    let spans = calendar.hours().map_or(WHOLE, |hours| hours.spans());
    spans.iter().map(|(from, to)| (from.seconds(), to.seconds()))
}
