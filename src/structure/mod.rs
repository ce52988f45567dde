//! The structure: which bodies govern, of what kind they are, and how they stand to one another.
//!
//! Bodies are nodes, relations are typed edges, offices are roles that persons hold within a body. Kinds carry axioms as
//! data ([`Axioms`]): what may start or end at a body of the kind. Questions about the graph are answered by [`Structure`].

mod body;
mod kind;
mod relation;

pub use body::{Body, Composition, Delegation, Membership, Office, Seats};
pub use kind::{Axioms, Kind, Sort};
pub use relation::{Relation, RelationKind};

use crate::id::{BodyId, KindId, List, OfficeId};

/// The structure of one charter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Structure {
    /// The kinds: the built-in ones, then those declared.
    pub kinds: List<KindId, Kind>,
    /// The bodies.
    pub bodies: List<BodyId, Body>,
    /// The offices of all bodies.
    pub offices: List<OfficeId, Office>,
    /// The relations, in the order of declaration.
    pub relations: Vec<Relation>,
    /// The delegations.
    pub delegations: Vec<Delegation>,
}
