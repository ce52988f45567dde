//! `gongzhi test`: rule tests run and told.

mod command;
mod find;
mod said;
mod tested;

pub(crate) use command::Test;
