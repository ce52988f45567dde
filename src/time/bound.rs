//! Instants beside the end of a period: lower bounds, limits that count back, warnings, and waiting.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    Calendar, Instant, Limit, Period, Policy, Unit, Unknown,
    count::Marks,
    due::{Count, Reached, Ruler, beginning_of_time, corresponding, end_of_time},
    instant::{DAY, date_of, day_number},
    office::Office,
};

/// The first instant at which a lower bound such as `at least 15 days` since `start` is satisfied.
///
/// So many whole days must lie between: neither the day of the start nor the day of the act counts, and nothing
/// moves past days of rest. Hours are exact.
///
/// # Errors
/// [`Unknown`] if the calendar's data do not reach so far.
pub fn earliest(calendar: &Calendar, start: Instant, limit: Limit) -> Result<Instant, Unknown> {
    let period = Period::new(start, limit).policy(Policy { counts_first_day: false, rolls: false });
    match (Count { calendar, period: &period, pauses: &[] }).part(None, limit)? {
        Reached::Instant(instant) => Ok(instant),
        Reached::Day(day) => Instant::on(day, DAY, calendar.zone()).ok_or_else(end_of_time),
    }
}

/// The instant that lies `limit` before `date`, the named day excluded and nothing moved past days of rest.
///
/// It is the beginning of the last day counted back. What must be done `at least 20 days before` the date is
/// late from this instant on; what may be done only `within 20 days before` it may be done from then on.
///
/// # Errors
/// [`Unknown`] if the calendar's data do not reach so far back.
pub fn before(calendar: &Calendar, date: NaiveDate, limit: Limit) -> Result<Instant, Unknown> {
    let zone = calendar.zone();
    let day = day_number(date);
    if limit.unit().is_of_days() {
        let first = day_before(calendar, day, limit)?;
        return Instant::on(first, 0, zone).ok_or_else(beginning_of_time);
    }
    let begin = Instant::on(day, 0, zone).ok_or_else(beginning_of_time)?;
    Office::new(calendar, limit.unit()).before(begin, i64::from(limit.count()) * 3600)
}

/// The instant at which to warn that something is due: `limit` before it, for limits of days at the same time of
/// day.
///
/// # Errors
/// [`Unknown`] if the calendar's data do not reach so far back.
pub fn warning(calendar: &Calendar, due: Instant, limit: Limit) -> Result<Instant, Unknown> {
    if !limit.unit().is_of_days() {
        return Office::new(calendar, limit.unit()).before(due, i64::from(limit.count()) * 3600);
    }
    // A due at midnight belongs to the day that it ends.
    let (last, second) = match (due.day(calendar.zone()), due.second_of_day(calendar.zone())) {
        (next, 0) => (next - 1, DAY),
        within => within,
    };
    let day = day_before(calendar, last, limit)?;
    Instant::on(day, second, calendar.zone()).ok_or_else(beginning_of_time)
}

/// The instant `limit` later, for limits of days at the same time of day: waiting two working days from Friday
/// noon ends on Tuesday noon.
///
/// # Errors
/// [`Unknown`] if the calendar's data do not reach so far.
pub fn advance(calendar: &Calendar, from: Instant, limit: Limit) -> Result<Instant, Unknown> {
    let zone = calendar.zone();
    let day = from.day(zone);
    let count = i64::from(limit.count());
    let last = match limit.unit() {
        Unit::Hours | Unit::WorkingHours => {
            return Office::new(calendar, limit.unit()).after(from, count * 3600);
        }
        Unit::Days => Ruler::Every.nth_after(day, count)?,
        Unit::WorkingDays => Ruler::Working(calendar.marks()).nth_after(day, count)?,
        Unit::Months | Unit::Years => corresponding(day, limit, false).ok_or_else(end_of_time)?,
    };
    Instant::on(last, from.second_of_day(zone), zone).ok_or_else(end_of_time)
}

/// The last day counted back from `day`, which is itself excluded. Hours have none.
fn day_before(calendar: &Calendar, day: i32, limit: Limit) -> Result<i32, Unknown> {
    let count = i64::from(limit.count());
    let first = match limit.unit() {
        Unit::WorkingDays => return calendar.marks().nth_before(day, count),
        Unit::Months => months_before(day, limit.count()),
        Unit::Years => limit.count().checked_mul(12).and_then(|months| months_before(day, months)),
        Unit::Days | Unit::Hours | Unit::WorkingHours => i32::try_from(i64::from(day) - count).ok(),
    };
    first.filter(|&first| first >= Marks::ALL_TIME.0).ok_or_else(beginning_of_time)
}

fn months_before(day: i32, months: u32) -> Option<i32> {
    date_of(day).checked_sub_months(Months::new(months)).filter(|date| date.year() >= 1).map(day_number)
}
