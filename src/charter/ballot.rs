//! Ballots: who votes, how many it takes, and where each result leads.
//!
//! A ballot belongs to a state: entering the state opens it, its result leaves the state. A *share* is a part of a whole
//! ([`Whole`]), always exact: at least `p/q` of `n` is reached by `x` if `x · q ≥ p · n`.

use serde::{Deserialize, Serialize};

use super::NamedParties;
use crate::{
    Name,
    finding::Language,
    id::{ClockId, FactId, SlotId, StateId},
    origin::Origin,
    rule::{Condition, Party, Route},
    text::BoundWord,
    title::Titles,
};

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// The state that opens it when it is entered.
    pub state: StateId,
    /// What it decides.
    pub sort: BallotSort,
    /// Who votes: whoever fits one of these clauses, each person once.
    pub by: Vec<NamedParties>,
    /// What is counted.
    pub weights: Weights,
    /// How many must take part: all of these whose condition holds.
    pub quorum: Vec<Threshold>,
    /// How many must be in favour, of an election how many each candidate needs: all of these whose condition holds.
    pub passes: Vec<Threshold>,
    /// How many more candidates than seats there must be.
    pub margin: Vec<Margin>,
    /// For how many others one may vote; without any, for nobody.
    pub proxies: Vec<Proxies>,
    /// Whose no is a veto.
    pub vetoes: Vec<NamedParties>,
    /// Seats kept for some of those who are elected.
    pub reserved: Vec<Reserved>,
    /// Who may not vote; of an election, who may not be chosen.
    pub bars: Vec<NamedParties>,
    /// Whether it is recorded who voted, and never how.
    pub is_secret: bool,
    /// The limit whose end closes it.
    pub clock: Option<ClockId>,
    /// Where its results lead.
    pub on: Vec<OnResult>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a ballot decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotSort {
    /// Whether something is approved: it is closed and counted.
    Approves,
    /// Whether enough of all stand behind something: it closes when they do, or when its time is over.
    Endorses,
    /// Who is elected.
    Elects {
        /// How many seats it fills; none: those that the election before it in the case left.
        seats: Option<Vacancies>,
        /// The slot that holds those who stand; none: whoever is voted for.
        candidates: Option<SlotId>,
    },
}

/// How many seats an election fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vacancies {
    /// So many.
    Number(u32),
    /// As many as a fact says.
    Fact(FactId),
}

/// What is counted; with both, every threshold must be reached by each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Each person is one.
    pub heads: bool,
    /// Each person is the area they have.
    pub area: bool,
}

/// So many, or such a share, are enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// Whether exactly so many are enough.
    pub reach: Reach,
    /// How many.
    pub amount: Amount,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// Whether exactly so many are enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// So many are enough.
    AtLeast,
    /// It takes more than so many.
    MoreThan,
}

/// So many persons, or such a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So many persons.
    Number(u32),
    /// `part/of` of the whole; neither zero nor more than the whole.
    Share {
        /// The part.
        part: u32,
        /// Of so many.
        of: u32,
        /// Of what.
        whole: Whole,
    },
}

/// Of what a share is a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whole {
    /// All who belong to the electorate.
    All,
    /// All of them who may vote on this.
    Eligible,
    /// Those who are present.
    Present,
    /// Those who vote.
    Voting,
    /// All votes cast, the spoilt ones among them.
    Cast,
}

/// How many more candidates than seats there must be when the ballot opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    /// At least, at most or more than.
    pub word: BoundWord,
    /// So many.
    pub number: u32,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// For how many others one person may vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proxies {
    /// For at most so many.
    pub most: u32,
    /// Who may vote for nobody else.
    pub bars: Vec<NamedParties>,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// So many of those elected are such persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// A kind of person, or an office.
    pub who: Party,
    /// At least so many.
    pub least: u32,
    /// Only then.
    pub condition: Condition,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where one result leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnResult {
    /// The result.
    pub result: BallotResult,
    /// The first of these that fits.
    pub routes: Vec<Route>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How a ballot ends, in the order in which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BallotResult {
    /// Somebody whose no is a veto said no.
    Vetoed,
    /// Too few took part.
    NoQuorum,
    /// It is approved or endorsed; all seats are filled.
    Passed,
    /// The last seats are contested by equals.
    Tied,
    /// It is neither approved nor endorsed.
    Failed,
    /// Fewer are elected than there are seats.
    Short,
}

impl BallotResult {
    /// Every result, in the order in which it is asked.
    pub const ALL: [Self; 6] =
        [Self::Vetoed, Self::NoQuorum, Self::Passed, Self::Tied, Self::Failed, Self::Short];

    /// The word of the language: `no-quorum`, 人数不足.
    #[must_use]
    pub fn word(self, language: Language) -> &'static str {
        let (en, zh) = match self {
            Self::Vetoed => ("vetoed", "被否决"),
            Self::NoQuorum => ("no-quorum", "人数不足"),
            Self::Passed => ("passed", "通过"),
            Self::Tied => ("tied", "平票"),
            Self::Failed => ("failed", "未通过"),
            Self::Short => ("short", "缺额"),
        };
        match language {
            Language::En => en,
            Language::Zh => zh,
        }
    }

    /// The result of that English word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.word(Language::En) == name)
    }
}

impl Amount {
    /// Whether it is known as soon as it is known who could vote: so many persons, or a share of all.
    pub(crate) fn is_of_all(self) -> bool {
        matches!(self, Self::Number(_) | Self::Share { whole: Whole::All, .. })
    }
}

impl Reach {
    /// The word that says it.
    #[must_use]
    pub fn word(self) -> BoundWord {
        match self {
            Self::AtLeast => BoundWord::AtLeast,
            Self::MoreThan => BoundWord::MoreThan,
        }
    }
}

impl Ballot {
    /// Where a result leads: as it says itself, else as the result to which it falls.
    #[must_use]
    pub fn outcome(&self, result: BallotResult) -> Option<&OnResult> {
        let said = |result| self.on.iter().find(|on| on.result == result);
        said(result).or_else(|| self.outcome(self.falls_to(result)?))
    }

    /// What a result counts as that has no way of its own.
    fn falls_to(&self, result: BallotResult) -> Option<BallotResult> {
        match result {
            BallotResult::Vetoed | BallotResult::NoQuorum if self.is_election() => Some(BallotResult::Short),
            BallotResult::Vetoed | BallotResult::NoQuorum | BallotResult::Short => Some(BallotResult::Failed),
            BallotResult::Tied => Some(BallotResult::Short),
            BallotResult::Passed | BallotResult::Failed => None,
        }
    }

    /// The results that it can have, in the order in which they are asked.
    #[must_use]
    pub fn results(&self) -> Vec<BallotResult> {
        let vetoed = (!self.vetoes.is_empty()).then_some(BallotResult::Vetoed);
        let no_quorum = (!self.quorum.is_empty()).then_some(BallotResult::NoQuorum);
        let counted: &[BallotResult] = if self.is_election() {
            &[BallotResult::Passed, BallotResult::Tied, BallotResult::Short]
        } else {
            &[BallotResult::Passed, BallotResult::Failed]
        };
        vetoed.into_iter().chain(no_quorum).chain(counted.iter().copied()).collect()
    }

    /// Whether it elects.
    #[must_use]
    pub fn is_election(&self) -> bool {
        matches!(self.sort, BallotSort::Elects { .. })
    }
}
