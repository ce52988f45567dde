//! What all written parts share: names as written, and where a rule comes from.

use std::fmt;

use super::LintText;
use crate::finding::Span;

/// Declares a part of a charter as written. In JSON every field may be missing and an unknown field is an error.
macro_rules! written {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub struct $name {
            $($(#[$field_meta])* #[serde(skip_serializing_if = "crate::text::written::is_default")] pub $field: $type,)*
        }
    )*};
}
pub(crate) use written;

/// Whether `value` says nothing, so that JSON can leave it out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A name or a dotted path as written, such as `committee` or `committee.member`; reserved words in their English form.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The text, parts joined by dots. Unchecked.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

written! {
    /// One source and the places in it: `XF 34, 36`.
    pub struct Cite {
        /// The source's name.
        pub source: Path,
        /// The places: articles, sections. Opaque.
        pub places: Vec<String>,
    }

    /// What may stand with any statement: where it comes from, remarks and levels of checks.
    pub struct Notes {
        /// The texts that the statement rests on.
        pub sources: Vec<Cite>,
        /// Why it is so, where it is a choice without a source.
        pub local: Option<String>,
        /// Remarks shown in reports.
        pub remarks: Vec<String>,
        /// Levels of checks for what stands below.
        pub lints: Vec<LintText>,
    }
}

impl Path {
    /// A path as written at `span`.
    #[must_use]
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), span }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its parts, as the dots separate them.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.text.split('.')
    }

    /// What stands before the first dot, and what stands after it.
    #[must_use]
    pub fn split_first(&self) -> (&str, Option<&str>) {
        match self.text.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (&self.text, None),
        }
    }
}

impl From<String> for Path {
    fn from(text: String) -> Self {
        Self::new(text, Span::default())
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Self {
        Self::new(text, Span::default())
    }
}

impl From<Path> for String {
    fn from(path: Path) -> Self {
        path.text
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
