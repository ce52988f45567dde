//! Expressions as written: conditions, values and cells of tables.

use std::fmt;

use super::{AmountText, Path};
use crate::{
    finding::{Language, Span},
    syntax::{Comparison, Place, Text, reserved::reserved},
};

/// An expression as written, unchecked. In JSON it is a text in the words of the charter language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A fact, slot, value, counter or reserved word.
    Name(Path),
    /// A whole number.
    Number(u32, Span),
    /// A text in quotes.
    Text(String, Span),
    /// An amount: `3 working days`.
    Amount(AmountText, Span),
    /// A date, time or instant, as written.
    Moment(Path),
    /// A range, both ends included: `5 to 9`.
    Range(Box<Expression>, Box<Expression>),
    /// A placeholder of a table of examples: `<present>`.
    Placeholder(Path),
    /// Not this.
    Not(Box<Expression>, Span),
    /// Two sides compared. A cell's comparison has no left side and names `any` there.
    Compare(Box<Expression>, Comparison, Box<Expression>),
    /// All of these.
    And(Vec<Expression>),
    /// One of these.
    Or(Vec<Expression>),
}

impl Default for Expression {
    fn default() -> Self {
        Self::And(Vec::new())
    }
}

impl Expression {
    /// The tightness of what neither joins nor compares anything.
    pub(super) const SINGLE: u8 = 3;

    /// How tightly it binds; a looser one inside a tighter one needs brackets.
    pub(super) fn tightness(&self) -> u8 {
        match self {
            Self::Or(parts) if parts.len() > 1 => 0,
            Self::And(parts) if parts.len() > 1 => 1,
            Self::Not(..) | Self::Compare(..) | Self::Range(..) => 2,
            _ => Self::SINGLE,
        }
    }

    /// Whether it is `any`: the left side that a cell's comparison leaves out.
    pub(super) fn is_any(&self) -> bool {
        matches!(self, Self::Name(path) if path.text == "any")
    }

    /// What a cell says, with reserved words and units in that language: `yes` or `是`, `2 days` or `2日`. Conditions stay as
    /// they are written in English.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        match self {
            Self::Name(path) => match reserved(Place::Anywhere, path.as_str()) {
                Some((word, _)) => word.word(language).to_owned(),
                None => path.to_string(),
            },
            Self::Amount(AmountText::Of { count, unit }, _) if language == Language::Zh => {
                let counter = if unit.takes_counter() { "个" } else { "" };
                format!("{count}{counter}{}", unit.word(language))
            }
            Self::Text(text, _) => text.clone(),
            other => other.to_string(),
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Name(path) | Self::Moment(path) | Self::Placeholder(path) => path.span,
            Self::Number(_, span) | Self::Text(_, span) | Self::Amount(_, span) | Self::Not(_, span) => *span,
            Self::Range(left, right) | Self::Compare(left, _, right) => left.span().to(right.span()),
            Self::And(parts) | Self::Or(parts) => {
                let spans = parts.iter().map(Self::span);
                spans.reduce(Span::to).unwrap_or_default()
            }
        }
    }
}

/// Writes `expression`, in parentheses if it binds more loosely than `least`.
fn write_within(f: &mut fmt::Formatter<'_>, expression: &Expression, least: u8) -> fmt::Result {
    if expression.tightness() < least { write!(f, "({expression})") } else { write!(f, "{expression}") }
}

fn write_joined(f: &mut fmt::Formatter<'_>, parts: &[Expression], joiner: &str, least: u8) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(joiner)?;
        }
        write_within(f, part, least)?;
    }
    Ok(())
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(path) | Self::Moment(path) => write!(f, "{path}"),
            Self::Placeholder(path) => write!(f, "<{path}>"),
            Self::Number(number, _) => write!(f, "{number}"),
            Self::Text(text, _) => match Text::new(text.as_str()) {
                Ok(quoted) => write!(f, "{quoted}"),
                Err(_) => write!(f, "{text:?}"),
            },
            Self::Amount(amount, _) => write!(f, "{amount}"),
            Self::Range(least, most) => write!(f, "{least} to {most}"),
            Self::Not(inner, _) => {
                f.write_str("not ")?;
                write_within(f, inner, 3)
            }
            Self::Compare(left, comparison, right) => {
                if !left.is_any() {
                    write_within(f, left, 3)?;
                    f.write_str(" ")?;
                }
                write!(f, "{} ", comparison.mark())?;
                write_within(f, right, 3)
            }
            Self::And(parts) => write_joined(f, parts, " and ", 2),
            Self::Or(parts) => write_joined(f, parts, " or ", 1),
        }
    }
}
