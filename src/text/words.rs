//! JSON in the words of the language: conditions, amounts and types are texts there, read by the language's own reader.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{AmountText, Expression, Path, TypeText};
use crate::{finding::Language, syntax::Unit};

/// Writes a value as the words that mean it.
macro_rules! in_words {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

in_words!(AmountText, Expression, TypeText);

impl<'de> Deserialize<'de> for AmountText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        amount(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no amount")))
    }
}

impl<'de> Deserialize<'de> for Expression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self::Name(Path::from(text)))
    }
}

impl<'de> Deserialize<'de> for TypeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let values: Vec<_> = text.split(" or ").map(Path::from).collect();
        Ok(if values.len() > 1 { Self::OneOf(values) } else { Self::Named(text.into()) })
    }
}

/// The amount that `text` says.
fn amount(text: &str) -> Option<AmountText> {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let Ok(count) = number.parse() else { return Some(AmountText::Named(text.into())) };
    if unit.is_empty() {
        return Some(AmountText::Number(count));
    }
    let unit = Unit::ALL.into_iter().find(|candidate| candidate.word(Language::En) == unit)?;
    Some(AmountText::Of { count, unit })
}

impl fmt::Display for AmountText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of { count, unit } => write!(f, "{count} {}", unit.word(Language::En)),
            Self::Number(number) => write!(f, "{number}"),
            Self::Share(part, whole) => write!(f, "{part}/{whole}"),
            Self::Named(path) => write!(f, "{path}"),
        }
    }
}

impl fmt::Display for TypeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(path) => write!(f, "{path}"),
            Self::OneOf(values) => {
                for (index, value) in values.iter().enumerate() {
                    if index > 0 {
                        f.write_str(" or ")?;
                    }
                    write!(f, "{value}")?;
                }
                Ok(())
            }
            Self::Range { least, most, unit } => {
                write!(f, "{least} to {most}")?;
                unit.map_or(Ok(()), |unit| write!(f, " {}", unit.word(Language::En)))
            }
        }
    }
}
