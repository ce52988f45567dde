//! Figures with which a ballot may be counted.

use crate::{
    charter::Ballot,
    engine::{CandidateVotes, Counts, Figures, Person},
};

/// How many vote in a ballot that is counted.
const ALL: u64 = 100;

/// All for it, all against it, too few, and a veto.
pub(crate) fn approvals(ballot: &Ballot) -> Vec<Figures> {
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
pub(crate) fn elections(standing: &[Person]) -> Vec<Figures> {
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
