//! A ballot as the case keeps it while it is open, and the elections that were held.

use serde::{Deserialize, Serialize};

use crate::{
    engine::{Case, Person, Persons},
    id::BallotId,
    time::Instant,
};

/// The ballots of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::engine) struct Ballots {
    /// Those that are open, in the order of declaration.
    pub(in crate::engine) polls: Vec<Poll>,
    /// The elections that were held, each ballot's last, the latest at the end.
    pub(in crate::engine) elections: Vec<Election>,
}

/// A ballot that was opened and has no result yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// The ballot.
    pub ballot: BallotId,
    /// When it was opened: the roster is asked as of this day.
    pub opened: Instant,
    /// How many there are; none while nobody has asked.
    pub totals: Option<Totals>,
    /// How many seats it fills beside those that stay filled, if it is an election.
    pub seats: Option<u32>,
    /// Whose votes are in, by their keys.
    pub voted: Vec<Person>,
    /// Who has voted for others, and for how many; by their keys.
    pub proxies: Vec<(Person, u32)>,
    /// The votes by heads.
    pub heads: Sums,
    /// The votes by area.
    pub area: Sums,
    /// How many voted no whose no is a veto.
    pub vetoes: u64,
    /// Those who were voted for, and those who stay elected.
    pub candidates: Vec<Standing>,
    /// Whether voting is over and only the count is to come.
    pub is_over: bool,
}

/// How many there are when a ballot opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// By heads.
    pub heads: Electorate,
    /// By area, if the ballot weighs by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Electorate>,
}

/// How many there are, by one weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Electorate {
    /// All.
    pub all: u64,
    /// Those who may vote on this.
    pub eligible: u64,
}

/// Votes, by one weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sums {
    /// All votes.
    pub voted: u64,
    /// In favour.
    pub yes: u64,
    /// Against.
    pub no: u64,
    /// Neither; in an election, for nobody.
    pub abstain: u64,
}

/// Somebody who was voted for, or who stays elected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The person.
    pub person: Person,
    /// Their votes by heads.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub heads: u64,
    /// Their votes by area.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub area: u64,
    /// Which of the clauses of reserved seats they fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fits: Vec<u16>,
    /// Whether they were elected before, and stay so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stays: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// An election that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// The ballot.
    pub ballot: BallotId,
    /// Everybody who has a seat by it: those elected before whose seats it left, then the best placed.
    pub elected: Persons,
    /// How many of its seats nobody has.
    pub left: u32,
}

impl Case {
    /// Its ballots that are open or wait for the count, in the order of declaration.
    #[must_use]
    pub fn polls(&self) -> &[Poll] {
        self.ballots.as_ref().map_or(&[], |ballots| &ballots.polls)
    }

    /// A ballot that is open or waits for the count.
    #[must_use]
    pub fn poll(&self, ballot: BallotId) -> Option<&Poll> {
        self.polls().iter().find(|poll| poll.ballot == ballot)
    }

    /// The elections that were held in it, each ballot's last, the latest at the end.
    #[must_use]
    pub fn elections(&self) -> &[Election] {
        self.ballots.as_ref().map_or(&[], |ballots| &ballots.elections)
    }

    /// Whom an election, when it was held last, has elected.
    #[must_use]
    pub fn elected(&self, ballot: BallotId) -> &[Person] {
        let held = self.elections().iter().find(|election| election.ballot == ballot);
        held.map_or(&[], |election| &election.elected)
    }
}

impl Poll {
    /// Whether somebody's vote is in.
    #[must_use]
    pub fn has_voted(&self, person: &Person) -> bool {
        self.voted.binary_search(person).is_ok()
    }

    /// For how many others somebody has voted.
    #[must_use]
    pub fn held_by(&self, person: &Person) -> u32 {
        let held = self.proxies.binary_search_by(|(holder, _)| holder.cmp(person)).ok();
        held.and_then(|place| self.proxies.get(place)).map_or(0, |(_, held)| *held)
    }
}
