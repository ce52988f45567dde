//! Kinds, bodies, offices and relations as written.

use serde::{Deserialize, Serialize};

use super::{AmountText, Expression, HasText, NamesText, Notes, Path, TypeText, written::written};
use crate::{
    finding::Span,
    schema::{InJson, Shape},
};

/// A typed edge of the structure graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationWord {
    /// Commands: 领导.
    #[default]
    Leads,
    /// Guides without commanding: 指导.
    Guides,
    /// Watches over: 监督.
    Supervises,
    /// Brings into office: 产生.
    Elects,
    /// Brings several to work together: 协调.
    Coordinates,
    /// Builds jointly with: 共建.
    Partners,
    /// Belongs to: 隶属.
    PartOf,
}

impl InJson for RelationWord {
    fn shape() -> Shape {
        Shape::OneOf(&["leads", "guides", "supervises", "elects", "coordinates", "partners", "part-of"])
    }
}

written! {
    /// A sort of body, of person or of tie.
    pub struct KindText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// `person`, `tie`, or the kind of body that it narrows.
        pub is: Option<Path>,
        /// Relations that may not start at it, and bodies it stands apart from.
        pub bars: Vec<NamesText>,
        /// Offices that every body of the kind has.
        pub offices: Vec<OfficeText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// A node of the structure.
    pub struct BodyText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// Its kind.
        pub is: Option<Path>,
        /// Whether there are several of it, told apart by a key.
        pub each: bool,
        /// Its relations to other bodies.
        pub relations: Vec<RelationText>,
        /// What others may do in its place.
        pub delegates: Vec<DelegatesText>,
        /// The cases that it may be given; one that no clause speaks of it may.
        pub competence: Vec<CompetenceText>,
        /// The offices within it.
        pub offices: Vec<OfficeText>,
        /// How many persons it has: a number or a range.
        pub seats: Option<TypeText>,
        /// Where `seats` stands.
        pub seats_span: Span,
        /// How long its members serve.
        pub term: Option<AmountText>,
        /// Where `term` stands.
        pub term_span: Span,
        /// Which persons it must have, and how many.
        pub has: Vec<HasText>,
        /// Who may not belong to it.
        pub bars: Vec<NamesText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// The cases that a body may be given.
    pub struct CompetenceText {
        /// What must hold of the case.
        pub expression: Expression,
        /// The workflows it speaks of; none means every workflow that declares the facts it names.
        pub of: Vec<Path>,
        /// Where it comes from.
        pub notes: Notes,
        /// Where it stands.
        pub span: Span,
    }

    /// A role that persons hold in a body.
    pub struct OfficeText {
        /// Its name.
        pub name: Path,
        /// Its titles.
        pub titles: Vec<String>,
        /// An office or kind of person that its holders also are.
        pub is: Option<Path>,
        /// How many persons hold it.
        pub seats: Option<TypeText>,
        /// Where `seats` stands.
        pub seats_span: Span,
        /// How long it is held.
        pub term: Option<AmountText>,
        /// Where `term` stands.
        pub term_span: Span,
        /// Who may not hold it.
        pub bars: Vec<NamesText>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Edges of one kind from the body they stand with.
    pub struct RelationText {
        /// The relation.
        pub relation: RelationWord,
        /// The bodies it goes to.
        pub to: Vec<Path>,
        /// Where it comes from.
        pub notes: Notes,
    }

    /// Actions that other bodies may do in this one's place.
    pub struct DelegatesText {
        /// The bodies that may.
        pub to: Vec<Path>,
        /// The actions, as `appeal.grade`; none means all.
        pub of: Vec<Path>,
        /// The first day.
        pub since: Option<Path>,
        /// The day it ends.
        pub until: Option<Path>,
        /// Where it comes from.
        pub notes: Notes,
    }
}
