//! Calendars: which days are working days, and for which dates that is known.

use std::{fmt, sync::Arc, sync::LazyLock};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    CalendarText, OfficeHours, Zone, china,
    count::{Mark, Marks},
    instant::{date_of, day_number},
};
use crate::{
    Name,
    finding::{Bilingual, Language},
};

/// The days that limits count: days of rest, make-up working days, office hours, an offset from UTC, and the
/// range of dates for which all this is known.
///
/// A calendar is cheap to clone. It is read and written (serde) as a [`CalendarText`], so that a host can keep
/// calendars as data and extend them when the next year's notice is published.
#[derive(Clone, PartialEq, Eq)]
pub struct Calendar {
    inner: Arc<Inner>,
}

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    name: Name,
    revision: String,
    zone: Zone,
    hours: Option<OfficeHours>,
    marks: Marks,
}

/// What a calendar says of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// A working day as every week has it.
    Working,
    /// A day that would be one of rest, and is worked to make up for another 调休上班.
    MakeUp,
    /// A day of rest.
    Rest(Rest),
}

/// Why a day is one of rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rest {
    /// A weekly day of rest, such as Sunday.
    Weekly,
    /// A day off that the calendar lists without a name.
    Listed,
    /// A day off with a name, such as the Spring Festival; days exchanged to lengthen a holiday bear its name.
    Holiday(Arc<Bilingual>),
}

/// Why a date has no answer: the calendar's data do not reach it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// The answer lies after this date, the last that is known.
    After(NaiveDate),
    /// The answer depends on days before this date, the first that is known.
    Before(NaiveDate),
}

static CHINA: LazyLock<Calendar> = LazyLock::new(china::calendar);

impl Calendar {
    /// China's working days by the yearly notices of the State Council's general office (国务院办公厅关于部分节假日安排的通知),
    /// offset `+08:00`, without office hours. `known` says which years it holds.
    #[must_use]
    pub fn china() -> Self {
        CHINA.clone()
    }

    /// Monday to Friday for ever, without any holiday; offset UTC, without office hours.
    #[must_use]
    pub fn weekdays() -> Self {
        let marks = Marks::new(Marks::WEEKEND, Marks::ALL_TIME);
        Self::of(Name::literal("weekdays"), String::new(), Zone::UTC, None, marks)
    }

