//! The structure: which bodies govern, of what kind they are, and how they stand to one another.
//!
//! Bodies are nodes, relations are typed edges, offices are roles that persons hold within a body. Kinds carry axioms as
//! data ([`Axioms`]): what may start or end at a body of the kind. Questions about the graph are answered by [`Structure`]
//! and by [`BodyView`]: superiors, supervisors, paths of authority.

mod body;
mod built_in;
mod composition;
mod kind;
mod links;
mod query;
mod relation;
mod room;
mod view;

pub use body::{Body, Delegation, Office};
pub(crate) use built_in::built_in_kinds;
pub use composition::{Barred, Composition, Membership, Quantity, Quota, Required, Seats, Term};
pub use kind::{Axioms, Kind, Sort};
pub use relation::{Relation, RelationKind};
pub use room::Structure;
pub use view::BodyView;
