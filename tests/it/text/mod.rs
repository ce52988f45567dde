//! The charter as written: read, written back, as JSON.

mod fixtures;
mod json;
mod mistakes;
mod round;
mod standing;
