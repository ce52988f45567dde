//! Running a scenario against the engine.

mod act;
mod children;
mod history;
mod passing;
mod polls;
mod runner;
mod stand;
mod throughout;
mod trouble;

pub(super) use runner::{Last, Met, Running};
pub(super) use stand::Stand;
