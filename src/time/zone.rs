//! Offsets from UTC.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::finding::Bilingual;

/// A fixed offset from UTC, in whole minutes, at most 18 hours either way; written `+08:00`.
///
/// ```
/// use gongzhi::time::Zone;
///
/// assert_eq!("+08:00".parse::<Zone>()?, Zone::CHINA);
/// # Ok::<(), gongzhi::time::ZoneError>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone {
    minutes: i16,
}

/// A text that is no offset from UTC.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no offset from UTC: write one such as +08:00, at most 18 hours either way")]
pub struct ZoneError {
    /// The text that was given.
    pub text: String,
}

impl Zone {
    /// UTC itself.
    pub const UTC: Self = Self { minutes: 0 };
    /// The offset of China, `+08:00`.
    pub const CHINA: Self = Self { minutes: 8 * 60 };

    /// The offset of so many minutes east of UTC; `None` beyond 18 hours either way.
    #[must_use]
    pub fn from_minutes(minutes: i16) -> Option<Self> {
        (minutes.unsigned_abs() <= 18 * 60).then_some(Self { minutes })
    }

    /// Seconds east of UTC.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::from(self.minutes) * 60
    }
}

impl ZoneError {
    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = format!("“{}”不是时区：请写成 +08:00 这样的偏移，前后不超过18小时", self.text);
        Bilingual::new(self.to_string(), zh)
    }
}

impl FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, ZoneError> {
        read(text.trim()).ok_or_else(|| ZoneError { text: text.to_owned() })
    }
}

fn read(text: &str) -> Option<Zone> {
    if matches!(text, "Z" | "z" | "UTC") {
        return Some(Zone::UTC);
    }
    let (sign, rest) = match text.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = rest.split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    if minutes < 60 { Zone::from_minutes(sign * (hours * 60 + minutes)) } else { None }
}

fn two_digits(text: &str) -> Option<i16> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl TryFrom<String> for Zone {
    type Error = ZoneError;

    fn try_from(text: String) -> Result<Self, ZoneError> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_print_as_they_were_read() {
        for text in ["+00:00", "+08:00", "-03:30", "+18:00", "-18:00"] {
            assert_eq!(text.parse::<Zone>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_offset_is_refused_by_name() {
        for text in [
            "",
            "8",
            "+8",
            "+08",
            "+08:60",
            "+18:01",
            "+1८:00",
            "+٠8:00",
            "+-8:00",
            "++8:00",
            "08:00",
            "+08:00:00",
        ] {
            assert_eq!(text.parse::<Zone>(), Err(ZoneError { text: text.to_owned() }));
        }
    }
}
