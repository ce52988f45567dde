//! What somebody votes, as the host writes it.

use serde::{Deserialize, Serialize};

use crate::engine::Person;

/// A vote in a ballot of a case. It cannot be changed afterwards.
///
/// ```
/// use gongzhi::engine::{Vote, VoteChoice};
///
/// let vote = Vote::new("decide", "chen").for_another("wang").choice(VoteChoice::Yes);
/// let json = r#"{"ballot":"decide","by":"chen","in-place-of":"wang","choice":"yes"}"#;
/// assert_eq!(serde_json::to_string(&vote)?, json);
/// assert_eq!(serde_json::from_str::<Vote>(json)?, vote);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vote {
    /// The ballot, as the charter names it.
    pub ballot: String,
    /// Who votes.
    pub by: Person,
    /// Whose vote it is, if it is another's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_place_of: Option<Person>,
    /// What is voted; in a secret ballot, and only there, it is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<VoteChoice>,
}

/// What is voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoteChoice {
    /// In favour; in no election.
    Yes,
    /// Against; in no election.
    No,
    /// Neither.
    Abstain,
    /// For these candidates, in an election alone; for nobody is like an abstention.
    For(Vec<Person>),
}

impl Vote {
    /// A vote that does not say what is voted.
    #[must_use]
    pub fn new(ballot: impl Into<String>, by: impl Into<Person>) -> Self {
        Self { ballot: ballot.into(), by: by.into(), in_place_of: None, choice: None }
    }

    /// The same vote, cast in the place of this person.
    #[must_use]
    pub fn for_another(mut self, person: impl Into<Person>) -> Self {
        self.in_place_of = Some(person.into());
        self
    }

    /// The same vote, saying this.
    #[must_use]
    pub fn choice(mut self, choice: VoteChoice) -> Self {
        self.choice = Some(choice);
        self
    }

    /// Whose vote it is.
    #[must_use]
    pub fn of(&self) -> &Person {
        self.in_place_of.as_ref().unwrap_or(&self.by)
    }
}
