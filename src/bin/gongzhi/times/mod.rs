//! `gongzhi times`: how long a case takes at the longest.

mod command;
mod json;
mod text;

pub(crate) use command::{Times, date};
