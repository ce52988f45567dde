//! What a ballot came to, with the numbers from which it follows.

use serde::{Deserialize, Serialize};

use crate::{charter::BallotResult, engine::Person};

/// What a ballot came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its result.
    pub result: BallotResult,
    /// The numbers by heads.
    pub heads: Tally,
    /// The numbers by area, if it weighs by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Tally>,
    /// How many voted no whose no is a veto.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub vetoes: u64,
    /// Every threshold that was in force, and whether it was reached.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judged: Vec<Judged>,
    /// Of an election everybody who has a seat by it: those who stay elected, then the best placed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elected: Vec<Person>,
    /// Those with as many votes as others, of whom some would be elected and some not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tied: Vec<Person>,
    /// How many seats nobody has.
    #[serde(default, skip_serializing_if = "is_none")]
    pub left: u32,
}

/// The numbers of a ballot by one weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// All of the electorate; none if nobody could say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<u64>,
    /// Those who may vote on this; none if nobody could say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<u64>,
    /// Those present.
    pub present: u64,
    /// Those who voted.
    pub voting: u64,
    /// Votes cast, spoilt ones among them.
    pub cast: u64,
    /// In favour.
    pub yes: u64,
    /// Against.
    pub no: u64,
    /// Neither.
    pub abstain: u64,
}

/// A threshold, and how it was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// What it demands.
    pub demand: Demand,
    /// Which of them, from 0.
    pub clause: u16,
    /// By which weight.
    pub weight: Weight,
    /// Whose votes, if it is a candidate's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<Person>,
    /// How many.
    pub count: u64,
    /// Of how many; none if it asks for a bare number, or nobody could say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<u64>,
    /// Whether it was reached.
    pub reached: bool,
}

/// What a threshold demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// That so many take part.
    Quorum,
    /// That so many are in favour, of an election: of a candidate.
    Passes,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Each person is one.
    Heads,
    /// Each person is the area they have.
    Area,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none(number: &u32) -> bool {
    *number == 0
}
