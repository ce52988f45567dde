//! Votes, and who must be among those elected, as written.

use super::{
    BoundText, ByText, ConditionText, NamesText, Notes, OnText, Path, TypeText, WithinText, written::written,
};

written! {
    /// So many of a body's members, or of those elected, are such persons.
    pub struct HasText {
        /// The kind of person or the office.
        pub who: Path,
        /// How many.
        pub bounds: Vec<BoundText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// A vote.
    pub struct BallotText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Who votes.
        pub by: Vec<ByText>,
        /// The slot that holds those who stand.
        pub candidates: Option<Path>,
        /// How many are elected.
        pub seats: Option<TypeText>,
        /// When it closes.
        pub within: Vec<WithinText>,
        /// Taking part.
        pub quorum: Vec<BoundText>,
        /// In favour.
        pub passes: Vec<BoundText>,
        /// For one candidate.
        pub wins: Vec<BoundText>,
        /// Candidates to spare.
        pub margin: Vec<BoundText>,
        /// Votes cast for others.
        pub proxies: Vec<ProxiesText>,
        /// What is counted: `heads`, `area`.
        pub weight: Vec<Path>,
        /// Whether it is recorded who voted, and never how.
        pub secret: bool,
        /// Whose no is enough.
        pub veto: Vec<NamesText>,
        /// Reserved seats.
        pub has: Vec<HasText>,
        /// Who may not vote; of an election, who may not be chosen.
        pub bars: Vec<NamesText>,
        /// What each result leads to.
        pub on: Vec<OnText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// How many votes one may cast for others, and who may not.
    pub struct ProxiesText {
        /// How many.
        pub bounds: Vec<BoundText>,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// Who may not hold a proxy.
        pub bars: Vec<NamesText>,
        /// Where it comes from.
        pub notes: Notes,
    }
}
