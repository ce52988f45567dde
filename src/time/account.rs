//! The account of days: a period shown day by day, with the reason why each day counts or does not.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Calendar, DayKind, Due, Instant, Limit, Period, Rest, Unknown,
    due::{Count, Reached, Settled, settle},
    instant::{DAY, date_of, day_number},
    office::Office,
    pause::{OPEN, days},
};

/// How a period was counted, day by day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    /// When the period ends.
    pub due: Due,
    /// The days in order, from the start to the last that is known. A very long account stops after 40,000
    /// lines, more than a century.
    pub lines: Vec<Line>,
}

/// One day of an account. A day can have two lines if one part of the period ends on it and the next begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The local date.
    pub date: NaiveDate,
    /// What it is in the count.
    #[serde(flatten)]
    pub day: Day,
}

/// What one day is in a count. `part` is 0 for the limit itself and n for what prolonged it the nth time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Day {
    /// The day of the start, which is not counted (民法典 201).
    Start,
    /// The nth day that counts.
    Counted {
        /// Which part of the period it belongs to.
        part: u32,
        /// Its number within that part.
        nth: u32,
        /// Whether it counts as a working day only because it makes up for another.
        make_up: bool,
    },
    /// A day on which hours were counted.
    Hours {
        /// Which part of the period they belong to.
        part: u32,
        /// How many seconds of this day were counted.
        seconds: u32,
    },
    /// A day of rest, not counted.
    Rest {
        /// Why it is one.
        reason: Rest,
    },
    /// A day that a pause touches, not counted; of hours, one on which none was counted because of it.
    Paused,
    /// A day of rest past which the end of the period moves on (民法典 203).
    Moved {
        /// Why it is one of rest.
        reason: Rest,
    },
    /// A day past which the end of the period moves on because a pause touches it.
    MovedByPause,
    /// The day to which the end of the period has moved.
    Last,
}

/// Lines in a row that say the same: the folded form of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The first of them.
    pub first: Line,
    /// The last of them; the first itself if it stands alone.
    pub last: Line,
}

const MOST_LINES: usize = 40_000;

/// Shows how `period` is counted under `calendar`, day by day.
///
/// Ask [`due`](fn@super::due) where the end alone is wanted: an account is as long as the period.
#[must_use]
pub fn account(calendar: &Calendar, period: &Period<'_>) -> Account {
    let settled = settle(calendar, period);
    let mut writer = Writer { calendar, settled: &settled, lines: Vec::new() };
    writer.write(period);
    let lines = writer.lines;
    Account { due: settled.due, lines }
}

impl Account {
    /// The lines with those in a row that say the same folded into one.
    #[must_use]
    pub fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for line in &self.lines {
            match runs.last_mut() {
                Some(run) if run.last.continues(line) => run.last = line.clone(),
                _ => runs.push(Run { first: line.clone(), last: line.clone() }),
            }
        }
        runs
    }
}

impl Line {
    /// Whether `next` is the next day and says the same.
    fn continues(&self, next: &Self) -> bool {
        let same = match (&self.day, &next.day) {
            (
                Day::Counted { part, nth, make_up },
                Day::Counted { part: next_part, nth: next_nth, make_up: next_make_up },
            ) => part == next_part && nth + 1 == *next_nth && make_up == next_make_up,
            (day, next_day) => day == next_day,
        };
        same && self.date.succ_opt() == Some(next.date)
    }
}

struct Writer<'a> {
    calendar: &'a Calendar,
    settled: &'a Settled,
    lines: Vec<Line>,
}

