//! Commands: what somebody asks to do in a case, as the host writes it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap as _};

use super::Person;
use crate::time::Limit;

/// What somebody asks to do in a case. Everything is named as the charter names it.
///
/// ```
/// use gongzhi::engine::Command;
///
/// let command = Command::new("raise").by("wang").with("matter", "housing").with("urgent", true);
/// let json = r#"{"action":"raise","by":["wang"],"given":{"matter":"housing","urgent":true}}"#;
/// assert_eq!(serde_json::to_string(&command)?, json);
/// assert_eq!(serde_json::from_str::<Command>(json)?, command);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// The action.
    pub action: String,
    /// Who acts; several act jointly. Nobody is the host itself (`system`) or an anonymous raiser.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Person>,
    /// In which capacity, written as the charter's `by` writes it, such as `committee.member`. Left out, the first party in
    /// order of declaration that fits is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<String>,
    /// Facts and slots that the action asks, and facts that the host answers for.
    #[serde(default, skip_serializing_if = "Givens::is_empty")]
    pub given: Givens,
    /// How much more time, for an action that prolongs a clock; left out, as much as the charter lets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<Limit>,
}

/// Facts and slots by name, in the order given. In JSON an object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Givens(pub Vec<(String, Given)>);

/// A value as the host writes it. What it means is decided by the declaration of the fact or slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A flag.
    Flag(bool),
    /// A number.
    Number(u32),
    /// The name of a value, body or person; a date such as `2026-01-31`; or the text of a note.
    Text(String),
    /// Names of bodies or persons.
    Names(Vec<String>),
    /// Nothing: the fact is made unset, the slot is emptied.
    Nothing,
}

impl Command {
    /// A command by nobody in particular.
    #[must_use]
    pub fn new(action: impl Into<String>) -> Self {
        Self { action: action.into(), by: Vec::new(), capacity: None, given: Givens::default(), more: None }
    }

    /// The same command, by this person too.
    #[must_use]
    pub fn by(mut self, person: impl Into<Person>) -> Self {
        self.by.push(person.into());
        self
    }

    /// The same command, with this fact or slot.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, given: impl Into<Given>) -> Self {
        self.given.0.push((name.into(), given.into()));
        self
    }

    /// The same command, given in this capacity.
    #[must_use]
    pub fn capacity(mut self, capacity: impl Into<String>) -> Self {
        self.capacity = Some(capacity.into());
        self
    }

    /// The same command, asking for this much more time.
    #[must_use]
    pub fn more(mut self, more: Limit) -> Self {
        self.more = Some(more);
        self
    }
}

impl Givens {
    /// Whether nothing is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<bool> for Given {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Given {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Given {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Given {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Given {
    fn from(names: Vec<String>) -> Self {
        Self::Names(names)
    }
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u32(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Names(names) => names.serialize(serializer),
            Self::Nothing => serializer.serialize_unit(),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

struct GivenVisitor;

impl<'de> de::Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("yes or no as a boolean, a whole number, a text, a list of names, or null")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Given, E> {
        Ok(Given::Flag(flag))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Given, E> {
        let unexpected = |_| E::invalid_value(de::Unexpected::Unsigned(number), &self);
        u32::try_from(number).map(Given::Number).map_err(unexpected)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Given, E> {
        let unexpected = |_| E::invalid_value(de::Unexpected::Signed(number), &self);
        u32::try_from(number).map(Given::Number).map_err(unexpected)
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_none<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Given, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = seq.next_element()? {
            names.push(name);
        }
        Ok(Given::Names(names))
    }
}

impl Serialize for Givens {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, given) in &self.0 {
            map.serialize_entry(name, given)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Givens {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(GivensVisitor)
    }
}

struct GivensVisitor;

impl<'de> de::Visitor<'de> for GivensVisitor {
    type Value = Givens;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("facts and slots by name")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Givens, A::Error> {
        let mut given = Vec::new();
        while let Some(entry) = map.next_entry()? {
            given.push(entry);
        }
        Ok(Givens(given))
    }
}
