//! When a period ends.

use chrono::{Datelike, Months};
use smallvec::SmallVec;

use super::{
    Calendar, Due, Instant, Limit, Period, TimeOfDay, Unit, Unknown,
    count::Marks,
    instant::{DAY, date_of, day_number},
    office::Office,
    pause::{OPEN, Pauses, days},
};

/// When `period` ends under `calendar`.
///
/// - **Hours** run from the start, exactly. **Working hours** run while offices are open on working days.
/// - **Days** and **working days** are whole: a day that a pause touches is not counted.
/// - **Months** and **years** end on the corresponding day, or on the month's last where there is none (民法典
///   202); each day that a pause touches adds one.
/// - What prolongs a period counts on from the last day reached, before any roll-over; after hours, from the day
///   on which they end. Hours that prolong days run from the instant at which these end, rolled over.
/// - Then, once, a last day that is one of rest, or that a pause touches, moves on to the next that is neither
///   (民法典 203); hours never move.
/// - The last day ends when offices close, else at midnight. If they had closed before the period started it
///   ends at midnight too.
///
/// It needs no allocation unless there are more than four pauses or one prolongation, and its cost does not
/// depend on how long the period is.
#[must_use]
pub fn due(calendar: &Calendar, period: &Period<'_>) -> Due {
    settle(calendar, period).due
}

/// How a period was counted: where each part of it ended, and which pauses mattered.
pub(super) struct Settled {
    pub(super) due: Due,
    pub(super) reached: SmallVec<[Reached; 2]>,
    pub(super) pauses: SmallVec<[(i64, i64); 4]>,
}

/// How far a part of a period came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// Up to the end of the day of this number, before any roll-over.
    Day(i32),
    /// Up to this instant.
    Instant(Instant),
}

/// Counts with the pauses that begin before the due they lead to.
///
/// A pause can only make a due later. So those that begin before the due without them surely matter, and the
/// question is asked again until no further pause begins in time.
pub(super) fn settle(calendar: &Calendar, period: &Period<'_>) -> Settled {
    let all = Pauses::after(period.start, period.pauses);
    let mut used: &[(i64, i64)] = &[];
    loop {
        let mut reached = SmallVec::new();
        let count = Count { calendar, period, pauses: used };
        let answer = count.all(&mut reached);
        let next = match answer {
            Ok(Due::At { due, .. }) => all.before(due),
            Ok(_) | Err(_) => all.spans(),
        };
        if next.len() == used.len() {
            let due = answer.unwrap_or_else(|beyond| Due::Unknown { beyond });
            return Settled { due, reached, pauses: used.into() };
        }
        used = next;
    }
}

/// A count that takes some pauses for given.
pub(super) struct Count<'a> {
    pub(super) calendar: &'a Calendar,
    pub(super) period: &'a Period<'a>,
    pub(super) pauses: &'a [(i64, i64)],
}

