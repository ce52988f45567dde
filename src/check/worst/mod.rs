//! How long it takes at the longest: from raising a case to each outcome, and between any two points.
//!
//! **What.** [`worst_times`] answers with sums of limits in mixed units, or with the state or loop that nothing bounds; and on
//! the calendar, for each day on which it may begin, with the date at the latest. **Why.** "Every appeal is answered" is
//! worth little if nobody can say by when, and before the Spring Festival the same limits end much later. **How.** The
//! engine says what can happen to a case and to its clocks ([`Timed`](timed::Timed)). For a given order of events all of
//! them may happen as late as possible at once, so that a search ([`search::Search`]) lets each case wait until the first
//! limit that it must keep would end, measured in sums ([`nominal::Nominal`]) or on a calendar ([`dated::Dated`]).
//!
//! ```
//! use gongzhi::{charters, charter::Charter, check::{TimeQuestion, WorstTime, worst_times}, finding::Source, text};
//!
//! let source = Source::new("desk.charter", "\
//! charter desk, edition 2026-01, calendar china
//! body office is government, office clerk
//! workflow request
//!   may ask by office.clerk, from start -> open
//!   state open, accountable office
//!     must answer by office.clerk, within 3 working days -> closed
//!   state closed, end answered
//! ");
//! let text = text::read(&source).charter.unwrap_or_default();
//! let charter = Charter::compile(&text).into_result().map_err(|findings| findings.len()).unwrap();
//! let (id, _) = charter.workflow("request").unwrap();
//! let times = worst_times(&charter, id, &TimeQuestion::outcomes()).unwrap();
//! let WorstTime::Sums(sums) = &times.arrivals[0].time else { panic!() };
//! assert_eq!(sums[0].least_of[0][0].limit.to_string(), "3 working days");
//! ```
//!
//! **Does not see.** Persons: whether somebody can act. What least stays forbid: a run that they exclude may be told. Ballots and
//! awaited cases: the answer is [`Undecided`]. Sums compare amounts: that two limits one after the other may both move past
//! days of rest is seen on the calendar alone.

mod ahead;
mod answer;
mod calendar;
mod dated;
mod lump;
mod nominal;
mod question;
mod ruler;
mod say;
mod search;
mod step;
mod steps;
mod still;
mod sum;
mod timed;
mod times;

pub use answer::{
    Arrival, Endless, Goal, Moved, Sum, Undecided, WorstClock, WorstDates, WorstStart, WorstStep, WorstTime,
    WorstTimes,
};
pub use question::{Days, Point, RunKind, TimeQuestion, last_known_year};
pub use sum::{Share, Term};
pub use times::worst_times;
