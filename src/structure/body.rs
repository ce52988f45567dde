//! Bodies, their offices and their make-up.

use super::{Barred, Composition, Seats, Term};
use crate::{
    Name,
    id::{BodyId, KindId, OfficeId},
    origin::Origin,
    title::Titles,
};

/// A node of the structure graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// Its kind.
    pub kind: KindId,
    /// Whether it is a class: there are several of it, told apart by a key.
    pub is_class: bool,
    /// The offices within it, in the order of declaration; those of its kind first.
    pub offices: Vec<OfficeId>,
    /// Who belongs to it, as far as the charter says.
    pub composition: Composition,
    /// Where it comes from.
    pub origin: Origin,
}

/// A role that persons hold in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its name; unique within its body.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// The body it belongs to.
    pub body: BodyId,
    /// An office that its holders hold with it.
    pub implies: Option<OfficeId>,
    /// The kind of person that its holders are.
    pub kind: Option<KindId>,
    /// How many persons hold it.
    pub seats: Option<Seats>,
    /// How long it is held.
    pub term: Option<Term>,
    /// Who may not hold it.
    pub bars: Vec<Barred>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Actions that one body may do in another's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Whose actions they are.
    pub from: BodyId,
    /// Who may do them in its place.
    pub to: BodyId,
    /// Which, as workflow and action; empty means all.
    pub of: Vec<(Name, Name)>,
    /// The first day.
    pub since: Option<chrono::NaiveDate>,
    /// The day it ends.
    pub until: Option<chrono::NaiveDate>,
    /// Where it comes from.
    pub origin: Origin,
}
