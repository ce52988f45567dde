//! How a ballot that is open could be counted.

use super::stage::Stage;
use crate::{
    charter::{Ballot, BallotSort},
    engine::{CandidateVotes, Case, Counts, Figures, Person},
    id::{BallotId, WorkflowId},
    scenario::compiled::{Balloting, Deed, Polling, Polls},
};

/// How many vote in a ballot that is counted.
const ALL: u64 = 100;

/// Counts of the ballots that are open in a case: for each result that some figures could bring.
pub(super) fn counts(stage: &Stage, workflow: WorkflowId, case: &Case) -> Vec<Deed> {
    let rules = stage.charter().workflows.at(workflow);
    let mut found = Vec::new();
    for state in case.marking().iter() {
        for &id in &rules.states.at(state).ballots {
            let ballot = rules.ballots.at(id);
            let figures = match ballot.sort {
                BallotSort::Elects { candidates, .. } => {
                    elections(candidates.map(|slot| case.slot(slot).persons()).unwrap_or_default())
                }
                BallotSort::Approves | BallotSort::Endorses => approvals(ballot),
            };
            found.extend(figures.into_iter().map(|figures| counted(workflow, id, figures)));
        }
    }
    found
}

fn counted(workflow: WorkflowId, ballot: BallotId, figures: Figures) -> Deed {
    let what = Balloting::Counts { tellers: Vec::new(), figures: Box::new(figures) };
    Deed::Polls(Polls { polling: Polling { workflow, ballot, what }, at: None })
}

/// All for it, all against it, too few, and a veto.
fn approvals(ballot: &Ballot) -> Vec<Figures> {
    let of = |voting: u64, yes: u64| Counts {
        all: Some(ALL),
        present: Some(voting),
        voting: Some(voting),
        yes: Some(yes),
        no: Some(voting - yes),
        ..Counts::default()
    };
    let area = |counts: &Counts| if ballot.weights.area { counts.clone() } else { Counts::default() };
    let figures = |counts: Counts| Figures { area: area(&counts), heads: counts, vetoes: None };
    let mut found =
        vec![figures(of(ALL, ALL)), figures(of(ALL, 0)), figures(of(1, 1)), figures(of(ALL, ALL / 2))];
    if !ballot.vetoes.is_empty() {
        found.push(Figures { vetoes: Some(1), ..figures(of(ALL, ALL - 1)) });
    }
    found
}

/// Everybody, one alone, two as equals and nobody elected; and too few who vote.
fn elections(standing: &[Person]) -> Vec<Figures> {
    let of = |votes: &dyn Fn(usize) -> u64, voting: u64| {
        let candidates = standing.iter().enumerate();
        let candidates =
            candidates.map(|(place, person)| CandidateVotes { person: person.clone(), votes: votes(place) });
        let heads = Counts {
            all: Some(ALL),
            voting: Some(voting),
            candidates: candidates.collect(),
            ..Counts::default()
        };
        Figures { heads, ..Figures::default() }
    };
    let falling = |place: usize| (ALL - 10).saturating_sub(u64::try_from(place).unwrap_or(ALL));
    vec![
        of(&falling, ALL),
        of(&|place| if place == 0 { ALL - 10 } else { 1 }, ALL),
        of(&|_| ALL - 20, ALL),
        of(&|_| 0, ALL),
        of(&|place| u64::from(place == 0), 1),
    ]
}

/// The figures as a step of a rule test tells them.
pub(super) fn told(figures: &Figures, mut name: impl FnMut(&Person) -> Option<String>) -> Vec<String> {
    let mut said = Vec::new();
    for (counts, of) in [(&figures.heads, ""), (&figures.area, ".area")] {
        let each = [
            ("all", counts.all),
            ("present", counts.present),
            ("voting", counts.voting),
            ("yes", counts.yes),
            ("no", counts.no),
        ];
        let told =
            each.into_iter().filter_map(|(figure, number)| Some(format!("{figure}{of} = {}", number?)));
        said.extend(told);
        for candidate in &counts.candidates {
            said.extend(name(&candidate.person).map(|name| format!("{name}{of} = {}", candidate.votes)));
        }
    }
    said.extend(figures.vetoes.map(|vetoes| format!("vetoes = {vetoes}")));
    said
}
