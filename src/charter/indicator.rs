//! Indicators: figures that are counted of cases that have ended.

use super::Point;
use crate::{
    Name,
    comparison::Comparison,
    id::{ActionId, ClockId, WorkflowId},
    origin::Origin,
    rule::Condition,
    title::Titles,
};

/// A figure that is counted of the cases of one workflow once they have ended. It decides nothing; [`measure`](crate::measure)
/// works it out from the events of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// The workflow whose cases are counted.
    pub workflow: WorkflowId,
    /// What is worked out.
    pub measure: Measure,
    /// Which cases are counted.
    pub among: Hindsight,
    /// Where it comes from.
    pub origin: Origin,
}

/// What an indicator works out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// The share of the cases of which this holds.
    Share(Hindsight),
    /// The middle one of the times that it took in the cases from one thing to another.
    Median {
        /// From the first of these; none: from when the case was raised.
        since: Vec<Point>,
        /// To the first of these that came about afterwards; none: to the end of the case.
        until: Vec<Point>,
    },
}

/// A condition on a case that has ended: what a rule can ask, and what only hindsight knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindsight {
    /// This holds of the case as it ended.
    Rule(Condition),
    /// It ended with this outcome.
    Outcome(Name),
    /// So often a limit was broken, or a duty left undone.
    Breaches {
        /// The limit.
        clock: Option<ClockId>,
        /// The duty that is called so.
        duty: Option<ActionId>,
        /// How it compares.
        comparison: Comparison,
        /// With this number.
        number: u32,
    },
    /// Not this.
    Not(Box<Hindsight>),
    /// All of these.
    All(Vec<Hindsight>),
    /// One of these.
    Any(Vec<Hindsight>),
}

impl Default for Hindsight {
    fn default() -> Self {
        Self::Rule(Condition::Always)
    }
}
