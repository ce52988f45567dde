//! What an indicator comes to, and how each case counts.

use serde::Serialize;

/// What an indicator comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measured {
    /// The figure.
    pub figure: Figure,
    /// How each case of the indicator's workflow counts, in the order in which they were given.
    pub cases: Vec<OneCase>,
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// So many of so many cases.
    Share {
        /// The cases of which it holds.
        part: u32,
        /// All cases that count.
        whole: u32,
    },
    /// The middle one of so many times.
    Median {
        /// The middle time in seconds, or the mean of the two in the middle, rounded down; none if no case counts.
        seconds: Option<u64>,
        /// How many cases count.
        of: u32,
    },
}

/// How one case counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OneCase {
    /// The case's id.
    pub case: String,
    /// How it counts.
    pub counted: Counted,
}

/// How a case counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// It counts, and it holds.
    Holds,
    /// It counts, and it does not hold.
    Fails,
    /// It counts, and took so many seconds.
    Took(u64),
    /// It does not count: it has not ended.
    Running,
    /// It does not count: it is none of those that are counted.
    LeftOut,
    /// It does not count: what is asked was never told.
    NotDecided,
    /// It does not count: one of the two things between which time is taken did not come about.
    NotBoth,
    /// It does not count: it moved from one edition to another.
    Moved,
}

impl Measured {
    pub(super) fn of_share(cases: Vec<OneCase>) -> Self {
        let count = |wanted| {
            let found = cases.iter().filter(|one| one.counted == wanted).count();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let (part, rest) = (count(Counted::Holds), count(Counted::Fails));
        Self { figure: Figure::Share { part, whole: part.saturating_add(rest) }, cases }
    }

    pub(super) fn of_times(cases: Vec<OneCase>) -> Self {
        let mut times: Vec<u64> = cases.iter().filter_map(|one| one.counted.seconds()).collect();
        times.sort_unstable();
        let middle = times.len() / 2;
        let seconds = match (middle.checked_sub(1).and_then(|before| times.get(before)), times.get(middle)) {
            (Some(before), Some(after)) if times.len().is_multiple_of(2) => Some(before.midpoint(*after)),
            (_, after) => after.copied(),
        };
        let of = u32::try_from(times.len()).unwrap_or(u32::MAX);
        Self { figure: Figure::Median { seconds, of }, cases }
    }
}

impl Counted {
    fn seconds(self) -> Option<u64> {
        match self {
            Self::Took(seconds) => Some(seconds),
            _ => None,
        }
    }
}

impl Figure {
    /// A share in thousandths, rounded down; none of a median, or if no case counts.
    #[must_use]
    pub fn permille(self) -> Option<u32> {
        let Self::Share { part, whole } = self else { return None };
        let permille = (u64::from(part) * 1000).checked_div(u64::from(whole))?;
        u32::try_from(permille).ok()
    }
}
