//! The result of a ballot, from its numbers.

use super::{
    Demand, Judged, Outcome, Poll, Standing, Tally, Weight,
    election::{Runner, elect},
    threshold::to_share,
};
use crate::{
    charter::{Amount, Ballot, BallotResult, BallotSort, Reach, Threshold, Whole},
    engine::{Known, Person, view::View},
};

/// The numbers of a ballot.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Counted {
    pub(in crate::engine) heads: Tally,
    pub(in crate::engine) area: Option<Tally>,
    pub(in crate::engine) vetoes: u64,
    /// Those who were voted for, and those who stay elected.
    pub(in crate::engine) candidates: Vec<Standing>,
}

impl Counted {
    /// Of votes that were recorded with their choice.
    pub(in crate::engine) fn of(poll: &Poll, ballot: &Ballot) -> Self {
        let totals = poll.totals;
        let area = || poll.area.tally(totals.and_then(|totals| totals.area));
        Self {
            heads: poll.heads.tally(totals.map(|totals| totals.heads)),
            area: ballot.weights.area.then(area),
            vetoes: poll.vetoes,
            candidates: poll.candidates.clone(),
        }
    }
}

/// A ballot whose numbers are judged on the case as it stands.
pub(in crate::engine) struct Judging<'a, 'c> {
    ballot: &'c Ballot,
    view: &'a View<'c>,
    counted: &'a Counted,
    seats: u32,
    judged: Vec<Judged>,
}

/// Whose votes are held against a threshold.
#[derive(Clone, Copy)]
enum Favour<'a> {
    Present,
    Yes,
    Candidate(&'a Standing),
}

impl<'a, 'c> Judging<'a, 'c> {
    pub(in crate::engine) fn new(
        ballot: &'c Ballot,
        view: &'a View<'c>,
        counted: &'a Counted,
        seats: u32,
    ) -> Self {
        Self { ballot, view, counted, seats, judged: Vec::new() }
    }

    pub(in crate::engine) fn outcome(mut self) -> Outcome {
        let (approves, vetoes) = (self.ballot.sort == BallotSort::Approves, self.counted.vetoes);
        if approves && vetoes > 0 {
            return self.decided(BallotResult::Vetoed);
        }
        if !self.reach(Demand::Quorum, Favour::Present) {
            return self.decided(BallotResult::NoQuorum);
        }
        if self.ballot.is_election() {
            return self.elected();
        }
        let passed = self.reach(Demand::Passes, Favour::Yes);
        self.decided(if passed { BallotResult::Passed } else { BallotResult::Failed })
    }

    fn decided(self, result: BallotResult) -> Outcome {
        let is_election = self.ballot.is_election();
        Outcome {
            result,
            heads: self.counted.heads,
            area: self.counted.area,
            vetoes: self.counted.vetoes,
            judged: self.judged,
            elected: if is_election { seated(self.ballot, self.view).to_vec() } else { Vec::new() },
            tied: Vec::new(),
            left: if is_election { self.seats } else { 0 },
        }
    }

    /// Who is elected: of those who reached every threshold the best placed.
    fn elected(mut self) -> Outcome {
        let mut candidates = self.counted.candidates.clone();
        for person in seated(self.ballot, self.view) {
            if !candidates.iter().any(|standing| standing.person == *person) {
                candidates.push(Standing::stays(person.clone(), Vec::new()));
            }
        }
        let binding: Vec<_> = (0u16..)
            .zip(&self.ballot.reserved)
            .filter(|(_, reserved)| self.view.judge(&reserved.condition) != Known::No)
            .map(|(clause, reserved)| (clause, usize::try_from(reserved.least).unwrap_or(usize::MAX)))
            .collect();
        let mut runners = Vec::new();
        for standing in &candidates {
            let reached = !standing.stays && standing.heads > 0 && self.wins(standing);
            let fits = binding.iter().map(|(clause, _)| standing.fits.contains(clause)).collect();
            runners.push(Runner { votes: standing.heads, reached, stays: standing.stays, fits });
        }
        let reserved: Vec<usize> = binding.iter().map(|(_, least)| *least).collect();
        let found = elect(&runners, usize::try_from(self.seats).unwrap_or(usize::MAX), &reserved);
        let persons = |places: &[usize]| -> Vec<Person> {
            places.iter().filter_map(|&place| Some(candidates.get(place)?.person.clone())).collect()
        };
        let stays = runners.iter().filter(|runner| runner.stays).count();
        let won = u32::try_from(found.elected.len().saturating_sub(stays)).unwrap_or(u32::MAX);
        let result = match won {
            _ if !found.tied.is_empty() => BallotResult::Tied,
            won if won < self.seats => BallotResult::Short,
            _ => BallotResult::Passed,
        };
        let (elected, tied) = (persons(&found.elected), persons(&found.tied));
        let left = self.seats.saturating_sub(won);
        Outcome { elected, tied, left, ..self.decided(result) }
    }

