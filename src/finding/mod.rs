//! What a check says: findings, the lints they belong to, and how they are shown to people.
//!
//! Every room reports through this one: the language its mistakes, `charter` its unknown names,
//! `check` its proofs. A [`Finding`] is data; [`render`](fn@render) turns findings into text with an excerpt.

mod excerpt;
mod hidden;
mod language;
mod lint;
mod located;
mod page;
mod place;
mod render;
mod suggest;

pub(crate) use hidden::is_hidden;
pub use language::{Bilingual, Language};
pub use lint::{Family, Level, Lint};
pub use located::Located;
pub use page::page;
pub use place::{Source, Span};
pub use render::{Finding, render};
pub(crate) use suggest::{distance, nearest};
