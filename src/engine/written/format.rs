//! The version of written forms, the rules they belong to, and what can be wrong with them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Name, charter::Charter, engine::Identity, time::Instant};

/// The version of a written form: 1 for events, 3 for snapshots of cases. Another one is refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Format<const NUMBER: u32 = 1>;

impl<const NUMBER: u32> Format<NUMBER> {
    /// The version's number.
    pub const NUMBER: u32 = NUMBER;
}

impl<const NUMBER: u32> Serialize for Format<NUMBER> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(NUMBER)
    }
}

impl<'de, const NUMBER: u32> Deserialize<'de> for Format<NUMBER> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u32::deserialize(deserializer)?;
        if number == NUMBER {
            return Ok(Self);
        }
        let what = if number < NUMBER { "is no longer read" } else { "is unknown" };
        Err(de::Error::custom(format_args!("format {number} {what}: this version reads format {NUMBER}")))
    }
}

/// A time as seconds after the case was raised; before it they are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct After(pub i64);

impl After {
    pub(super) fn of(raised: Instant, at: Instant) -> Self {
        Self(at.unix() - raised.unix())
    }

    pub(super) fn read(self, raised: Instant) -> Result<Instant, WrittenError> {
        raised.plus_seconds(self.0).ok_or(WrittenError::NoInstant { raised, seconds: self.0 })
    }
}

/// By which rules a case goes: the edition and the fingerprint of its compiled meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The charter.
    pub charter: Name,
    /// Its edition.
    pub edition: String,
    /// The fingerprint, in hexadecimal.
    pub fingerprint: Fingerprint,
}

/// A fingerprint of a charter's compiled meaning, written in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(pub u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        u64::from_str_radix(&text, 16).map(Self).map_err(de::Error::custom)
    }
}

/// Why a written form cannot be read against a charter, or written by it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WrittenError {
    /// It belongs to other rules.
    #[error(
        "the case `{case}` goes by edition `{edition}` of the charter `{charter}` ({fingerprint}), \
         which is not the one at hand"
    )]
    Foreign {
        /// The case.
        case: String,
        /// Its charter.
        charter: Name,
        /// Its edition.
        edition: String,
        /// Its fingerprint.
        fingerprint: Fingerprint,
    },
    /// The charter does not know a name.
    #[error("there is no {what} `{name}`")]
    Unknown {
        /// What sort of thing it should be.
        what: &'static str,
        /// The name.
        name: String,
    },
    /// A value does not fit its fact or slot.
    #[error(transparent)]
    Value(#[from] crate::engine::QuestionError),
    /// A time lies outside the years 1 to 9999.
    #[error("there is no instant {seconds} seconds after {raised}")]
    NoInstant {
        /// When the case was raised.
        raised: Instant,
        /// So many seconds later.
        seconds: i64,
    },
    /// A state was entered by an event whose time is not told.
    #[error("no deed tells when event {event} happened")]
    NoDeed {
        /// The event's number.
        event: u32,
    },
    /// A clock runs, and neither the snapshot nor the charter says how long.
    #[error("how long the clock `{clock}` is, is not told")]
    NoLimit {
        /// The clock.
        clock: String,
    },
    /// A number stands for something that is not there.
    #[error("there is no {what} number {number}")]
    OutOfRange {
        /// What sort of thing it should be.
        what: &'static str,
        /// The number.
        number: u16,
    },
}

impl Rules {
    pub(super) fn of(identity: &Identity) -> Self {
        Self {
            charter: identity.charter.clone(),
            edition: identity.edition.to_string(),
            fingerprint: Fingerprint(identity.fingerprint),
        }
    }

    /// Fails unless they are the charter's.
    pub(super) fn check(&self, charter: &Charter, case: &str) -> Result<(), WrittenError> {
        if self.fingerprint.0 == charter.fingerprint {
            return Ok(());
        }
        Err(WrittenError::Foreign {
            case: case.to_owned(),
            charter: self.charter.clone(),
            edition: self.edition.clone(),
            fingerprint: self.fingerprint,
        })
    }
}

pub(super) mod in_one_text {
    //! Rules as one text: the charter, its edition and the fingerprint, with spaces in between.

    use serde::{Deserialize as _, Deserializer, Serializer, de};

    use super::{Fingerprint, Rules};
    use crate::Name;

    pub(in super::super) fn serialize<S: Serializer>(
        rules: &Rules,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let Rules { charter, edition, fingerprint } = rules;
        serializer.collect_str(&format_args!("{charter} {edition} {fingerprint}"))
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Rules, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parts = || {
            let (charter, rest) = text.split_once(' ')?;
            let (edition, fingerprint) = rest.rsplit_once(' ')?;
            let fingerprint = Fingerprint(u64::from_str_radix(fingerprint, 16).ok()?);
            Some(Rules { charter: Name::new(charter).ok()?, edition: edition.to_owned(), fingerprint })
        };
        let expected = "is not a charter, its edition and a fingerprint with spaces in between";
        parts().ok_or_else(|| de::Error::custom(format_args!("`{text}` {expected}")))
    }
}
