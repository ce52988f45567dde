//! `gongzhi check`: a charter by itself, and a roster held against it.

mod command;
mod make_up;
mod roster;
mod today;

pub(crate) use command::Check;
