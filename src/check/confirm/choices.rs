//! Who votes how, so that a ballot may have a result.

use crate::{
    charter::{Ballot, BallotResult},
    engine::{CandidateVotes, Counts, Figures, Person, VoteChoice},
};

/// Votes, and how the ballot ends if they do not end it.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Who votes what; nothing is told of it in a secret ballot.
    pub(super) votes: Vec<(Person, Option<VoteChoice>)>,
    pub(super) ends: Ends,
}

/// How a ballot ends.
#[derive(Debug, Clone)]
pub(super) enum Ends {
    /// Its time is over.
    InTime,
    /// It is counted.
    Counted(Box<Figures>),
}

/// How many vote yes and no.
type Numbers = (usize, usize);

/// What may bring a result, the plainest first: whether it does so is for the engine to say.
pub(super) fn plans(
    ballot: &Ballot,
    wanted: BallotResult,
    voters: &[Person],
    (candidates, seats): (&[Person], usize),
) -> Vec<Plan> {
    let chosen: Vec<Vec<(Person, VoteChoice)>> = match ballot.is_election() {
        true => elections(voters, candidates, seats),
        false => {
            numbers(voters.len(), wanted).into_iter().map(|numbers| approvals(voters, numbers)).collect()
        }
    };
    chosen.into_iter().flat_map(|votes| ended(ballot, votes)).collect()
}

/// The same votes with each way in which the ballot may end.
fn ended(ballot: &Ballot, votes: Vec<(Person, VoteChoice)>) -> Vec<Plan> {
    let count = if ballot.is_secret { figures(ballot, &votes) } else { Figures::default() };
    // Of a secret ballot it is told how many noes are a veto.
    let is_no = |(_, choice): &(Person, VoteChoice)| *choice == VoteChoice::No;
    let may_veto = ballot.is_secret && !ballot.vetoes.is_empty() && votes.iter().any(is_no);
    let veto = may_veto.then(|| Ends::Counted(Box::new(Figures { vetoes: Some(1), ..count.clone() })));
    let in_time = ballot.clock.filter(|_| !ballot.is_secret || votes.is_empty()).map(|_| Ends::InTime);
    let votes: Vec<_> = votes.into_iter().map(|(person, choice)| (person, Some(choice))).collect();
    let ends = in_time.into_iter().chain([Ends::Counted(Box::new(count))]).chain(veto);
    ends.map(|ends| Plan { votes: votes.clone(), ends }).collect()
}

/// How many may vote yes and no, those first that suit a result best.
fn numbers(voters: usize, wanted: BallotResult) -> Vec<Numbers> {
    let all = (0..=voters).flat_map(|yes| (0..=voters - yes).map(move |no| (yes, no)));
    let mut all: Vec<Numbers> = all.collect();
    all.sort_by_key(|&(yes, no)| match wanted {
        BallotResult::Passed => (voters - yes, no),
        BallotResult::Vetoed => (no.abs_diff(1), voters - yes),
        BallotResult::NoQuorum => (yes + no, no),
        BallotResult::Failed | BallotResult::Tied | BallotResult::Short => (voters - no, yes),
    });
    all
}

/// The first vote yes and the last no, among whom are those whose no is a veto.
fn approvals(voters: &[Person], (yes, no): Numbers) -> Vec<(Person, VoteChoice)> {
    let of = |person: &Person, choice: VoteChoice| (person.clone(), choice);
    let for_it = voters.iter().take(yes).map(|person| of(person, VoteChoice::Yes));
    let against =
        voters.iter().skip(voters.len().saturating_sub(no)).map(|person| of(person, VoteChoice::No));
    for_it.chain(against).collect()
}

/// All for the same, all for one, equals, all for nobody, one alone, and no votes at all.
fn elections(voters: &[Person], candidates: &[Person], seats: usize) -> Vec<Vec<(Person, VoteChoice)>> {
    let among = candidates.len().min(seats + 1).max(1);
    let all = |choice: &dyn Fn(usize) -> VoteChoice| {
        voters.iter().enumerate().map(|(place, person)| (person.clone(), choice(place))).collect::<Vec<_>>()
    };
    let first = |number: usize| VoteChoice::For(candidates.iter().take(number).cloned().collect());
    // Each leaves out another of those among whom the seats are contested.
    let rotated = |place: usize| {
        let others = candidates.iter().take(among).enumerate().filter(|(other, _)| *other != place % among);
        VoteChoice::For(others.map(|(_, person)| person.clone()).take(seats).collect())
    };
    let one = all(&|_| first(seats)).into_iter().take(1).collect();
    vec![
        all(&|_| first(seats)),
        all(&|_| first(1)),
        all(&rotated),
        all(&|_| VoteChoice::Abstain),
        one,
        Vec::new(),
    ]
}

/// What a secret ballot comes to in which these votes were cast.
fn figures(ballot: &Ballot, votes: &[(Person, VoteChoice)]) -> Figures {
    let number = |is_it: &dyn Fn(&VoteChoice) -> bool| {
        u64::try_from(votes.iter().filter(|(_, choice)| is_it(choice)).count()).unwrap_or(u64::MAX)
    };
    let mut counts = Counts { cast: Some(number(&|_| true)), ..Counts::default() };
    if ballot.is_election() {
        let mut candidates: Vec<Person> = Vec::new();
        for (_, choice) in votes {
            let VoteChoice::For(names) = choice else { continue };
            candidates
                .extend(names.iter().filter(|name| !candidates.contains(name)).cloned().collect::<Vec<_>>());
        }
        let votes = |person: &Person| {
            number(&|choice| matches!(choice, VoteChoice::For(names) if names.contains(person)))
        };
        counts.candidates = candidates
            .iter()
            .map(|person| CandidateVotes { person: person.clone(), votes: votes(person) })
            .collect();
    } else {
        counts.yes = Some(number(&|choice| *choice == VoteChoice::Yes));
        counts.no = Some(number(&|choice| *choice == VoteChoice::No));
    }
    Figures { heads: counts, ..Figures::default() }
}
