//! Times of day and office hours.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::finding::Bilingual;

/// A time of day in whole minutes, from 00:00 to 24:00 inclusive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeOfDay {
    minutes: u16,
}

/// When offices are open on a working day: spans of time in order, which neither touch nor overlap.
///
/// ```
/// use gongzhi::time::OfficeHours;
///
/// let hours: OfficeHours = "09:00-12:00, 13:30-17:30".parse()?;
/// assert_eq!(hours.closes().to_string(), "17:30");
/// # Ok::<(), gongzhi::time::HoursError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficeHours {
    spans: Vec<(TimeOfDay, TimeOfDay)>,
}

/// Why something is no time of day, or no office hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// The text is no time of day.
    #[error("`{text}` is no time of day: write one from 00:00 to 24:00")]
    Time {
        /// The text that was given.
        text: String,
    },
    /// The text is no span of two times.
    #[error("`{text}` is no span of office hours: write one such as 09:00-12:00")]
    Span {
        /// The text that was given.
        text: String,
    },
    /// A span ends no later than it begins.
    #[error("office hours from {from} to {to} end no later than they begin")]
    Backwards {
        /// Where the span begins.
        from: TimeOfDay,
        /// Where it ends.
        to: TimeOfDay,
    },
    /// A span begins no later than the one before it ends.
    #[error("office hours that begin at {from} do not come after those that end at {before}")]
    Order {
        /// Where the earlier span ends.
        before: TimeOfDay,
        /// Where the later one begins.
        from: TimeOfDay,
    },
    /// There is no span at all.
    #[error("office hours need at least one span")]
    Empty,
}

impl TimeOfDay {
    /// The beginning of a day, 00:00.
    pub const START: Self = Self { minutes: 0 };
    /// The end of a day, 24:00.
    pub const END: Self = Self { minutes: 24 * 60 };

    /// The time at so many minutes after midnight; `None` beyond 24:00.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        (minutes <= Self::END.minutes).then_some(Self { minutes })
    }

    /// Minutes since midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.minutes
    }

    pub(super) fn seconds(self) -> i64 {
        i64::from(self.minutes) * 60
    }
}

impl OfficeHours {
    /// Checks the spans.
    ///
    /// # Errors
    /// [`HoursError`] if there is no span, one ends before it begins, or two touch or stand out of order.
    pub fn new(spans: Vec<(TimeOfDay, TimeOfDay)>) -> Result<Self, HoursError> {
        if spans.is_empty() {
            return Err(HoursError::Empty);
        }
        let mut before = None;
        for &(from, to) in &spans {
            if to <= from {
                return Err(HoursError::Backwards { from, to });
            }
            match before {
                Some(before) if from <= before => return Err(HoursError::Order { before, from }),
                _ => before = Some(to),
            }
        }
        Ok(Self { spans })
    }

    /// The spans in order, each from its opening up to its closing.
    #[must_use]
    pub fn spans(&self) -> &[(TimeOfDay, TimeOfDay)] {
        &self.spans
    }

    /// When offices close for the day.
    #[must_use]
    pub fn closes(&self) -> TimeOfDay {
        self.spans.last().map_or(TimeOfDay::END, |&(_, to)| to)
    }
}

impl HoursError {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::Time { text } => format!("“{text}”不是一日中的时间：请写 00:00 至 24:00"),
            Self::Span { text } => format!("“{text}”不是一段工作时间：请写成 09:00-12:00"),
            Self::Backwards { from, to } => format!("工作时间 {from} 至 {to} 的结束不晚于开始"),
            Self::Order { before, from } => {
                format!("从 {from} 开始的工作时间不在 {before} 结束的那一段之后")
            }
            Self::Empty => "工作时间至少要有一段".to_owned(),
        };
        Bilingual::new(self.to_string(), zh)
    }
}

impl FromStr for TimeOfDay {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        read_time(text.trim()).ok_or_else(|| HoursError::Time { text: text.trim().to_owned() })
    }
}

fn read_time(text: &str) -> Option<TimeOfDay> {
    let (hours, minutes) = text.split_once([':', '：'])?;
    let digits =
        |part: &str, least| (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours, 1) || !digits(minutes, 2) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    if minutes >= 60 { None } else { TimeOfDay::from_minutes(hours * 60 + minutes) }
}

impl FromStr for OfficeHours {
    type Err = HoursError;

    /// Reads spans joined by commas or 、, each two times joined by `-`, `～` or `to`.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        let spans: Result<Vec<_>, _> =
            text.split([',', '，', '、']).map(|span| read_span(span.trim())).collect();
        Self::new(spans?)
    }
}

fn read_span(text: &str) -> Result<(TimeOfDay, TimeOfDay), HoursError> {
    let cut = text.split_once(['-', '–', '～', '~']).or_else(|| text.split_once(" to "));
    let (from, to) = cut.ok_or_else(|| HoursError::Span { text: text.to_owned() })?;
    Ok((from.parse()?, to.parse()?))
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

impl fmt::Display for OfficeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (from, to)) in self.spans.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{from}-{to}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = HoursError;

    fn try_from(text: String) -> Result<Self, HoursError> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

impl TryFrom<String> for OfficeHours {
    type Error = HoursError;

    fn try_from(text: String) -> Result<Self, HoursError> {
        text.parse()
    }
}

impl From<OfficeHours> for String {
    fn from(hours: OfficeHours) -> Self {
        hours.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_print_as_they_were_read() {
        for text in ["09:00-12:00,13:30-17:30", "00:00-24:00"] {
            assert_eq!(text.parse::<OfficeHours>().unwrap().to_string(), text);
        }
        let chinese: OfficeHours = "8:30～12:00、13:30～17:30".parse().unwrap();
        assert_eq!(chinese.to_string(), "08:30-12:00,13:30-17:30");
    }

    #[test]
    fn each_mistake_is_named() {
        let time = |text: &str| text.parse::<TimeOfDay>().unwrap();
        let read = |text: &str| text.parse::<OfficeHours>().unwrap_err();
        assert_eq!(read(""), HoursError::Span { text: String::new() });
        assert_eq!(read("9"), HoursError::Span { text: "9".into() });
        assert_eq!(read("09:00-25:00"), HoursError::Time { text: "25:00".into() });
        assert_eq!(read("09:00-09:00"), HoursError::Backwards { from: time("09:00"), to: time("09:00") });
        let touching = HoursError::Order { before: time("12:00"), from: time("12:00") };
        assert_eq!(read("09:00-12:00,12:00-17:30"), touching);
        assert_eq!(OfficeHours::new(Vec::new()), Err(HoursError::Empty));
    }
}
