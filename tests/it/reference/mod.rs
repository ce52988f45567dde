//! A slow, obvious interpreter of one case, written from the words of DESIGN.md ("What do the rules mean?") and of LANGUAGE.md
//! ("What follows without being written"). It shares no logic with `src/engine`: it reads the charter's public view, keeps
//! every deed and every entry, copies the whole case for each step, and looks everything up again each time.
//!
//! It borrows the engine's *vocabulary* (commands, changes, notices), so that answers can be compared, and `gongzhi::time`,
//! whose arithmetic has a slow judge of its own.

mod answer;
mod ask;
mod belongs;
mod body;
mod classes;
mod clocks;
mod condition;
mod doing;
mod draft;
mod guard;
mod ladder;
mod more_time;
mod options;
mod past;
mod settle;
mod table;
mod tell;
mod tick;
mod way;
mod who;

pub(crate) use answer::{Answered, decide, due, responsibility};
pub(crate) use options::{Open, options};
pub(crate) use past::{Asked, Held, Past, Rules};
pub(crate) use tick::tick;