impl Writer<'_> {
    fn write(&mut self, period: &Period<'_>) {
        let mut at = None;
        for (part, limit) in (0u32..).zip(period.parts()) {
            let end = self.settled.reached.get(part as usize).copied();
            self.part(period, part, limit, at, end);
            let Some(end) = end else { return };
            at = Some(end);
        }
        if let Some(Reached::Day(day)) = at {
            self.moved(period, day);
        }
    }

    fn part(
        &mut self,
        period: &Period<'_>,
        part: u32,
        limit: Limit,
        at: Option<Reached>,
        end: Option<Reached>,
    ) {
        if limit.unit().is_of_days() {
            let before = self.day_before(period, at);
            let last = match end {
                Some(Reached::Day(day)) => day,
                Some(Reached::Instant(instant)) => instant.day(self.calendar.zone()),
                None => self.edge(),
            };
            self.days(part, limit, before, last);
        } else {
            let from = match at {
                None => period.start,
                Some(Reached::Instant(instant)) => instant,
                Some(Reached::Day(day)) => match self.moved(period, day) {
                    Some(instant) => instant,
                    None => return,
                },
            };
            let until = match end {
                Some(Reached::Instant(instant)) => Some(instant),
                Some(Reached::Day(day)) => Instant::on(day, DAY, self.calendar.zone()),
                None => Instant::on(self.edge(), DAY, self.calendar.zone()),
            };
            self.hours(part, limit, from, until.unwrap_or(Instant::MAX));
        }
    }

    /// The day before the first that can count; writes the line of the day of the start.
    fn day_before(&mut self, period: &Period<'_>, at: Option<Reached>) -> i32 {
        match at {
            Some(Reached::Day(day)) => day,
            Some(Reached::Instant(instant)) => {
                instant.plus_seconds(-1).unwrap_or(instant).day(self.calendar.zone())
            }
            None => {
                let day = period.start.day(self.calendar.zone());
                if period.policy.counts_first_day {
                    return day - 1;
                }
                self.push(day, Day::Start);
                day
            }
        }
    }

    fn days(&mut self, part: u32, limit: Limit, before: i32, last: i32) {
        let mut nth = 0;
        for day in before + 1..=last {
            if self.is_full() {
                return;
            }
            let kind = self.calendar.day(date_of(day)).unwrap_or(DayKind::Working);
            let entry = match kind {
                _ if self.is_paused(day) => Day::Paused,
                DayKind::Rest(reason) if limit.unit().is_working() => Day::Rest { reason },
                kind => {
                    nth += 1;
                    Day::Counted { part, nth, make_up: limit.unit().is_working() && kind == DayKind::MakeUp }
                }
            };
            self.push(day, entry);
        }
    }

    fn hours(&mut self, part: u32, limit: Limit, from: Instant, until: Instant) {
        let zone = self.calendar.zone();
        let office = Office::new(self.calendar, limit.unit());
        let last = until.plus_seconds(-1).unwrap_or(until).day(zone);
        for day in from.day(zone)..=last {
            if self.is_full() {
                return;
            }
            let begin = Instant::on(day, 0, zone).unwrap_or(from).max(from);
            let end = Instant::on(day, DAY, zone).unwrap_or(until).min(until);
            let all = office.between(begin, end);
            let running = all - self.paused(&office, begin, end);
            let kind = self.calendar.day(date_of(day)).unwrap_or(DayKind::Working);
            let date = date_of(day);
            if all == 0 && self.lines.last().is_some_and(|line| line.date == date) {
                continue;
            }
            let entry = match kind {
                DayKind::Rest(reason) if limit.unit().is_working() => Day::Rest { reason },
                _ if running == 0 && all > 0 => Day::Paused,
                _ => Day::Hours { part, seconds: u32::try_from(running).unwrap_or(0) },
            };
            self.push(day, entry);
        }
    }

    /// The measured seconds between two instants of one day in which a pause held.
    fn paused(&self, office: &Office<'_>, begin: Instant, end: Instant) -> i64 {
        let held = self.settled.pauses.iter().filter_map(|&(from, to)| {
            let from = Instant::from_unix(from)?.max(begin);
            let to = if to == OPEN { end } else { Instant::from_unix(to)?.min(end) };
            (from < to).then(|| office.between(from, to))
        });
        held.sum()
    }

    /// The days past which the end moves on after `day`, and the instant at which it then ends.
    fn moved(&mut self, period: &Period<'_>, day: i32) -> Option<Instant> {
        let count = Count { calendar: self.calendar, period, pauses: &self.settled.pauses };
        let last = count.roll(day).ok()?;
        for between in day + 1..=last {
            let entry = match self.calendar.day(date_of(between)) {
                _ if between == last => Day::Last,
                Ok(DayKind::Rest(reason)) => Day::Moved { reason },
                _ => Day::MovedByPause,
            };
            self.push(between, entry);
        }
        count.close(last).ok()
    }

    fn is_paused(&self, day: i32) -> bool {
        let mut spans = self.settled.pauses.iter().map(|&pause| days(self.calendar, pause));
        spans.any(|(first, last)| first <= day && day <= last)
    }

    /// The last day worth a line when a part did not come to its end.
    fn edge(&self) -> i32 {
        match self.settled.due {
            Due::Paused { since } | Due::Held { since } => since.day(self.calendar.zone()),
            Due::Unknown { beyond: Unknown::After(date) } => day_number(date.min(self.calendar.known().1)),
            Due::Unknown { .. } | Due::At { .. } => 0,
        }
    }

    fn push(&mut self, day: i32, entry: Day) {
        self.lines.push(Line { date: date_of(day), day: entry });
    }

    fn is_full(&self) -> bool {
        self.lines.len() >= MOST_LINES
    }
}
