//! Why a calendar as written makes none.

use chrono::NaiveDate;

use super::DateSpan;
use crate::{Name, finding::Bilingual};

/// Why a calendar as written makes none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The base is not known.
    #[error("no calendar is called `{base}`")]
    UnknownBase {
        /// The name that was given.
        base: Name,
    },
    /// A span ends before it begins.
    #[error("the days from {} to {} end before they begin", .span.from, .span.to)]
    Backwards {
        /// The span, or `since` and `until`.
        span: DateSpan,
    },
    /// A day is listed both as a day off and as a working day.
    #[error("{date} is listed both as a day off and as a working day")]
    RestAndWork {
        /// The first such day.
        date: NaiveDate,
    },
    /// A listed day lies outside `since` and `until`, or outside the years 1 to 9999.
    #[error("{date} lies outside the days for which the calendar is known")]
    Outside {
        /// The first such day of its span.
        date: NaiveDate,
    },
    /// Every day of the week is one of rest.
    #[error("a week needs at least one working day")]
    NoWorkingDay,
}

impl CalendarError {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::UnknownBase { base } => format!("没有名为“{base}”的日历"),
            Self::Backwards { span } => format!("{}至{}的结束早于开始", span.from, span.to),
            Self::RestAndWork { date } => format!("{date}既列为休息日，又列为上班日"),
            Self::Outside { date } => format!("{date}不在日历数据的起止日期之内"),
            Self::NoWorkingDay => "一周至少要有一个工作日".to_owned(),
        };
        Bilingual::new(self.to_string(), zh)
    }
}
