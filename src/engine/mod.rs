//! The engine: may this be done now, what follows, who answers, and what falls due when.
//!
//! Every question is a pure function of a [`Charter`](crate::charter::Charter), the host's [`World`], a [`Case`] and an
//! instant: no clock, no storage, no randomness. Its answers are [`Event`]s, which the host stores and applies, or a
//! [`Refusal`], which says every reason. A case is the fold of its events; an event carries every result, so that applying
//! it looks no rule up again.
//!
//! Before any question is answered, the clocks that have ended by then have their effect, each stamped with the instant at
//! which it was due. So it does not matter how often the host lets time pass.

mod act;
mod answer;
mod apply;
mod asked;
mod attempt;
mod ballot;
mod belongs;
mod bind;
mod bodies;
mod case;
mod children;
mod cited;
mod clock;
mod command;
mod competence;
mod cover;
mod decide;
mod delegate;
mod directory;
mod draft;
mod due;
mod eligible;
mod escalate;
mod event;
mod expire;
mod guard;
mod instance;
mod lookup;
mod migration;
mod moves;
mod notify;
mod options;
mod outside;
mod person;
mod place;
mod reading;
mod reason;
mod remedy;
mod request;
mod responsibility;
mod roster;
mod run;
mod say;
mod spans;
mod stretch;
mod touched;
mod view;
mod walk;
mod watch;
mod why;
mod window;
mod world;
mod written;

pub use answer::{Answer, Choice, Opening, QuestionError};
pub use apply::{ApplyError, ReplayError, replay};
pub use asked::Asked;
pub use attempt::Attempt;
pub use ballot::{
    BallotChange, CandidateVotes, Contradiction, Count, Counts, Demand, Election, Electorate, Figure,
    Figures, Judged, Opened, Outcome, Poll, PollStatus, Standing, Sums, Tally, Totals, Vote, VoteChoice,
    Voted, Weight, count, polls, vote,
};
pub use bodies::Sought;
pub use case::{Binding, Case, Deed, Entry, Identity, Persons, UnknownName};
pub use children::{Child, ChildEnded, Ending, Parent, SubCase, Whom, child, child_ended};
pub use command::{Command, Given, Givens};
pub use decide::decide;
pub(crate) use decide::decide_watched;
pub use due::{ClockDue, Warning, due, warnings};
pub use event::{
    Addressee, Breach, Capacity, Change, Event, Ground, Meaning, Notice, Role, Start, Unkept, What,
};
pub use expire::tick;
pub(crate) use expire::tick_watched;
pub(crate) use guard::{judge, read};
pub use instance::{Instance, InstanceName, InstanceNameError, Key, KeyError, NamedBody};
pub use migration::{
    Immovable, Migrated, Migration, MigrationAnswer, MigrationMap, MigrationProblem, Part, WorkflowMap,
    migrate,
};
pub use options::options;
pub use person::Person;
pub(crate) use place::{Placement, place};
pub use reading::{BarredBy, Misfit, Question, Reading};
pub use reason::{Reason, Refusal};
pub use remedy::{Help, Remedy, remedies};
pub use responsibility::{Responsibility, responsibility};
pub use roster::{
    CaseTieEntry, CoverEntry, GrantEntry, InstanceEntry, KindEntry, OfficeEntry, PersonEntry, PlainRoster,
    TieEntry,
};
pub use run::Run;
pub use spans::Spans;
pub(crate) use stretch::Stretch;
pub(crate) use walk::{
    Asking, Cast, Detail, Doer, Facts, Fill, Happening, Mark, Mover, News, Step, Told, Touch, Touched, Turn,
    Walk, any_key,
};
pub(crate) use watch::Watch;
pub use why::{Rule, Title, why, why_opened};
pub use world::{Directory, Grant, Known, Roster, Which, World};
pub use written::{
    AddresseeText, After, AgainText, BreachText, CapacityText, CaseText, ChangeText, ChildText, CitationText,
    DeedText, ElectionText, EndingText, EntryText, EventText, Fingerprint, Format, GroundText, Named,
    NoticeText, ParentText, PauseText, PollText, Rules, RunMore, RunText, SpentText, StartText, StreakText,
    SubCaseText, UnkeptText, WhatText, WhoText, WhomText, WrittenError,
};
