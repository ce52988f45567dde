//! What can be said of a charter without running it: static checks, each a named lint with a level and a page.
//!
//! **What.** [`all`] asks every question of every family: is the structure sound, can every state be entered and left,
//! does exactly one body answer, do tables and routes leave nothing out, can every ladder be climbed.
//!
//! **Why.** A rule that contradicts another is cheapest to mend before the first case meets it.
//!
//! **When.** After a charter compiles ([`Charter::compile`](crate::charter::Charter::compile) reports mistakes of
//! language itself), and whenever it changes. Findings have the levels that the charter sets; a question with more cases
//! than are looked at is answered by `not-decided`, never by silence.
//!
//! ```
//! use gongzhi::{charter::Charter, check, finding::Source, text};
//!
//! let source = Source::new("odd.charter", "\
//! charter odd, edition 2026-01, languages en
//! body a \"A\" is council, leads b
//! body b \"B\" is council, leads a
//! ");
//! let text = text::read(&source).charter.unwrap_or_default();
//! let charter = Charter::compile(&text).into_result().map_err(|findings| findings.len()).unwrap();
//! let found: Vec<_> = check::all(&charter).iter().map(|finding| finding.lint.name()).collect();
//! assert_eq!(found, ["leadership-cycle"]);
//! ```
//!
//! What the checks do not see is said on each lint's page. All of them read the rules as if facts were free: a state that
//! only contradictory facts would enter counts as entered.

mod answering;
mod answers;
mod assumed;
mod binding;
mod boxes;
mod competence;
mod conditional;
mod conditions;
mod confirm;
mod deep;
mod every;
mod ladders;
mod limits;
mod loosened;
mod make_up;
mod matters;
mod nearest;
mod net;
mod people;
mod promise;
mod proof;
mod report;
mod routes;
mod run;
mod soundness;
mod space;
mod structure;
mod supervision;
mod tables;
mod told;
mod waits;
mod ways;
mod whole;
mod worst;

pub use confirm::{Deed, Played, Witness};
pub(crate) use confirm::{Family, approvals, elections};
pub use deep::{Deep, deep, deep_and_tell};
pub use every::{LIMIT, all, all_within};
pub use loosened::{Loosening, loosened};
pub use make_up::{BarredBy, MadeUp, MakeUp, Member, Place, make_up};
pub use people::{
    Absence, Absences, Absent, Choice, Happened, Least, Needed, People, Staffing, Undoable, absences,
    least_roster, people, staffing,
};
pub use promise::{PromiseProof, Ruling, Unproven, promises};
pub(crate) use proof::walk_watched;
pub use proof::{Looked, Possible, possible};
pub use soundness::{Soundness, Verdict, soundness};
pub use whole::Checked;
pub use worst::{
    Arrival, Days, Endless, Goal, Moved, Point, RunKind, Share, Sum, Term, TimeQuestion, Undecided,
    WorstClock, WorstDates, WorstStart, WorstStep, WorstTime, WorstTimes, last_known_year, worst_times,
};
