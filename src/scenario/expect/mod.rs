//! Expectations held against a case: met, or the difference.

mod clock;
mod course;
mod days;
mod instead;
mod never;
mod observed;
mod open;
mod opens;
mod party;
mod refusal;
mod tallied;

pub(super) use observed::Observed;
