//! Kinds, bodies, offices, relations and delegations.

use super::{Mistakes, Statement, expression, operand, rule};
use crate::{
    syntax::{Clause, Keyword, Term},
    text::{
        BodyText, CompetenceText, DelegatesText, HasText, KindText, OfficeText, RelationText, RelationWord,
    },
};

/// A kind.
pub(super) fn kind(text: &KindText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Kind, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::Is, text.is.as_ref())
        .each(&text.bars, rule::bars)
        .each(&text.offices, office)
        .notes(&text.notes)
}

/// A body.
pub(super) fn body(text: &BodyText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Body, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::Is, text.is.as_ref())
        .flag(Keyword::Each, text.each)
        .type_text(Keyword::Seats, text.seats.as_ref())
        .amount(Keyword::Term, text.term.as_ref())
        .each(&text.relations, relation)
        .each(&text.has, has)
        .each(&text.bars, rule::bars)
        .each(&text.delegates, delegates)
        .each(&text.competence, competence)
        .each(&text.offices, office)
        .notes(&text.notes)
}

fn office(text: &OfficeText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Office, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::Is, text.is.as_ref())
        .type_text(Keyword::Seats, text.seats.as_ref())
        .amount(Keyword::Term, text.term.as_ref())
        .each(&text.bars, rule::bars)
        .notes(&text.notes)
}

fn relation(text: &RelationText, mistakes: &mut Mistakes) -> Clause {
    let keyword = match text.relation {
        RelationWord::Leads => Keyword::Leads,
        RelationWord::Guides => Keyword::Guides,
        RelationWord::Supervises => Keyword::Supervises,
        RelationWord::Elects => Keyword::Elects,
        RelationWord::Coordinates => Keyword::Coordinates,
        RelationWord::Partners => Keyword::Partners,
        RelationWord::PartOf => Keyword::PartOf,
    };
    let to = operand::joined(&text.to, Term::And, operand::name);
    Statement::new(keyword, mistakes).takes(to).notes(&text.notes)
}

fn delegates(text: &DelegatesText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Delegates, mistakes)
        .takes(operand::joined(&text.to, Term::And, operand::name))
        .all(Keyword::For, &text.of)
        .moment(Keyword::Since, text.since.as_ref())
        .moment(Keyword::Until, text.until.as_ref())
        .notes(&text.notes)
}

fn competence(text: &CompetenceText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Competence, mistakes)
        .takes(expression::expression(&text.expression))
        .all(Keyword::For, &text.of)
        .notes(&text.notes)
}

/// So many of the members are these.
pub(super) fn has(text: &HasText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Has, mistakes)
        .takes_name(&text.who)
        .each(&text.bounds, rule::bound)
        .notes(&text.notes)
}
