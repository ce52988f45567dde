//! Promises: proven, or refuted by a run that the engine makes.

mod answering;
mod bundled;
mod climbing;
mod host;
mod patterns;
mod played;
mod random;
mod slow;
mod wide;
