//! Rule tests as written, compiled against a charter: everything that is wrong with them at once.

mod ballot;
mod course;
mod due;
mod examples;
mod expectation;
mod instances;
mod names;
mod opens;
mod order;
mod people;
mod roster;
mod step;
mod suite;
mod then;
mod value;

pub(super) use value::{given, unsaid};
