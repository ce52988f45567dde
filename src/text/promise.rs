//! Promises as written.

use super::{AmountText, ConditionText, Expression, Notes, Path, written::written};

written! {
    /// A property that the charter claims.
    pub struct PromiseText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// The workflow it speaks of.
        pub of: Option<Path>,
        /// On every run one of these comes about.
        pub reaches: Vec<PatternText>,
        /// On no run do these come about.
        pub never: Vec<PatternText>,
        /// At every step these hold.
        pub always: Vec<AlwaysText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// What holds at every step.
    pub struct AlwaysText {
        /// What holds.
        pub expression: Expression,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// What comes about, and in which stretch of a run.
    pub struct PatternText {
        /// States or actions.
        pub names: Vec<Path>,
        /// Done by one of these.
        pub by: Vec<Path>,
        /// In that time.
        pub within: Option<AmountText>,
        /// After one of these.
        pub since: Vec<Path>,
        /// Up to one of these.
        pub until: Vec<Path>,
        /// Earlier than one of these.
        pub before: Vec<Path>,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
    }
}
