//! Calendars as written: in a charter, or by a host that extends the data at run time.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{
    Calendar, CalendarError, OfficeHours, Zone,
    count::{Mark, Marks},
    instant::{date_of, day_number},
};
use crate::{Name, finding::Bilingual};

/// A calendar as somebody wrote it, not yet checked; [`CalendarText::build`] makes a [`Calendar`] of it.
///
/// ```
/// use gongzhi::time::{Calendar, CalendarText};
///
/// let text: CalendarText = serde_json::from_str(r#"{
///     "name": "village", "base": "china", "hours": "09:00-12:00,13:30-17:30",
///     "rests": [{ "from": "2026-03-04", "to": "2026-03-04", "title": { "en": "Market", "zh": "集市" } }]
/// }"#)?;
/// let village = text.build(Calendar::built_in).map_err(|errors| errors[0].clone())?;
/// assert_eq!(village.is_working("2026-03-04".parse()?), Ok(false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CalendarText {
    /// What the calendar is called.
    pub name: Name,
    /// The calendar it starts from; without one every day is a working day until `weekly` and `rests` say otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Name>,
    /// Which edition of the data this is, such as the number of the notice it follows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub revision: String,
    /// The offset from UTC; by default the base's, without a base UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// Office hours; by default the base's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<OfficeHours>,
    /// Weekly days of rest, in place of the base's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly: Option<Vec<Weekday>>,
    /// Days off; of two that overlap the later one names the day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests: Vec<RestText>,
    /// Days worked all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub works: Vec<DateSpan>,
    /// The first date for which all this is known; by default the base's, see [`CalendarText::until`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// The last date for which all this is known. Without a base, a calendar that lists dates is known for the
    /// years in which these lie, and one that lists none for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// Days off, first and last included, perhaps under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestText {
    /// The first day off.
    pub from: NaiveDate,
    /// The last day off.
    pub to: NaiveDate,
    /// What the days are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Bilingual>,
}

/// Dates, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateSpan {
    /// The first date.
    pub from: NaiveDate,
    /// The last date.
    pub to: NaiveDate,
}

impl CalendarText {
    /// A calendar of that name that says nothing yet.
    #[must_use]
    pub fn new(name: Name) -> Self {
        Self {
            name,
            base: None,
            revision: String::new(),
            zone: None,
            hours: None,
            weekly: None,
            rests: Vec::new(),
            works: Vec::new(),
            since: None,
            until: None,
        }
    }

    /// Checks what is written and makes a calendar of it. `find` knows the calendars that may be a base, such as
    /// [`Calendar::built_in`].
    ///
    /// # Errors
    /// Every [`CalendarError`] there is, not only the first.
    pub fn build(&self, find: impl Fn(&str) -> Option<Calendar>) -> Result<Calendar, Vec<CalendarError>> {
        let base = self.base.as_ref().and_then(|base| find(base.as_str()));
        let errors = self.errors(base.as_ref());
        if !errors.is_empty() {
            return Err(errors);
        }
        let marks = self.pattern(base.as_ref()).paint(self.painted());
        let zone = self.zone.or(base.as_ref().map(Calendar::zone)).unwrap_or_default();
        let hours = self.hours.clone().or_else(|| base.as_ref()?.hours().cloned());
        Ok(Calendar::of(self.name.clone(), self.revision_on(base.as_ref()), zone, hours, marks))
    }

    fn errors(&self, base: Option<&Calendar>) -> Vec<CalendarError> {
        let mut errors = Vec::new();
        if let (Some(name), None) = (&self.base, base) {
            errors.push(CalendarError::UnknownBase { base: name.clone() });
        }
        if self.weekly.as_ref().is_some_and(|days| mask(days) == mask(&WEEK)) {
            errors.push(CalendarError::NoWorkingDay);
        }
        let (first, last) = self.known(base);
        let known = DateSpan { from: date_of(first), to: date_of(last) };
        errors.extend((last < first).then_some(CalendarError::Backwards { span: known }));
        errors.extend(self.spans().filter_map(|span| span.error(known)));
        errors.extend(self.contradiction());
        errors
    }

    /// The first day that is listed both ways.
    fn contradiction(&self) -> Option<CalendarError> {
        let works = merged(&self.works);
        let both = |rest: &RestText| {
            let near = works.partition_point(|span| span.to < rest.from);
            works.get(near).filter(|span| span.from <= rest.to).map(|span| span.from.max(rest.from))
        };
        let date = self.rests.iter().filter_map(both).min()?;
        Some(CalendarError::RestAndWork { date })
    }

