//! Instances: one of a class of bodies, told apart by its key. A single body is the only instance of itself.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{Name, charter::Charter, id::BodyId};

/// What tells the instances of one class apart, such as `g7`; never empty. Opaque, as the host's books have it. Cheap to
/// clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(Arc<str>);

/// A text that is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a key cannot be empty")]
pub struct KeyError;

impl Key {
    /// The key of that text.
    ///
    /// # Errors
    /// [`KeyError`] if it is empty.
    pub fn new(text: impl Into<Arc<str>>) -> Result<Self, KeyError> {
        let text = text.into();
        if text.is_empty() { Err(KeyError) } else { Ok(Self(text)) }
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        Self::new(text)
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.as_str().to_owned()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?})", self.as_str())
    }
}

/// A body that a case deals with: a single one, or one of a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instance {
    /// The body, or the class.
    pub body: BodyId,
    /// Which of the class; none for a single body.
    pub key: Option<Key>,
}

impl Instance {
    /// A single body.
    #[must_use]
    pub fn single(body: BodyId) -> Self {
        Self { body, key: None }
    }

    /// One of a class.
    #[must_use]
    pub fn of(class: BodyId, key: Key) -> Self {
        Self { body: class, key: Some(key) }
    }

    /// How a charter's users write it: `committee`, or of a class `grids.g7`.
    #[must_use]
    pub fn written(&self, charter: &Charter) -> String {
        self.named(charter).map(|named| named.to_string()).unwrap_or_default()
    }

    /// What [`Instance::written`] says, back; none if there is no such body. A class may stand without a key.
    #[must_use]
    pub fn read(charter: &Charter, text: &str) -> Option<Self> {
        let (name, key) = split(text);
        let body = charter.structure.bodies.position(|body| body.name == *name)?;
        let is_class = charter.structure.bodies.at(body).is_class;
        match key {
            None => Some(Self::single(body)),
            Some(key) if is_class => Some(Self::of(body, Key::new(key).ok()?)),
            Some(_) => None,
        }
    }

    /// As a host knows it.
    pub(crate) fn named<'a>(&'a self, charter: &'a Charter) -> Option<NamedBody<'a>> {
        let body = charter.structure.bodies.get(self.body)?;
        Some(NamedBody { body: &body.name, key: self.key.as_ref() })
    }
}

/// The name of a body and its key, if there is one.
fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once('.').map_or((text, None), |(body, key)| (body, Some(key)))
}

/// A body as a host knows it: by its name in the charter and, if it is one of a class, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedBody<'a> {
    /// The name of the body, or of the class.
    pub body: &'a Name,
    /// Which of the class; none for a single body.
    pub key: Option<&'a Key>,
}

impl<'a> NamedBody<'a> {
    /// A single body.
    #[must_use]
    pub fn single(body: &'a Name) -> Self {
        Self { body, key: None }
    }
}

impl fmt::Display for NamedBody<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key {
            Some(key) => write!(f, "{}.{key}", self.body),
            None => write!(f, "{}", self.body),
        }
    }
}

/// A body by its name and key, owned; in data a text such as `committee` or `grids.g7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InstanceName {
    /// The name of the body, or of the class.
    pub body: Name,
    /// Which of the class; none for a single body.
    pub key: Option<Key>,
}

/// Why a text names no body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InstanceNameError {
    /// The name is none.
    #[error(transparent)]
    Name(#[from] crate::NameError),
    /// The key is none.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl InstanceName {
    /// The same, borrowed.
    #[must_use]
    pub fn named(&self) -> NamedBody<'_> {
        NamedBody { body: &self.body, key: self.key.as_ref() }
    }
}

impl From<Name> for InstanceName {
    fn from(body: Name) -> Self {
        Self { body, key: None }
    }
}

impl TryFrom<String> for InstanceName {
    type Error = InstanceNameError;

    fn try_from(text: String) -> Result<Self, InstanceNameError> {
        let (body, key) = split(&text);
        Ok(Self { body: Name::new(body)?, key: key.map(Key::new).transpose()? })
    }
}

impl From<InstanceName> for String {
    fn from(name: InstanceName) -> Self {
        name.named().to_string()
    }
}

impl fmt::Display for InstanceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.named().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{InstanceName, Key};

    #[test]
    fn a_name_and_a_key_are_one_text() {
        for text in [r#""grids.g7""#, r#""committee""#, r#""网格.第七.东""#] {
            let name: InstanceName = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&name).unwrap(), text);
        }
        let name: InstanceName = serde_json::from_str(r#""grids.east.7""#).unwrap();
        assert_eq!(name.key.unwrap().as_str(), "east.7");
    }

    #[test]
    fn an_empty_key_is_refused() {
        assert!(Key::new("").is_err());
        let error = serde_json::from_str::<InstanceName>(r#""grids.""#).unwrap_err();
        assert!(error.to_string().contains("a key cannot be empty"), "{error}");
    }
}
