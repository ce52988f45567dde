//! A workflow as a picture: states with who answers for them, actions with who may do them and when.

mod action;
mod ballots;
mod condition;
mod ending;
mod expiry;
mod lanes;
mod state;
mod view;
mod waits;

pub use lanes::lanes;
pub(super) use view::tone;
pub use view::workflow;
