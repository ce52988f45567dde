//! Ballots, as both keep them.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    engine::{BallotChange, Case, Person},
    id::BallotId,
};

use super::both::same;
use crate::reference::Past;

/// The change of a ballot without what the reference does not say, lists of persons in an order of their own.
pub(super) fn plain_of_ballot(ballot: BallotId, change: &BallotChange) -> String {
    let mut change = change.clone();
    match &mut change {
        BallotChange::Voted(voted) => voted.standing.sort_by(|a, b| a.person.cmp(&b.person)),
        BallotChange::Closed(outcome) => {
            outcome.judged.clear();
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
