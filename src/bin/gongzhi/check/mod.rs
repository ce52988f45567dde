//! `gongzhi check`: a charter by itself, a roster held against it, and its editions one after another.

mod command;
mod history;
mod least;
mod loosened;
mod make_up;
mod people;
mod promises;
mod roster;
mod today;
mod witnesses;

pub(crate) use command::Check;
