//! Workflows, states, actions, facts and slots as written.

use serde::{Deserialize, Serialize};

use super::{
    AssignText, BallotText, BoundText, ClockText, ConditionText, EscalateText, NamesText, Notes, OnText,
    OpensText, Path, TableText, WithinText, written::written,
};
use crate::{
    finding::Span,
    schema::{InJson, Shape},
    syntax::{Keyword, Unit},
};

/// What sort of action it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GradeText {
    /// A duty: `must` 应当.
    Must,
    /// A power: `may` 可以.
    #[default]
    May,
    /// An invitation: `encourage` 鼓励.
    Encourage,
}

impl GradeText {
    /// The keyword that declares such an action.
    #[must_use]
    pub fn keyword(self) -> Keyword {
        match self {
            Self::Must => Keyword::Must,
            Self::May => Keyword::May,
            Self::Encourage => Keyword::Encourage,
        }
    }
}

impl InJson for GradeText {
    fn shape() -> Shape {
        Shape::OneOf(&["must", "may", "encourage"])
    }
}

/// What a fact is, or a number of seats. In JSON a text: `yes or no`, `1 to 90 days`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeText {
    /// A named type or kind: `date`, `text`, `body`, `bodies`, `person`, `persons`, or a ladder.
    Named(Path),
    /// One of these values; `yes or no` is a flag.
    OneOf(Vec<Path>),
    /// A whole number from `least` to `most`, both included, with the unit of an amount if it has one (`1 to 90 days`).
    Range {
        /// The least number.
        least: u32,
        /// The greatest number.
        most: u32,
        /// The unit.
        unit: Option<Unit>,
    },
}

written! {
    /// A kind of case and the way it goes.
    pub struct WorkflowText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Who may not act in any of its cases.
        pub bars: Vec<NamesText>,
        /// What a case knows.
        pub facts: Vec<FactText>,
        /// Places for bodies and persons.
        pub slots: Vec<SlotText>,
        /// Decision tables.
        pub tables: Vec<TableText>,
        /// Time limits with a name.
        pub clocks: Vec<ClockText>,
        /// Where a case can be.
        pub states: Vec<StateText>,
        /// Actions that stand outside any state.
        pub actions: Vec<ActionText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Something a case knows.
    pub struct FactText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Its type, unless `values` lists it.
        pub is: Option<TypeText>,
        /// Its values, where they have titles.
        pub values: Vec<ValueText>,
        /// Who tells it, if not the actor: `system` means the host.
        pub by: Vec<Path>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// One value of a fact, with titles.
    pub struct ValueText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// A place in the case for a body or a person.
    pub struct SlotText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// What it holds: `body`, `bodies`, `person`, `persons`, or a ladder's name.
        pub is: Option<Path>,
        /// What follows when its ladder is exhausted.
        pub on: Vec<OnText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Where a case can be.
    pub struct StateText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// `received`, `in-hand`, `waiting`, `answered` or `closed`.
        pub phase: Option<Path>,
        /// The outcome with which a case ends here.
        pub end: Option<Path>,
        /// Kept for running cases only.
        pub retired: bool,
        /// The body that answers for it; every clause as written, so that two are seen.
        pub accountable: Vec<NamesText>,
        /// Who does the work.
        pub responsible: Vec<NamesText>,
        /// Who is asked.
        pub consulted: Vec<NamesText>,
        /// Who is told.
        pub informed: Vec<NamesText>,
        /// Limits from entering it, unless they say otherwise.
        pub within: Vec<WithinText>,
        /// How long it lasts at the least.
        pub bounds: Vec<BoundText>,
        /// The sub-cases it waits for.
        pub waits: Vec<WaitsText>,
        /// The votes taken in it.
        pub ballots: Vec<BallotText>,
        /// The actions that stand in it.
        pub actions: Vec<ActionText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// What moves a case, or is done in it.
    pub struct ActionText {
        /// Duty, power or invitation.
        pub grade: GradeText,
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Who may do it; several clauses are alternatives.
        pub by: Vec<ByText>,
        /// The states it leaves: alternatives, each a list of states left together. Empty: the state it stands in.
        pub from: Vec<Vec<Path>>,
        /// Where it leads, in order.
        pub routes: Vec<RouteText>,
        /// Conditions, all of which must hold.
        pub conditions: Vec<ConditionText>,
        /// Facts and slots that the actor gives.
        pub asks: Vec<NamesText>,
        /// Tables whose outputs it sets.
        pub uses: Vec<NamesText>,
        /// What it sets.
        pub sets: Vec<AssignText>,
        /// States it empties.
        pub clears: Vec<NamesText>,
        /// Cases it opens.
        pub opens: Vec<OpensText>,
        /// Who is told of it.
        pub informed: Vec<NamesText>,
        /// Who is asked about it.
        pub consulted: Vec<NamesText>,
        /// Who may not do it.
        pub bars: Vec<NamesText>,
        /// Limits: at the latest.
        pub within: Vec<WithinText>,
        /// Bounds: at the earliest, at most so many times.
        pub bounds: Vec<BoundText>,
        /// What must have happened, or the date from which it is open.
        pub since: Vec<NamesText>,
        /// What must not yet have happened.
        pub before: Vec<NamesText>,
        /// How often it recurs.
        pub every: Vec<WithinText>,
        /// Clocks that it gives more time.
        pub prolongs: Vec<ProlongsText>,
        /// Clocks for which it asks more time.
        pub requests: Vec<RequestsText>,
        /// Clocks for which it refuses the time that was asked for.
        pub declines: Vec<DeclinesText>,
        /// Whether it moves the case up its ladder.
        pub escalate: Option<EscalateText>,
        /// Kept for running cases only.
        pub retired: bool,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// Who may do an action or vote in a ballot.
    pub struct ByText {
        /// The parties; any of them.
        pub parties: Vec<Path>,
        /// How many of them it takes together.
        pub bounds: Vec<BoundText>,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Where an action or result leads.
    pub struct RouteText {
        /// The states entered; several fork. Empty: the case stays.
        pub to: Vec<Path>,
        /// Only then; several must all hold.
        pub conditions: Vec<ConditionText>,
        /// In every other case.
        pub otherwise: bool,
        /// What it sets.
        pub sets: Vec<AssignText>,
        /// Tables whose outputs it sets.
        pub uses: Vec<NamesText>,
        /// Cases it opens.
        pub opens: Vec<OpensText>,
        /// Whether it moves the case up its ladder.
        pub escalate: Option<EscalateText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// Sub-cases that a state waits for.
    pub struct WaitsText {
        /// The workflow of the sub-cases.
        pub workflow: Path,
        /// How many must end; all if not said.
        pub bounds: Vec<BoundText>,
        /// What follows their outcomes.
        pub on: Vec<OnText>,
        /// What follows in any case.
        pub routes: Vec<RouteText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// More time asked for a clock.
    pub struct RequestsText {
        /// The clock.
        pub clock: Path,
        /// In which time the request is to be decided.
        pub within: Option<WithinText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// More time refused for a clock.
    pub struct DeclinesText {
        /// The clock.
        pub clock: Path,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// More time for a clock.
    pub struct ProlongsText {
        /// The clock.
        pub clock: Path,
        /// How much, and how often, at most.
        pub bounds: Vec<BoundText>,
        /// Where it comes from.
        pub notes: Notes,
    }
}
