//! The rules of a workflow: who may act ([`Party`]), under what condition ([`Condition`]), by which table ([`Table`]),
//! by when ([`Clock`]), and up which ladder ([`Ladder`]).

mod clock;
mod condition;
mod fact;
mod ladder;
mod party;
mod route;
mod table;

pub use crate::comparison::Comparison;
pub use clock::{Clock, ClockOwner, Expiry, Least, LimitRule, LimitSource, Trigger, Window};
pub use condition::{Condition, Count, Test};
pub use fact::{
    Assignment, Fact, FactSource, FactType, NamedValue, Slot, SlotType, Target, Value, ValueSource,
};
pub use ladder::{Cause, Ladder, Rung};
pub use party::{Grade, Holder, Party};
pub use route::{Opens, Route};
pub use table::{Cell, Column, Input, Row, Setting, Table, Used};
