//! Rule tests that are made: scenarios that meet what a charter says of how cases go.
//!
//! **How.** A [`Stage`](stage::Stage) holds everybody who could act. From where the cases stand everything that somebody could
//! try is tried, by the runner of rule tests itself, so that what is found is a run and not a guess; places where a case stands
//! alike are met once, by a shortest run. What was met on the way is told by the same watcher as in the coverage of written
//! tests. Of the runs few are chosen which together meet everything that was met, and written as a person would.

mod cast;
mod choose;
mod counts;
mod expected;
mod generated;
mod joint;
mod killer;
mod people;
mod role;
mod script;
mod search;
mod stage;
mod table;
mod told;
mod tries;
mod votes;

pub use generated::{Generated, GeneratedFile};
pub use killer::{Hunt, Killer, killers};
