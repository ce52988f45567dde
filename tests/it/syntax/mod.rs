//! The form of the language: what is read, whose each clause is, how it is written back, what is said of mistakes.

mod hostile;
mod language;
mod mistakes;
mod owners;
mod random;
mod trees;
