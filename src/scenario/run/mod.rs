//! Running a scenario against the engine.

mod act;
mod history;
mod passing;
mod runner;
mod throughout;
mod trouble;

pub(super) use runner::{Last, Met, Running};
