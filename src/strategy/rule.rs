//! Random limits, clocks, tables and what their results mean.

use super::{
    Tape,
    cast::Cast,
    charter::of,
    condition::{condition, perhaps},
};
use crate::{
    finding::Span,
    syntax::Unit,
    text::{
        AmountText, AssignText, ClockText, ColumnText, EscalateText, Expression, NamesText, OnText, Path,
        RouteText, RowText, TableText, WithinText,
    },
};

/// A limit in any unit of time.
pub(super) fn limit(tape: &mut Tape) -> AmountText {
    let units = [Unit::Hours, Unit::Days, Unit::WorkingDays, Unit::WorkingHours, Unit::Months];
    let unit = tape.pick(&units).copied().unwrap_or(Unit::Hours);
    let most = match unit {
        Unit::Hours | Unit::WorkingHours => 60,
        Unit::Months => 2,
        _ => 12,
    };
    of(1 + u32::try_from(tape.below(most)).unwrap_or_default(), unit)
}

/// A limit with its anchors and what its end means. `may_escalate` where the rule may move the case up its ladder.
pub(super) fn within(cast: &Cast, tape: &mut Tape, takes_results: bool) -> WithinText {
    WithinText {
        amount: Some(if tape.chance(15) { AmountText::Named("span".into()) } else { limit(tape) }),
        since: if tape.chance(25) { vec![trigger(cast, tape)] } else { Vec::new() },
        condition: perhaps(cast, tape, 8),
        counting: counting(tape),
        on: if takes_results { results(cast, tape) } else { Vec::new() },
        ..Default::default()
    }
}

/// A named clock, which may span several states.
pub(super) fn clock(cast: &Cast, tape: &mut Tape) -> ClockText {
    ClockText {
        name: "clock".into(),
        within: vec![WithinText {
            amount: Some(if tape.chance(15) { AmountText::Named("grading".into()) } else { limit(tape) }),
            since: vec![trigger(cast, tape), trigger(cast, tape)],
            counting: counting(tape),
            ..Default::default()
        }],
        until: tape.some(&cast.all(), 10).iter().map(|name| Path::from(name.as_str())).collect(),
        warns: if tape.chance(20) { vec![limit(tape)] } else { Vec::new() },
        pauses: names(tape.some(&cast.states, 35)),
        on: results(cast, tape),
        ..Default::default()
    }
}

/// A table over the choice and the flag that sets the handler and the clock's limit.
pub(super) fn table(tape: &mut Tape) -> TableText {
    let cells = [["x", "any"], ["y", "yes"], ["y", "no"], ["z", "any"]];
    let rows = cells.iter().map(|cells| row(tape, cells)).collect();
    let columns = ["handler", "clock"].map(|name| ColumnText { name: name.into() });
    TableText {
        name: "grading".into(),
        inputs: vec!["choice".into(), "flag".into()],
        outputs: columns.into(),
        rows,
        ..Default::default()
    }
}

fn row(tape: &mut Tape, cells: &[&str; 2]) -> RowText {
    let handler = tape.pick(&super::charter::RUNGS).copied().unwrap_or("lower");
    let limit = limit(tape);
    RowText {
        inputs: cells.iter().map(|cell| super::condition::name(cell)).collect(),
        outputs: vec![super::condition::name(handler), Expression::Amount(limit, Span::default())],
        ..Default::default()
    }
}

fn results(cast: &Cast, tape: &mut Tape) -> Vec<OnText> {
    let mut on = OnText { result: "expiry".into(), ..Default::default() };
    match tape.below(5) {
        1 => on.escalate = Some(EscalateText::default()),
        2 => {
            on.take = Some(Path::from(cast.action(tape).as_str()));
            on.with = if tape.chance(50) { vec![assign("flag", "yes")] } else { Vec::new() };
        }
        3 => on.routes = vec![RouteText { to: vec![cast.state(tape)], ..Default::default() }],
        4 => on.routes = choice(cast, tape),
        _ => return Vec::new(),
    }
    vec![on]
}

/// A route on a condition, and another that may climb.
fn choice(cast: &Cast, tape: &mut Tape) -> Vec<RouteText> {
    let first = RouteText {
        to: vec![cast.state(tape)],
        conditions: vec![condition(cast, tape)],
        sets: if tape.chance(40) { vec![assign("flag", "no")] } else { Vec::new() },
        uses: if tape.chance(25) { super::action::grading(cast, tape) } else { Vec::new() },
        ..Default::default()
    };
    let climbs = tape.chance(40).then(|| EscalateText { cause: Some("risk".into()), ..Default::default() });
    vec![
        first,
        RouteText { to: vec![cast.state(tape)], otherwise: true, escalate: climbs, ..Default::default() },
    ]
}

/// How days depart from the usual.
pub(super) fn counting(tape: &mut Tape) -> Vec<Path> {
    tape.some(&["first-day", "no-roll"], 15).into_iter().map(Path::from).collect()
}

/// An action, state or named day that starts or stops something.
pub(super) fn trigger(cast: &Cast, tape: &mut Tape) -> Path {
    match tape.below(10) {
        9 => "day".into(),
        5..=8 => cast.state(tape),
        _ => Path::from(cast.action(tape).as_str()),
    }
}

/// A table over the number, and at times a body, that says where the case goes on.
pub(super) fn leading(cast: &Cast, tape: &mut Tape) -> TableText {
    let bodies = ["handler", "handler.superior", "member", "case.accountable"];
    let body = if tape.chance(30) { tape.pick(&bodies) } else { None };
    let rows = [(0, 1), (2, 3), (0, 3)].map(|(least, most)| {
        let number = |number| Box::new(Expression::Number(number, Span::default()));
        let range = Expression::Range(number(least), number(most));
        RowText {
            inputs: std::iter::once(range).chain(body.map(|body| body_cell(body, tape))).collect(),
            outputs: vec![Expression::Name(cast.state(tape))],
            ..Default::default()
        }
    });
    TableText {
        name: "leading".into(),
        first: tape.chance(30),
        inputs: std::iter::once("number").chain(body.copied()).map(Path::from).collect(),
        outputs: vec![ColumnText { name: "->".into() }],
        rows: rows.into(),
        ..Default::default()
    }
}

/// What a body must be.
fn body_cell(body: &str, tape: &mut Tape) -> Expression {
    let name = super::condition::name;
    let known = tape.pick(&super::charter::BODIES).copied().unwrap_or("lower");
    match tape.below(4) {
        1 => Expression::Not(Box::new(name("none")), Span::default()),
        2 if body != "member" => name(known),
        3 if body != "member" => Expression::Or(vec![name("none"), name(known)]),
        _ => name("any"),
    }
}

/// A clause of these names, if there are any.
pub(super) fn names(names: Vec<String>) -> Vec<NamesText> {
    if names.is_empty() {
        return Vec::new();
    }
    vec![NamesText {
        names: names.iter().map(|name| Path::from(name.as_str())).collect(),
        ..Default::default()
    }]
}

/// A fact or slot and the name of what it becomes.
pub(super) fn assign(target: &str, value: &str) -> AssignText {
    AssignText { target: target.into(), value: super::condition::name(value) }
}
