//! Kinds of bodies, of persons and of ties, with their axioms.

use super::RelationKind;
use crate::{Name, id::KindId, origin::Origin, title::Titles};

/// What things a kind sorts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Bodies.
    Body,
    /// Persons, such as `resident`.
    Person,
    /// Ties between persons, such as `near-relative`.
    Tie,
}

/// A kind: built in, or declared by the charter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Its name.
    pub name: Name,
    /// Its titles.
    pub titles: Titles,
    /// What it sorts.
    pub sort: Sort,
    /// The kind that it narrows.
    pub narrows: Option<KindId>,
    /// What holds for every body of the kind; a narrower kind inherits it.
    pub axioms: Axioms,
    /// Whether the library knows it without being told.
    pub is_built_in: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// What holds for every body of a kind, as data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Axioms {
    /// Relations that may not start at a body of the kind.
    pub starts_no: Vec<RelationKind>,
    /// Relations that may not end at a body of the kind.
    pub ends_no: Vec<RelationKind>,
    /// Whether it governs itself: a government guides it and never leads it (城市居民委员会组织法 2025, art. 6).
    pub is_self_governing: bool,
    /// Whether it accepts tasks and is never assigned one: volunteers and partners (志愿服务条例 art. 25).
    pub accepts_only: bool,
    /// Whether it must stand apart from what it supervises (城市居民委员会组织法 2025, art. 36).
    pub stands_apart: bool,
    /// Whether it is a state organ: it may not lead what governs itself.
    pub is_government: bool,
    /// Whether it is a Party organization: lints about its reach apply where a charter has one.
    pub is_party: bool,
}
