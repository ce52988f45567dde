//! Instants: seconds of world time.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize, de};

use super::{TimeOfDay, Zone};
use crate::finding::Bilingual;

/// Days from the first of January of the year 1 up to 1970, plus one: chrono counts that first day as 1.
pub(super) const UNIX_DAY: i64 = 719_163;
pub(super) const DAY: i64 = 86_400;

/// One second of world time, from the year 1 to the year 9999, whatever the zone.
///
/// It is written as RFC 3339: in JSON and by `Display` in UTC, `2026-02-12T01:00:00Z`; [`Instant::in_zone`]
/// writes the same instant with an offset.
///
/// ```
/// use gongzhi::time::{Instant, Zone};
///
/// let nine = Instant::parse("2026-02-12 09:00", Zone::CHINA)?;
/// assert_eq!(nine.to_string(), "2026-02-12T01:00:00Z");
/// assert_eq!(nine.in_zone(Zone::CHINA), "2026-02-12T09:00:00+08:00");
/// # Ok::<(), gongzhi::time::InstantError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// A text that is no instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no instant: write one such as 2026-02-12 09:00 or 2026-02-12T09:00:00+08:00")]
pub struct InstantError {
    /// The text that was given.
    pub text: String,
}

impl Instant {
    /// The first instant there is: the beginning of the year 1, in UTC.
    pub const MIN: Self = Self(-62_135_596_800);
    /// The last instant there is: the end of the year 9999, in UTC.
    pub const MAX: Self = Self(253_402_300_799);

    /// The instant so many seconds after the beginning of 1970 in UTC; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&seconds).then_some(Self(seconds))
    }

    /// Seconds since the beginning of 1970 in UTC.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.0
    }

    /// The instant at which a clock in `zone` shows this date and time; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn at(date: NaiveDate, time: TimeOfDay, zone: Zone) -> Option<Self> {
        Self::on(day_number(date), i64::from(time.minutes()) * 60, zone)
    }

    /// Reads a date with a time of day as a clock in `zone` shows it, or RFC 3339 with an offset of its own.
    /// Seconds may be left out; a date alone is its beginning.
    ///
    /// # Errors
    /// [`InstantError`] if the text is neither, or lies outside the years 1 to 9999.
    pub fn parse(text: &str, zone: Zone) -> Result<Self, InstantError> {
        let read = || with_offset(text.trim()).or_else(|| local(text.trim(), zone));
        read().ok_or_else(|| InstantError { text: text.to_owned() })
    }

    /// The date that a calendar in `zone` shows at this instant.
    #[must_use]
    pub fn date(self, zone: Zone) -> NaiveDate {
        date_of(self.day(zone))
    }

    /// This instant so many seconds later, or earlier if they are negative; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Option<Self> {
        self.0.checked_add(seconds).and_then(Self::from_unix)
    }

    /// RFC 3339 with the offset of `zone`: `2026-02-12T09:00:00+08:00`.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> String {
        format!("{}{zone}", self.civil(zone).format("%Y-%m-%dT%H:%M:%S"))
    }

    /// What a clock in `zone` shows, without the offset: `2026-02-12 09:00`, with seconds only if there are any.
    #[must_use]
    pub fn local(self, zone: Zone) -> String {
        let whole = self.0 % 60 == 0;
        self.civil(zone).format(if whole { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" }).to_string()
    }

    /// The number of the local day, see [`day_number`].
    pub(super) fn day(self, zone: Zone) -> i32 {
        let day = (self.0 + zone.seconds()).div_euclid(DAY) + UNIX_DAY;
        i32::try_from(day).unwrap_or(i32::MAX)
    }

    /// Seconds since the local day began.
    pub(super) fn second_of_day(self, zone: Zone) -> i64 {
        (self.0 + zone.seconds()).rem_euclid(DAY)
    }

    /// The instant so many seconds after the local day of that number began.
    pub(super) fn on(day: i32, seconds: i64, zone: Zone) -> Option<Self> {
        let begin = (i64::from(day) - UNIX_DAY) * DAY - zone.seconds();
        begin.checked_add(seconds).and_then(Self::from_unix)
    }

    fn civil(self, zone: Zone) -> NaiveDateTime {
        DateTime::from_timestamp(self.0 + zone.seconds(), 0).unwrap_or_default().naive_utc()
    }
}

/// Numbers the days: 1 is the first of January of the year 1.
pub(super) fn day_number(date: NaiveDate) -> i32 {
    chrono::Datelike::num_days_from_ce(&date)
}

/// The date of a number; numbers beyond what chrono can hold saturate.
pub(super) fn date_of(day: i32) -> NaiveDate {
    let edge = if day < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(edge)
}

fn with_offset(text: &str) -> Option<Instant> {
    let instant = DateTime::parse_from_rfc3339(text).ok()?;
    Instant::from_unix(instant.timestamp())
}

fn local(text: &str, zone: Zone) -> Option<Instant> {
    let formats = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"];
    let civil = formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let civil = civil.or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))?;
    Instant::from_unix(civil.and_utc().timestamp().checked_sub(zone.seconds())?)
}

