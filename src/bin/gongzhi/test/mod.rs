//! `gongzhi test`: rule tests run and told.

mod command;
mod covered;
mod explained;
mod find;
mod generated;
mod hunted;
mod junit;
mod measured;
mod mutated;
mod prepared;
mod said;
mod tested;
mod update;

pub(crate) use command::Test;
pub(crate) use covered::coverage;
pub(crate) use find::{Library, TestFile};
pub(crate) use mutated::{fates, survivors};
pub(crate) use said::summary;
pub(crate) use tested::{Choice, Tested, Verdict};
