//! What holds on every run of a workflow, data included: proven, or refuted by a run.
//!
//! **What.** [`Proof`] walks through everything that can happen to a case (`engine::walk`) and keeps the graph; the questions
//! of this module are asked of that graph. **Why.** A state that is entered only under conditions that never hold together
//! looks sound as a net, and is not.

mod beside;
mod duties;
mod effort;
mod everything;
mod own;
mod possible;
mod reach;
mod watched;
mod ways;

pub(super) use duties::Duties;
pub(super) use effort::Effort;
pub use effort::Looked;
pub(super) use everything::Proof;
pub use possible::{Possible, possible};
pub(crate) use watched::walk_watched;
