//! Actions, who may do them and where they lead.

use super::{
    Clauses, Report,
    expression::condition,
    operand::{self, Fit},
    rule,
};
use crate::{
    syntax::{Clause, Keyword},
    text::{ActionText, ByText, DeclinesText, GradeText, ProlongsText, RequestsText, RouteText},
};

/// An action.
pub(super) fn action(clause: &Clause, report: &mut Report) -> ActionText {
    let mut clauses = Clauses::of(clause, report);
    ActionText {
        grade: grade(clause.keyword),
        name: clauses.name(),
        titles: clauses.titles(),
        by: clauses.each(Keyword::By, by),
        from: clauses.values(Keyword::From, operand::alternatives),
        routes: clauses.each(Keyword::Goes, route),
        conditions: clauses.each(Keyword::If, condition),
        asks: clauses.each(Keyword::Asks, rule::names),
        uses: clauses.each(Keyword::Uses, rule::names),
        sets: clauses.values(Keyword::Sets, operand::values),
        clears: clauses.each(Keyword::Clears, rule::names),
        opens: clauses.each(Keyword::Opens, rule::opens),
        informed: clauses.each(Keyword::Informed, rule::names),
        consulted: clauses.each(Keyword::Consulted, rule::names),
        bars: clauses.each(Keyword::Bars, rule::names),
        within: clauses.each(Keyword::Within, rule::within),
        bounds: clauses.bounds(Fit::TimeOrTimes),
        since: clauses.each(Keyword::Since, rule::choice),
        before: clauses.each(Keyword::Before, rule::listed),
        every: clauses.each(Keyword::Every, rule::within),
        prolongs: clauses.each(Keyword::Prolongs, prolongs),
        requests: clauses.each(Keyword::Requests, requests),
        declines: clauses.each(Keyword::Declines, declines),
        escalate: clauses.inner(Keyword::Escalate, rule::escalate),
        retired: clauses.flag(Keyword::Retired),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn grade(keyword: Keyword) -> GradeText {
    match keyword {
        Keyword::Must => GradeText::Must,
        Keyword::Encourage => GradeText::Encourage,
        _ => GradeText::May,
    }
}

/// Who may act or vote, perhaps so many jointly.
pub(super) fn by(clause: &Clause, report: &mut Report) -> ByText {
    let parties = operand::one_of(clause, report);
    let mut clauses = Clauses::of(clause, report);
    ByText {
        parties,
        bounds: clauses.bounds(Fit::Persons),
        condition: clauses.one(Keyword::If, condition),
        notes: clauses.notes(),
    }
}

/// Where an action or a result leads.
pub(super) fn route(clause: &Clause, report: &mut Report) -> RouteText {
    let to = operand::all_of(clause, report);
    let mut clauses = Clauses::of(clause, report);
    RouteText {
        to,
        conditions: clauses.each(Keyword::If, condition),
        otherwise: clauses.flag(Keyword::Otherwise),
        sets: clauses.values(Keyword::Sets, operand::values),
        uses: clauses.each(Keyword::Uses, rule::names),
        opens: clauses.each(Keyword::Opens, rule::opens),
        escalate: clauses.inner(Keyword::Escalate, rule::escalate),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn prolongs(clause: &Clause, report: &mut Report) -> ProlongsText {
    let mut clauses = Clauses::of(clause, report);
    ProlongsText { clock: clauses.name(), bounds: clauses.bounds(Fit::TimeOrTimes), notes: clauses.notes() }
}

fn requests(clause: &Clause, report: &mut Report) -> RequestsText {
    let mut clauses = Clauses::of(clause, report);
    RequestsText {
        clock: clauses.name(),
        within: clauses.one(Keyword::Within, rule::within),
        notes: clauses.notes(),
        span: clause.span,
    }
}

fn declines(clause: &Clause, report: &mut Report) -> DeclinesText {
    let mut clauses = Clauses::of(clause, report);
    DeclinesText { clock: clauses.name(), notes: clauses.notes(), span: clause.span }
}
