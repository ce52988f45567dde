//! What one step would help a command that was refused.

mod actor;
mod first;
mod given;
mod help;
mod later;
mod search;

pub use help::{Help, Remedy};
pub use search::remedies;
