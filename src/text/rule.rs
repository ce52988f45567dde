//! Names, conditions, limits, bounds, clocks, ladders and what follows a result, as written.

use serde::{Deserialize, Serialize};

use super::{Expression, Notes, Path, RouteText, written::written};
use crate::{
    finding::Span,
    schema::{InJson, Shape},
    syntax::Unit,
};

/// How much: of time, of persons, of a whole, or as a fact or table says. In JSON a text: `3 working days`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountText {
    /// So many of a unit, as `3 working days` or `2 times`.
    Of {
        /// How many.
        count: u32,
        /// The unit.
        unit: Unit,
    },
    /// A bare number: persons, seats.
    Number(u32),
    /// A share of a whole, as `2/3`.
    Share(u32, u32),
    /// A fact that is an amount, or a table one of whose outputs is this limit.
    Named(Path),
}

/// The word of a bound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundWord {
    /// So much or more: 至少.
    #[default]
    AtLeast,
    /// So much or less: 至多.
    AtMost,
    /// Strictly more: 超过.
    MoreThan,
}

impl InJson for BoundWord {
    fn shape() -> Shape {
        Shape::OneOf(&["at-least", "at-most", "more-than"])
    }
}

written! {
    /// A condition.
    pub struct ConditionText {
        /// What must hold.
        pub expression: Expression,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// Names that a clause takes.
    pub struct NamesText {
        /// The names.
        pub names: Vec<Path>,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where the clause stands.
        pub span: Span,
    }

    /// A fact or slot and what it becomes.
    pub struct AssignText {
        /// The fact or slot.
        pub target: Path,
        /// What it becomes.
        pub value: Expression,
    }

    /// A bound on a number of persons, a share, a time, or times.
    pub struct BoundText {
        /// At least, at most or more than.
        pub word: BoundWord,
        /// How much.
        pub amount: Option<AmountText>,
        /// Counted from the latest of these.
        pub since: Vec<Path>,
        /// Counted back from these.
        pub before: Vec<Path>,
        /// The whole of which it is a share: `all`, `eligible`, `present`, `voting`, `cast`.
        pub among: Option<Path>,
        /// `first-day`, `no-roll`.
        pub counting: Vec<Path>,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// A limit: at the latest.
    pub struct WithinText {
        /// How much time; a name is a fact or a table.
        pub amount: Option<AmountText>,
        /// What it is counted from; each starts it anew.
        pub since: Vec<Path>,
        /// Only then.
        pub condition: Option<ConditionText>,
        /// How long before its end it warns.
        pub warns: Vec<AmountText>,
        /// `first-day`, `no-roll`.
        pub counting: Vec<Path>,
        /// What its end means.
        pub on: Vec<OnText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// A time limit with a name.
    pub struct ClockText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Its limits.
        pub within: Vec<WithinText>,
        /// What ends it.
        pub until: Vec<Path>,
        /// States in which it does not run.
        pub pauses: Vec<NamesText>,
        /// How long before its end it warns.
        pub warns: Vec<AmountText>,
        /// `first-day`, `no-roll`.
        pub counting: Vec<Path>,
        /// What its end means.
        pub on: Vec<OnText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// What follows a result: an expiry, a ballot's result, a sub-case's outcome, an exhausted ladder.
    pub struct OnText {
        /// The result.
        pub result: Path,
        /// Where it leads.
        pub routes: Vec<RouteText>,
        /// To the next rung.
        pub escalate: Option<EscalateText>,
        /// The action that counts as taken.
        pub take: Option<Path>,
        /// Facts with which it is taken.
        pub with: Vec<AssignText>,
        /// What it sets.
        pub sets: Vec<AssignText>,
        /// Cases it opens.
        pub opens: Vec<OpensText>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// A step up the ladder.
    pub struct EscalateText {
        /// Its cause, where it is not the expiry it stands with.
        pub cause: Option<Path>,
        /// Where it stands.
        pub span: Span,
    }

    /// A case that is opened.
    pub struct OpensText {
        /// Its workflow.
        pub workflow: Path,
        /// The slot whose bodies it is opened for, one each.
        pub for_each: Option<Path>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// The bodies that a case climbs.
    pub struct LadderText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Its rungs, lowest first.
        pub rungs: Vec<RungText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// One rung.
    pub struct RungText {
        /// The body.
        pub body: Path,
        /// Its allowance.
        pub within: Option<WithinText>,
        /// The causes that lead past it; any if none is named.
        pub because: Vec<Path>,
        /// Where it comes from.
        pub notes: Notes,
    }
}
