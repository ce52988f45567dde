//! What people call a thing, in the languages of its charter.

use std::sync::Arc;

use crate::{Name, finding::Language};

/// Titles in the charter's languages; where one is missing the name serves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles {
    /// The English title.
    pub en: Option<Arc<str>>,
    /// The Chinese title.
    pub zh: Option<Arc<str>>,
}

impl Titles {
    /// The titles of the limit of that number where there are several: from the second on with the number.
    pub(crate) fn numbered(&self, number: u16) -> Self {
        if number < 2 {
            return self.clone();
        }
        Self {
            en: self.en.as_ref().map(|title| format!("{title} (limit {number})").into()),
            zh: self.zh.as_ref().map(|title| format!("{title}（时限{number}）").into()),
        }
    }

    /// The title in `language`, or else `name`.
    #[must_use]
    pub fn or<'a>(&'a self, language: Language, name: &'a Name) -> &'a str {
        let title = match language {
            Language::En => &self.en,
            Language::Zh => &self.zh,
        };
        title.as_deref().unwrap_or(name.as_str())
    }
}
