//! Limits: amounts of time with a unit.

use std::{fmt, num::NonZeroU32, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::finding::{Bilingual, Language};

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Hours 小时, counted exactly from the instant of the start (民法典 201).
    Hours,
    /// Working hours 工作小时: hours while offices are open, on working days.
    WorkingHours,
    /// Calendar days 日.
    Days,
    /// Working days 工作日.
    WorkingDays,
    /// Months 个月, ending on the corresponding day or on the month's last (民法典 202).
    Months,
    /// Years 年, ending likewise.
    Years,
}

/// An amount of time, never zero: `7 working days`, `24小时`.
///
/// ```
/// use gongzhi::{finding::Language, time::{Limit, Unit}};
///
/// let limit: Limit = "3个工作日".parse()?;
/// assert_eq!(limit, Limit::new(3, Unit::WorkingDays)?);
/// assert_eq!(limit.to_string(), "3 working days");
/// assert_eq!(limit.say(Language::Zh), "3个工作日");
/// # Ok::<(), gongzhi::time::LimitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    count: NonZeroU32,
    unit: Unit,
}

/// Why something is no limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// A limit of nothing.
    #[error("a limit cannot be zero")]
    Zero,
    /// The text does not begin with a whole number, or with one beyond 4294967295.
    #[error("`{text}` does not begin with a whole number: write a limit such as 7 working days")]
    Number {
        /// The text that was given.
        text: String,
    },
    /// What stands after the number is no unit.
    #[error("`{unit}` is no unit: write hours, working hours, days, working days, months or years")]
    Unit {
        /// What stands where the unit should.
        unit: String,
    },
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 6] =
        [Self::Hours, Self::WorkingHours, Self::Days, Self::WorkingDays, Self::Months, Self::Years];

    /// Whether the unit counts whole days, so that a limit ends with a day and not at an instant.
    #[must_use]
    pub fn is_of_days(self) -> bool {
        !matches!(self, Self::Hours | Self::WorkingHours)
    }

    /// Whether a calendar's working days matter to the count itself.
    #[must_use]
    pub fn is_working(self) -> bool {
        matches!(self, Self::WorkingHours | Self::WorkingDays)
    }

    /// The English word for one, to which an `s` is added for more.
    fn english(self) -> &'static str {
        match self {
            Self::Hours => "hour",
            Self::WorkingHours => "working hour",
            Self::Days => "day",
            Self::WorkingDays => "working day",
            Self::Months => "month",
            Self::Years => "year",
        }
    }

    /// The Chinese word as it stands after a number.
    fn chinese(self) -> &'static str {
        match self {
            Self::Hours => "小时",
            Self::WorkingHours => "个工作小时",
            Self::Days => "日",
            Self::WorkingDays => "个工作日",
            Self::Months => "个月",
            Self::Years => "年",
        }
    }

    fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(['-', ' ', '\u{3000}']).filter(|word| !word.is_empty()).collect();
        let text = words.join(" ").to_lowercase();
        let english = text.strip_suffix('s').unwrap_or(&text);
        let chinese = text.strip_prefix('个').unwrap_or(&text);
        let chinese = if chinese == "天" { "日" } else { chinese };
        let fits =
            |unit: &Self| unit.english() == english || unit.chinese().trim_start_matches('个') == chinese;
        Self::ALL.into_iter().find(fits)
    }
}

impl Limit {
    /// A limit of so many units.
    ///
    /// # Errors
    /// [`LimitError::Zero`] if `count` is zero.
    pub fn new(count: u32, unit: Unit) -> Result<Self, LimitError> {
        NonZeroU32::new(count).map(|count| Self { count, unit }).ok_or(LimitError::Zero)
    }

    /// How many units.
    #[must_use]
    pub fn count(self) -> u32 {
        self.count.get()
    }

    /// What is counted.
    #[must_use]
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// So many times the limit; as long as can be said, where that is beyond what can be counted.
    #[must_use]
    pub fn times(self, number: u32) -> Self {
        let times = NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self { count: self.count.saturating_mul(times), ..self }
    }

