//! Watching: being told what the engine reads and what follows, for proofs and for the coverage of rule tests.
//!
//! The engine answers the same whether somebody watches or not. Hosts never do: for them this costs one look at an empty
//! place for each condition that is judged.

use std::fmt;

use super::{Event, Known, Reason};
use crate::{
    id::ActionId,
    rule::{Condition, Test},
};

/// Somebody who watches.
pub(crate) trait Watch: fmt::Debug {
    /// A condition is judged; `test` says what any of its tests is. Which condition it is tells its place in memory: every
    /// condition of a charter stands in a place of its own.
    fn judges(&self, condition: &Condition, test: &dyn Fn(&Test) -> Known);

    /// Something happens on a walk through all that can happen.
    fn happens(&self, event: &Event);

    /// On such a walk this speaks against an action.
    fn refuses(&self, action: ActionId, reasons: &[Reason]);
}
