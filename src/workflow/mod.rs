//! The workflow as a net: where a case can be ([`Marking`]), which states an action leaves and enters ([`Leaving`]).
//!
//! States are places, actions are transitions. Who may act, under what condition and by when is the business of `rule`;
//! `charter` joins both.

mod marking;
mod net;

pub use marking::Marking;
pub use net::{Leaving, Phase};
