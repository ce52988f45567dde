//! Rule tests: how they are read, and what running them says.

mod bundled;
mod classes;
mod course;
mod coverage;
mod edges;
mod extension;
mod failing;
mod fixture;
mod generate;
mod killers;
mod mistakes;
mod mutants;
mod passing;
mod reading;
mod rule_test;
pub(crate) mod small;
mod spoken;
mod told;
