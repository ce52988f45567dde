//! A charter that extends another: what the upper one says holds, save what the lower one declares again.
//!
//! **What.** Texts lie over one another as [`stacked`] puts them; [`read`](super::read()) lays the statements of each over those
//! of the one above it, and reads what comes of it as one charter.
//!
//! **Why.** What a province or a community adds to a national text is short, and stays what it is when that text is mended.
//!
//! **How.** What is declared again under its name takes the place of what it was. A kind, a body, a workflow and a state hold other
//! statements: of these only what is declared again changes, and of their own clauses only those of which the word is written
//! again. So nothing is lost by being left unsaid.

mod clause;
mod file;
mod restored;
mod stack;
mod workflow;

pub(super) use file::layered;
pub use file::merged;
pub use restored::restored;
pub use stack::stacked;
