//! A workflow as a process in BPMN 2.0, with the diagram of our own layout.
//!
//! A state becomes a task that lasts as long as the case stands there, an action the way out of it; what BPMN wants
//! beside these (gateways where ways part and meet, events at the border of a task where a limit ends) is added
//! ([`graph`]), everything gets a place ([`placed`]), and both are written ([`process`], [`plane`]).
//!
//! What BPMN cannot say stands in words, in names and documentation: who may act, conditions, how limits count. A
//! gateway there decides at once, whereas a case takes whichever action comes first; and there is no "any state", so
//! that what can be done in any state begins at an event of its own.

mod graph;
mod kind;
mod placed;
mod plane;
mod process;
mod size;
mod writer;

pub use writer::Bpmn;
