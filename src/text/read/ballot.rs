//! Ballots: who votes, how many it takes, and what each result leads to.

use super::{
    Clauses, Report, action,
    clauses::merge,
    expression::condition,
    need::Need,
    operand::{self, Fit, Join},
    rule, structure,
};
use crate::{
    syntax::{Clause, Keyword},
    text::{BallotText, BoundText, ProxiesText},
};

/// A ballot.
pub(super) fn ballot(clause: &Clause, report: &mut Report) -> BallotText {
    let mut clauses = Clauses::of(clause, report);
    BallotText {
        name: clauses.name(),
        titles: clauses.titles(),
        by: clauses.each(Keyword::By, action::by),
        candidates: clauses.value(Keyword::For, operand::name),
        seats: clauses.value(Keyword::Seats, operand::seats),
        within: clauses.each(Keyword::Within, rule::within),
        quorum: clauses.each(Keyword::Quorum, thresholds).concat(),
        passes: clauses.each(Keyword::Passes, thresholds).concat(),
        wins: clauses.each(Keyword::Wins, thresholds).concat(),
        margin: clauses.each(Keyword::Margin, thresholds).concat(),
        proxies: clauses.each(Keyword::Proxies, proxies),
        weight: clauses.names(Keyword::Weight, Join::And),
        secret: clauses.flag(Keyword::Secret),
        veto: clauses.each(Keyword::Veto, rule::names),
        has: clauses.each(Keyword::Has, structure::has),
        bars: clauses.each(Keyword::Bars, rule::names),
        on: clauses.each(Keyword::On, rule::on),
        notes: clauses.notes(),
    }
}

/// The bounds of one clause; what it says besides holds for each of them.
fn thresholds(clause: &Clause, report: &mut Report) -> Vec<BoundText> {
    let mut clauses = Clauses::of(clause, report);
    let mut bounds = clauses.bounds(Fit::Persons);
    let among = clauses.value(Keyword::Among, operand::name);
    let condition = clauses.one(Keyword::If, condition);
    let notes = clauses.notes();
    if bounds.is_empty() {
        report.incomplete(clause, Need::Bound);
    }
    for bound in &mut bounds {
        if let (Some(_), Some(again)) = (&bound.condition, clause.first(Keyword::If)) {
            report.repeated(again, clause);
        }
        bound.among.clone_from(&among);
        bound.condition = bound.condition.take().or_else(|| condition.clone());
        merge(&mut bound.notes, notes.clone());
    }
    bounds
}

fn proxies(clause: &Clause, report: &mut Report) -> ProxiesText {
    let mut clauses = Clauses::of(clause, report);
    ProxiesText {
        bounds: clauses.bounds(Fit::Persons),
        condition: clauses.one(Keyword::If, condition),
        bars: clauses.each(Keyword::Bars, rule::names),
        notes: clauses.notes(),
    }
}
