//! Charters that extend others.

#[cfg(feature = "cli")]
mod cli;
mod merged;
mod random;
