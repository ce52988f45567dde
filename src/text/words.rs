//! JSON in the words of the language: conditions, amounts and types are texts there, read by the language's own reader.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{
    AmountText, Expression, Path, TypeText,
    read::{
        expression::expression,
        operand::{amount_of, type_of},
    },
    write::moment_or_range,
};
use crate::{
    Name,
    finding::{Finding, Language},
    syntax::{Keyword, operand_of, value},
};

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

in_words!(AmountText, Expression, Path, TypeText);

/// Reads a value from the words that mean it.
macro_rules! from_words {
    ($($type:ty: $read:expr, $what:literal;)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let read: Result<Option<Self>, Vec<Finding>> = $read(&text);
                read.map_err(|findings| D::Error::custom(why(&findings)))?
                    .ok_or_else(|| D::Error::custom(format!(concat!("`{}` is no ", $what), text)))
            }
        }
    )*};
}

from_words! {
    AmountText: read_amount, "amount";
    Expression: read_expression, "condition or value";
    TypeText: read_type, "type";
    Path: read_path, "name or date";
}

fn read_amount(text: &str) -> Result<Option<AmountText>, Vec<Finding>> {
    operand_of(Keyword::Within, None, text).map(|operand| amount_of(&operand))
}

fn read_type(text: &str) -> Result<Option<TypeText>, Vec<Finding>> {
    operand_of(Keyword::Is, Some(Keyword::Fact), text).map(|operand| type_of(&operand))
}

/// An empty text is the empty condition, which holds.
fn read_expression(text: &str) -> Result<Option<Expression>, Vec<Finding>> {
    if text.is_empty() {
        return Ok(Some(Expression::default()));
    }
    value(text).map(|operand| expression(&operand))
}

/// A name, a moment or range of moments, a placeholder, the arrow of a table's column, or the word that refused.
fn read_path(text: &str) -> Result<Option<Path>, Vec<Finding>> {
    let path = Path::from(text);
    let placeholder = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let is_one = moment_or_range(&path).is_ok()
        || placeholder.is_some_and(|name| Name::new(name).is_ok())
        || Keyword::from_word(text).is_some();
    Ok(is_one.then_some(path))
}

fn why(findings: &[Finding]) -> String {
    findings.first().map(|finding| finding.message.en.clone()).unwrap_or_default()
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
