//! Expectations held against a case: met, or the difference.

mod clock;
mod observed;
mod open;
mod opens;
mod party;
mod refusal;

pub(super) use observed::Observed;