    /// The built-in calendar of that name: `china` or `中国`, `weekdays` or `平日`.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        match name {
            "china" | "中国" => Some(Self::china()),
            "weekdays" | "平日" => Some(Self::weekdays()),
            _ => None,
        }
    }

    /// The names of the built-in calendars, in English and Chinese.
    pub const BUILT_IN: [(&'static str, &'static str); 2] = [("china", "中国"), ("weekdays", "平日")];

    /// The same calendar with another offset from UTC.
    #[must_use]
    pub fn with_zone(mut self, zone: Zone) -> Self {
        Arc::make_mut(&mut self.inner).zone = zone;
        self
    }

    /// The same calendar with other office hours; without any, business runs from 0 to 24 o'clock.
    #[must_use]
    pub fn with_hours(mut self, hours: Option<OfficeHours>) -> Self {
        Arc::make_mut(&mut self.inner).hours = hours;
        self
    }

    /// What the calendar is called.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.inner.name
    }

    /// Which edition of the data this is; empty where the data cannot change.
    #[must_use]
    pub fn revision(&self) -> &str {
        &self.inner.revision
    }

    /// The offset from UTC in which its days begin.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.inner.zone
    }

    /// When offices are open on working days; `None` if business runs from 0 to 24 o'clock.
    #[must_use]
    pub fn hours(&self) -> Option<&OfficeHours> {
        self.inner.hours.as_ref()
    }

    /// The first and the last date that are known.
    #[must_use]
    pub fn known(&self) -> (NaiveDate, NaiveDate) {
        let (first, last) = self.marks().known();
        (date_of(first), date_of(last))
    }

    /// What the calendar says of `date`.
    ///
    /// # Errors
    /// [`Unknown`] if the data do not reach the date.
    pub fn day(&self, date: NaiveDate) -> Result<DayKind, Unknown> {
        let day = day_number(date);
        self.marks().check(day)?;
        Ok(match self.marks().mark(day) {
            Some(Mark::Works) => DayKind::MakeUp,
            Some(Mark::Rests(Some(title))) => DayKind::Rest(Rest::Holiday(Arc::clone(title))),
            Some(Mark::Rests(None)) => DayKind::Rest(Rest::Listed),
            None if self.marks().rests_weekly(day) => DayKind::Rest(Rest::Weekly),
            None => DayKind::Working,
        })
    }

    /// Whether `date` is a working day.
    ///
    /// # Errors
    /// [`Unknown`] if the data do not reach the date.
    pub fn is_working(&self, date: NaiveDate) -> Result<bool, Unknown> {
        let day = day_number(date);
        self.marks().check(day)?;
        Ok(self.marks().is_working(day))
    }

    /// How many working days there are from `first` to `last`, both included.
    ///
    /// # Errors
    /// [`Unknown`] if the data do not reach one of them.
    pub fn working_days(&self, first: NaiveDate, last: NaiveDate) -> Result<u32, Unknown> {
        let (first, last) = (day_number(first), day_number(last));
        self.marks().check(first)?;
        self.marks().check(last)?;
        let count = self.marks().through(last) - self.marks().through(first - 1);
        Ok(u32::try_from(count).unwrap_or(0))
    }

    pub(super) fn of(
        name: Name,
        revision: String,
        zone: Zone,
        hours: Option<OfficeHours>,
        marks: Marks,
    ) -> Self {
        Self { inner: Arc::new(Inner { name, revision, zone, hours, marks }) }
    }

    pub(super) fn marks(&self) -> &Marks {
        &self.inner.marks
    }
}

impl DayKind {
    /// Whether the day counts as a working day.
    #[must_use]
    pub fn is_working(&self) -> bool {
        !matches!(self, Self::Rest(_))
    }
}

impl Rest {
    /// The reason in a few words: `Spring Festival`, `weekly day of rest`.
    #[must_use]
    pub fn say(&self, language: Language) -> &str {
        match (self, language) {
            (Self::Holiday(title), _) => title.get(language),
            (Self::Weekly, Language::En) => "weekly day of rest",
            (Self::Weekly, Language::Zh) => "每周休息日",
            (Self::Listed, Language::En) => "day off",
            (Self::Listed, Language::Zh) => "放假",
        }
    }
}

impl Unknown {
    /// The date at which the data end.
    #[must_use]
    pub fn edge(self) -> NaiveDate {
        match self {
            Self::After(date) | Self::Before(date) => date,
        }
    }

    /// Says in both languages that `calendar` does not reach so far.
    #[must_use]
    pub fn sentence(self, calendar: &Calendar) -> Bilingual {
        let name = calendar.name();
        let (first, last) = calendar.known();
        match self {
            Self::After(date) if date == last => Bilingual::new(
                format!("the date lies after {date}, the last day that the calendar `{name}` knows"),
                format!("日历“{name}”的数据到{date}为止，之后的日期无法确定"),
            ),
            Self::Before(date) if date == first => Bilingual::new(
                format!("the date depends on days before {date}, the first that the calendar `{name}` knows"),
                format!("日历“{name}”的数据从{date}开始，之前的日期无法确定"),
            ),
            Self::After(date) => Bilingual::new(
                format!("the date lies after {date}, where dates end"),
                format!("日期晚于{date}，超出可表示的范围"),
            ),
            Self::Before(date) => Bilingual::new(
                format!("the date lies before {date}, where dates begin"),
                format!("日期早于{date}，超出可表示的范围"),
            ),
        }
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.known();
        write!(f, "Calendar({}, {first} to {last}, {})", self.name(), self.zone())
    }
}

impl Serialize for Calendar {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CalendarText::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Calendar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = CalendarText::deserialize(deserializer)?;
        text.build(Self::built_in).map_err(|errors| {
            let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
            serde::de::Error::custom(all.join("; "))
        })
    }
}
