//! Make-up: a roster held against what a charter says of who may and must belong to its bodies.
//!
//! **What.** [`make_up`] counts the members of every body that has such rules on a date, looks who is barred and by which
//! rule, when each term ends, and which offices are vacant. **Why.** A decision of a body that was not validly made up can be
//! undone. **When.** Whenever the roster changes, and before an election; it never asks what day it is.

mod account;
mod barred;
mod bars;
mod gathered;
mod judge;
mod made_up;
mod strangers;
mod terms;

pub use made_up::{BarredBy, MadeUp, MakeUp, Member, Place, make_up};
