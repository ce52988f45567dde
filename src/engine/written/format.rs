//! The version of written forms, the rules they belong to, and what can be wrong with them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Name, charter::Charter, engine::Identity};

/// The version of a written form. This library writes and reads version 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Format;

impl Format {
    /// The version's number.
    pub const NUMBER: u32 = 1;
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(Self::NUMBER)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u32::deserialize(deserializer)?;
        if number == Self::NUMBER {
            return Ok(Self);
        }
        Err(de::Error::custom(format_args!(
            "format {number} is unknown: this version reads format {}",
            Self::NUMBER
        )))
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
