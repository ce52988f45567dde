//! Kinds, bodies, offices, relations and delegations.

use super::{
    Clauses, Report, expression,
    operand::{self, Fit, Join},
    rule,
};
use crate::{
    finding::Span,
    syntax::{Clause, Keyword},
    text::{
        BodyText, CompetenceText, DelegatesText, HasText, KindText, OfficeText, RelationText, RelationWord,
    },
};

/// A kind.
pub(super) fn kind(clause: &Clause, report: &mut Report) -> KindText {
    let mut clauses = Clauses::of(clause, report);
    KindText {
        name: clauses.name(),
        titles: clauses.titles(),
        is: clauses.value(Keyword::Is, operand::name),
        bars: clauses.each(Keyword::Bars, rule::names),
        offices: clauses.each(Keyword::Office, office),
        notes: clauses.notes(),
    }
}

/// A body.
pub(super) fn body(clause: &Clause, report: &mut Report) -> BodyText {
    let mut clauses = Clauses::of(clause, report);
    BodyText {
        name: clauses.name(),
        titles: clauses.titles(),
        is: clauses.value(Keyword::Is, operand::name),
        each: clauses.flag(Keyword::Each),
        relations: clauses.each_of(|keyword| relation_word(keyword).is_some(), relation),
        delegates: clauses.each(Keyword::Delegates, delegates),
        competence: clauses.each(Keyword::Competence, competence),
        offices: clauses.each(Keyword::Office, office),
        seats: clauses.value(Keyword::Seats, operand::seats),
        seats_span: place(clause, Keyword::Seats),
        term: clauses.value(Keyword::Term, operand::duration),
        term_span: place(clause, Keyword::Term),
        has: clauses.each(Keyword::Has, has),
        bars: clauses.each(Keyword::Bars, rule::names),
        notes: clauses.notes(),
    }
}

fn office(clause: &Clause, report: &mut Report) -> OfficeText {
    let mut clauses = Clauses::of(clause, report);
    OfficeText {
        name: clauses.name(),
        titles: clauses.titles(),
        is: clauses.value(Keyword::Is, operand::name),
        seats: clauses.value(Keyword::Seats, operand::seats),
        seats_span: place(clause, Keyword::Seats),
        term: clauses.value(Keyword::Term, operand::duration),
        term_span: place(clause, Keyword::Term),
        bars: clauses.each(Keyword::Bars, rule::names),
        notes: clauses.notes(),
    }
}

/// Where a clause stands; where its owner does if there is none.
fn place(owner: &Clause, keyword: Keyword) -> Span {
    owner.first(keyword).map_or(owner.span, |clause| clause.span)
}

fn relation(clause: &Clause, report: &mut Report) -> RelationText {
    RelationText {
        relation: relation_word(clause.keyword).unwrap_or_default(),
        to: operand::all_of(clause, report),
        notes: Clauses::of(clause, report).notes(),
    }
}

fn relation_word(keyword: Keyword) -> Option<RelationWord> {
    Some(match keyword {
        Keyword::Leads => RelationWord::Leads,
        Keyword::Guides => RelationWord::Guides,
        Keyword::Supervises => RelationWord::Supervises,
        Keyword::Elects => RelationWord::Elects,
        Keyword::Coordinates => RelationWord::Coordinates,
        Keyword::Partners => RelationWord::Partners,
        Keyword::PartOf => RelationWord::PartOf,
        _ => return None,
    })
}

fn delegates(clause: &Clause, report: &mut Report) -> DelegatesText {
    let to = operand::all_of(clause, report);
    let mut clauses = Clauses::of(clause, report);
    DelegatesText {
        to,
        of: clauses.names(Keyword::For, Join::And),
        since: clauses.value(Keyword::Since, operand::moment),
        until: clauses.value(Keyword::Until, operand::moment),
        notes: clauses.notes(),
    }
}

fn competence(clause: &Clause, report: &mut Report) -> CompetenceText {
    let expression = expression::read(clause, report);
    let mut clauses = Clauses::of(clause, report);
    CompetenceText {
        expression,
        of: clauses.names(Keyword::For, Join::And),
        notes: clauses.notes(),
        span: clause.span,
    }
}

/// So many of the members are these.
pub(super) fn has(clause: &Clause, report: &mut Report) -> HasText {
    let mut clauses = Clauses::of(clause, report);
    HasText { who: clauses.name(), bounds: clauses.bounds(Fit::Persons), notes: clauses.notes() }
}
