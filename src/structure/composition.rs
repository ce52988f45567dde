//! Make-up: who may and must belong to a body or hold an office. These rules check a roster, not the charter alone.

use crate::{
    finding::Span,
    id::{BodyId, KindId, OfficeId},
    origin::Origin,
    text::BoundWord,
    time::Limit,
};

/// Who may and must belong to a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Composition {
    /// How many persons it has.
    pub seats: Option<Seats>,
    /// How long its members serve.
    pub term: Option<Term>,
    /// How many of its members are such persons.
    pub has: Vec<Required>,
    /// Who may not belong to it; what its kind bars as well.
    pub bars: Vec<Barred>,
}

/// A number of persons, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// Where it is written.
    pub span: Span,
}

/// How long an office or membership is held, from the day on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// How long.
    pub limit: Limit,
    /// Where it is written.
    pub span: Span,
}

/// So many of a body's members are such persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// Which persons.
    pub who: Membership,
    /// How many: every one of these holds.
    pub quotas: Vec<Quota>,
    /// Where it comes from.
    pub origin: Origin,
}

/// A bound on how many of a body's members are such persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// At least, at most or more than.
    pub word: BoundWord,
    /// So many.
    pub quantity: Quantity,
}

/// So many persons, or such a share of a body's members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// So many persons.
    Persons(u32),
    /// This part of that whole: `4/5` of all members.
    Share(u32, u32),
}

/// Persons who may not belong to a body or hold an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Barred {
    /// Which persons.
    pub who: Membership,
    /// Where it comes from.
    pub origin: Origin,
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
    /// Persons with such a tie to a holder of an office.
    TiedToHolder(OfficeId, KindId),
    /// Members of any other body of a kind.
    BodiesOf(KindId),
}

impl Quota {
    /// Whether `count` of `all` members are enough, and not too many. Exact: nothing is rounded.
    ///
    /// ```
    /// use gongzhi::{structure::{Quantity, Quota}, text::BoundWord};
    ///
    /// let most = Quota { word: BoundWord::AtLeast, quantity: Quantity::Share(4, 5) };
    /// assert!(most.holds(8, 10));
    /// assert!(!most.holds(8, 11));
    /// ```
    #[must_use]
    pub fn holds(self, count: usize, all: usize) -> bool {
        let (count, all) = (count as u128, all as u128);
        let (count, bound) = match self.quantity {
            Quantity::Persons(number) => (count, u128::from(number)),
            Quantity::Share(part, whole) => (count * u128::from(whole), all * u128::from(part)),
        };
        match self.word {
            BoundWord::AtLeast => count >= bound,
            BoundWord::AtMost => count <= bound,
            BoundWord::MoreThan => count > bound,
        }
    }
}
