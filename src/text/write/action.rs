//! Actions, who may do them and where they lead.

use super::{Mistakes, Statement, operand, rule};
use crate::{
    syntax::{Clause, Keyword, Term},
    text::{ActionText, ByText, DeclinesText, ProlongsText, RequestsText, RouteText},
};

/// An action.
pub(super) fn action(text: &ActionText, mistakes: &mut Mistakes) -> Clause {
    let from = (!text.from.is_empty()).then(|| from(text, mistakes));
    Statement::new(text.grade.keyword(), mistakes)
        .declares(&text.name, &text.titles)
        .each(&text.by, by)
        .clause(from)
        .each(&text.since, rule::since)
        .each(&text.before, rule::before)
        .each(&text.within, rule::within)
        .each(&text.bounds, rule::bound)
        .each(&text.every, rule::every)
        .each(&text.conditions, rule::condition)
        .each(&text.bars, rule::bars)
        .each(&text.asks, rule::asks)
        .each(&text.uses, rule::uses)
        .assigns(Keyword::Sets, &text.sets)
        .each(&text.clears, rule::clears)
        .each(&text.prolongs, prolongs)
        .each(&text.requests, requests)
        .each(&text.declines, declines)
        .each(&text.opens, rule::opens)
        .each(&text.informed, rule::informed)
        .each(&text.consulted, rule::consulted)
        .one(text.escalate.as_ref(), rule::escalate)
        .flag(Keyword::Retired, text.retired)
        .each(&text.routes, route)
        .notes(&text.notes)
}

fn from(text: &ActionText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::From, mistakes).takes(operand::alternatives(&text.from)).done()
}

/// Who may act or vote.
pub(super) fn by(text: &ByText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::By, mistakes)
        .takes(operand::joined(&text.parties, Term::Or, operand::name))
        .each(&text.bounds, rule::bound)
        .one(text.condition.as_ref(), rule::condition)
        .notes(&text.notes)
}

/// Where an action or a result leads.
pub(super) fn route(text: &RouteText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Goes, mistakes)
        .takes(operand::joined(&text.to, Term::And, operand::name))
        .each(&text.conditions, rule::condition)
        .flag(Keyword::Otherwise, text.otherwise)
        .assigns(Keyword::Sets, &text.sets)
        .each(&text.uses, rule::uses)
        .each(&text.opens, rule::opens)
        .one(text.escalate.as_ref(), rule::escalate)
        .notes(&text.notes)
}

fn prolongs(text: &ProlongsText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Prolongs, mistakes)
        .takes_name(&text.clock)
        .each(&text.bounds, rule::bound)
        .notes(&text.notes)
}

fn requests(text: &RequestsText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Requests, mistakes)
        .takes_name(&text.clock)
        .one(text.within.as_ref(), rule::within)
        .notes(&text.notes)
}

fn declines(text: &DeclinesText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Declines, mistakes).takes_name(&text.clock).notes(&text.notes)
}
