//! Grounds as written.

use serde::{Deserialize, Serialize};

use super::{WrittenError, names::Names};
use crate::engine::{Demand, Ground};

/// A rule that permitted or shaped an event, with names; clauses, routes and rows count from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroundText {
    /// The action, with its conditions.
    Action(String),
    /// The clause of its `by`.
    By(String, u16),
    /// A delegation, by its place among the charter's.
    Delegation(u16),
    /// The route taken.
    Route(String, u16),
    /// A row of a table.
    Row(String, u16),
    /// A clock whose end this is.
    Clock(String),
    /// The route taken at the end of a clock.
    Expiry(String, u16),
    /// The rule that gave a clock its limit.
    Limit(String, u16),
    /// A rung of the ladder that the slot climbs, the lowest being 1.
    Rung(String, u16),
    /// What a slot says of its exhausted ladder.
    Exhausted(String),
    /// The way on that a state took from what it waited for, from 0.
    Join(String, u16),
    /// A ballot in which somebody voted.
    Voter(String),
    /// A ballot that was counted.
    Counter(String),
    /// A ballot whose result this is.
    Ballot(String),
    /// A threshold of a ballot that was in force.
    Threshold(String, Demand, u16),
    /// What a ballot says of its result, and the route taken.
    Result(String, u16, u16),
}

impl GroundText {
    pub(super) fn of(names: Names<'_>, ground: Ground) -> Self {
        match ground {
            Ground::Action(action) => Self::Action(names.action(action)),
            Ground::By(action, clause) => Self::By(names.action(action), clause),
            Ground::Delegation(number) => Self::Delegation(number),
            Ground::Route(action, route) => Self::Route(names.action(action), route),
            Ground::Row(table, row) => Self::Row(names.table(table), row),
            Ground::Clock(clock) => Self::Clock(names.clock(clock)),
            Ground::Expiry(clock, route) => Self::Expiry(names.clock(clock), route),
            Ground::Limit(clock, limit) => Self::Limit(names.clock(clock), limit),
            Ground::Rung(slot, rung) => Self::Rung(names.slot(slot), rung),
            Ground::Exhausted(slot) => Self::Exhausted(names.slot(slot)),
            Ground::Join(state, way) => Self::Join(names.state(state), way),
            Ground::Voter(ballot) => Self::Voter(names.ballot(ballot)),
            Ground::Counter(ballot) => Self::Counter(names.ballot(ballot)),
            Ground::Ballot(ballot) => Self::Ballot(names.ballot(ballot)),
            Ground::Threshold(ballot, demand, clause) => {
                Self::Threshold(names.ballot(ballot), demand, clause)
            }
            Ground::Result(ballot, result, route) => Self::Result(names.ballot(ballot), result, route),
        }
    }

    pub(super) fn read(&self, names: Names<'_>) -> Result<Ground, WrittenError> {
        Ok(match self {
            Self::Action(action) => Ground::Action(names.read_action(action)?),
            Self::By(action, clause) => Ground::By(names.read_action(action)?, *clause),
            Self::Delegation(number) => Ground::Delegation(*number),
            Self::Route(action, route) => Ground::Route(names.read_action(action)?, *route),
            Self::Row(table, row) => Ground::Row(names.read_table(table)?, *row),
            Self::Clock(clock) => Ground::Clock(names.read_clock(clock)?),
            Self::Expiry(clock, route) => Ground::Expiry(names.read_clock(clock)?, *route),
            Self::Limit(clock, limit) => Ground::Limit(names.read_clock(clock)?, *limit),
            Self::Rung(slot, rung) => Ground::Rung(names.read_slot(slot)?, *rung),
            Self::Exhausted(slot) => Ground::Exhausted(names.read_slot(slot)?),
            Self::Join(state, way) => Ground::Join(names.read_state(state)?, *way),
            Self::Voter(ballot) => Ground::Voter(names.read_ballot(ballot)?),
            Self::Counter(ballot) => Ground::Counter(names.read_ballot(ballot)?),
            Self::Ballot(ballot) => Ground::Ballot(names.read_ballot(ballot)?),
            Self::Threshold(ballot, demand, clause) => {
                Ground::Threshold(names.read_ballot(ballot)?, *demand, *clause)
            }
            Self::Result(ballot, result, route) => {
                Ground::Result(names.read_ballot(ballot)?, *result, *route)
            }
        })
    }
}
