//! Indicators as written.

use super::{ConditionText, Notes, Path, written::written};
use crate::finding::Span;

written! {
    /// A figure that is counted of cases that have ended.
    pub struct IndicatorText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// The workflow whose cases are counted.
        pub of: Option<Path>,
        /// It is the share of cases of which this holds.
        pub share: Option<ConditionText>,
        /// It is the middle one of these times.
        pub median: Option<MedianText>,
        /// Only such cases are counted.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// How long it took in a case from one thing to another.
    pub struct MedianText {
        /// From the first of these states, actions and ballots; none: from when the case was raised.
        pub since: Vec<Path>,
        /// To the first of these that came about afterwards; none: to the end of the case.
        pub until: Vec<Path>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }
}
