//! Ladders: the ordered bodies to which a case escalates.

use serde::{Deserialize, Serialize};

use crate::{Name, id::BodyId, origin::Origin, time::Limit, title::Titles};

/// The bodies to which a case escalates, lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// Its rungs, lowest first.
    pub rungs: Vec<Rung>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One rung of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// The body.
    pub body: BodyId,
    /// How long it has, once the case escalates to it; none means no limit of its own.
    pub allowance: Option<Limit>,
    /// The causes that lead past it; empty means any.
    pub because: Vec<Cause>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Why a case escalates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// A limit has ended.
    Expiry,
    /// Who raised it is not satisfied.
    Dissatisfied,
    /// The handler refuses.
    Refusal,
    /// The risk has grown.
    Risk,
    /// Somebody asked for it.
    Request,
}
