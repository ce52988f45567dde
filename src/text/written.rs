//! What all written parts share: names as written, and where a rule comes from.

use std::fmt;

use super::LintText;
use crate::finding::Span;

/// Declares a part of a charter as written. In JSON every field may be missing and an unknown field is an error; the same
/// declaration says what the part's JSON Schema is.
macro_rules! written {
    // A whole text, which always says the version of its form.
    ($(#[doc = $about:literal])* pub struct $name:ident {
        $(#[doc = $first_about:literal])* version $first:ident: $version:ty,
        $($(#[doc = $field_about:literal])* pub $field:ident: $type:ty,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub struct $name {
            $(#[doc = $first_about])* pub $first: $version,
            $($(#[doc = $field_about])* #[serde(skip_serializing_if = "crate::text::written::is_default")] pub $field: $type,)*
        }

        $crate::text::written::in_json! { $name Part: concat!($($about),*),
            $first: $version = concat!($($first_about),*), $($field: $type = concat!($($field_about),*),)* }
    };
    ($($(#[doc = $about:literal])* pub struct $name:ident {
        $($(#[doc = $field_about:literal])* pub $field:ident: $type:ty,)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub struct $name {
            $($(#[doc = $field_about])* #[serde(skip_serializing_if = "crate::text::written::is_default")] pub $field: $type,)*
        }

        $crate::text::written::in_json! { $name Part: concat!($($about),*),
            $($field: $type = concat!($($field_about),*),)* }
    )*};
}
pub(crate) use written;

/// Says what the JSON Schema of a part is.
macro_rules! in_json {
    ($name:ident $form:ident: $about:expr, $($field:ident: $type:ty = $field_about:expr,)*) => {
        impl $crate::schema::InJson for $name {
            fn shape() -> $crate::schema::Shape {
                let fields = || vec![$($crate::schema::Field {
                    name: stringify!($field),
                    about: $field_about,
                    shape: <$type as $crate::schema::InJson>::shape(),
                },)*];
                let part = $crate::schema::Part { name: stringify!($name), about: $about, fields };
                $crate::schema::Shape::$form(part)
            }
        }
    };
}
pub(crate) use in_json;

/// Declares what is one of several parts: in JSON an object with one field, whose name says which.
macro_rules! written_one_of {
    ($($(#[doc = $about:literal])* pub enum $name:ident {
        $($(#[doc = $variant_about:literal])* $variant:ident($type:ty),)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[doc = $variant_about])* $variant($type),)*
        }

        $crate::text::written::in_json! { $name Choice: concat!($($about),*),
            $($variant: $type = concat!($($variant_about),*),)* }
    )*};
}
pub(crate) use written_one_of;

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