    fn pattern(&self, base: Option<&Calendar>) -> Marks {
        let known = self.known(base);
        let start = base.map_or_else(|| Marks::new(0, known), |base| base.marks().clone().known_for(known));
        match &self.weekly {
            Some(days) => start.with_weekly(mask(days)),
            None => start,
        }
    }

    fn painted(&self) -> impl Iterator<Item = (i32, i32, Mark)> {
        let rests = self.rests.iter().map(|rest| {
            let title = rest.title.clone().map(Arc::new);
            (day_number(rest.from), day_number(rest.to), Mark::Rests(title))
        });
        let works = self.works.iter().map(|span| (day_number(span.from), day_number(span.to), Mark::Works));
        rests.chain(works)
    }

    fn spans(&self) -> impl Iterator<Item = DateSpan> {
        let rests = self.rests.iter().map(|rest| DateSpan { from: rest.from, to: rest.to });
        rests.chain(self.works.iter().copied())
    }

    fn known(&self, base: Option<&Calendar>) -> (i32, i32) {
        let (first, last) = base.map_or_else(|| self.years(), |base| base.marks().known());
        let clamp = |date: NaiveDate| day_number(date).clamp(Marks::ALL_TIME.0, Marks::ALL_TIME.1);
        (self.since.map_or(first, clamp), self.until.map_or(last, clamp))
    }

    /// The years of the dates that are listed; all time if none is.
    fn years(&self) -> (i32, i32) {
        let first = self.spans().map(|span| span.from.year()).min();
        let last = self.spans().map(|span| span.to.year()).max();
        let january = first.and_then(|year| NaiveDate::from_ymd_opt(year.clamp(1, 9999), 1, 1));
        let december = last.and_then(|year| NaiveDate::from_ymd_opt(year.clamp(1, 9999), 12, 31));
        (january.map_or(Marks::ALL_TIME.0, day_number), december.map_or(Marks::ALL_TIME.1, day_number))
    }

    /// The revision as written, else the base's: what a due date was derived from must stay recognisable.
    fn revision_on(&self, base: Option<&Calendar>) -> String {
        let written = self.revision.clone();
        if written.is_empty() {
            base.map(|base| base.revision().to_owned()).unwrap_or_default()
        } else {
            written
        }
    }
}

/// The spans in order, those that overlap made one.
fn merged(spans: &[DateSpan]) -> Vec<DateSpan> {
    let mut sorted: Vec<DateSpan> = spans.iter().copied().filter(|span| span.from <= span.to).collect();
    sorted.sort_unstable_by_key(|span| span.from);
    let mut merged: Vec<DateSpan> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => merged.push(span),
        }
    }
    merged
}

impl DateSpan {
    fn error(self, known: Self) -> Option<CalendarError> {
        if self.to < self.from {
            Some(CalendarError::Backwards { span: self })
        } else if self.from < known.from {
            Some(CalendarError::Outside { date: self.from })
        } else if self.to > known.to {
            Some(CalendarError::Outside { date: self.from.max(known.to + chrono::Days::new(1)) })
        } else {
            None
        }
    }
}

impl From<&Calendar> for CalendarText {
    /// Writes a calendar out in full, without a base.
    fn from(calendar: &Calendar) -> Self {
        let marks = calendar.marks();
        let (since, until) = calendar.known();
        let weekly = WEEK.into_iter().filter(|day| marks.weekly() & mask(&[*day]) != 0).collect();
        let mut text = Self::new(calendar.name().clone());
        text.revision = calendar.revision().to_owned();
        text.zone = Some(calendar.zone());
        text.hours = calendar.hours().cloned();
        text.weekly = Some(weekly);
        (text.since, text.until) = (Some(since), Some(until));
        for span in marks.spans() {
            let (from, to) = (date_of(span.first), date_of(span.last));
            match &span.mark {
                Mark::Works => text.works.push(DateSpan { from, to }),
                Mark::Rests(title) => {
                    text.rests.push(RestText { from, to, title: title.as_deref().cloned() });
                }
            }
        }
        text
    }
}

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn mask(days: &[Weekday]) -> u8 {
    days.iter().fold(0, |mask, day| mask | 1 << day.num_days_from_monday())
}
