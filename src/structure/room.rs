//! The structure of one charter.

use super::{Body, Delegation, Kind, Office, Relation, links::Links};
use crate::id::{BodyId, KindId, List, OfficeId};

/// The structure of one charter. Its parts may be read; it is put together when the charter is compiled.
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
    /// Who stands above whom, and what brings what with it; derived from the rest.
    pub(super) links: Links,
}

impl Structure {
    /// Puts a structure together and looks up who stands above whom, and what brings what with it.
    pub(crate) fn new(
        kinds: List<KindId, Kind>,
        bodies: List<BodyId, Body>,
        offices: List<OfficeId, Office>,
        relations: Vec<Relation>,
        delegations: Vec<Delegation>,
    ) -> Self {
        let links = Links::new(&kinds, &bodies, &offices, &relations);
        Self { kinds, bodies, offices, relations, delegations, links }
    }
}
