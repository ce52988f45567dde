//! Charters with one rule changed, to see whether the rule tests notice.

mod action;
mod changed;
mod editor;
mod expression;
mod fate;
mod implied;
mod operator;
mod rule;
mod told;
mod twins;
mod workflow;

pub use changed::Changed;
pub use editor::Mutant;
pub use fate::{Fate, Mutation};
pub use operator::Operator;
