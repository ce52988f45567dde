//! What a count says, completed: figures that are not told follow from the rest; figures that contradict each other are named.

use super::{Counts, Electorate, Figure, Tally, poll::Sums};

/// A figure, and the one from which it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::engine) struct Settled {
    pub(in crate::engine) value: u64,
    pub(in crate::engine) of: Figure,
}

/// Two figures of which the first may not be the greater.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The greater one.
    pub figure: Figure,
    /// Its number.
    pub number: u128,
    /// What it may not exceed; what it must equal, where that is how many were recorded.
    pub bound: Figure,
    /// That number.
    pub most: u128,
    /// Whether both are areas.
    pub is_area: bool,
}

/// The figures of a count by one weight.
pub(in crate::engine) struct Counting<'a> {
    told: &'a Counts,
    all: u64,
    eligible: u64,
    present: Settled,
    voting: Settled,
    cast: Settled,
    spoilt: u64,
}

impl<'a> Counting<'a> {
    /// Completes what was told: how many there are by `electorate`, and how many voted, where that was recorded.
    pub(in crate::engine) fn new(told: &'a Counts, electorate: Electorate, recorded: Option<u64>) -> Self {
        let settled = |told: Option<u64>, of: Figure| told.map(|value| Settled { value, of });
        let or_none = |told: Option<u64>| told.unwrap_or(0);
        let spoilt = or_none(told.spoilt);
        let parts = [told.yes, told.no, told.abstain, told.spoilt];
        let sum = || parts.iter().flatten().fold(0u64, |sum, part| sum.saturating_add(*part));
        let sum = || Settled { value: sum(), of: Figure::Choices };
        let is_told_apart = parts.iter().skip(1).any(Option::is_some);
        let cast = settled(told.cast, Figure::Cast)
            .or_else(|| is_told_apart.then(sum))
            .or_else(|| settled(told.voting, Figure::Voting))
            .or_else(|| settled(recorded, Figure::Recorded))
            .or_else(|| settled(told.present, Figure::Present))
            .unwrap_or_else(sum);
        let voting = settled(told.voting, Figure::Voting).unwrap_or_else(|| cast.clone());
        let present = settled(told.present, Figure::Present).unwrap_or_else(|| voting.clone());
        Self { told, all: electorate.all, eligible: electorate.eligible, present, voting, cast, spoilt }
    }

    pub(in crate::engine) fn tally(&self) -> Tally {
        let or_none = |told: Option<u64>| told.unwrap_or(0);
        Tally {
            all: Some(self.all),
            eligible: Some(self.eligible),
            present: self.present.value,
            voting: self.voting.value,
            cast: self.cast.value,
            yes: or_none(self.told.yes),
            no: or_none(self.told.no),
            abstain: or_none(self.told.abstain),
        }
    }

    /// Every two figures that contradict each other, each pair once. An election fills `seats`.
    pub(in crate::engine) fn contradictions(&self, seats: u32, is_area: bool) -> Vec<Contradiction> {
        let mut found = Vec::new();
        let mut check = |(number, figure): (u64, Figure), (most, bound): (u64, Figure)| {
            let (number, most) = (u128::from(number), u128::from(most));
            let pair = Contradiction { figure, number, bound, most, is_area };
            if number > most && !found.contains(&pair) {
                found.push(pair);
            }
        };
        let of = |settled: &Settled| (settled.value, settled.of.clone());
        let (all, cast) = ((self.all, Figure::All), of(&self.cast));
        let valid = (self.cast.value.saturating_sub(self.spoilt), Figure::Valid);
        let choices = [self.told.yes, self.told.no, self.told.abstain];
        let choices = choices.iter().flatten().fold(0u64, |sum, part| sum.saturating_add(*part));
        check((self.spoilt, Figure::Spoilt), cast.clone());
        check((choices, Figure::Choices), valid.clone());
        if let Some(issued) = self.told.issued {
            check(cast, (issued, Figure::Issued));
            check((issued, Figure::Issued), all.clone());
        }
        check(of(&self.voting), all.clone());
        check(of(&self.present), all.clone());
        check((self.eligible, Figure::Eligible), all);
        let mut given = 0u128;
        for candidate in &self.told.candidates {
            given += u128::from(candidate.votes);
            check((candidate.votes, Figure::Candidate(candidate.person.clone())), valid.clone());
        }
        let possible = u128::from(valid.0) * u128::from(seats);
        if given > possible {
            let (figure, bound) = (Figure::Candidates, Figure::Possible);
            found.push(Contradiction { figure, number: given, bound, most: possible, is_area });
        }
        found
    }

    /// Where as many must have been cast as were recorded to have voted.
    pub(in crate::engine) fn recorded(&self, voted: u64, is_area: bool) -> Option<Contradiction> {
        let (number, most) = (self.cast.value, voted);
        (voted > 0 && number != voted).then(|| Contradiction {
            figure: self.cast.of.clone(),
            number: number.into(),
            bound: Figure::Recorded,
            most: most.into(),
            is_area,
        })
    }
}

impl Tally {
    /// Where more are told to take part than there are.
    pub(in crate::engine) fn contradictions(&self, is_area: bool) -> Vec<Contradiction> {
        let Some(all) = self.all else { return Vec::new() };
        let figures = [
            (Some(self.voting), Figure::Voting),
            (Some(self.present), Figure::Present),
            (self.eligible, Figure::Eligible),
        ];
        let exceeds = |(number, figure): (Option<u64>, Figure)| {
            let number = number.filter(|number| *number > all)?;
            let (number, most) = (number.into(), all.into());
            Some(Contradiction { figure, number, bound: Figure::All, most, is_area })
        };
        figures.into_iter().filter_map(exceeds).collect()
    }
}

impl Sums {
    /// The numbers of votes that were recorded, each with its choice.
    pub(in crate::engine) fn tally(self, electorate: Option<Electorate>) -> Tally {
        Tally {
            all: electorate.map(|electorate| electorate.all),
            eligible: electorate.map(|electorate| electorate.eligible),
            present: self.voted,
            voting: self.voted,
            cast: self.voted,
            yes: self.yes,
            no: self.no,
            abstain: self.abstain,
        }
    }
}
