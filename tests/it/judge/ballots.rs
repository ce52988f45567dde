//! Ballots, as both keep them.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    engine::{self, BallotChange, Case, Opening, Person, PollStatus, Reason},
    id::BallotId,
    time::Instant,
};

use super::{
    both::{Both, same},
    tally::Tally,
};
use crate::reference::{self, Asked, Past, Status};

/// The change of a ballot, lists whose order says nothing in an order of their own.
pub(super) fn plain_of_ballot(ballot: BallotId, change: &BallotChange) -> String {
    let mut change = change.clone();
    match &mut change {
        BallotChange::Voted(voted) => voted.standing.sort_by(|a, b| a.person.cmp(&b.person)),
        BallotChange::Closed(outcome) => {
            outcome.judged.sort_by_key(|judged| format!("{judged:?}"));
            outcome.tied.sort();
        }
        _ => {}
    }
    format!("{ballot:?} {change:?}")
}

/// What is kept of a ballot while it has no result.
#[derive(Debug, PartialEq)]
struct Kept {
    ballot: BallotId,
    totals: String,
    seats: u32,
    voted: BTreeSet<Person>,
    /// The votes, in favour, against and neither, by heads.
    heads: [u64; 4],
    candidates: BTreeMap<Person, u64>,
    vetoes: u64,
    is_over: bool,
}

pub(super) fn same_ballots(case: &Case, past: &Past) -> Result<(), String> {
    let engine: Vec<Kept> = case
        .polls()
        .iter()
        .map(|poll| Kept {
            ballot: poll.ballot,
            totals: format!("{:?}", poll.totals),
            seats: poll.seats.unwrap_or_default(),
            voted: poll.voted.iter().cloned().collect(),
            heads: [poll.heads.voted, poll.heads.yes, poll.heads.no, poll.heads.abstain],
            candidates: poll
                .candidates
                .iter()
                .map(|of| (of.person.clone(), of.heads))
                .filter(|(_, votes)| *votes > 0)
                .collect(),
            vetoes: poll.vetoes,
            is_over: poll.is_over,
        })
        .collect();
    let reference: Vec<Kept> = past
        .polls
        .iter()
        .map(|(&ballot, poll)| {
            let heads = poll.sums(&|_| 1, None);
            Kept {
                ballot,
                totals: format!("{:?}", poll.totals),
                seats: poll.seats,
                voted: poll.cast.iter().map(|cast| cast.of.clone()).collect(),
                heads: [heads.cast, heads.yes, heads.no, heads.abstain],
                candidates: heads.candidates.into_iter().filter(|(_, votes)| *votes > 0).collect(),
                vetoes: poll.cast.iter().filter(|cast| cast.is_veto).count() as u64,
                is_over: poll.is_over,
            }
        })
        .collect();
    same("the ballots", &engine, &reference)?;
    for held in case.elections() {
        let elected: BTreeSet<_> = held.elected.iter().collect();
        same("who is elected", &elected, &past.elected(held.ballot).iter().collect())?;
    }
    Ok(())
}

impl Both<'_> {
    /// Which ballots are open at an instant to which nothing is told yet, and whether one of the people may vote.
    pub(super) fn same_polls(&self, person: &Person, at: Instant, tally: &mut Tally) -> Result<(), String> {
        let asked = Asked { rules: self.rules, world: self.world };
        let Some(reference) = reference::polls(&asked, &self.past, Some(person), at) else { return Ok(()) };
        let engine = engine::polls(self.charter, &self.world, &self.case, Some(person), at)
            .map_err(|error| error.to_string())?;
        let engine: Vec<Status> = engine.into_iter().map(status).collect();
        for of in &engine {
            let may = of.why_not.as_ref().is_some_and(|why| why.is_empty());
            tally.see(if may { "polls: may vote" } else { "polls: may not vote" });
        }
        same("the polls", &engine, &reference)
    }
}

fn status(poll: PollStatus) -> Status {
    let why_not = |may: Opening| match may {
        Opening::Open | Opening::OpenIf(_) => Default::default(),
        Opening::Closed(reasons) => reasons.iter().map(Reason::word).collect(),
    };
    Status {
        ballot: poll.ballot,
        opened: poll.opened,
        totals: poll.totals,
        voted: poll.voted,
        seats: poll.seats,
        is_over: poll.is_over,
        closes: poll.closes,
        why_not: poll.may_vote.map(why_not),
    }
}
