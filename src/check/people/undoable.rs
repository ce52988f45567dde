//! A duty that nobody may do, and how a case comes there.

use crate::{
    Name,
    engine::{Command, PlainRoster},
    id::ActionId,
};

/// A duty that is open in a case that can come about, and that nobody may do there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// The duty.
    pub action: ActionId,
    /// Whether other persons could have got it done on the same way.
    pub choice: Choice,
    /// Whether somebody has the place that it takes, and is barred by what they did; else nobody has it, or too few.
    pub is_barred: bool,
    /// What happens before, with the persons who do it.
    pub run: Vec<Happened>,
    /// The duty as it would have to be asked for, by nobody yet.
    pub asked: Command,
    /// The roster by which it goes: with people outside it, and with the instances that cover the case.
    pub roster: PlainRoster,
    /// Whether the engine, asked on real dates, lets the run happen and refuses the duty to everybody.
    pub is_confirmed: bool,
}

/// How much hangs on who is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice {
    /// Some choice of persons gets stuck; another one, on the same way, does not.
    Some,
    /// No choice of persons gets through.
    Every,
}

/// Something that happens to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// Somebody does this.
    Does(Command),
    /// The limit of this name ends.
    Ends(Name),
}
