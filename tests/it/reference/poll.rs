//! Ballots as the case keeps them: who voted, of how many, and what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi::{
    charter::{Amount, Ballot, BallotResult, BallotSort, Reach, Threshold, Whole},
    engine::{Demand, Electorate, Judged, Outcome, Person, Tally, Totals, VoteChoice, Weight},
    id::BallotId,
    time::Instant,
};

use super::{
    Past, Rules,
    condition::holds,
    election::{Placed, elected},
};

/// A ballot that was opened when its state was entered, and has no result yet.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Poll {
    pub(crate) opened: Instant,
    /// How many seats it fills; none of those already filled before are among them.
    pub(crate) seats: u32,
    pub(crate) totals: Option<Totals>,
    pub(crate) cast: Vec<Cast>,
    /// Of everybody voted for, and of those who stay elected, the clauses of reserved seats that they fit.
    pub(crate) fits: BTreeMap<Person, BTreeSet<usize>>,
    /// Whether one may no longer vote; a secret one waits for the count.
    pub(crate) is_over: bool,
}

/// One vote.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cast {
    /// Whose vote it is.
    pub(crate) of: Person,
    /// Who voted, for oneself or for another.
    pub(crate) by: Person,
    /// How; not said in a secret ballot.
    pub(crate) choice: Option<VoteChoice>,
    pub(crate) area: u64,
    pub(crate) is_veto: bool,
}

/// An election that was held.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Held {
    pub(crate) ballot: BallotId,
    /// How many of its seats nobody has.
    pub(crate) left: u32,
    /// Everybody who has a seat, those of the election before it included where it filled what that one left.
    pub(crate) elected: Vec<Person>,
}

/// What was counted, by one weight.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sums {
    pub(crate) of: Option<Electorate>,
    pub(crate) present: u64,
    pub(crate) voting: u64,
    pub(crate) cast: u64,
    pub(crate) yes: u64,
    pub(crate) no: u64,
    pub(crate) abstain: u64,
    /// In the order in which they were first voted for, or told.
    pub(crate) candidates: Vec<(Person, u64)>,
}

/// What was counted, by each weight; the heads always, since they place the candidates.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Counted {
    pub(crate) heads: Sums,
    pub(crate) area: Option<Sums>,
    pub(crate) vetoes: u64,
}

impl Past {
    /// Whom that election, when it was held last, has elected.
    pub(crate) fn elected(&self, ballot: BallotId) -> &[Person] {
        let held = self.elections.iter().rev().find(|held| held.ballot == ballot);
        held.map(|held| held.elected.as_slice()).unwrap_or_default()
    }

