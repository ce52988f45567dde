//! Ballots.

use super::{Mistakes, Statement, action, rule, structure};
use crate::{
    syntax::{Clause, Keyword},
    text::{BallotText, BoundText, Notes, ProxiesText},
};

/// A ballot.
pub(super) fn ballot(text: &BallotText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Ballot, mistakes)
        .declares(&text.name, &text.titles)
        .name(Keyword::For, text.candidates.as_ref())
        .type_text(Keyword::Seats, text.seats.as_ref())
        .each(&text.within, rule::within)
        .each(&text.by, action::by)
        .each(&text.margin, margin)
        .each(&text.quorum, quorum)
        .each(&text.passes, passes)
        .each(&text.wins, wins)
        .all(Keyword::Weight, &text.weight)
        .flag(Keyword::Secret, text.secret)
        .each(&text.veto, rule::veto)
        .each(&text.proxies, proxies)
        .each(&text.has, structure::has)
        .each(&text.bars, rule::bars)
        .each(&text.on, rule::on)
        .notes(&text.notes)
}

fn margin(text: &BoundText, mistakes: &mut Mistakes) -> Clause {
    threshold(Keyword::Margin, text, mistakes)
}

fn quorum(text: &BoundText, mistakes: &mut Mistakes) -> Clause {
    threshold(Keyword::Quorum, text, mistakes)
}

fn passes(text: &BoundText, mistakes: &mut Mistakes) -> Clause {
    threshold(Keyword::Passes, text, mistakes)
}

fn wins(text: &BoundText, mistakes: &mut Mistakes) -> Clause {
    threshold(Keyword::Wins, text, mistakes)
}

/// A threshold: its bound, and beside that the whole, the condition and the sources.
fn threshold(keyword: Keyword, text: &BoundText, mistakes: &mut Mistakes) -> Clause {
    let bound = BoundText { notes: Notes::default(), ..text.clone() };
    Statement::new(keyword, mistakes)
        .one(Some(&bound), rule::bound)
        .name(Keyword::Among, text.among.as_ref())
        .notes(&text.notes)
}

fn proxies(text: &ProxiesText, mistakes: &mut Mistakes) -> Clause {
    Statement::new(Keyword::Proxies, mistakes)
        .each(&text.bounds, rule::bound)
        .one(text.condition.as_ref(), rule::condition)
        .each(&text.bars, rule::bars)
        .notes(&text.notes)
}
