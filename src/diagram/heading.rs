//! What every drawing has above it.

use crate::finding::Language;

/// What a drawing is called, what it shows, and in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Heading {
    /// What it is called among the drawings of a page: ids in it begin with this.
    pub id: String,
    /// What it shows, in its language.
    pub title: String,
    /// The language of the words in it.
    pub language: Language,
}

impl Heading {
    /// A heading of these words.
    #[must_use]
    pub fn new(id: &str, title: &str, language: Language) -> Self {
        Self { id: id.to_owned(), title: title.to_owned(), language }
    }
}
