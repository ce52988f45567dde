//! Charters that extend others.

#[cfg(feature = "cli")]
mod cli;
mod loosened;
mod merged;
mod random;
