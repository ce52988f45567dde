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
