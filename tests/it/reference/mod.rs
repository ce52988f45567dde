//! A slow, obvious interpreter of one case, written from the words of DESIGN.md ("What do the rules mean?") and of LANGUAGE.md
//! ("What follows without being written"). It shares no logic with `src/engine`: it reads the charter's public view, keeps
//! every deed and every entry, copies the whole case for each step, and looks everything up again each time.
//!
//! It borrows the engine's *vocabulary* (commands, changes, notices), so that answers can be compared, and `gongzhi::time`,
//! whose arithmetic has a slow judge of its own.

mod answer;
mod ask;
mod ballot;
mod belongs;
mod body;
mod children;
mod classes;
mod clocks;
mod condition;
mod count;
mod doing;
mod draft;
mod election;
mod guard;
mod ladder;
mod more_time;
mod options;
mod past;
mod poll;
mod polls;
mod settle;
mod spans;
mod table;
mod tell;
mod tick;
mod vote;
mod way;
mod who;

pub(crate) use answer::{Answered, decide, due, responsibility};
pub(crate) use ask::Senseless;
pub(crate) use children::{beginning, child_ended};
pub(crate) use count::count;
pub(crate) use options::{Open, open, options};
pub(crate) use past::{Asked, Held, Past, Rules};
pub(crate) use polls::{Status, polls};
pub(crate) use tick::tick;
pub(crate) use vote::vote;
