//! Why editions are not the history of one charter.

use super::Charter;
use crate::{Name, finding::Bilingual, time::Date};

/// Why editions are not the history of one charter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HistoryError {
    /// There is none.
    #[error("a history has at least one edition")]
    Empty,
    /// One belongs to another charter.
    #[error("edition `{edition}` belongs to the charter `{name}`, not to `{expected}`")]
    OtherName {
        /// The edition.
        edition: String,
        /// Its charter.
        name: Name,
        /// The charter of the first edition.
        expected: Name,
    },
    /// Two have one name.
    #[error("edition `{edition}` stands there twice")]
    Twice {
        /// The edition.
        edition: String,
    },
    /// One that is not the first does not say from when it holds.
    #[error(
        "edition `{edition}` does not say `since` when it is in force: only the first edition may leave that out"
    )]
    NoSince {
        /// The edition.
        edition: String,
    },
    /// Two come into force on one day.
    #[error("editions `{one}` and `{other}` both come into force on {since}")]
    SameDay {
        /// The one.
        one: String,
        /// The other.
        other: String,
        /// The day.
        since: Date,
    },
    /// Between two none is in force.
    #[error("no edition is in force from {until} until {since}: `{earlier}` ends too early for `{later}`")]
    Gap {
        /// The earlier edition.
        earlier: String,
        /// The first day on which it is no longer in force.
        until: Date,
        /// The later edition.
        later: String,
        /// The first day on which it is in force.
        since: Date,
    },
    /// Two are in force at once.
    #[error("editions `{earlier}` and `{later}` are both in force from {since} until {until}")]
    Overlap {
        /// The earlier edition.
        earlier: String,
        /// The first day on which it is no longer in force.
        until: Date,
        /// The later edition.
        later: String,
        /// The first day on which it is in force.
        since: Date,
    },
    /// One does not supersede the one before it.
    #[error("edition `{edition}` follows on `{before}` and {}", superseding(supersedes.as_deref(), before))]
    NotSuperseding {
        /// The edition.
        edition: String,
        /// What it says that it supersedes.
        supersedes: Option<String>,
        /// The edition before it.
        before: String,
    },
}

fn superseding(supersedes: Option<&str>, before: &str) -> String {
    match supersedes {
        Some(other) => format!("says that it supersedes `{other}`"),
        None => format!("does not say `supersedes {before}`"),
    }
}

impl HistoryError {
    pub(super) fn other_name(first: &Charter, charter: &Charter) -> Self {
        Self::OtherName {
            edition: charter.edition.clone(),
            name: charter.name.clone(),
            expected: first.name.clone(),
        }
    }

    /// The same in both languages.
    #[must_use]
    pub fn sentence(&self) -> Bilingual {
        let zh = match self {
            Self::Empty => "至少要有一个版次".to_owned(),
            Self::OtherName { edition, name, expected } => {
                format!("版次“{edition}”属于章程“{name}”，不属于“{expected}”")
            }
            Self::Twice { edition } => format!("版次“{edition}”重复"),
            Self::NoSince { edition } => {
                format!("版次“{edition}”没有用“自”写明何时施行：只有第一个版次可以不写")
            }
            Self::SameDay { one, other, since } => format!("版次“{one}”和“{other}”都自{since}起施行"),
            Self::Gap { earlier, until, later, since } => {
                format!("自{until}起至{since}之前没有施行的版次：“{earlier}”止得太早，接不上“{later}”")
            }
            Self::Overlap { earlier, until, later, since } => {
                format!("自{since}起至{until}之前，版次“{earlier}”和“{later}”同时施行")
            }
            Self::NotSuperseding { edition, supersedes: Some(other), before } => {
                format!("版次“{edition}”接在“{before}”之后，却写“取代 {other}”")
            }
            Self::NotSuperseding { edition, supersedes: None, before } => {
                format!("版次“{edition}”接在“{before}”之后，却没有写“取代 {before}”")
            }
        };
        Bilingual::new(self.to_string(), zh)
    }
}
