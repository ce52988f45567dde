//! What an event changes of a ballot.

use serde::{Deserialize, Serialize};

use super::{
    Outcome, Poll, Standing, Totals, VoteChoice,
    poll::{Ballots, Election, Sums},
};
use crate::{
    engine::{Case, Person},
    id::BallotId,
    time::Instant,
};

/// One change of a ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BallotChange {
    /// It is open.
    Opened(Opened),
    /// How many there are was asked, as of the day on which it was opened.
    Totals(Totals),
    /// Somebody's vote is in.
    Voted(Voted),
    /// Voting is over; the count is to come.
    Over,
    /// It has its result.
    Closed(Outcome),
    /// It ended without a result: its state was left, or its result could not be followed.
    Aborted,
}

/// How a ballot was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// How many there are; none if nobody was asked or could say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
    /// How many seats it fills beside those that stay filled, if it is an election.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
}

/// A vote that is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voted {
    /// Who voted.
    pub by: Person,
    /// Whose vote it is, if it is another's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_place_of: Option<Person>,
    /// What was voted; not recorded in a secret ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<VoteChoice>,
    /// The area of whose vote it is, if the ballot weighs by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<u64>,
    /// Whether it is a veto.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_veto: bool,
    /// Those voted for the first time, and those who stay elected, as the roster told them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standing: Vec<Standing>,
}

impl Case {
    pub(in crate::engine) fn change_ballot(&mut self, id: BallotId, change: &BallotChange, at: Instant) {
        let ballots = self.ballots.get_or_insert_default();
        ballots.change(id, change, at);
        if *ballots.as_ref() == Ballots::default() {
            self.ballots = None;
        }
    }
}

impl Ballots {
    fn change(&mut self, id: BallotId, change: &BallotChange, at: Instant) {
        match change {
            BallotChange::Opened(opened) => {
                self.polls.retain(|poll| poll.ballot != id);
                let place = self.polls.partition_point(|poll| poll.ballot < id);
                self.polls.insert(place, Poll::new(id, *opened, at));
            }
            BallotChange::Totals(totals) => self.on_poll(id, |poll| poll.totals = Some(*totals)),
            BallotChange::Voted(voted) => self.on_poll(id, |poll| poll.take(voted)),
            BallotChange::Over => self.on_poll(id, |poll| poll.is_over = true),
            BallotChange::Closed(outcome) => self.close(id, outcome),
            BallotChange::Aborted => self.polls.retain(|poll| poll.ballot != id),
        }
    }

    fn on_poll(&mut self, id: BallotId, change: impl FnOnce(&mut Poll)) {
        if let Some(poll) = self.polls.iter_mut().find(|poll| poll.ballot == id) {
            change(poll);
        }
    }

    fn close(&mut self, id: BallotId, outcome: &Outcome) {
        let poll = self.polls.iter().position(|poll| poll.ballot == id).map(|place| self.polls.remove(place));
        if poll.is_some_and(|poll| poll.seats.is_some()) {
            self.elections.retain(|election| election.ballot != id);
            let (elected, left) = (outcome.elected.as_slice().into(), outcome.left);
            self.elections.push(Election { ballot: id, elected, left });
        }
    }
}

impl Poll {
    fn new(ballot: BallotId, opened: Opened, at: Instant) -> Self {
        Self {
            ballot,
            opened: at,
            totals: opened.totals,
            seats: opened.seats,
            voted: Vec::new(),
            proxies: Vec::new(),
            heads: Sums::default(),
            area: Sums::default(),
            vetoes: 0,
            candidates: Vec::new(),
            is_over: false,
        }
    }

    /// Takes in a vote.
    fn take(&mut self, voted: &Voted) {
        let of = voted.in_place_of.as_ref().unwrap_or(&voted.by);
        if let Err(place) = self.voted.binary_search(of) {
            self.voted.insert(place, of.clone());
        }
        if voted.in_place_of.is_some() {
            self.hold(&voted.by);
        }
        self.count(voted);
    }

    /// Adds a vote to the sums.
    pub(super) fn count(&mut self, voted: &Voted) {
        self.vetoes = self.vetoes.saturating_add(u64::from(voted.is_veto));
        self.candidates.extend(voted.standing.iter().cloned());
        let area = voted.area.unwrap_or(0);
        self.heads.add(1, voted.choice.as_ref());
        self.area.add(area, voted.choice.as_ref());
        let Some(VoteChoice::For(names)) = &voted.choice else { return };
        for standing in self.candidates.iter_mut().filter(|standing| names.contains(&standing.person)) {
            standing.heads = standing.heads.saturating_add(1);
            standing.area = standing.area.saturating_add(area);
        }
    }

    /// The same numbers without the long list of those who voted: enough to see what another vote would complete.
    pub(super) fn numbers(&self) -> Self {
        Self {
            ballot: self.ballot,
            opened: self.opened,
            totals: self.totals,
            seats: self.seats,
            voted: Vec::new(),
            proxies: Vec::new(),
            heads: self.heads,
            area: self.area,
            vetoes: self.vetoes,
            candidates: self.candidates.clone(),
            is_over: self.is_over,
        }
    }

    fn hold(&mut self, holder: &Person) {
        match self.proxies.binary_search_by(|(known, _)| known.cmp(holder)) {
            Ok(place) => {
                if let Some((_, held)) = self.proxies.get_mut(place) {
                    *held = held.saturating_add(1);
                }
            }
            Err(place) => self.proxies.insert(place, (holder.clone(), 1)),
        }
    }
}

impl Sums {
    fn add(&mut self, weight: u64, choice: Option<&VoteChoice>) {
        self.voted = self.voted.saturating_add(weight);
        let sum = match choice {
            Some(VoteChoice::Yes) => &mut self.yes,
            Some(VoteChoice::No) => &mut self.no,
            Some(VoteChoice::Abstain) => &mut self.abstain,
            Some(VoteChoice::For(names)) if names.is_empty() => &mut self.abstain,
            Some(VoteChoice::For(_)) | None => return,
        };
        *sum = sum.saturating_add(weight);
    }
}
