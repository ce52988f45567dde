//! Promises: proven, or refuted by a run that the engine makes.

mod bundled;
mod patterns;
mod random;
mod slow;