    /// The limit in words: `7 working days`, `7个工作日`.
    #[must_use]
    pub fn say(self, language: Language) -> String {
        match language {
            Language::En => self.to_string(),
            Language::Zh => format!("{}{}", self.count, self.unit.chinese()),
        }
    }
}

impl LimitError {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::Zero => "时限不能为零".to_owned(),
            Self::Number { text } => format!("“{text}”开头不是整数：请写成 7个工作日 这样的时限"),
            Self::Unit { unit } => {
                format!("“{unit}”不是时限单位：请写小时、工作小时、日、工作日、个月或者年")
            }
        };
        Bilingual::new(self.to_string(), zh)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count.get() == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.english())
    }
}

impl FromStr for Limit {
    type Err = LimitError;

    /// Reads a limit in English or Chinese; full-width digits are digits, and 个 may be missing.
    fn from_str(text: &str) -> Result<Self, LimitError> {
        let half: String = text.trim().chars().map(half_width).collect();
        let digits = half.chars().take_while(char::is_ascii_digit).count();
        let (number, unit) = half.split_at_checked(digits).unwrap_or_default();
        let count = number.parse().map_err(|_| LimitError::Number { text: text.to_owned() })?;
        let unit = Unit::read(unit).ok_or_else(|| LimitError::Unit { unit: unit.trim().to_owned() })?;
        Self::new(count, unit)
    }
}

fn half_width(character: char) -> char {
    match character {
        '０'..='９' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn limits_are_read_in_both_languages() {
        let same =
            ["7 working days", "7 working-days", "7工作日", "7个工作日", "７个工作日", " 7  Working Days "];
        for text in same {
            assert_eq!(text.parse(), Limit::new(7, Unit::WorkingDays), "{text}");
        }
        assert_eq!("1 month".parse(), Limit::new(1, Unit::Months));
        assert_eq!("15天".parse(), Limit::new(15, Unit::Days));
        assert_eq!("2个工作小时".parse(), Limit::new(2, Unit::WorkingHours));
    }

    #[test]
    fn each_mistake_is_named() {
        let number = |text: &str| Err(LimitError::Number { text: text.to_owned() });
        let unit = |unit: &str| Err(LimitError::Unit { unit: unit.to_owned() });
        assert_eq!("0 days".parse::<Limit>(), Err(LimitError::Zero));
        assert_eq!("days".parse::<Limit>(), number("days"));
        assert_eq!("".parse::<Limit>(), number(""));
        assert_eq!("-3 days".parse::<Limit>(), number("-3 days"));
        assert_eq!("99999999999 days".parse::<Limit>(), number("99999999999 days"));
        assert_eq!("7".parse::<Limit>(), unit(""));
        assert_eq!("7 weeks".parse::<Limit>(), unit("weeks"));
        assert_eq!("1.5 days".parse::<Limit>(), unit(".5 days"));
        assert_eq!("7 个个工作日".parse::<Limit>(), unit("个个工作日"));
    }

    #[test]
    fn json_is_checked_like_text() {
        let limit = Limit::new(7, Unit::WorkingDays).unwrap();
        let json = serde_json::to_string(&limit).unwrap();
        assert_eq!(json, r#"{"count":7,"unit":"working-days"}"#);
        assert_eq!(serde_json::from_str::<Limit>(&json).unwrap(), limit);
        assert!(serde_json::from_str::<Limit>(r#"{"count":0,"unit":"days"}"#).is_err());
    }

    proptest! {
        #[test]
        fn limits_print_and_parse_back(count in 1u32.., unit in prop::sample::select(Unit::ALL.to_vec())) {
            let limit = Limit::new(count, unit).unwrap();
            prop_assert_eq!(limit.say(Language::En).parse(), Ok(limit));
            prop_assert_eq!(limit.say(Language::Zh).parse(), Ok(limit));
        }
    }
}
