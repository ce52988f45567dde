//! From a charter as written to a charter that means something, all problems at once.
//!
//! The [`hall`] numbers what the whole charter shares (sources, kinds, bodies, offices, ladders, workflows); then each
//! workflow is compiled in its own [`room`], in two steps: first everything in it gets its number, so that rules may name
//! what stands below them; then every rule is read. A rule that cannot be read is left out and reported; the charter
//! comes out only if nothing was.

mod acting;
mod actions;
mod afterwards;
mod amounts;
mod ballots;
mod category;
mod cells;
mod classes;
mod clocks;
mod competence;
mod compiled;
mod conditions;
mod electorate;
mod expiry;
mod facts;
mod findings;
mod hall;
mod header;
mod hindsight;
mod indicators;
mod kinds;
mod ladders;
mod memberships;
mod more_time;
mod names;
mod notes;
mod openings;
mod outside;
mod parties;
mod promises;
mod recurs;
mod relations;
mod results;
mod room;
mod routes;
mod states;
mod structure;
mod tables;
mod terms;
mod things;
mod thresholds;
mod unused;
mod values;
mod waits;
mod windows;

pub(crate) use afterwards::condition;
pub(crate) use amounts::time_unit;
pub use compiled::Compiled;
