//! Refusals: a well-founded "no" as a tree of data. Reasons hold ids; sentences are made when they are read.

use smallvec::SmallVec;

use super::{
    Attempt, BarredBy, Contradiction, Event, Figure, Instance, Misfit, Person, Question, Reading, Sought,
};
use crate::{
    charter::Reach,
    id::{BallotId, ClockId, SlotId, StateId, TableId, WorkflowId},
    rule::{Condition, Holder, Party, Trigger},
    text::BoundWord,
    time::{Instant, Limit},
};

/// Why a command was refused. It changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The workflow of the case.
    pub workflow: WorkflowId,
    /// What was asked.
    pub attempt: Attempt,
    /// Why not: every reason that is known. Reasons that would be moot are left out: in the wrong state only that is said.
    pub reasons: Vec<Reason>,
    /// Expiries that had come by then and are not yet among the case's events. They stand, whatever became of the command.
    pub pending: Vec<Event>,
}

/// One reason why an action is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The case had a later event already.
    Past {
        /// When its last event happened.
        last: Instant,
    },
    /// The case has ended.
    Ended {
        /// Where.
        state: StateId,
    },
    /// None of the states that the action leaves is active; it has not been raised if none is.
    NotFrom {
        /// The states that are active.
        active: SmallVec<[StateId; 2]>,
    },
    /// The action raises cases, and this one is raised already.
    Raised,
    /// It is kept for cases that run already.
    Retired {
        /// The retired state, if it is not the action itself.
        state: Option<StateId>,
    },
    /// Nobody who acts fits a party of the action.
    By {
        /// Why each clause of its `by` does not fit, in order.
        clauses: Vec<Misfit>,
    },
    /// Too few or too many act together.
    Together {
        /// The clause of its `by`, from 0.
        clause: u16,
        /// The bound of that clause, from 0.
        joint: u16,
        /// How the number is bound.
        word: BoundWord,
        /// The number.
        bound: u32,
        /// How many acted.
        acted: u32,
    },
    /// Somebody counts in this case as no member of a body, since the case names them (or who is tied to them) among those whom
    /// the body bars.
    Outside {
        /// The person.
        person: Person,
        /// The rule, among those of the workflow that say so, from 0.
        rule: u16,
    },
    /// The same person was named twice.
    Twice {
        /// The person.
        person: Person,
    },
    /// Somebody who acts may not.
    Barred {
        /// The person.
        person: Person,
        /// By which clause.
        by: BarredBy,
    },
    /// A condition of the action does not hold, or cannot be decided.
    If {
        /// Which of its conditions, from 0.
        guard: u16,
        /// The parts of it that do not hold.
        unmet: Condition,
        /// What these read.
        read: Vec<Reading>,
        /// Whether it could not be decided, since something it reads is not known.
        is_undecided: bool,
    },
    /// The action asks for this, and it was not given.
    Asks {
        /// The fact or slot.
        asked: crate::rule::Target,
    },
    /// It is too early.
    TooEarly {
        /// How long must lie in between; the rule may be the state's.
        limit: Limit,
        /// Counted from when, if that has come.
        since: Option<Instant>,
        /// What it is counted from.
        triggers: Vec<Trigger>,
        /// From when it is open, if that is known.
        opens: Option<Instant>,
    },
    /// It is open only from something on that has not come about.
    Since {
        /// What.
        triggers: Vec<Trigger>,
    },
    /// It was open only until something that has come about, or so long before a day.
    Before {
        /// What.
        trigger: Trigger,
        /// How long before.
        limit: Option<Limit>,
        /// Since when it is closed, if it is a matter of time.
        closed: Option<Instant>,
    },
    /// It is open only within so long before a named day.
    NotWithin {
        /// The clock.
        clock: ClockId,
        /// How long before the day.
        limit: Limit,
        /// From when it is open.
        opens: Instant,
    },
    /// Its limit has ended.
    Within {
        /// The clock.
        clock: ClockId,
    },
    /// It was open only until a clock ended, and that has ended.
    Over {
        /// The clock.
        clock: ClockId,
    },
    /// It was done as often as it may be.
    AtMost {
        /// How often at most.
        times: u32,
    },
    /// None of its routes is open.
    NoRoute {
        /// What their conditions read.
        read: Vec<Reading>,
        /// Whether that is since something they read is not known.
        is_undecided: bool,
    },
    /// No row of a table fits.
    NoRow {
        /// The table.
        table: TableId,
        /// What its inputs are.
        read: Vec<Reading>,
        /// Whether that is since an input is not known.
        is_undecided: bool,
    },
    /// How long a clock runs cannot be decided.
    NoLimit {
        /// The clock.
        clock: ClockId,
        /// What its limit depends on.
        read: Vec<Reading>,
    },
    /// There is no such body.
    NoBody {
        /// The body asked for.
        holder: Holder,
    },
    /// A class has no instance that covers the case, or that stands above a body.
    NoInstance {
        /// The instance that is meant.
        sought: Sought,
    },
    /// The directory has no such instance.
    UnknownInstance {
        /// The instance that was named.
        instance: Instance,
    },
    /// Nobody would be accountable in a state that it enters, or in which the case stays.
    Unaccountable {
        /// The state.
        state: StateId,
    },
    /// It would enter a state that is active.
    Active {
        /// The state.
        state: StateId,
    },
    /// It would end the case while other states stay active, or leave it nowhere.
    NotAlone {
        /// The end state; none if the case would be left nowhere.
        end: Option<StateId>,
        /// The states that would stay active.
        active: SmallVec<[StateId; 2]>,
    },
    /// The clock that it prolongs does not run.
    NotRunning {
        /// The clock.
        clock: ClockId,
    },
    /// More time can be asked for a clock only while it runs, before its end.
    AskedLate {
        /// The clock.
        clock: ClockId,
    },
    /// More time was asked for the clock, and that is not decided yet.
    AskedAlready {
        /// The clock.
        clock: ClockId,
        /// When.
        at: Instant,
    },
    /// No time was asked for the clock that could be refused.
    NotAsked {
        /// The clock.
        clock: ClockId,
    },
    /// The body that it puts into a slot may not be given this case.
    Competence {
        /// The slot.
        slot: SlotId,
        /// The body.
        body: Instance,
        /// What the body's competence reads.
        read: Vec<Reading>,
        /// Whether it could not be decided, since something it reads is not known.
        is_undecided: bool,
    },
    /// How long must have passed cannot be told, since the fact that says so is not known.
    NoBound {
        /// The fact.
        read: Vec<Reading>,
    },
    /// More time than the charter lets it give, or in another unit.
    TooMuch {
        /// The clock.
        clock: ClockId,
        /// How much was asked; none if it was not said.
        asked: Option<Limit>,
        /// How much at most.
        most: Option<Limit>,
        /// What decides which bounds count, where that could not be decided; such a bound counts.
        read: Vec<Reading>,
    },
    /// The ladder has no further rung, and nothing says what follows.
    Exhausted {
        /// The slot that climbs it.
        slot: SlotId,
    },
    /// The slot that climbs the ladder is empty.
    Unbound {
        /// The slot.
        slot: SlotId,
    },
    /// Too few of all who fit a party act together.
    TooSmallShare {
        /// Whether exactly such a share is enough.
        reach: Reach,
        /// The clause of its `by`, from 0.
        clause: u16,
        /// The bound of that clause, from 0.
        joint: u16,
        /// How many of how many acted, for each party.
        acted: Vec<(u64, u64)>,
    },
    /// The ballot is not open: its state is not active, it has its result, or voting is over.
    NotOpen {
        /// The ballot.
        ballot: BallotId,
        /// Whether voting is over and only the count is to come.
        is_over: bool,
    },
    /// Somebody whose vote it is does not belong to the electorate.
    NoVoter {
        /// The ballot.
        ballot: BallotId,
        /// The person.
        person: Person,
    },
    /// Somebody may not vote, or may not be chosen.
    BarredFromBallot {
        /// The ballot.
        ballot: BallotId,
        /// The person.
        person: Person,
        /// The party that is barred.
        party: Party,
    },
    /// Somebody may not vote for others.
    BarredFromProxies {
        /// The ballot.
        ballot: BallotId,
        /// The person.
        person: Person,
        /// The party that is barred.
        party: Party,
    },
    /// Somebody's vote is in already.
    HasVoted {
        /// The person.
        person: Person,
    },
    /// Somebody may vote for no more others, or for nobody else at all.
    Proxies {
        /// The ballot.
        ballot: BallotId,
        /// The person.
        person: Person,
        /// For how many others they have voted.
        held: u32,
        /// For how many they may; none if the ballot knows no proxies.
        most: Option<u32>,
    },
    /// A candidate does not stand, or has a seat already.
    NotStanding {
        /// The ballot.
        ballot: BallotId,
        /// The person.
        person: Person,
    },
    /// A candidate is named twice.
    NamedTwice {
        /// The person.
        person: Person,
    },
    /// More candidates are named than there are seats to fill.
    TooManyNames {
        /// How many are named.
        named: u32,
        /// How many seats there are to fill.
        seats: u32,
    },
    /// How many seats an election fills is not known, so that it cannot open.
    NoSeats {
        /// The ballot.
        ballot: BallotId,
        /// The fact that says it.
        read: Vec<Reading>,
    },
    /// There are not enough candidates to spare, or too many, so that the election cannot open.
    Margin {
        /// The ballot.
        ballot: BallotId,
        /// The clause of its `margin`, from 0.
        clause: u16,
        /// How many stand.
        standing: u32,
        /// How many seats there are to fill.
        seats: u32,
        /// What its condition reads, if that cannot be decided: then it binds.
        read: Vec<Reading>,
    },
    /// Somebody who counts does not belong to the body that answers for the ballot's state.
    NoTeller {
        /// The ballot.
        ballot: BallotId,
        /// The person.
        person: Person,
    },
    /// Two figures of a count contradict each other.
    Contradiction {
        /// Which.
        contradiction: Contradiction,
    },
    /// A count tells a figure that the recorded votes say themselves.
    Recorded {
        /// The figure.
        figure: Figure,
    },
    /// The host's roster or directory cannot say.
    Unknown {
        /// What was asked.
        question: Question,
    },
}

