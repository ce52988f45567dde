//! Sentences: reasons, parties and conditions in English and Chinese, made when they are read.

mod asked;
mod ballot;
mod competence;
mod condition;
mod path;
mod question;
mod reason;
mod remedy;
mod when;
mod who;
mod words;

pub(super) use path::{given, path_of_party, type_of_fact, type_of_slot};
