//! Workflow nets that others made, and random ones, held against a slow explorer.

mod explorer;
mod net;
mod random;
mod sap;
mod woflan;