impl Count<'_> {
    fn all(&self, reached: &mut SmallVec<[Reached; 2]>) -> Result<Due, Unknown> {
        let counted = self.parts(reached);
        if let Some(&(from, OPEN)) = self.pauses.last() {
            return Ok(Due::Paused { since: Instant::from_unix(from).unwrap_or(self.period.start) });
        }
        let due = self.instant(counted?)?;
        let before = due.plus_seconds(-1).unwrap_or(due);
        Ok(Due::At { due, due_date: before.date(self.calendar.zone()) })
    }

    fn parts(&self, reached: &mut SmallVec<[Reached; 2]>) -> Result<Reached, Unknown> {
        for part in self.period.parts() {
            let next = self.part(reached.last().copied(), part)?;
            reached.push(next);
        }
        Ok(reached.last().copied().unwrap_or(Reached::Instant(self.period.start)))
    }

    pub(super) fn part(&self, at: Option<Reached>, part: Limit) -> Result<Reached, Unknown> {
        if part.unit().is_of_days() {
            return self.days(at, part).map(Reached::Day);
        }
        let from = at.map_or(Ok(self.period.start), |at| self.instant(at))?;
        self.hours(from, part).map(Reached::Instant)
    }

    /// The last day of a part that counts days.
    fn days(&self, at: Option<Reached>, part: Limit) -> Result<i32, Unknown> {
        let first_counts = at.is_none() && self.period.policy.counts_first_day;
        let day = match at {
            None => self.period.start.day(self.calendar.zone()),
            Some(Reached::Day(day)) => day,
            Some(Reached::Instant(instant)) => {
                instant.plus_seconds(-1).unwrap_or(instant).day(self.calendar.zone())
            }
        };
        let before = if first_counts { day - 1 } else { day };
        let count = i64::from(part.count());
        match part.unit() {
            Unit::WorkingDays => self.count_days(Ruler::Working(self.calendar.marks()), before, count),
            Unit::Days => self.count_days(Ruler::Every, before, count),
            Unit::Months | Unit::Years | Unit::Hours | Unit::WorkingHours => {
                let last = corresponding(day, part, first_counts).ok_or_else(end_of_time)?;
                self.count_days(Ruler::Every, before, i64::from(last) - i64::from(before))
            }
        }
    }

    /// The `count`th day after `before` that is measured and that no pause touches.
    fn count_days(&self, ruler: Ruler<'_>, before: i32, count: i64) -> Result<i32, Unknown> {
        let (mut at, mut left) = (before, count);
        for &pause in self.pauses {
            let (first, last) = days(self.calendar, pause);
            if last <= at {
                continue;
            }
            let day = ruler.nth_after(at, left)?;
            if day < first {
                return Ok(day);
            }
            left -= ruler.between(at, (first - 1).max(at));
            at = last;
        }
        ruler.nth_after(at, left)
    }

    /// The instant at which so many hours after `from` are over.
    fn hours(&self, from: Instant, part: Limit) -> Result<Instant, Unknown> {
        let seconds = i64::from(part.count()) * 3600;
        let office = Office::new(self.calendar, part.unit());
        let (mut at, mut left) = (from, seconds);
        for &(first, last) in self.pauses {
            if last <= at.unix() {
                continue;
            }
            let end = office.after(at, left)?;
            let stop = Instant::from_unix(first).unwrap_or(at).max(at);
            if end <= stop {
                return Ok(end);
            }
            left -= office.between(at, stop);
            at = Instant::from_unix(last).ok_or_else(end_of_time)?;
        }
        office.after(at, left)
    }

    /// The instant at which what was reached is over: the end of the rolled-over day, or just that instant.
    fn instant(&self, reached: Reached) -> Result<Instant, Unknown> {
        match reached {
            Reached::Instant(instant) => Ok(instant),
            Reached::Day(day) => self.close(self.roll(day)?),
        }
    }

    /// The first day from `day` on that is neither one of rest nor touched by a pause.
    pub(super) fn roll(&self, day: i32) -> Result<i32, Unknown> {
        if !self.period.policy.rolls {
            return Ok(day);
        }
        let marks = self.calendar.marks();
        let mut day = first_working(marks, day)?;
        for &pause in self.pauses {
            let (first, last) = days(self.calendar, pause);
            if first <= day && day <= last {
                day = first_working(marks, last.saturating_add(1))?;
            }
        }
        Ok(day)
    }

    pub(super) fn close(&self, day: i32) -> Result<Instant, Unknown> {
        let zone = self.calendar.zone();
        let closes = self.calendar.hours().map_or(TimeOfDay::END, |hours| hours.closes());
        let close = Instant::on(day, closes.seconds(), zone).filter(|&close| close > self.period.start);
        close.or_else(|| Instant::on(day, DAY, zone)).ok_or_else(end_of_time)
    }
}

fn first_working(marks: &Marks, day: i32) -> Result<i32, Unknown> {
    marks.check(day)?;
    if marks.is_working(day) { Ok(day) } else { marks.nth_after(day, 1) }
}

/// What there is to say of days that no instant reaches.
pub(super) fn end_of_time() -> Unknown {
    Unknown::After(date_of(Marks::ALL_TIME.1))
}

/// What there is to say of days before every instant.
pub(super) fn beginning_of_time() -> Unknown {
    Unknown::Before(date_of(Marks::ALL_TIME.0))
}

/// The day that corresponds to `day` after so many months or years: the last of a period of that length.
///
/// Where the first day counts the period ends one day earlier, unless the month has no corresponding day.
pub(super) fn corresponding(day: i32, limit: Limit, first_counts: bool) -> Option<i32> {
    let months = if limit.unit() == Unit::Years { limit.count().checked_mul(12)? } else { limit.count() };
    let start = date_of(day);
    let last = start.checked_add_months(Months::new(months)).filter(|last| last.year() <= 9999)?;
    let earlier = i32::from(first_counts && last.day() == start.day());
    Some(day_number(last) - earlier)
}

/// What days are measured with.
#[derive(Clone, Copy)]
pub(super) enum Ruler<'a> {
    /// Every day counts.
    Every,
    /// Working days count.
    Working(&'a Marks),
}

impl Ruler<'_> {
    pub(super) fn nth_after(self, day: i32, count: i64) -> Result<i32, Unknown> {
        match self {
            Self::Working(marks) => marks.nth_after(day, count),
            Self::Every => {
                let last = i64::from(day).saturating_add(count);
                i32::try_from(last).ok().filter(|&last| last <= Marks::ALL_TIME.1).ok_or_else(end_of_time)
            }
        }
    }

    /// How many days count after `day` and up to `last`.
    fn between(self, day: i32, last: i32) -> i64 {
        match self {
            Self::Working(marks) => marks.through(last) - marks.through(day),
            Self::Every => i64::from(last) - i64::from(day),
        }
    }
}
