//! Snapshots of ballots as written.

use serde::{Deserialize, Serialize};

use super::{WrittenError, names::Names};
use crate::{
    engine::{Case, Election, Person, Poll, Standing, Sums, Totals, ballot::Ballots},
    time::Instant,
};

/// A ballot that is open, or waits for the count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PollText {
    /// The ballot.
    pub ballot: String,
    /// When it was opened.
    pub opened: Instant,
    /// How many there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
    /// How many seats it fills, if it is an election.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Whose votes are in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voted: Vec<Person>,
    /// Who has voted for others, and for how many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proxies: Vec<(Person, u32)>,
    /// The votes by heads.
    #[serde(default, skip_serializing_if = "is_none")]
    pub heads: Sums,
    /// The votes by area.
    #[serde(default, skip_serializing_if = "is_none")]
    pub area: Sums,
    /// How many voted no whose no is a veto.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub vetoes: u64,
    /// Those who were voted for, and those who stay elected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Standing>,
    /// Whether voting is over and only the count is to come.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_over: bool,
}

/// An election that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionText {
    /// The ballot.
    pub ballot: String,
    /// Everybody who has a seat by it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub elected: Vec<Person>,
    /// How many of its seats nobody has.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub left: u32,
}

fn is_none(sums: &Sums) -> bool {
    *sums == Sums::default()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_nobody(number: &u32) -> bool {
    *number == 0
}

impl PollText {
    pub(super) fn all(names: Names<'_>, case: &Case) -> Vec<Self> {
        case.polls().iter().map(|poll| Self::of(names, poll)).collect()
    }

    fn of(names: Names<'_>, poll: &Poll) -> Self {
        Self {
            ballot: names.ballot(poll.ballot),
            opened: poll.opened,
            totals: poll.totals,
            seats: poll.seats,
            voted: poll.voted.clone(),
            proxies: poll.proxies.clone(),
            heads: poll.heads,
            area: poll.area,
            vetoes: poll.vetoes,
            candidates: poll.candidates.clone(),
            is_over: poll.is_over,
        }
    }

    fn read(&self, names: Names<'_>) -> Result<Poll, WrittenError> {
        let mut voted = self.voted.clone();
        voted.sort_unstable();
        voted.dedup();
        let mut proxies = self.proxies.clone();
        proxies.sort_unstable();
        proxies.dedup_by(|one, other| one.0 == other.0);
        Ok(Poll {
            ballot: names.read_ballot(&self.ballot)?,
            opened: self.opened,
            totals: self.totals,
            seats: self.seats,
            voted,
            proxies,
            heads: self.heads,
            area: self.area,
            vetoes: self.vetoes,
            candidates: self.candidates.clone(),
            is_over: self.is_over,
        })
    }
}

impl ElectionText {
    pub(super) fn all(names: Names<'_>, case: &Case) -> Vec<Self> {
        let text = |election: &Election| Self {
            ballot: names.ballot(election.ballot),
            elected: election.elected.to_vec(),
            left: election.left,
        };
        case.elections().iter().map(text).collect()
    }

    fn read(&self, names: Names<'_>) -> Result<Election, WrittenError> {
        let elected = self.elected.as_slice().into();
        Ok(Election { ballot: names.read_ballot(&self.ballot)?, elected, left: self.left })
    }
}

/// The ballots that a snapshot says; none if it says none.
pub(super) fn read(
    names: Names<'_>,
    polls: &[PollText],
    elections: &[ElectionText],
) -> Result<Option<Box<Ballots>>, WrittenError> {
    if polls.is_empty() && elections.is_empty() {
        return Ok(None);
    }
    let mut polls = polls.iter().map(|poll| poll.read(names)).collect::<Result<Vec<_>, _>>()?;
    polls.sort_by_key(|poll| poll.ballot);
    let elections = elections.iter().map(|election| election.read(names)).collect::<Result<_, _>>()?;
    Ok(Some(Box::new(Ballots { polls, elections })))
}
