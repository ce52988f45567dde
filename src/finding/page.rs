//! The page of each lint: what it means, why it matters, what breaks it, how to mend it, what it does not see.

use super::Lint;

/// The page of `lint` in Markdown, English first and then Chinese.
#[must_use]
pub fn page(lint: Lint) -> &'static str {
    match lint {
        Lint::Unreadable => include_str!("pages/unreadable.md"),
        Lint::UnknownName => include_str!("pages/unknown-name.md"),
    }
}