    fn wins(&mut self, standing: &Standing) -> bool {
        self.reach(Demand::Passes, Favour::Candidate(standing))
    }

    /// Whether every threshold in force is reached; one whose condition cannot be decided is. Without any votes nobody is in
    /// favour of anything.
    fn reach(&mut self, demand: Demand, favour: Favour<'_>) -> bool {
        let ballot = self.ballot;
        let thresholds = match demand {
            Demand::Quorum => &ballot.quorum,
            Demand::Passes => &ballot.passes,
        };
        let mut reached = demand == Demand::Quorum || self.counted.heads.cast > 0;
        for (clause, threshold) in (0u16..).zip(thresholds) {
            if self.view.judge(&threshold.condition) == Known::No {
                continue;
            }
            for weight in self.weights(threshold) {
                let judged = self.judge(demand, clause, threshold, weight, favour);
                reached &= judged.reached;
                self.judged.push(judged);
            }
        }
        reached
    }

    /// A bare number counts persons; a share must be reached by each weight.
    fn weights(&self, threshold: &Threshold) -> Vec<Weight> {
        let weights = self.ballot.weights;
        match threshold.amount {
            Amount::Number(_) => vec![Weight::Heads],
            Amount::Share { .. } => {
                let heads = weights.heads.then_some(Weight::Heads);
                heads.into_iter().chain(weights.area.then_some(Weight::Area)).collect()
            }
        }
    }

    fn judge(
        &self,
        demand: Demand,
        clause: u16,
        threshold: &Threshold,
        weight: Weight,
        favour: Favour<'_>,
    ) -> Judged {
        let tally = match weight {
            Weight::Heads => self.counted.heads,
            Weight::Area => self.counted.area.unwrap_or_default(),
        };
        let count = match favour {
            Favour::Present => tally.present,
            Favour::Yes => tally.yes,
            Favour::Candidate(standing) if weight == Weight::Heads => standing.heads,
            Favour::Candidate(standing) => standing.area,
        };
        let (ordering, whole) = match threshold.amount {
            Amount::Number(number) => (Some(count.cmp(&u64::from(number))), None),
            Amount::Share { part, of, whole } => {
                let whole = tally.whole(whole);
                (whole.and_then(|whole| to_share(count, (part, of), whole)), whole)
            }
        };
        let reached = ordering.is_some_and(|ordering| match threshold.reach {
            Reach::AtLeast => ordering.is_ge(),
            Reach::MoreThan => ordering.is_gt(),
        });
        let candidate = match favour {
            Favour::Candidate(standing) => Some(standing.person.clone()),
            Favour::Present | Favour::Yes => None,
        };
        Judged { demand, clause, weight, candidate, count, whole, reached }
    }
}

/// Who was elected before and stays so: those of the election before one that fills the seats it left.
pub(in crate::engine) fn seated<'v>(ballot: &Ballot, view: &'v View<'_>) -> &'v [Person] {
    match ballot.sort {
        BallotSort::Elects { seats: None, .. } => {
            view.last_election().map_or(&[], |election| &election.elected)
        }
        BallotSort::Elects { seats: Some(_), .. } | BallotSort::Approves | BallotSort::Endorses => &[],
    }
}

impl Ballot {
    /// One of its thresholds, from 0.
    pub(in crate::engine) fn threshold(&self, demand: Demand, clause: u16) -> Option<&Threshold> {
        let thresholds = match demand {
            Demand::Quorum => &self.quorum,
            Demand::Passes => &self.passes,
        };
        thresholds.get(usize::from(clause))
    }
}

impl Tally {
    fn whole(&self, whole: Whole) -> Option<u64> {
        match whole {
            Whole::All => self.all,
            Whole::Eligible => self.eligible,
            Whole::Present => Some(self.present),
            Whole::Voting => Some(self.voting),
            Whole::Cast => Some(self.cast),
        }
    }
}

impl Standing {
    /// Somebody nobody has voted for yet.
    pub(in crate::engine) fn new(person: Person, fits: Vec<u16>) -> Self {
        Self { person, heads: 0, area: 0, fits, stays: false }
    }

    /// Somebody who stays elected.
    pub(in crate::engine) fn stays(person: Person, fits: Vec<u16>) -> Self {
        Self { person, heads: 0, area: 0, fits, stays: true }
    }
}
