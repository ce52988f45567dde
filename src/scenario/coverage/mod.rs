//! Which parts of a charter its rule tests have met, and which no case can meet.

mod counted;
mod decision;
mod decisive;
mod element;
mod impossible;
mod listing;
mod places;
mod seen;
#[cfg(all(test, feature = "proptest"))]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
mod way;
mod words;

pub use counted::{Count, Coverage, Covered, Standing};
pub(super) use decision::{Decision, all_decisions};
pub use element::{Element, Kind, Refusing};
pub use seen::Seen;
pub(super) use seen::Watcher;
pub(super) use words::say;
