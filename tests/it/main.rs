//! Tests of the crate as a user sees it.

mod syntax;
mod text;
