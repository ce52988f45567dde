//! People: whether those of a roster can get every duty done, however the work falls among them.
//!
//! **What.** [`staffing`] walks through everything that can happen to the cases of a workflow with who did it, so far as a rule
//! ahead asks (`bars register.actor`), and looks for a duty that is open and that nobody may do. **Why.** Separation of
//! duty is written for large offices and applied by small ones: two clerks can be too few, and nobody sees it until a case is
//! stuck. (The workflow satisfiability problem.) **How.** Persons alike to every rule are told apart by what they did alone.

mod absence;
mod choice;
mod eligible;
mod every;
mod judge;
mod least;
mod memory;
mod play;
mod posts;
mod reading;
mod replay;
mod scene;
mod seek;
mod slice;
mod staffing;
mod stage;
mod strategy;
mod taken;
mod undoable;
mod words;

pub use absence::{Absence, Absences, Absent, absences};
pub use every::{People, people};
pub use least::{Least, Needed, least_roster};
pub use staffing::{Staffing, staffing};
pub use undoable::{Choice, Happened, Undoable};
