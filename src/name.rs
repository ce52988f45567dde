//! Checked names: what a rule is called, the same in text, JSON and code.
//!
//! A name is letters, Chinese characters, digits and hyphens, and does not begin with a digit or a hyphen.
//! It is cheap to clone and compares by its text.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// A checked name such as `residents-committee` or `居委会`.
///
/// ```
/// use gongzhi::Name;
///
/// assert_eq!(Name::new("grid-1")?.as_str(), "grid-1");
/// assert!(Name::new("1-grid").is_err());
/// # Ok::<(), gongzhi::NameError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(Arc<str>);

/// Why a text is no name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing was given.
    #[error("a name cannot be empty")]
    Empty,
    /// The first character cannot begin a name.
    #[error("`{text}` cannot begin with `{first}`: a name begins with a letter or a Chinese character")]
    Start {
        /// The text that was given.
        text: String,
        /// Its first character.
        first: char,
    },
    /// Some character cannot stand in a name.
    #[error("`{text}` holds `{character}`: a name is letters, Chinese characters, digits and hyphens")]
    Character {
        /// The text that was given.
        text: String,
        /// The first character that does not fit.
        character: char,
    },
}

impl Name {
    /// Checks `text` and makes a name of it.
    ///
    /// # Errors
    /// [`NameError`] says what in the text does not fit.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let first = text.chars().next().ok_or(NameError::Empty)?;
        if !first.is_alphabetic() {
            return Err(NameError::Start { text: text.to_owned(), first });
        }
        match text.chars().find(|&c| !is_name_character(c)) {
            Some(character) => Err(NameError::Character { text: text.to_owned(), character }),
            None => Ok(Self(text.into())),
        }
    }

    /// A name that this crate itself writes down.
    pub(crate) fn literal(text: &'static str) -> Self {
        debug_assert!(Self::new(text).is_ok(), "`{text}` is no name");
        Self(text.into())
    }

    /// The name's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `character` may stand in a name (anywhere but at its beginning).
pub(crate) fn is_name_character(character: char) -> bool {
    character.is_alphanumeric() || character == '-'
}

impl TryFrom<String> for Name {
    type Error = NameError;

    fn try_from(text: String) -> Result<Self, NameError> {
        Self::new(&text)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0.as_ref().to_owned()
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}