impl InstantError {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = format!("“{}”不是时刻：请写成 2026-02-12 09:00 或 2026-02-12T09:00:00+08:00", self.text);
        Bilingual::new(self.to_string(), zh)
    }
}

impl FromStr for Instant {
    type Err = InstantError;

    /// Reads RFC 3339, which always says its offset.
    fn from_str(text: &str) -> Result<Self, InstantError> {
        with_offset(text.trim()).ok_or_else(|| InstantError { text: text.to_owned() })
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.civil(Zone::UTC).format("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_instant_reads_in_every_form() {
        let forms =
            ["2026-02-12 09:00", "2026-02-12T09:00:00", "2026-02-12T01:00:00Z", "2026-02-12T02:00:00+01:00"];
        let instants = forms.map(|text| Instant::parse(text, Zone::CHINA).unwrap().unix());
        assert_eq!(instants, [1_770_858_000; 4]);
    }

    #[test]
    fn a_date_alone_is_its_beginning() {
        let instant = Instant::parse("2026-02-12", Zone::CHINA).unwrap();
        assert_eq!(instant.to_string(), "2026-02-11T16:00:00Z");
        assert_eq!(instant.date(Zone::CHINA).to_string(), "2026-02-12");
        assert_eq!(instant.date(Zone::UTC).to_string(), "2026-02-11");
    }

    #[test]
    fn json_keeps_an_instant() {
        let instant = Instant::parse("2026-12-31T23:59:59-05:00", Zone::UTC).unwrap();
        let json = serde_json::to_string(&instant).unwrap();
        assert_eq!(json, "\"2027-01-01T04:59:59Z\"");
        assert_eq!(serde_json::from_str::<Instant>(&json).unwrap(), instant);
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        let texts =
            ["", "2026-02-30", "2026-02-12 25:00", "2026-2", "0000-01-01", "+10000-01-01", "tomorrow"];
        for text in texts {
            assert_eq!(Instant::parse(text, Zone::UTC), Err(InstantError { text: text.to_owned() }));
        }
        assert!("2026-02-12 09:00".parse::<Instant>().is_err(), "without an offset nobody knows when");
    }

    #[test]
    fn the_ends_of_time_hold() {
        assert_eq!(Instant::MIN.to_string(), "0001-01-01T00:00:00Z");
        assert_eq!(Instant::MAX.to_string(), "9999-12-31T23:59:59Z");
        assert_eq!(Instant::MAX.plus_seconds(1), None);
        assert_eq!(Instant::MIN.plus_seconds(i64::MIN), None);
        assert_eq!(Instant::MIN.plus_seconds(-1), None);
    }
}
