//! Bodies, their offices and their make-up.

use crate::{
    Name,
    id::{BodyId, KindId, OfficeId},
    origin::Origin,
    time::Limit,
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
    /// How many persons hold it.
    pub seats: Option<Seats>,
    /// How long it is held.
    pub term: Option<Limit>,
    /// Who may not hold it.
    pub bars: Vec<Membership>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A number of persons, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
}

/// Who may and must belong to a body. These check a roster, not the charter alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Composition {
    /// How many persons it has.
    pub seats: Option<Seats>,
    /// How long its members serve.
    pub term: Option<Limit>,
    /// Who may not belong to it.
    pub bars: Vec<Membership>,
}

/// A set of persons by where they belong, with respect to the body that names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Membership {
    /// Members of a body.
    Body(BodyId),
    /// Holders of an office.
    Office(OfficeId),
    /// Persons of a kind.
    Kind(KindId),
    /// Persons with such a tie to a member of a body.
    TiedTo(BodyId, KindId),
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
