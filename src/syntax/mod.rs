//! The form of the charter language: from text to a lossless tree and back.
//!
//! A file is lines; a line is a statement: a keyword, what it takes, and the clauses that belong to it, on its line
//! or indented below it. This room knows the words and whose each clause is. It does not know what a name stands
//! for: that is read from the tree by the rooms above it.
//!
//! - [`Tree`], [`Clause`], [`Operand`]: what is read, with spans, comments and remarks.
//! - [`parse`] reads a file and reports all its mistakes; [`operand`](fn@operand) reads one condition alone.
//! - [`format`](fn@format) writes a tree in the canonical layout, and trees made from nothing as well.
//! - [`reference`](mod@reference): the language for those who write charters, in English and Chinese.
//! - [`Keyword`], [`standing`], [`reserved`](mod@reserved): the words, and where each may stand.

pub mod reference;
pub mod reserved;
pub mod standing;

mod format;
mod glued;
mod keyword;
mod mark;
mod operand;
mod quoted;
mod read;
mod tree;
mod vocabulary;
mod word;

pub use crate::comparison::Comparison;
pub use format::{Options, format};
pub use glued::forgotten_space;
pub use keyword::{Keyword, Takes};
pub(crate) use mark::columns;
pub use operand::{Joiner, Operand, Spelling, Term};
pub use quoted::{Quotes, Text, TextError};
pub(crate) use read::parse_from;
pub use read::{Parsed, decode, operand, operand_of, parse, value};
pub use reserved::{BUILT_IN_KINDS, Place, Reserved};
pub use tree::{Cite, Clause, Comment, Comments, Layout, Remark, Row, Tree};
pub use word::{Path, Segment, Unit};
