//! Cases of one edition of a charter that go on by another.
//!
//! **What.** A [`MigrationMap`] says what becomes of the old names; [`Migration::new`] finds everything that is wrong with it
//! before any case is touched; [`migrate`] moves one case, or says why not. **Why.** A case keeps the edition under which it was
//! raised. When the law changes, some must go on by the new rules, and nobody may be charged with what only these demand.
//! **When.** On the day from which the new edition holds, or later, case by case.

mod clocks;
mod facts;
mod history;
mod immovable;
mod landing;
mod map;
mod moved;
mod owned;
mod plan;
mod problem;
mod types;

pub use immovable::Immovable;
pub use map::{MigrationMap, WorkflowMap};
pub use moved::{Migrated, MigrationAnswer, migrate};
pub use plan::Migration;
pub use problem::{MigrationProblem, Part};
