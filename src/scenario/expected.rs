//! What a rule test expects, compiled: names resolved.

use super::{
    ExpectationText,
    compiled::{Actor, Set},
};
use crate::{
    Name,
    charter::BallotResult,
    engine::{Instance, Key, Whom},
    finding::Span,
    id::{ActionId, BallotId, BodyId, ClockId, OfficeId, SlotId, SourceId, StateId, WorkflowId},
    rule::{Cause, Condition},
    text::Path,
    time::{Date, Instant},
};

/// One thing that must be so.
#[derive(Debug, Clone)]
pub(super) struct Expect {
    pub(super) what: Expected,
    pub(super) span: Span,
    /// Where the value stands that is expected, if it is one that another could be written for.
    pub(super) value: Option<Span>,
}

impl Expect {
    pub(super) fn new(what: Expected, span: Span) -> Self {
        Self { what, span, value: None }
    }

    /// With its value at a place; without if nothing is known of the place.
    pub(super) fn at(self, value: Option<Span>) -> Self {
        Self { value, ..self }
    }
}

/// Where the value stands that an expectation names, if another could be written for it.
pub(super) fn value_of(text: &ExpectationText) -> Option<Span> {
    match text {
        ExpectationText::In(names)
        | ExpectationText::End(names)
        | ExpectationText::Accountable(names)
        | ExpectationText::Responsible(names)
        | ExpectationText::Consulted(names)
        | ExpectationText::Informed(names)
        | ExpectationText::Refused(names)
        | ExpectationText::Happened(names) => place_of(&names.names, names.span),
        ExpectationText::Rung(rung) => Some(rung.body.span),
        _ => None,
    }
}

/// Where names stand that are one value. Those that a row of examples fills in stand elsewhere: one alone may.
fn place_of(names: &[Path], clause: Span) -> Option<Span> {
    let is_within = |path: &&Path| clause.start <= path.span.start && path.span.end <= clause.end;
    match names {
        [] => None,
        [only] => Some(only.span),
        [first, .., last] if names.iter().all(|path| is_within(&path)) => Some(first.span.to(last.span)),
        _ => None,
    }
}

/// What must be so.
#[derive(Debug, Clone)]
pub(super) enum Expected {
    In(Vec<StateId>, Several),
    End(Name),
    Is(Set),
    Holds(Condition),
    Accountable(Vec<Who>, Several),
    /// One body, whichever it is.
    OneAccountable,
    Responsible(Vec<Who>, Several),
    Consulted(Vec<Who>, Several),
    Informed(Vec<Who>, Several),
    Rung(BodyId, Option<Cause>),
    Due(Option<ClockId>, Option<DueAt>),
    Days(Days),
    Overdue(Option<ClockId>),
    Refused(Option<&'static str>),
    Allowed(Vec<ActionId>, OpenTo),
    NothingAllowed(Vec<Actor>),
    Opens(WorkflowId, Option<Whom>),
    OpensNothing,
    /// These, in this order; nothing at all if none is named. A limit may be called as what it stands with: any of what a name
    /// calls will do.
    Happened(Vec<Vec<Thing>>),
    Tallied(Tallied),
    Cites(Vec<Cited>),
}

/// How several that are named belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Several {
    /// All of them, as `and` says.
    All,
    /// One of them or another, as `or` says.
    One,
}

/// To whom an action is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenTo {
    /// To each of these; if nobody is named, to whoever fits.
    pub(super) actors: Vec<Actor>,
    /// To nobody else of the roster.
    pub(super) nobody_else: bool,
}

/// When a limit is expected to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DueAt {
    /// The first instant that is late.
    Instant(Instant),
    /// The last day that counts.
    Day(Date),
    /// Beyond the calendar's data.
    Unknown,
    /// It stands still.
    Paused,
    /// More time was asked for, and the request is not decided.
    Held,
    /// It does not run.
    None,
}

/// Days of a limit that count, or that do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Days {
    /// The limit; if none is named the one that ends first.
    pub(super) clock: Option<ClockId>,
    /// The days, both ends included.
    pub(super) spans: Vec<(Date, Date)>,
    /// Whether they count.
    pub(super) count: bool,
}

/// A party that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    Body(Instance),
    Office(OfficeId, Option<Key>),
    Part(usize),
    Slot(SlotId),
    Raiser,
    /// Nobody besides those named before.
    NobodyElse,
}

/// Something that comes about in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// An action is done, or counts as taken.
    Action(ActionId),
    /// A limit ends.
    Clock(ClockId),
    /// A ballot has its result.
    Ballot(BallotId),
}

/// How a ballot stands, or ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tallied {
    pub(super) ballot: BallotId,
    /// How it ended; none where that is not asked.
    pub(super) result: Option<BallotResult>,
    /// Its figures. Without these and a result it must be open.
    pub(super) figures: Vec<Tally>,
}

/// One figure of a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    /// The word: `yes`, `voting`.
    pub(super) figure: &'static str,
    /// Whether by area, else by heads.
    pub(super) by_area: bool,
    pub(super) number: u64,
}

/// A source, or one place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cited {
    pub(super) source: SourceId,
    /// The place; any if none is named.
    pub(super) place: Option<String>,
}