    /// "Those elected there stay elected": who has a seat before an election without `seats`.
    pub(crate) fn seated(&self, ballot: &Ballot) -> Vec<Person> {
        match ballot.sort {
            BallotSort::Elects { seats: None, .. } => {
                self.elections.last().map(|held| held.elected.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }
}

impl Poll {
    pub(crate) fn has_voted(&self, person: &Person) -> bool {
        self.cast.iter().any(|cast| cast.of == *person)
    }

    /// "Cast votes: voting = cast = number who voted (principals count), present = told else voting."
    pub(crate) fn counted(&self, ballot: &Ballot) -> Counted {
        Counted {
            heads: self.sums(&|_| 1, self.totals.map(|totals| totals.heads)),
            area: ballot
                .weights
                .area
                .then(|| self.sums(&|cast| cast.area, self.totals.and_then(|totals| totals.area))),
            vetoes: self.cast.iter().filter(|cast| cast.is_veto).count() as u64,
        }
    }

    pub(crate) fn sums(&self, weigh: &dyn Fn(&Cast) -> u64, of: Option<Electorate>) -> Sums {
        let sum = |fits: &dyn Fn(Option<&VoteChoice>) -> bool| -> u64 {
            self.cast.iter().filter(|cast| fits(cast.choice.as_ref())).map(weigh).sum()
        };
        let mut candidates: Vec<(Person, u64)> = Vec::new();
        for cast in &self.cast {
            let Some(VoteChoice::For(names)) = &cast.choice else { continue };
            for name in names {
                match candidates.iter_mut().find(|(person, _)| person == name) {
                    Some((_, votes)) => *votes += weigh(cast),
                    None => candidates.push((name.clone(), weigh(cast))),
                }
            }
        }
        let all = sum(&|_| true);
        Sums {
            of,
            present: all,
            voting: all,
            cast: all,
            yes: sum(&|choice| choice == Some(&VoteChoice::Yes)),
            no: sum(&|choice| choice == Some(&VoteChoice::No)),
            // "For nobody is a vote cast for nobody, like an abstention."
            abstain: sum(&|choice| match choice {
                Some(VoteChoice::Abstain) => true,
                Some(VoteChoice::For(names)) => names.is_empty(),
                _ => false,
            }),
            candidates,
        }
    }
}

impl Sums {
    fn told(&self) -> Tally {
        Tally {
            all: self.of.map(|of| of.all),
            eligible: self.of.map(|of| of.eligible),
            present: self.present,
            voting: self.voting,
            cast: self.cast,
            yes: self.yes,
            no: self.no,
            abstain: self.abstain,
        }
    }
}

/// What the ballot comes to, and "every threshold that was in force" and was looked at: none where there is a veto, the quorum
/// alone where that is not reached, in an election those of each candidate who has votes.
pub(crate) fn outcome(
    rules: Rules<'_>,
    past: &Past,
    id: BallotId,
    poll: &Poll,
    counted: &Counted,
) -> Outcome {
    let ballot = rules.workflow.ballots.get(id).unwrap();
    let judging = Judging { rules, past, ballot, counted };
    let mut outcome = Outcome {
        result: BallotResult::Failed,
        heads: counted.heads.told(),
        area: counted.area.as_ref().map(Sums::told),
        vetoes: counted.vetoes,
        judged: Vec::new(),
        elected: past.seated(ballot),
        tied: Vec::new(),
        left: poll.seats,
    };
    if ballot.sort == BallotSort::Approves && counted.vetoes > 0 {
        return Outcome { result: BallotResult::Vetoed, ..outcome };
    }
    outcome.judged = judging.judge(Demand::Quorum, None, &|sums| sums.present);
    if !all_reached(&outcome.judged) {
        return Outcome { result: BallotResult::NoQuorum, ..outcome };
    }
    if ballot.is_election() {
        outcome.result = elect(&judging, poll, &mut outcome);
        return outcome;
    }
    let passes = judging.judge(Demand::Passes, None, &|sums| sums.yes);
    // "With no votes nothing is reached."
    if counted.heads.cast > 0 && all_reached(&passes) {
        outcome.result = BallotResult::Passed;
    }
    outcome.judged.extend(passes);
    outcome
}

fn all_reached(judged: &[Judged]) -> bool {
    judged.iter().all(|judged| judged.reached)
}

/// "Candidates who reach every `wins` (no `wins`: any vote at all) by votes (heads) descending: the first `seats` are elected."
fn elect(judging: &Judging<'_>, poll: &Poll, outcome: &mut Outcome) -> BallotResult {
    let Judging { rules, past, ballot, counted } = *judging;
    let votes = |sums: &Sums, person: &Person| {
        sums.candidates.iter().find(|(of, _)| of == person).map_or(0, |(_, votes)| *votes)
    };
    let place = |person: &Person| Placed {
        person: person.clone(),
        votes: votes(&counted.heads, person),
        fits: poll.fits.get(person).cloned().unwrap_or_default(),
    };
    let mut placed = Vec::new();
    for (person, _) in counted.heads.candidates.iter().filter(|(_, votes)| *votes > 0) {
        let judged = judging.judge(Demand::Passes, Some(person), &|sums| votes(sums, person));
        if all_reached(&judged) {
            placed.push(place(person));
        }
        outcome.judged.extend(judged);
    }
    let stay: Vec<Placed> = outcome.elected.iter().map(place).collect();
    let binding = ballot
        .reserved
        .iter()
        .enumerate()
        .filter(|(_, reserved)| holds(rules, past, &reserved.condition) != Some(false));
    let reserved: Vec<(usize, usize)> =
        binding.map(|(clause, reserved)| (clause, reserved.least as usize)).collect();
    let (won, tied) = elected(&placed, &stay, poll.seats as usize, &reserved);
    outcome.left = poll.seats - u32::try_from(won.len()).unwrap();
    outcome.elected.extend(won);
    outcome.tied = tied;
    match outcome.left {
        _ if !outcome.tied.is_empty() => BallotResult::Tied,
        0 => BallotResult::Passed,
        _ => BallotResult::Short,
    }
}

/// The numbers of a ballot, held against its thresholds.
#[derive(Clone, Copy)]
struct Judging<'a> {
    rules: Rules<'a>,
    past: &'a Past,
    ballot: &'a Ballot,
    counted: &'a Counted,
}

impl Judging<'_> {
    /// Each threshold whose condition is not surely false, by each weight: "a bare number counts heads, whatever the weights; a
    /// share is reached by each weight".
    fn judge(
        &self,
        demand: Demand,
        candidate: Option<&Person>,
        favour: &dyn Fn(&Sums) -> u64,
    ) -> Vec<Judged> {
        let thresholds = match demand {
            Demand::Quorum => &self.ballot.quorum,
            Demand::Passes => &self.ballot.passes,
        };
        let mut judged = Vec::new();
        for (clause, threshold) in (0..).zip(thresholds) {
            if holds(self.rules, self.past, &threshold.condition) == Some(false) {
                continue;
            }
            let is_share = matches!(threshold.amount, Amount::Share { .. });
            let weights = self.ballot.weights;
            let heads = (weights.heads || !is_share).then_some((Weight::Heads, &self.counted.heads));
            let area = self.counted.area.as_ref().filter(|_| is_share).map(|area| (Weight::Area, area));
            for (weight, sums) in heads.into_iter().chain(area) {
                let count = favour(sums);
                let (whole, reached) = is_reached(threshold, sums, count);
                let candidate = candidate.cloned();
                judged.push(Judged { demand, clause, weight, candidate, count, whole, reached });
            }
        }
        judged
    }
}

/// "Exact, by cross-multiplication. A share of nobody is never reached." Of how many it is a share, and whether so many reach it.
fn is_reached(threshold: &Threshold, sums: &Sums, count: u64) -> (Option<u64>, bool) {
    let is = |left: u128, right: u128| match threshold.reach {
        Reach::AtLeast => left >= right,
        Reach::MoreThan => left > right,
    };
    let (part, of, whole) = match threshold.amount {
        Amount::Number(number) => return (None, is(u128::from(count), u128::from(number))),
        Amount::Share { part, of, whole } => (u128::from(part), u128::from(of), whole),
    };
    let whole = match whole {
        Whole::All => sums.of.map(|of| of.all),
        Whole::Eligible => sums.of.map(|of| of.eligible),
        Whole::Present => Some(sums.present),
        Whole::Voting => Some(sums.voting),
        Whole::Cast => Some(sums.cast),
    };
    let reached =
        whole.is_some_and(|whole| whole > 0 && is(u128::from(count) * of, u128::from(whole) * part));
    (whole, reached)
}
