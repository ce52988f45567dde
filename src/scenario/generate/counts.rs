//! How a ballot that is open could be counted.

use super::stage::Stage;
use crate::{
    charter::{Amount, Ballot, BallotSort, Threshold},
    check::{approvals, elections},
    engine::{CandidateVotes, Case, Counts, Figures, Person},
    id::{BallotId, WorkflowId},
    scenario::compiled::{Balloting, Deed, Polling, Polls},
};

/// How many vote in a ballot that is counted, at least.
const ALL: u64 = 100;

/// Counts of the ballots that are open in a case: for each result that some figures could bring, and about each threshold.
pub(super) fn counts(stage: &Stage, workflow: WorkflowId, case: &Case) -> Vec<Deed> {
    let rules = stage.charter().workflows.at(workflow);
    let mut found = Vec::new();
    for state in case.marking().iter() {
        for &id in &rules.states.at(state).ballots {
            let ballot = rules.ballots.at(id);
            let figures = match ballot.sort {
                BallotSort::Elects { candidates, .. } => {
                    let standing = candidates.map(|slot| case.slot(slot).persons()).unwrap_or_default();
                    [elections(standing), elected_about(ballot, standing)]
                }
                BallotSort::Approves | BallotSort::Endorses => [approvals(ballot), approved_about(ballot)],
            };
            found.extend(figures.into_iter().flatten().map(|figures| counted(workflow, id, figures)));
        }
    }
    found
}

fn counted(workflow: WorkflowId, ballot: BallotId, figures: Figures) -> Deed {
    let what = Balloting::Counts { tellers: Vec::new(), figures: Box::new(figures) };
    Deed::Polls(Polls { polling: Polling { workflow, ballot, what }, at: None })
}

/// The numbers of a hundred, or of a whole that the share divides, at which thresholds are just reached and just not, each with
/// that whole.
fn edges(thresholds: &[Threshold]) -> Vec<(u64, u64)> {
    let mut found = Vec::new();
    for threshold in thresholds {
        let (whole, edge) = match threshold.amount {
            Amount::Number(number) => (ALL.max(u64::from(number) + 1), u64::from(number)),
            Amount::Share { part, of, .. } => {
                let (part, of) = (u64::from(part), u64::from(of));
                let whole = ALL.div_ceil(of) * of;
                (whole, whole / of * part)
            }
        };
        found.extend([edge.saturating_sub(1), edge, edge + 1].map(|number| (whole, number.min(whole))));
    }
    found.dedup();
    found
}

/// So many who are in favour, or who take part, as lie about the thresholds.
fn approved_about(ballot: &Ballot) -> Vec<Figures> {
    let of = |all: u64, voting: u64, yes: u64| {
        let heads = Counts {
            all: Some(all),
            present: Some(voting),
            voting: Some(voting),
            yes: Some(yes),
            no: Some(voting - yes),
            ..Counts::default()
        };
        let area = if ballot.weights.area { heads.clone() } else { Counts::default() };
        Figures { area, heads, vetoes: None }
    };
    let passes = edges(&ballot.passes).into_iter().map(|(all, yes)| of(all, all, yes));
    let quorum = edges(&ballot.quorum).into_iter().map(|(all, voting)| of(all, voting, voting));
    passes.chain(quorum).collect()
}

/// So many votes for the first candidate, or so many who take part, as lie about the thresholds.
fn elected_about(ballot: &Ballot, standing: &[Person]) -> Vec<Figures> {
    let of = |votes: &dyn Fn(usize) -> u64, all: u64, voting: u64| {
        let votes = |(place, person): (usize, &Person)| CandidateVotes {
            person: person.clone(),
            votes: votes(place),
        };
        let candidates = standing.iter().enumerate().map(votes).collect();
        let heads = Counts { all: Some(all), voting: Some(voting), candidates, ..Counts::default() };
        Figures { heads, ..Figures::default() }
    };
    let first = |votes: u64| move |place: usize| if place == 0 { votes } else { 0 };
    let wins = edges(&ballot.passes).into_iter().map(|(all, votes)| of(&first(votes), all, all));
    let quorum = edges(&ballot.quorum).into_iter().map(|(all, voting)| of(&|_| voting, all, voting));
    wins.chain(quorum).collect()
}
