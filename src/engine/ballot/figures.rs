//! What a count says of a ballot, as the host writes it.

use serde::{Deserialize, Serialize};

use crate::engine::Person;

/// A count of a ballot, which closes it: by a teller, or of votes that the case recorded.
///
/// ```
/// use gongzhi::engine::{Count, Counts, Figures};
///
/// let heads = Counts { all: Some(99), present: Some(66), yes: Some(34), ..Counts::default() };
/// let count = Count::new("decide", Figures { heads, ..Figures::default() });
/// let json = r#"{"ballot":"decide","figures":{"heads":{"all":99,"present":66,"yes":34}}}"#;
/// assert_eq!(serde_json::to_string(&count)?, json);
/// assert_eq!(serde_json::from_str::<Count>(json)?, count);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The ballot, as the charter names it.
    pub ballot: String,
    /// Who counted: members of the body that answers for the ballot's state. Nobody is the host itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Person>,
    /// What was counted.
    #[serde(default, skip_serializing_if = "Figures::is_empty")]
    pub figures: Figures,
}

/// What was counted. What is not told follows from the rest, or from the roster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Figures {
    /// Persons.
    #[serde(skip_serializing_if = "Counts::is_empty")]
    pub heads: Counts,
    /// Their area, for a ballot that weighs by it.
    #[serde(skip_serializing_if = "Counts::is_empty")]
    pub area: Counts,
    /// How many voted no whose no is a veto.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vetoes: Option<u64>,
}

/// Figures of one weight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Counts {
    /// All of the electorate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<u64>,
    /// Those of them who may vote on this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eligible: Option<u64>,
    /// Those present.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present: Option<u64>,
    /// Those who voted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voting: Option<u64>,
    /// Ballot papers handed out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<u64>,
    /// Ballot papers cast, the spoilt ones among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cast: Option<u64>,
    /// Spoilt ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoilt: Option<u64>,
    /// In favour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yes: Option<u64>,
    /// Against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no: Option<u64>,
    /// Neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abstain: Option<u64>,
    /// For each candidate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<CandidateVotes>,
}

/// How many voted for a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CandidateVotes {
    /// The candidate.
    pub person: Person,
    /// How many votes.
    pub votes: u64,
}

/// One figure of a count, as reasons and results name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// All of the electorate.
    All,
    /// Those who may vote on this.
    Eligible,
    /// Those present.
    Present,
    /// Those who voted.
    Voting,
    /// Those of whom the case recorded that they voted.
    Recorded,
    /// Ballot papers handed out.
    Issued,
    /// Ballot papers cast.
    Cast,
    /// Spoilt ones.
    Spoilt,
    /// Those cast and not spoilt.
    Valid,
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Neither.
    Abstain,
    /// In favour, against and neither together.
    Choices,
    /// Vetoes.
    Vetoes,
    /// Votes for a candidate.
    Candidate(Person),
    /// Votes for all candidates together.
    Candidates,
    /// As many votes as could be given: one of each valid ballot paper for each seat.
    Possible,
}

impl Count {
    /// A count by the host itself.
    #[must_use]
    pub fn new(ballot: impl Into<String>, figures: Figures) -> Self {
        Self { ballot: ballot.into(), by: Vec::new(), figures }
    }

    /// The same count, by this person too.
    #[must_use]
    pub fn by(mut self, person: impl Into<Person>) -> Self {
        self.by.push(person.into());
        self
    }
}

impl Figures {
    /// Whether nothing is told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty() && self.area.is_empty() && self.vetoes.is_none()
    }
}

impl Counts {
    /// Whether nothing is told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The first figure that is told and that only the votes themselves can say.
    pub(super) fn of_votes(&self) -> Option<Figure> {
        let figures = [
            (self.voting, Figure::Voting),
            (self.issued, Figure::Issued),
            (self.cast, Figure::Cast),
            (self.spoilt, Figure::Spoilt),
            (self.yes, Figure::Yes),
            (self.no, Figure::No),
            (self.abstain, Figure::Abstain),
        ];
        let told = figures.into_iter().find_map(|(told, figure)| told.map(|_| figure));
        told.or_else(|| (!self.candidates.is_empty()).then_some(Figure::Candidates))
    }
}

impl Figure {
    /// Its name in a count.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Eligible => "eligible",
            Self::Present => "present",
            Self::Voting => "voting",
            Self::Recorded => "recorded",
            Self::Issued => "issued",
            Self::Cast => "cast",
            Self::Spoilt => "spoilt",
            Self::Valid => "valid",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
            Self::Choices => "choices",
            Self::Vetoes => "vetoes",
            Self::Candidate(person) => person.key(),
            Self::Candidates => "candidates",
            Self::Possible => "possible",
        }
    }
}
