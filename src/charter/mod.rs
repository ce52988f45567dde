//! The hall: from a charter as written to a [`Charter`] that means something.
//!
//! [`Charter::compile`] takes a [`CharterText`](crate::text::CharterText) and reports everything that is wrong with it at once; what comes out is
//! well formed, immutable and cheap to share. Nothing after this module parses strings.

mod ballot;
mod compile;
mod edition;
mod fingerprint;
mod history;
mod history_error;
mod index;
mod indicator;
pub(crate) mod levels;
mod lookup;
mod names;
mod promise;
mod waits;
mod workflow;

pub use ballot::{
    Amount, Ballot, BallotResult, BallotSort, Margin, OnResult, Proxies, Reach, Reserved, Threshold,
    Vacancies, Weights, Whole,
};
pub use compile::Compiled;
pub(crate) use compile::{condition as compile_condition, time_unit};
pub use edition::{Charter, SourceInfo};
use fingerprint::fingerprint;
pub use history::CharterHistory;
pub use history_error::HistoryError;
use index::Index;
pub use indicator::{Hindsight, Indicator, Measure};
pub use promise::{Claim, Pattern, Point, Promise};
pub use waits::{Beginning, OnOutcome, Waits, WayOn};
pub use workflow::{
    Action, By, Cap, Competence, Decline, Guard, Joint, MoreAtMost, NamedParties, Next, Outside,
    Prolongation, Request, State, Together, Workflow,
};
