//! Typed relations between bodies.

use crate::{id::BodyId, origin::Origin};

/// A typed edge from one body to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What it is.
    pub kind: RelationKind,
    /// Where it starts.
    pub from: BodyId,
    /// Where it ends.
    pub to: BodyId,
    /// Where it comes from.
    pub origin: Origin,
}

/// What a relation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Commands: 领导.
    Leads,
    /// Guides without commanding: 指导.
    Guides,
    /// Watches over: 监督.
    Supervises,
    /// Brings into office: 产生.
    Elects,
    /// May have its actions done by: 授权.
    Delegates,
    /// Brings several to work together: 协调.
    Coordinates,
    /// Builds jointly with: 共建.
    Partners,
    /// Belongs to: 隶属.
    PartOf,
}

impl RelationKind {
    /// Every kind, in the order of the language's word table.
    pub const ALL: [Self; 8] = [
        Self::Leads,
        Self::Guides,
        Self::Supervises,
        Self::Elects,
        Self::Coordinates,
        Self::Partners,
        Self::PartOf,
        Self::Delegates,
    ];

    /// Whether its start has authority over its end: leads, guides, supervises or delegates.
    #[must_use]
    pub fn is_authority(self) -> bool {
        matches!(self, Self::Leads | Self::Guides | Self::Supervises | Self::Delegates)
    }
}
