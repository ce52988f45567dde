//! What is asked, and what can be answered: periods, their policies, and their ends.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Instant, Limit, Pause, Unknown};

/// How a limit departs from the Civil Code's rules of periods; the default follows them (民法典 201–203).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Whether the day of the start is itself the first day; by default counting begins on the next (民法典 201).
    pub counts_first_day: bool,
    /// Whether a last day that is one of rest moves on to the next working day, as by default (民法典 203).
    pub rolls: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self { counts_first_day: false, rolls: true }
    }
}

/// A limit that has started, with all that lengthened it since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period<'a> {
    /// When it started.
    pub start: Instant,
    /// How long it is.
    pub limit: Limit,
    /// How it counts.
    pub policy: Policy,
    /// When it did not run. A pause that begins when the period is over does not matter.
    pub pauses: &'a [Pause],
    /// By what it was prolonged, in order; each counts on from the last day reached before it.
    pub prolonged: &'a [Limit],
}

/// When a period ends, or why that cannot be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Due {
    /// It ends.
    At {
        /// The first instant that is late.
        due: Instant,
        /// The last day that counts: the local date just before `due`.
        due_date: NaiveDate,
    },
    /// It stands still, and nobody knows yet for how long.
    Paused {
        /// Since when.
        since: Instant,
    },
    /// Its end is held until more time that was asked for is granted or refused.
    Held {
        /// Since when.
        since: Instant,
    },
    /// The calendar's data do not reach so far.
    Unknown {
        /// Where they end.
        beyond: Unknown,
    },
}

impl<'a> Period<'a> {
    /// A period under the Civil Code's rules, never paused or prolonged.
    #[must_use]
    pub fn new(start: Instant, limit: Limit) -> Self {
        Self { start, limit, policy: Policy::default(), pauses: &[], prolonged: &[] }
    }

    /// The same period, counted otherwise.
    #[must_use]
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy, ..self }
    }

    /// The same period with these pauses.
    #[must_use]
    pub fn pauses(self, pauses: &'a [Pause]) -> Self {
        Self { pauses, ..self }
    }

    /// The same period, prolonged by these limits.
    #[must_use]
    pub fn prolonged(self, prolonged: &'a [Limit]) -> Self {
        Self { prolonged, ..self }
    }

    /// The limit and then what prolonged it.
    pub(super) fn parts(&self) -> impl Iterator<Item = Limit> {
        std::iter::once(self.limit).chain(self.prolonged.iter().copied())
    }
}

impl Due {
    /// The first instant that is late, if it is known.
    #[must_use]
    pub fn instant(self) -> Option<Instant> {
        match self {
            Self::At { due, .. } => Some(due),
            Self::Paused { .. } | Self::Held { .. } | Self::Unknown { .. } => None,
        }
    }

    /// The last day that counts, if it is known.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::At { due_date, .. } => Some(due_date),
            Self::Paused { .. } | Self::Held { .. } | Self::Unknown { .. } => None,
        }
    }
}