impl Reason {
    /// Every word that [`Reason::word`] says.
    pub const WORDS: &'static [&'static str] = &[
        "by",
        "bars",
        "if",
        "from",
        "asks",
        "within",
        "since",
        "before",
        "at least",
        "at most",
        "more than",
        "at",
        "end",
        "retired",
        "->",
        "uses",
        "none",
        "instance",
        "accountable",
        "prolongs",
        "requests",
        "declines",
        "competence",
        "exhausted",
        "slot",
        "roster",
        "ballot",
        "twice",
        "proxies",
        "for",
        "seats",
        "margin",
        "tallies",
    ];

    /// What it read, if it is that something could not be decided.
    pub(super) fn undecided(&self) -> &[Reading] {
        match self {
            Self::If { read, is_undecided: true, .. }
            | Self::NoRoute { read, is_undecided: true }
            | Self::NoRow { read, is_undecided: true, .. }
            | Self::Competence { read, is_undecided: true, .. }
            | Self::NoLimit { read, .. }
            | Self::NoSeats { read, .. }
            | Self::Margin { read, .. }
            | Self::TooMuch { read, .. }
            | Self::NoBound { read } => read,
            _ => &[],
        }
    }

    /// The short word under which scenarios name the reason (`then refused because bars`): a keyword of the language where one
    /// fits. Stable.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Past { .. } => "at",
            Self::Ended { .. } | Self::NotAlone { end: Some(_), .. } => "end",
            Self::NotFrom { .. } | Self::Raised => "from",
            Self::Retired { .. } => "retired",
            Self::By { .. } | Self::Twice { .. } => "by",
            Self::Together { word, .. } => bound(*word),
            Self::Barred { .. } | Self::Outside { .. } => "bars",
            Self::If { .. } => "if",
            Self::Asks { .. } => "asks",
            Self::TooEarly { .. } | Self::NoBound { .. } => "at least",
            Self::Since { .. } => "since",
            Self::Before { limit: Some(_), .. } => "at least",
            Self::Before { limit: None, .. } | Self::Over { .. } => "before",
            Self::Within { .. } | Self::NotWithin { .. } | Self::NoLimit { .. } => "within",
            Self::AtMost { .. } | Self::TooMuch { .. } => "at most",
            Self::NoRoute { .. } | Self::Active { .. } | Self::NotAlone { end: None, .. } => "->",
            Self::NoRow { .. } => "uses",
            Self::NoBody { .. } => "none",
            Self::NoInstance { .. } | Self::UnknownInstance { .. } => "instance",
            Self::Unaccountable { .. } => "accountable",
            Self::NotRunning { .. } => "prolongs",
            Self::AskedLate { .. } | Self::AskedAlready { .. } => "requests",
            Self::NotAsked { .. } => "declines",
            Self::Competence { .. } => "competence",
            Self::Exhausted { .. } => "exhausted",
            Self::Unbound { .. } => "slot",
            Self::TooSmallShare { reach, .. } => bound(reach.word()),
            Self::NotOpen { .. } => "ballot",
            Self::NoVoter { .. } | Self::NoTeller { .. } => "by",
            Self::BarredFromBallot { .. } | Self::BarredFromProxies { .. } => "bars",
            Self::HasVoted { .. } | Self::NamedTwice { .. } => "twice",
            Self::Proxies { .. } => "proxies",
            Self::NotStanding { .. } => "for",
            Self::TooManyNames { .. } | Self::NoSeats { .. } => "seats",
            Self::Margin { .. } => "margin",
            Self::Contradiction { .. } | Self::Recorded { .. } => "tallies",
            Self::Unknown { .. } => "roster",
        }
    }
}

fn bound(word: BoundWord) -> &'static str {
    match word {
        BoundWord::AtLeast => "at least",
        BoundWord::AtMost => "at most",
        BoundWord::MoreThan => "more than",
    }
}
