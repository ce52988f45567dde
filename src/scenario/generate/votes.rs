//! Votes that persons could cast in the ballots that are open.

use super::stage::Stage;
use crate::{
    charter::{Ballot, BallotSort},
    engine::{Case, Opening, Person, Poll, VoteChoice, World, polls},
    id::WorkflowId,
    scenario::compiled::{Actor, Balloting, Deed, Polling, Polls},
    time::Instant,
};

/// How many who may not vote try to.
const STRANGERS: usize = 6;

/// Votes in the ballots that are open in a case: by one of each sort, by some and by all who are left; and some in others' places.
pub(super) fn votes(stage: &Stage, now: Instant, workflow: WorkflowId, case: &Case) -> Vec<Deed> {
    let rules = stage.charter().workflows.at(workflow);
    let open = case.polls().iter().filter(|poll| !poll.is_over);
    open.flat_map(|poll| {
        let ballot = rules.ballots.at(poll.ballot);
        let electors = electors(stage, now, case, poll);
        Voting { stage, workflow, ballot, case, poll, electors }.all()
    })
    .collect()
}

/// Who may vote still, by their places in the roster.
fn electors(stage: &Stage, now: Instant, case: &Case, poll: &Poll) -> Vec<usize> {
    let roster = &stage.cast.people.roster;
    let world = World { roster, directory: roster, calendar: &stage.charter().calendar };
    let parts = stage.cast.people.parts.iter().enumerate();
    let may_vote = |person: &Person| {
        let found = polls(stage.charter(), &world, case, Some(person), now).unwrap_or_default();
        let own = found.into_iter().find(|status| status.ballot == poll.ballot);
        own.is_some_and(|status| status.may_vote == Some(Opening::Open))
    };
    let found = parts.filter(|(_, part)| part.persons.first().is_some_and(may_vote));
    found.map(|(place, _)| place).collect()
}

struct Voting<'s> {
    stage: &'s Stage,
    workflow: WorkflowId,
    ballot: &'s Ballot,
    case: &'s Case,
    poll: &'s Poll,
    electors: Vec<usize>,
}

impl Voting<'_> {
    fn all(&self) -> Vec<Deed> {
        let choices = self.choices();
        let (Some(first), Some(other)) = (choices.first(), choices.last()) else { return Vec::new() };
        // One alone shows best who may vote, and how.
        let alone = |places: Vec<usize>, choice| {
            places.into_iter().map(|place| self.cast(&[place], None, choice)).collect::<Vec<_>>()
        };
        let mut found = alone(self.strangers(), first);
        found.extend(alone(self.one_of_each(), first));
        if first != other {
            found.extend(alone(self.one_of_each(), other));
        }
        found.extend(self.in_others_places(first));
        for size in 2..=self.electors.len() {
            let some: Vec<usize> = self.electors.iter().take(size).copied().collect();
            found.push(self.cast(&some, None, first));
        }
        if first != other && self.electors.len() > 1 {
            found.push(self.cast(&self.electors, None, other));
        }
        found
    }

    /// What is voted: what is for it first.
    fn choices(&self) -> Vec<Option<VoteChoice>> {
        if self.ballot.is_secret {
            return vec![None];
        }
        let BallotSort::Elects { candidates, .. } = self.ballot.sort else {
            return vec![Some(VoteChoice::Yes), Some(VoteChoice::No)];
        };
        let standing: Vec<Person> = match candidates {
            Some(slot) => self.case.slot(slot).persons().to_vec(),
            None => self.persons(&self.electors),
        };
        let chosen = |from: usize, number: usize| {
            let persons = standing.iter().skip(from).take(number).cloned().collect();
            Some(VoteChoice::For(persons))
        };
        let seats = self.poll.seats.and_then(|seats| usize::try_from(seats).ok()).unwrap_or(1);
        vec![chosen(0, seats), chosen(1, 1)]
    }

    fn persons(&self, places: &[usize]) -> Vec<Person> {
        let part = |place: &usize| self.stage.cast.people.parts.get(*place)?.persons.first().cloned();
        places.iter().filter_map(part).collect()
    }

    /// The first of the electors of each sort.
    fn one_of_each(&self) -> Vec<usize> {
        first_of_each(self.stage, self.electors.iter().copied())
    }

    /// One of each sort of those who may not vote, or not any more.
    fn strangers(&self) -> Vec<usize> {
        let others = (0..self.stage.cast.are.len()).filter(|place| !self.electors.contains(place));
        let mut found = first_of_each(self.stage, others);
        found.truncate(STRANGERS);
        found
    }

    /// One votes for others, one after the other, where that may be; whoever stands among them.
    fn in_others_places(&self, choice: &Option<VoteChoice>) -> Vec<Deed> {
        let standing = match self.ballot.sort {
            BallotSort::Elects { candidates: Some(slot), .. } => {
                self.stage.cast.places(self.case.slot(slot).persons())
            }
            _ => Vec::new(),
        };
        let held = self.poll.proxies.first().map(|(holder, _)| holder.clone());
        let holder = held.and_then(|holder| self.stage.cast.places(&[holder]).first().copied());
        let holders = holder.or(self.electors.first().copied()).into_iter().chain(standing.first().copied());
        let pairs = holders.filter_map(|holder| {
            let other = self.electors.iter().copied().find(|place| *place != holder)?;
            Some(self.cast(&[holder], Some(other), choice))
        });
        pairs.collect()
    }

    fn cast(&self, voters: &[usize], of: Option<usize>, choice: &Option<VoteChoice>) -> Deed {
        let what = Balloting::Votes {
            voters: voters.iter().map(|place| Actor::Part(*place)).collect(),
            in_place_of: of.map(Actor::Part),
            choice: choice.clone(),
        };
        let polling = Polling { workflow: self.workflow, ballot: self.poll.ballot, what };
        Deed::Polls(Polls { polling, at: None })
    }
}

/// The first of each sort: of those who are the same, and tied or not.
fn first_of_each(stage: &Stage, places: impl Iterator<Item = usize>) -> Vec<usize> {
    let (are, ties) = (&stage.cast.are, &stage.cast.ties);
    let sort = |place: usize| (are.get(place), ties.get(place).is_some_and(|ties| !ties.is_empty()));
    let mut found: Vec<usize> = Vec::new();
    for place in places {
        if !found.iter().any(|known| sort(*known) == sort(place)) {
            found.push(place);
        }
    }
    found
}
